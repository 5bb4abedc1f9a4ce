//! How far the reader has scrolled, in thousandths, and whole numbers out of the browser's.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

/// A whole number out of one that the browser gives; below nothing is nothing.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, which is what is wanted of seconds and pixels"
)]
pub fn whole(number: f64) -> u32 {
    number as u32
}

/// Milliseconds since the page was opened, by a clock that nobody can set.
pub fn since_open_ms() -> u64 {
    window().performance().map(|performance| u64::from(whole(performance.now()))).unwrap_or_default()
}

/// The pixels that the page can scroll at most.
fn room() -> f64 {
    let height =
        document().document_element().map(|root| f64::from(root.scroll_height())).unwrap_or_default();
    let seen = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    (height - seen).max(0.0)
}

/// Thousandths of the page that lie above the top of the screen; a page that fits is at its end.
pub fn scrolled() -> u32 {
    let room = room();
    if room < 1.0 {
        return 1000;
    }
    let top = window().scroll_y().unwrap_or_default();
    whole((top * 1000.0 / room).clamp(0.0, 1000.0))
}

/// Scrolls to so many thousandths of the page.
pub fn scroll_to(at: u32) {
    window().scroll_to_with_x_and_y(0.0, room() * f64::from(at) / 1000.0);
}

/// Runs once the page has been drawn and measured.
pub fn after_drawing(then: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(then, Duration::from_millis(80)));
}

/// Whether the reader asked the browser to save data.
pub fn saves_data() -> bool {
    let read = |from: &JsValue, name: &str| js_sys::Reflect::get(from, &JsValue::from_str(name)).ok();
    let page: JsValue = window().into();
    let navigator = read(&page, "navigator").unwrap_or_default();
    let connection = read(&navigator, "connection").filter(|value| !value.is_undefined());
    connection.and_then(|connection| read(&connection, "saveData")).is_some_and(|saves| saves.is_truthy())
}

/// Whether the page is out of sight.
pub fn is_hidden() -> bool {
    document().hidden()
}
