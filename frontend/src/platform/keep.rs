//! What this browser keeps between visits. A full or forbidden storage is no error: the caller is told and goes on.
//!
//! **Invariant:** what belongs to a person is kept under the account's own key, so that nobody else who signs in on this
//! device finds it; all of it goes when that person signs out.

use leptos::prelude::window;
use shared::id::AccountId;
use web_sys::Storage;

fn prefix(account: AccountId) -> String {
    format!("sinau:{account}:")
}

fn prefix_of_places(account: AccountId) -> String {
    format!("{}place:", prefix(account))
}

/// The key of an account's place in a lesson, with the seconds watched, until that is sent.
pub fn place_key(account: AccountId, lesson: &str) -> String {
    format!("{}{lesson}", prefix_of_places(account))
}

/// The key of something an account has written and not saved.
pub fn draft_key(account: AccountId, what: &str) -> String {
    format!("{}draft:{what}", prefix(account))
}

/// The key of something small that this device remembers for an account.
pub fn note_key(account: AccountId, what: &str) -> String {
    format!("{}note:{what}", prefix(account))
}

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

/// Every key in use that begins so.
fn keys(prefix: &str) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let count = storage.length().unwrap_or_default();
    let all = (0..count).filter_map(|index| storage.key(index).ok().flatten());
    all.filter(|key| key.starts_with(prefix)).collect()
}

/// What an account has written and not saved, under keys that begin so; what follows that in each key, and the text.
pub fn drafts(account: AccountId, what: &str) -> Vec<(String, String)> {
    let begin = draft_key(account, what);
    let found = |key: String| Some((key.strip_prefix(&begin)?.to_owned(), get(&key)?));
    keys(&begin).into_iter().filter_map(found).collect()
}

/// The lessons of which a place waits to be sent for an account, as [`place_key`] was given them.
pub fn lessons(account: AccountId) -> Vec<String> {
    let begin = prefix_of_places(account);
    keys(&begin).iter().filter_map(|key| key.strip_prefix(&begin)).map(str::to_owned).collect()
}

/// How many places wait to be sent for an account.
pub fn places(account: AccountId) -> u32 {
    u32::try_from(keys(&prefix_of_places(account)).len()).unwrap_or(u32::MAX)
}

/// Forgets everything that is kept for an account.
pub fn forget(account: AccountId) {
    for key in keys(&prefix(account)) {
        remove(&key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(no: u8) -> AccountId {
        format!("01890a5d-ac96-774b-bcce-b302099a80{no:02}").parse().unwrap()
    }

    #[test]
    fn one_persons_keys_are_never_anothers() {
        let (budi, siti) = (account(1), account(2));
        let of = |account| place_key(account, "enrolment:lesson");
        assert_ne!(of(budi), of(siti));
        assert!(of(budi).starts_with(&prefix(budi)) && !of(budi).starts_with(&prefix(siti)));
        assert!(of(budi).starts_with(&prefix_of_places(budi)), "counted as a place");
        let draft = draft_key(budi, "soal:baru");
        assert!(draft.starts_with(&prefix(budi)) && !draft.starts_with(&prefix_of_places(budi)));
    }
}
