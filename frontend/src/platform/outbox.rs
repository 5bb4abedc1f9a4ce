//! What waits on this device to be sent, in the browser's database (`public/boot.js`).
//!
//! **Invariant:** what `put` has said yes to is on the disk; a pair goes only while it says what was sent; everything of
//! a person is kept under the account's own prefix, and goes when that person signs out.

use js_sys::{Array, Promise};
use shared::id::AccountId;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["sinau", "outbox"], js_name = put, catch)]
    fn js_put(pairs: &Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["sinau", "outbox"], js_name = drop, catch)]
    fn js_drop(pairs: &Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["sinau", "outbox"], js_name = all, catch)]
    fn js_all(prefix: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["sinau", "outbox"], js_name = forget, catch)]
    fn js_forget(prefix: &str) -> Result<Promise, JsValue>;
}

/// A key and the text under it.
pub type Pair = (String, String);

/// What begins every key of an account.
pub fn prefix(account: AccountId) -> String {
    format!("{account}:")
}

fn array(pairs: &[Pair]) -> Array {
    pairs.iter().map(|(key, text)| Array::of2(&key.into(), &text.into())).collect()
}

async fn done(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?).await.ok()
}

/// Keeps texts, all or none; says whether they are on the disk.
pub async fn put(pairs: &[Pair]) -> bool {
    done(js_put(&array(pairs))).await.is_some()
}

/// Forgets texts that have been sent, unless something newer has taken their place.
pub async fn remove(pairs: &[Pair]) {
    // What cannot be forgotten is sent again, which does no harm.
    let _gone = done(js_drop(&array(pairs))).await;
}

/// Everything whose key begins so.
pub async fn all(prefix: &str) -> Vec<Pair> {
    let Some(found) = done(js_all(prefix)).await else { return Vec::new() };
    let pair = |pair: JsValue| {
        let pair = Array::from(&pair);
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    Array::from(&found).iter().filter_map(pair).collect()
}

/// Forgets everything of an account.
pub async fn forget(account: AccountId) {
    // A browser without a database has nothing to forget.
    let _gone = done(js_forget(&prefix(account))).await;
}
