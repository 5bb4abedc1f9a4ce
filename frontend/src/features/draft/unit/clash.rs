//! Facts of a unit that two have changed: mine and what is there now, side by side.

use leptos::prelude::*;

use super::desk::UnitDesk;
use super::filled;
use crate::features::draft::clash::{beside, foot};
use crate::text::draft::outline as text;
use crate::ui::prelude::*;

/// Draws the dialog. Closing it decides nothing: it can be opened again.
pub(super) fn facts_dialog(desk: UnitDesk) -> AnyView {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(desk.collision.with(Option::is_some)));
    let settle = move |is_mine| {
        open.set(false);
        desk.settle(is_mine);
    };
    let body = move || {
        desk.collision.get().map(|(mine, theirs)| {
            view! {
                <p>{text::collided_why()}</p>
                {beside(filled::differences(&mine, &theirs))}
                {foot(settle)}
            }
        })
    };
    let again = move || {
        (desk.collision.with(Option::is_some) && !open.get()).then(|| {
            view! {
                <Notice tone=Tone::Warn title=text::collided()>
                    <Button kind=ButtonKind::Secondary on_press=move || open.set(true)>
                        {text::compare()}
                    </Button>
                </Notice>
            }
        })
    };
    view! {
        {again}
        <Dialog open title=text::collided()>
            {body}
        </Dialog>
    }
    .into_any()
}
