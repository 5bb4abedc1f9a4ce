//! Copies of what the server has answered, kept on this device for slow and broken networks; the last ones also in the
//! page's own memory, so that a screen one goes back to is there at once.
//!
//! **Invariant:** a copy is shown, never acted upon; it is found only by the account that the answer was given to, and
//! all copies go when somebody signs out or the sign-in page is opened (`public/boot.js`).

use std::cell::RefCell;
use std::collections::VecDeque;

use chrono::{DateTime, Utc};
use shared::id::AccountId;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::clock;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = sinau, js_name = keepCopy, catch)]
    fn js_keep(address: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = sinau, js_name = findCopy, catch)]
    fn js_find(address: &str) -> Result<js_sys::Promise, JsValue>;
    #[wasm_bindgen(js_namespace = sinau, js_name = dropCopies, catch)]
    fn js_drop() -> Result<js_sys::Promise, JsValue>;
}

/// How many answers are kept in memory.
const RECENT: usize = 24;

/// Longest answer kept in memory, in bytes.
const RECENT_BYTES: usize = 100_000;

/// An answer that this page has had: its place, its text, and when it came.
struct Recent(String, String, DateTime<Utc>);

thread_local! {
    static ANSWERS: RefCell<VecDeque<Recent>> = const { RefCell::new(VecDeque::new()) };
}

/// Where the copy of an answer lies.
fn place(account: AccountId, address: &str) -> String {
    format!("/{account}{address}")
}

/// Keeps the answer that an address gave to an account; it is forgotten where the device has no room.
pub fn keep(account: AccountId, address: &str, text: &str) {
    let place = place(account, address);
    let _kept = js_keep(&place, text);
    ANSWERS.with_borrow_mut(|answers| {
        answers.retain(|Recent(of, ..)| *of != place);
        if text.len() <= RECENT_BYTES {
            answers.truncate(RECENT - 1);
            answers.push_front(Recent(place, text.to_owned(), clock::now()));
        }
    });
}

/// The last answer that this page itself has had from an address for an account, and when it came.
pub fn recent(account: AccountId, address: &str) -> Option<(String, DateTime<Utc>)> {
    let place = place(account, address);
    ANSWERS.with_borrow(|answers| {
        let Recent(_, text, at) = answers.iter().find(|Recent(of, ..)| *of == place)?;
        Some((text.clone(), *at))
    })
}

/// The kept answer that an address gave to an account, and when it was fetched.
pub async fn find(account: AccountId, address: &str) -> Option<(String, DateTime<Utc>)> {
    let found = JsFuture::from(js_find(&place(account, address)).ok()?).await.ok()?.as_string()?;
    let (millis, text) = found.split_once(' ')?;
    Some((text.to_owned(), DateTime::from_timestamp_millis(millis.parse().ok()?)?))
}

/// Drops every copy on this device.
pub async fn drop_all() {
    ANSWERS.with_borrow_mut(VecDeque::clear);
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
