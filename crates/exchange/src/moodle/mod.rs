//! Small habits of Moodle's importers that all formats share: what counts as blank, how names are made.
//!
//! **Invariant:** own code after observed behaviour; nothing here knows a file format.

pub(crate) mod entities;
pub(crate) mod name;

/// What PHP's `trim` takes away.
const BLANK: [char; 6] = [' ', '\t', '\n', '\r', '\0', '\u{b}'];

/// A text without blanks at its ends.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(BLANK)
}

/// Whether PHP takes a text for empty: `0` is.
pub(crate) fn is_empty(text: &str) -> bool {
    text.is_empty() || text == "0"
}
