//! What is shown where another tab answers the same attempt: why nothing can be answered here, and the way to go on here.

use leptos::prelude::*;

use super::draft_box::{DraftBox, Hold};
use crate::platform::page;
use crate::text::quiz as text;
use crate::ui::prelude::*;

/// Whether this tab may answer, tracked.
pub(super) fn is_ours(opened: DraftBox) -> bool {
    opened.hold.try_get() == Some(Hold::Ours)
}

/// Says that another tab answers, and offers to go on in this one.
pub(super) fn notice(opened: DraftBox) -> AnyView {
    let held = move || opened.hold.try_get().unwrap_or(Hold::Ours);
    let is_shown = Memo::new(move |_| matches!(held(), Hold::Elsewhere | Hold::Taking));
    let busy = Signal::derive(move || held() == Hold::Taking);
    Effect::new(move |before: Option<bool>| {
        let is_shown = is_shown.get();
        if before == Some(true) && !is_shown {
            // The button that was pressed is gone.
            page::focus_title();
            page::announce(text::taken_over());
        }
        is_shown
    });
    let shown = move || {
        is_shown.get().then(|| {
            view! {
                <Notice tone=Tone::Warn title=text::elsewhere_title()>
                    <p>{text::elsewhere_why()}</p>
                    <div class="c-notice__foot">
                        <Button busy on_press=move || opened.take_over()>
                            {text::take_over()}
                        </Button>
                    </div>
                </Notice>
            }
        })
    };
    view! { <div class="q-elsewhere">{shown}</div> }.into_any()
}
