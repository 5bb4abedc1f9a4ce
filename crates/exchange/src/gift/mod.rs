//! GIFT, the line-wise text format of Moodle.
//!
//! Source: the behaviour that Moodle documents at `docs.moodle.org/en/GIFT_format` and shows when it imports: entries are
//! divided by empty lines, `//` begins a comment, `::name::`, `[html]`, `{answers}`, `####general feedback`,
//! `$CATEGORY:`, `// [id:…] [tag:…]`.
//!
//! **Invariant:** where Moodle's documentation and its importer differ, the importer is followed.

mod answers;
mod comment;
mod escape;
mod number;
mod read;
mod write;

pub(crate) use read::{BLANK, blocks, read};
pub(crate) use write::Gift;
