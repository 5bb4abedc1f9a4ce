//! The text of a unit, with what its blocks come to once their code is there.
//!
//! **Invariant:** the text is there at once; code is fetched only where a block asks for it.

use std::any::Any;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{check, embed};
use crate::lazy_code;
use crate::ui::prelude::*;

/// Puts a block in its place, and keeps it there until the handle goes.
type Put = fn(&HtmlElement) -> Option<Box<dyn Any>>;

// With practice: the rules that grade are not for every lesson to fetch.
lazy_code!(checks in practice: Put => check::put);

/// Draws a text.
pub fn unit_text(html: Signal<String>) -> AnyView {
    let owner = Owner::current();
    let held = StoredValue::new_local(Vec::<Box<dyn Any>>::new());
    let on_shown = move |place: Element| {
        for film in all(&place, "[data-embed]") {
            let put = owner.as_ref().and_then(|owner| owner.with(|| embed::put(&film)));
            let _held = held.try_update_value(|held| held.extend(put));
        }
        let found = all(&place, "[data-check]");
        if found.is_empty() {
            return;
        }
        let owner = owner.clone();
        spawn_local(async move {
            let (Ok(put), Some(owner)) = (checks().await, owner) else { return };
            let there = found.iter().filter(|place| place.is_connected());
            let put: Vec<_> = owner.with(|| there.filter_map(put).collect());
            let _held = held.try_update_value(|held| held.extend(put));
        });
    };
    view! { <Prose html on_shown=Callback::new(move |(place,)| on_shown(place)) /> }.into_any()
}

fn all(place: &Element, what: &str) -> Vec<HtmlElement> {
    let Ok(found) = place.query_selector_all(what) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
