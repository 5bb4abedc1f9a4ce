//! Facts of a unit that two have changed: mine and what is there now, side by side.

use leptos::prelude::*;

use super::desk::UnitDesk;
use super::filled;
use crate::features::draft::clash::{choice, frame};

/// Draws the dialog.
pub(super) fn facts_dialog(desk: UnitDesk) -> AnyView {
    let collides = Signal::derive(move || desk.collision.with(Option::is_some));
    let body = move |open: RwSignal<bool>| {
        let settle = move |is_mine| {
            open.set(false);
            desk.settle(is_mine);
        };
        desk.collision.get().map(|(mine, theirs)| choice(filled::differences(&mine, &theirs), settle))
    };
    frame(collides, body)
}
