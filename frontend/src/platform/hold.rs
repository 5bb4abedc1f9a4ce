//! Names that one tab at a time holds, so that two tabs never write the same thing (`public/boot.js`).

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = sinau, js_name = hold, catch)]
    fn js_hold(name: &str, takes: bool, tell: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = sinau, js_name = letGo, catch)]
    fn js_let_go(name: &str) -> Result<(), JsValue>;
}

/// How a name is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Where no other tab holds it; else when that one lets go.
    Wait,
    /// At once, taking it from another tab.
    Take,
}

/// Asks for a name. `tell` hears each time whether this tab holds it now, until [`let_go`].
pub fn hold(name: &str, ask: Ask, tell: impl Fn(bool) + 'static) {
    let tell = std::rc::Rc::new(tell);
    let heard = std::rc::Rc::clone(&tell);
    // The browser drops the function when nothing can call it any more.
    let function = Closure::<dyn Fn(bool)>::new(move |is_ours| heard(is_ours)).into_js_value();
    if js_hold(name, ask == Ask::Take, &function).is_err() {
        // Only a test harness has no tabs to tell apart.
        tell(true);
    }
}

/// Lets go of a name, or stops waiting for it.
pub fn let_go(name: &str) {
    // Nothing to let go of where nothing could be asked for.
    let _gone = js_let_go(name);
}
