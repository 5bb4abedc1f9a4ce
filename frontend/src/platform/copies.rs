//! Copies of what the server has answered, kept on this device for slow and broken networks.
//!
//! **Invariant:** a copy is shown, never acted upon; all copies go when somebody signs out (`public/boot.js`).

use chrono::{DateTime, Utc};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = sinau, js_name = keepCopy, catch)]
    fn js_keep(address: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = sinau, js_name = findCopy, catch)]
    fn js_find(address: &str) -> Result<js_sys::Promise, JsValue>;
}

/// Keeps the answer of an address; it is forgotten where the device has no room.
pub fn keep(address: &str, text: &str) {
    let _kept = js_keep(address, text);
}

/// The kept answer of an address and when it was fetched.
pub async fn find(address: &str) -> Option<(String, DateTime<Utc>)> {
    let found = JsFuture::from(js_find(address).ok()?).await.ok()?.as_string()?;
    let (millis, text) = found.split_once(' ')?;
    Some((text.to_owned(), DateTime::from_timestamp_millis(millis.parse().ok()?)?))
}
