//! Answers made of files: how many an essay asks for, and of which kinds.
//!
//! An essay may ask for text, for files beside the text, or for files alone. It is answered as soon as there is a letter
//! or a file. More files than asked for, the same one twice, or text where none is asked for are refused; fewer files are
//! not, as fewer words are not: an answer that could not be handed in when time runs out would be lost.
//!
//! **Invariant:** the fewest files are advice; the most is kept to.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Unfit;

/// Most files of one answer.
pub const FILES_MAX: u8 = 10;

/// What a file of an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// PDF, and documents of office programs.
    Document,
    /// A picture.
    Image,
    /// Sound.
    Audio,
    /// A video.
    Video,
    /// Plain text.
    Text,
}

impl FileKind {
    /// Every kind, in the order in which they are named.
    pub const ALL: [Self; 5] = [Self::Document, Self::Image, Self::Audio, Self::Video, Self::Text];

    /// Its name in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Image => "image",
            Self::Audio => "audio",
            Self::Video => "video",
            Self::Text => "text",
        }
    }

    /// Reads a kind from its name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How many files an essay asks for, and of which kinds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileLimits {
    /// At least; asked for, never enforced.
    #[serde(default)]
    pub min: u8,
    /// At most; none where it is 0.
    pub max: u8,
    /// Kinds that are taken; empty for all.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub kinds: BTreeSet<FileKind>,
}

impl FileLimits {
    /// Whether no files are asked for.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a file of a kind is taken.
    pub fn takes(&self, kind: FileKind) -> bool {
        self.max > 0 && (self.kinds.is_empty() || self.kinds.contains(&kind))
    }

    /// How many files are missing where there are so many.
    pub fn missing(&self, count: usize) -> usize {
        usize::from(self.min).saturating_sub(count)
    }

    /// How many files may yet be added where there are so many.
    pub fn room(&self, count: usize) -> usize {
        usize::from(self.max).saturating_sub(count)
    }

    /// Whether some number of files fits, and there is nothing about them where there are none.
    pub fn is_sound(&self) -> bool {
        self.min <= self.max && self.max <= FILES_MAX && (self.max > 0 || self.kinds.is_empty())
    }

    /// Whether these can be the files of an answer.
    pub(crate) fn fits(&self, files: &[Uuid]) -> Result<(), Unfit> {
        if files.len() > usize::from(self.max) {
            return Err(Unfit::TooManyFiles);
        }
        let once: BTreeSet<&Uuid> = files.iter().collect();
        if once.len() == files.len() { Ok(()) } else { Err(Unfit::Twice) }
    }
}

