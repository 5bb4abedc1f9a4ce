//! What is done to the units that are selected.

use std::collections::BTreeSet;

use leptos::prelude::*;
use shared::api::draft::OutlineAct;
use shared::id::DraftUnitId;

use super::model;
use super::screen::{Moved, Screen};
use crate::platform::page;
use crate::text::draft::outline as text;
use crate::ui::prelude::*;

/// Draws the bar, while something is selected.
pub(super) fn bar(screen: Screen) -> AnyView {
    let desk = screen.desk;
    let chosen =
        Memo::new(move |_| desk.shown.with(|view| desk.chosen.with(|chosen| model::in_order(view, chosen))));
    let is_any = Memo::new(move |_| chosen.with(|chosen| !chosen.is_empty()));
    let are_hidden = Memo::new(move |_| {
        let is_hidden =
            |view: &_, id: &DraftUnitId| model::unit(view, *id).is_some_and(|(_, row)| row.is_hidden);
        desk.shown.with(|view| chosen.with(|chosen| chosen.iter().all(|id| is_hidden(view, id))))
    });
    let count = move || chosen.with(|chosen| u32::try_from(chosen.len()).unwrap_or(u32::MAX));
    let hide = move || {
        let (units, is_hidden) = (chosen.get_untracked(), !are_hidden.get_untracked());
        desk.act(OutlineAct::HideUnits { units, is_hidden });
    };
    let none = move || {
        desk.chosen.update(BTreeSet::clear);
        // The bar goes, and with it the button that had the focus.
        request_animation_frame(page::focus_title);
    };
    let shown = move || {
        is_any.get().then(|| {
            view! {
                <ActionBar>
                    <div class="l-stack l-stack--tight" role="group" aria-label=text::selected_actions()>
                        <p class="u-strong" role="status">{move || text::selected(count())}</p>
                        <div class="l-cluster">
                            <Button
                                kind=ButtonKind::Secondary
                                on_press=move || screen.moving.set(Some(Moved::Units(chosen.get_untracked())))
                            >
                                {text::move_to()}
                            </Button>
                            <Button kind=ButtonKind::Secondary on_press=hide>
                                {move || if are_hidden.get() { text::show() } else { text::hide() }}
                            </Button>
                            <Button
                                kind=ButtonKind::Secondary
                                on_press=move || screen.remove(Vec::new(), chosen.get_untracked())
                            >
                                {text::remove()}
                            </Button>
                            <Button kind=ButtonKind::Quiet on_press=none>
                                {text::unselect()}
                            </Button>
                        </div>
                    </div>
                </ActionBar>
            }
        })
    };
    shown.into_any()
}
