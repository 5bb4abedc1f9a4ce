//! The sizes and counts that a question file must keep to.
//!
//! **Invariant:** whatever a file holds, reading it takes time and memory in proportion to its length.

/// Most bytes in one file.
pub const FILE_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Most entries read from one file; those beyond are reported once and not read.
pub const ENTRIES_MAX: usize = 20_000;
/// Most answers, pairs, choices, drops or gaps of one question.
pub const PARTS_MAX: usize = 500;
/// Most bytes kept of the raw text of an entry that was refused.
pub const REFUSED_BYTES_MAX: usize = 64 * 1024;
/// Deepest nesting of XML elements in one question.
pub const XML_DEPTH_MAX: usize = 16;
/// Most attributes of one XML element that are looked at.
pub const XML_ATTRIBUTES_MAX: usize = 16;
/// How often reading starts again behind XML that is not well formed.
pub const XML_RESTARTS_MAX: usize = 20;
/// Most columns of a table.
pub const COLUMNS_MAX: usize = 2_100;
/// Most characters in a question's name, as Moodle keeps it.
pub const NAME_CHARS_MAX: usize = 255;
