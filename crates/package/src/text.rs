//! Texts as modules and units.
//!
//! **Invariant:** nothing of a text is in no unit, but for what the notes name.

use std::collections::BTreeMap;
use std::io::Cursor;

use crate::docx;
use crate::limits::MARKDOWN_BYTES_MAX;
use crate::note::{Note, Notes, What};
use crate::outline;
use crate::refusal::Refusal;

/// What came of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// In reading order.
    pub modules: Vec<Module>,
    /// Pictures by the names under which units show them.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What is otherwise than it was, or not there.
    pub notes: Vec<Note>,
}

/// A module of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// Title of one line.
    pub title: String,
    /// In reading order.
    pub units: Vec<Unit>,
}

/// A unit of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Title of one line.
    pub title: String,
    /// Its text.
    pub markdown: String,
}

/// Reads a document (`.docx`) or Markdown; what it is, its content tells. `name` is that of the file.
///
/// # Errors
/// Why it is refused.
pub fn read(bytes: &[u8], name: &str) -> Result<Text, Refusal> {
    let mut notes = Notes::default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim();
    let (title, markdown, files) = if bytes.starts_with(b"PK\x03\x04") {
        let read = docx::read(Cursor::new(bytes), stem, &mut notes)?;
        (read.title, read.markdown, read.files)
    } else {
        if bytes.len() > MARKDOWN_BYTES_MAX {
            return Err(Refusal::TooLarge { most: u64::try_from(MARKDOWN_BYTES_MAX).unwrap_or(u64::MAX) });
        }
        let text = std::str::from_utf8(bytes).map_err(|_other| Refusal::NotText)?;
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
        let (title, text) = head(&text, &mut notes);
        let files = BTreeMap::new();
        outline::doubts(&text, &mut notes);
        (title, text, files)
    };
    let title = title.unwrap_or_else(|| stem.to_owned());
    let modules = outline::modules(&markdown, &title, &mut notes);
    if modules.is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(Text { modules, files, notes: notes.into_list() })
}

/// The title that a head of settings gives, and the text behind it.
fn head(text: &str, notes: &mut Notes) -> (Option<String>, String) {
    let found = text.strip_prefix("---\n").and_then(|text| text.split_once("\n---\n"));
    let Some((settings, rest)) = found else { return (None, text.to_owned()) };
    let title = settings.lines().find_map(|line| line.strip_prefix("title:"));
    let title = title.map(|title| title.trim().trim_matches(['"', '\'']).to_owned());
    notes.note(What::FrontMatter);
    (title.filter(|title| !title.is_empty()), rest.to_owned())
}
