//! What the outbox holds of attempts: drafts, and the wish to hand in.
//!
//! **Invariant:** a key names account, attempt and question, so that a later draft takes the place of the former.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use shared::api::quiz::AnswerDraft;
use shared::id::{AccountId, AttemptId};

use crate::platform::outbox::{self, Pair};

/// The place of the wish, beside the numbers of the questions.
const WISH: &str = "submit";

/// The wish to hand in an attempt, kept until the server has done it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Wish {
    /// When it was asked for, by the server's clock as the device reads it.
    pub(super) asked_at: DateTime<Utc>,
    /// Questions answered.
    pub(super) answered: u16,
    /// The quiz's title.
    pub(super) title: String,
}

/// What waits of one attempt.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Mail {
    /// Drafts, by question.
    pub(super) drafts: Vec<AnswerDraft>,
    /// Whether and when it was to be handed in.
    pub(super) wish: Option<Wish>,
}

/// What begins every key of an account's attempts.
fn prefix(account: AccountId) -> String {
    format!("{}quiz:", outbox::prefix(account))
}

fn key(account: AccountId, attempt: AttemptId, place: &str) -> String {
    format!("{}{attempt}:{place}", prefix(account))
}

/// Drafts as they lie in the outbox.
pub(super) fn pairs(account: AccountId, attempt: AttemptId, drafts: &[AnswerDraft]) -> Vec<Pair> {
    let pair = |draft: &AnswerDraft| {
        // Three digits, so that the order of keys is that of the questions.
        let key = key(account, attempt, &format!("{:03}", draft.slot));
        Some((key, serde_json::to_string(draft).ok()?))
    };
    drafts.iter().filter_map(pair).collect()
}

/// The wish as it lies in the outbox.
pub(super) fn wish_pair(account: AccountId, attempt: AttemptId, wish: &Wish) -> Option<Pair> {
    Some((key(account, attempt, WISH), serde_json::to_string(wish).ok()?))
}

/// Sorts what was found into attempts; what this version cannot read stays where it is.
fn sorted(account: AccountId, found: Vec<Pair>) -> Vec<(AttemptId, Mail)> {
    let prefix = prefix(account);
    let mut mails: Vec<(AttemptId, Mail)> = Vec::new();
    for (key, text) in found {
        let Some((id, place)) = key.strip_prefix(&prefix).and_then(|rest| rest.split_once(':')) else {
            continue;
        };
        let Ok(id) = id.parse::<AttemptId>() else { continue };
        if mails.last().is_none_or(|(last, _)| *last != id) {
            mails.push((id, Mail::default()));
        }
        let Some((_, mail)) = mails.last_mut() else { continue };
        if place == WISH {
            mail.wish = serde_json::from_str(&text).ok();
        } else if let Ok(draft) = serde_json::from_str(&text) {
            mail.drafts.push(draft);
        }
    }
    mails
}

/// What waits of one attempt.
pub(super) async fn of(account: AccountId, attempt: AttemptId) -> Mail {
    let found = outbox::all(&key(account, attempt, "")).await;
    sorted(account, found).pop().map(|(_, mail)| mail).unwrap_or_default()
}

/// What waits of every attempt of an account.
pub(super) async fn all(account: AccountId) -> Vec<(AttemptId, Mail)> {
    sorted(account, outbox::all(&prefix(account)).await)
}

/// How many answers and wishes of an account wait.
pub async fn count(account: AccountId) -> u32 {
    u32::try_from(outbox::all(&prefix(account)).await.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id<T: std::str::FromStr>(no: u8) -> T
    where
        T::Err: std::fmt::Debug,
    {
        format!("01890a5d-ac96-774b-bcce-b302099a80{no:02}").parse().unwrap()
    }

    fn draft(slot: u16) -> AnswerDraft {
        AnswerDraft { slot, rev: 1, made_at: DateTime::UNIX_EPOCH, response: None, is_flagged: true }
    }

    #[test]
    fn what_lies_in_the_outbox_comes_back_by_attempt_and_question() {
        let budi: AccountId = id(1);
        let (first, second): (AttemptId, AttemptId) = (id(2), id(3));
        let wish = Wish { asked_at: DateTime::UNIX_EPOCH, answered: 2, title: "Ujian".to_owned() };
        let mut found = pairs(budi, first, &[draft(10), draft(2)]);
        found.extend(wish_pair(budi, first, &wish));
        found.extend(pairs(budi, second, &[draft(0)]));
        found.push((format!("{}9:odd", prefix(budi)), "?".to_owned()));
        found.sort();
        let mails = sorted(budi, found);
        assert_eq!(mails[0], (first, Mail { drafts: vec![draft(2), draft(10)], wish: Some(wish) }));
        assert_eq!(mails[1], (second, Mail { drafts: vec![draft(0)], wish: None }));
        assert_eq!(mails.len(), 2);
    }

    #[test]
    fn one_persons_mail_is_never_anothers() {
        let of = |account: AccountId| pairs(account, id(5), &[draft(0)]).remove(0).0;
        assert!(of(id(1)).starts_with(&prefix(id(1))) && !of(id(1)).starts_with(&prefix(id(2))));
    }
}
