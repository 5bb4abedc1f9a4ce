//! Copies of what the server has answered, kept on this device for slow and broken networks.
//!
//! **Invariant:** a copy is shown, never acted upon; it is found only by the account that the answer was given to, and
//! all copies go when somebody signs out or the sign-in page is opened (`public/boot.js`).

use chrono::{DateTime, Utc};
use shared::id::AccountId;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = sinau, js_name = keepCopy, catch)]
    fn js_keep(address: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = sinau, js_name = findCopy, catch)]
    fn js_find(address: &str) -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(js_namespace = sinau, js_name = dropCopies, catch)]
    fn js_drop() -> Result<js_sys::Promise, JsValue>;
}

/// Where the copy of an answer lies.
fn place(account: AccountId, address: &str) -> String {
    format!("/{account}{address}")
}

/// Keeps the answer that an address gave to an account; it is forgotten where the device has no room.
pub fn keep(account: AccountId, address: &str, text: &str) {
    let _kept = js_keep(&place(account, address), text);
}

/// The kept answer that an address gave to an account, and when it was fetched.
pub async fn find(account: AccountId, address: &str) -> Option<(String, DateTime<Utc>)> {
    let found = JsFuture::from(js_find(&place(account, address)).ok()?).await.ok()?.as_string()?;
    let (millis, text) = found.split_once(' ')?;
    Some((text.to_owned(), DateTime::from_timestamp_millis(millis.parse().ok()?)?))
}

/// Drops every copy on this device.
pub async fn drop_all() {
    if let Ok(dropped) = js_drop() {
        // A device without copies has nothing to drop.
        let _dropped = JsFuture::from(dropped).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_has_a_place_for_each_account() {
        let of = |id: &str| place(id.parse().unwrap(), "/home");
        assert_ne!(of("01890a5d-ac96-774b-bcce-b302099a8001"), of("01890a5d-ac96-774b-bcce-b302099a8002"));
    }
}
