//! The functions that `public/boot.js` and `public/overlay.js` put on `globalThis.sinau`.

use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = sinau, js_name = stop, catch)]
    fn js_stop(kind: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = sinau, js_name = prose, catch)]
    fn js_prose(element: &Element, html: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = sinau, js_name = restoreScroll, catch)]
    fn js_restore_scroll() -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = sinau, js_name = focus, catch)]
    fn js_focus(element: &Element) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = sinau, js_name = takeGrant, catch)]
    async fn js_take_grant() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = sinau, js_name = takeNewVersion, catch)]
    fn js_take_new_version() -> Result<(), JsValue>;
}

/// Makes a panic show the overlay of `public/overlay.js`, which needs nothing of this module to live on.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
        // The page has no overlay only in a test harness.
        let _shown = js_stop("stopped");
    }));
}

/// Puts HTML that the server has sanitised into `element`, and finishes callouts, tables, pictures and links.
pub fn set_prose(element: &Element, html: &str) {
    if js_prose(element, html).is_err() {
        element.set_inner_html(html);
    }
}

/// Goes back to where the reader was on this history entry, if the visit is a return.
pub fn restore_scroll() {
    let _scrolled = js_restore_scroll();
}

/// Focuses `element` without scrolling to it.
pub fn focus(element: &Element) {
    let _focused = js_focus(element);
}

/// The answer to the page's own request for a token, which it made while the app was on its way; once, and only a good
/// one.
pub async fn take_grant() -> Option<String> {
    js_take_grant().await.ok()?.as_string()
}

/// Exchanges the app for the version that has been fetched, and reloads the page.
pub fn take_new_version() {
    let _taken = js_take_new_version();
}