/// Text is asked for unless a key says otherwise.
pub(crate) const fn yes() -> bool {
    true
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Centimark, Key, KeyFault, Response, Verdict, WordLimits, grade};

    fn key(min: u8, max: u8, is_text_wanted: bool) -> Key {
        let files = FileLimits { min, max, kinds: BTreeSet::new() };
        Key::Essay { words: WordLimits::default(), rubric: Vec::new(), files, is_text_wanted }
    }

    fn answer(text: &str, files: &[u128]) -> Response {
        Response::Essay { text: text.to_owned(), files: files.iter().copied().map(Uuid::from_u128).collect() }
    }

    #[test]
    fn an_answer_is_text_or_files() {
        let graded = |key: &Key, response| grade(key, Centimark::whole(5), Some(&response));
        let (both, alone) = (key(1, 2, true), key(1, 2, false));
        assert_eq!(graded(&both, answer("", &[])), Verdict::Unanswered);
        assert_eq!(
            graded(&both, answer("Terlampir.", &[])),
            Verdict::Unmarked,
            "too few files are no reason"
        );
        assert_eq!(graded(&both, answer("", &[1])), Verdict::Unmarked);
        assert_eq!(graded(&alone, answer(" ", &[1, 2])), Verdict::Unmarked);
        assert_eq!(graded(&alone, answer("Terlampir.", &[1])), Verdict::Mismatch);
        assert_eq!(graded(&both, answer("", &[1, 2, 3])), Verdict::Mismatch);
        assert_eq!(graded(&both, answer("", &[1, 1])), Verdict::Mismatch);
        assert_eq!(graded(&key(0, 0, true), answer("Ya.", &[1])), Verdict::Mismatch);
    }

    #[test]
    fn why_files_cannot_be_an_answer_is_named() {
        let both = key(1, 2, true);
        assert_eq!(answer("", &[1, 2, 3]).fits(&both), Err(Unfit::TooManyFiles));
        assert_eq!(answer("", &[2, 2]).fits(&both), Err(Unfit::Twice));
        assert_eq!(answer("Ya.", &[]).fits(&key(1, 2, false)), Err(Unfit::TextUnwanted));
    }

    #[test]
    fn faulty_limits_are_named() {
        assert_eq!(key(3, 2, true).check(), [KeyFault::BadFiles]);
        assert_eq!(key(0, FILES_MAX + 1, true).check(), [KeyFault::BadFiles]);
        assert_eq!(key(0, 0, false).check(), [KeyFault::NothingWanted]);
        assert_eq!(key(0, 1, false).check(), []);
        let kinds = BTreeSet::from([FileKind::Image]);
        assert!(!FileLimits { min: 0, max: 0, kinds }.is_sound());
    }

    #[test]
    fn kinds_are_all_unless_some_are_named() {
        let limits =
            |max, kinds: &[FileKind]| FileLimits { min: 0, max, kinds: kinds.iter().copied().collect() };
        assert!(FileKind::ALL.into_iter().all(|kind| limits(1, &[]).takes(kind)));
        assert!(limits(1, &[FileKind::Image]).takes(FileKind::Image));
        assert!(!limits(1, &[FileKind::Image]).takes(FileKind::Video));
        assert!(!limits(0, &[]).takes(FileKind::Image));
    }

    #[test]
    fn what_was_stored_before_is_read_and_written_as_it_was() {
        let stored = r#"{"kind":"essay","words":{"min":40}}"#;
        let read: Key = serde_json::from_str(stored).unwrap();
        let words = WordLimits { min: Some(40), max: None };
        let rubric = Vec::new();
        assert_eq!(read, Key::Essay { words, rubric, files: FileLimits::default(), is_text_wanted: true });
        assert_eq!(serde_json::to_string(&read).unwrap(), stored);
        let stored = r#"{"kind":"essay","text":"Ya."}"#;
        let read: Response = serde_json::from_str(stored).unwrap();
        assert_eq!(read, answer("Ya.", &[]));
        assert_eq!(serde_json::to_string(&read).unwrap(), stored);
    }

    proptest! {
        #[test]
        fn files_fit_exactly_up_to_the_most_and_each_once(
            max in 0..=FILES_MAX, ids in prop::collection::vec(0_u128..20, 0..15),
        ) {
            let once: BTreeSet<&u128> = ids.iter().collect();
            let is_fit = ids.len() <= usize::from(max) && once.len() == ids.len();
            let response = answer("", &ids);
            prop_assert_eq!(response.fits(&key(0, max, true)).is_ok(), is_fit);
            prop_assert_eq!(response.is_blank(), ids.is_empty());
        }

        #[test]
        fn keys_and_answers_come_back_from_storage(
            min in 0..5_u8, max in 0..=FILES_MAX, kinds in prop::collection::btree_set(0..5_usize, 0..5),
            is_text_wanted in any::<bool>(), ids in prop::collection::vec(any::<u128>(), 0..4), text in "[a-z ]{0,9}",
        ) {
            let kinds = kinds.into_iter().map(|no| FileKind::ALL[no]).collect();
            let files = FileLimits { min, max, kinds };
            let key = Key::Essay { words: WordLimits::default(), rubric: Vec::new(), files, is_text_wanted };
            let again: Key = serde_json::from_value(serde_json::to_value(&key).unwrap()).unwrap();
            prop_assert_eq!(again, key);
            let response = answer(&text, &ids);
            let again: Response = serde_json::from_value(serde_json::to_value(&response).unwrap()).unwrap();
            prop_assert_eq!(again, response);
        }

        #[test]
        fn what_is_missing_and_what_is_room_add_up(min in 0..=FILES_MAX, more in 0..=FILES_MAX, count in 0..20_usize) {
            let max = (min + more).min(FILES_MAX);
            let limits = FileLimits { min, max, kinds: BTreeSet::new() };
            prop_assert!(limits.is_sound());
            prop_assert_eq!(limits.missing(count) == 0, count >= usize::from(min));
            prop_assert_eq!(limits.room(count) == 0, count >= usize::from(max));
            prop_assert_eq!(limits.missing(count + limits.missing(count)), 0);
        }
    }
}
