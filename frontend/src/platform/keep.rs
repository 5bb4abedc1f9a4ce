//! What this browser keeps between visits. A full or forbidden storage is no error: the caller is told and goes on.
//!
//! **Invariant:** what belongs to a person is kept under the account's own key, so that nobody else who signs in on this
//! device finds it; all of it goes when that person signs out.

use leptos::prelude::window;
use shared::id::AccountId;
use web_sys::Storage;

/// What waits on this device to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// Answers of a quiz.
    Answers,
    /// Places in lessons, with the seconds watched.
    Places,
}

impl Waiting {
    fn name(self) -> &'static str {
        match self {
            Self::Answers => "answer",
            Self::Places => "place",
        }
    }
}

fn prefix(account: AccountId) -> String {
    format!("sinau:{account}:")
}

fn prefix_of(account: AccountId, waiting: Waiting) -> String {
    format!("{}{}:", prefix(account), waiting.name())
}

/// The key of one thing that waits to be sent for an account.
pub fn key(account: AccountId, waiting: Waiting, name: &str) -> String {
    format!("{}{name}", prefix_of(account, waiting))
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

/// How many things of a kind wait to be sent for an account.
pub fn count(account: AccountId, waiting: Waiting) -> u32 {
    u32::try_from(keys(&prefix_of(account, waiting)).len()).unwrap_or(u32::MAX)
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
        let of = |account| key(account, Waiting::Answers, "attempt:3");
        assert_ne!(of(budi), of(siti));
        assert!(of(budi).starts_with(&prefix(budi)) && !of(budi).starts_with(&prefix(siti)));
    }

    #[test]
    fn what_waits_is_counted_by_kind_and_forgotten_together() {
        let budi = account(1);
        let (answer, place) = (key(budi, Waiting::Answers, "a:0"), key(budi, Waiting::Places, "e:l"));
        assert!(answer.starts_with(&prefix_of(budi, Waiting::Answers)));
        assert!(!place.starts_with(&prefix_of(budi, Waiting::Answers)));
        assert!([answer, place].iter().all(|key| key.starts_with(&prefix(budi))));
    }
}
