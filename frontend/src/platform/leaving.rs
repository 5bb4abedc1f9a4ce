//! Links that are about to be followed: a page with unsaved words may ask first.
//!
//! **Invariant:** a link is held back only while the page that asked for it is there.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MouseEvent};

/// Says whether a link to an address is held back.
type Hold = Rc<dyn Fn(&str) -> bool>;

thread_local! {
    static HOLD: RefCell<Option<(u32, Hold)>> = const { RefCell::new(None) };
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// Asks `hold` about every link of this app before it is followed, until [`let_go`] of what this gives.
pub fn guard(hold: impl Fn(&str) -> bool + 'static) -> u32 {
    let turn = TURN.get().wrapping_add(1);
    TURN.set(turn);
    HOLD.replace(Some((turn, Rc::new(hold))));
    if turn == 1 {
        listen();
    }
    turn
}

/// Asks no more, unless another page does by now.
pub fn let_go(turn: u32) {
    HOLD.with_borrow_mut(|hold| hold.take_if(|(other, _)| *other == turn));
}

/// Hears of presses on their way down, before the router does.
fn listen() {
    let heard = |event: MouseEvent| {
        let hold = HOLD.with_borrow(|hold| hold.as_ref().map(|(_, hold)| Rc::clone(hold)));
        if let (Some(hold), Some(href)) = (hold, followed(&event))
            && hold(&href)
        {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    // Lives as long as the page.
    let function = Closure::<dyn Fn(MouseEvent)>::new(heard).into_js_value();
    let _listening =
        document().add_event_listener_with_callback_and_bool("click", function.unchecked_ref(), true);
}

/// Where a press leads within the app, in this window.
fn followed(event: &MouseEvent) -> Option<String> {
    if event.button() != 0 || event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key() {
        return None;
    }
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??;
    let href = link.get_attribute("href").filter(|href| href.starts_with('/') && !href.starts_with("//"))?;
    let is_elsewhere = link.has_attribute("target") || link.has_attribute("download");
    (!is_elsewhere).then_some(href)
}
