//! Documents of Word and of programs that write its form, as Markdown.
//!
//! Read are the parts `word/document.xml`, `styles.xml`, `numbering.xml`, `footnotes.xml`, `endnotes.xml` and the relations.
//!
//! **Invariant:** each element either comes along, or is of no concern to readers, or is noted.

mod block;
mod inline;
mod parts;
mod picture;
mod table;
mod write;

use std::collections::BTreeMap;
use std::io::{Read, Seek};

use crate::note::{Notes, What};
use crate::refusal::Refusal;
use crate::unpack;
use parts::Parts;
use picture::Pictures;

/// A document as Markdown.
pub(crate) struct Document {
    /// The text that has the style of a title.
    pub(crate) title: Option<String>,
    /// The text.
    pub(crate) markdown: String,
    /// Its pictures, by the names under which the text shows them.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

/// Everything that a walk through the document needs.
struct Desk<'a> {
    parts: &'a Parts,
    pictures: Pictures<'a>,
    notes: &'a mut Notes,
    title: Option<String>,
}

/// Reads a document; its pictures are named after `stem`.
pub(crate) fn read<R: Read + Seek>(document: R, stem: &str, notes: &mut Notes) -> Result<Document, Refusal> {
    let files = unpack::unpack(document, &unpack::DOCUMENT)?;
    let parts = Parts::read(&files)?;
    if parts.has_headers {
        notes.note(What::Headers);
    }
    let body = parts.document.child("body").ok_or(Refusal::NotDocument)?;
    let pictures = Pictures::new(&files, stem);
    let mut desk = Desk { parts: &parts, pictures, notes, title: None };
    let mut blocks = Vec::new();
    block::all(&mut desk, body, &mut blocks);
    let markdown = write::markdown(&blocks);
    Ok(Document { title: desk.title, markdown, files: desk.pictures.into_files() })
}
