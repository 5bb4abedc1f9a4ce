//! The words of the format for settings with a few values; reading and writing share them.

use grading::{FileKind, Method, OrderScoring, Scoring};

use crate::{Level, Review};

/// Every required lesson before.
pub(crate) const ALL: &str = "all";

/// How advanced a course is.
pub(crate) const LEVELS: [(&str, Level); 3] =
    [("dasar", Level::Dasar), ("menengah", Level::Menengah), ("lanjut", Level::Lanjut)];

/// Which attempt counts.
pub(crate) const METHODS: [(&str, Method); 4] = [
    ("highest", Method::Highest),
    ("last", Method::Last),
    ("average", Method::Average),
    ("first", Method::First),
];

/// When keys and feedback are shown, or which answers were right.
pub(crate) const REVIEWS: [(&str, Review); 5] = [
    ("after_submit", Review::AfterSubmit),
    ("after_pass", Review::AfterPass),
    ("after_attempts", Review::AfterAttempts),
    ("after_close", Review::AfterClose),
    ("never", Review::Never),
];

/// How several picks are marked.
pub(crate) const SCORINGS: [(&str, Scoring); 3] = [
    ("partial", Scoring::Partial),
    ("all_or_nothing", Scoring::AllOrNothing),
    ("weighted", Scoring::Weighted),
];

/// How an order is marked.
pub(crate) const ORDER_SCORINGS: [(&str, OrderScoring); 3] = [
    ("absolute", OrderScoring::Absolute),
    ("relative", OrderScoring::Relative),
    ("all_or_nothing", OrderScoring::AllOrNothing),
];

/// Kinds of files that learners answer with.
pub(crate) const FILE_KINDS: [(&str, FileKind); 5] = [
    ("document", FileKind::Document),
    ("image", FileKind::Image),
    ("audio", FileKind::Audio),
    ("video", FileKind::Video),
    ("text", FileKind::Text),
];

/// The word for a value of one of these lists.
pub(crate) fn word<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> &'static str {
    words.iter().find(|(_, other)| other == value).map_or("", |(word, _)| word)
}
