//! Names of files of an attempt's answers, kept on this device until the server tells them with the answers.
//!
//! **Invariant:** lost names lose no answer: that holds ids.

use shared::api::media::AnswerFile;
use shared::id::{AccountId, AttemptId};

use crate::platform::outbox::{self, Pair};

fn prefix(account: AccountId, attempt: AttemptId) -> String {
    format!("{}file:{attempt}:", outbox::prefix(account))
}

fn pair(account: AccountId, attempt: AttemptId, file: &AnswerFile) -> Option<Pair> {
    Some((format!("{}{}", prefix(account, attempt), file.id), serde_json::to_string(file).ok()?))
}

/// Keeps the name of a file that has just been sent.
pub(super) async fn keep(account: AccountId, attempt: AttemptId, file: AnswerFile) {
    if let Some(pair) = pair(account, attempt, &file) {
        // Without a database names are known until the page is left.
        let _kept = outbox::put(&[pair]).await;
    }
}

/// The names that this device kept, of which those that the server knows are forgotten.
pub(super) async fn recall(account: AccountId, attempt: AttemptId, known: &[AnswerFile]) -> Vec<AnswerFile> {
    let found = outbox::all(&prefix(account, attempt)).await;
    let read = |(_, text): &Pair| serde_json::from_str::<AnswerFile>(text).ok();
    let is_known = |pair: &Pair| read(pair).is_none_or(|file| known.iter().any(|other| other.id == file.id));
    let (done, news): (Vec<Pair>, Vec<Pair>) = found.into_iter().partition(is_known);
    if !done.is_empty() {
        outbox::remove(&done).await;
    }
    news.iter().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use shared::api::media::MediaKind;

    use super::*;

    #[test]
    fn names_do_not_count_as_answers_that_wait() {
        let id = |last: u8| format!("00000000-0000-0000-0000-00000000000{last}");
        let (account, attempt): (AccountId, AttemptId) = (id(1).parse().unwrap(), id(2).parse().unwrap());
        let id = id(3).parse().unwrap();
        let file = AnswerFile { id, name: "a.pdf".to_owned(), kind: MediaKind::Document, size_bytes: 9 };
        let (key, text) = pair(account, attempt, &file).unwrap();
        assert!(key.starts_with(&outbox::prefix(account)) && !key.contains("quiz:"));
        assert_eq!(serde_json::from_str::<AnswerFile>(&text).unwrap(), file);
    }
}
