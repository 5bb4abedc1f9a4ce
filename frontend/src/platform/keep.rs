//! What this browser keeps between visits. A full or forbidden storage is no error: the caller is told and goes on.

use leptos::prelude::window;
use web_sys::Storage;

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Keeps a text; says whether that worked.
pub fn put(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// A text kept before.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Forgets a text.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        // Storage that cannot be written to holds nothing to forget.
        let _removed = storage.remove_item(key);
    }
}
