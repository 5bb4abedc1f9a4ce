//! Moodle XML.
//!
//! Source: `docs.moodle.org/en/Moodle_XML_format` and what Moodle's importer makes of such files.
//!
//! **Invariant:** document types and entities of a file's own are never looked at; a question that is not well formed
//! does not take the next one with it.

mod drags;
mod fields;
mod kinds;
mod read;
mod tree;
mod write;
mod write_kinds;

pub(crate) use read::read;
pub(crate) use write::{MoodleXml, categories};
