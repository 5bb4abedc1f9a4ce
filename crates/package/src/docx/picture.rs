//! Pictures of a document, made anew as those of the library are.
//!
//! **Invariant:** a picture that shows twice is one file; nothing outside the document is asked for.

use std::collections::BTreeMap;
use std::io::Cursor;

use course_folder::Files;
use media::Use;

use crate::limits::PICTURES_MAX;

/// The pictures that were taken.
pub(super) struct Pictures<'a> {
    files: &'a Files,
    stem: String,
    /// Names by where they lay.
    names: BTreeMap<String, String>,
    taken: BTreeMap<String, Vec<u8>>,
}

impl<'a> Pictures<'a> {
    /// Pictures of a document's files; they are named after `stem`.
    pub(super) fn new(files: &'a Files, stem: &str) -> Self {
        let stem = course_folder::slug_of(stem).chars().take(50).collect::<String>();
        let stem = stem.trim_end_matches('-').to_owned();
        Self { files, stem, names: BTreeMap::new(), taken: BTreeMap::new() }
    }

    /// The name of a picture for the text; none where it cannot be taken.
    pub(super) fn take(&mut self, target: &str) -> Option<String> {
        let path = match target.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => format!("word/{target}"),
        };
        if let Some(name) = self.names.get(&path) {
            return Some(name.clone());
        }
        let bytes = self.files.get(&path).filter(|_| self.taken.len() < PICTURES_MAX)?;
        let ending = path.rsplit_once('.')?.1;
        let taken =
            media::take(&format!("x.{ending}"), Use::Library, &mut Cursor::new(bytes.as_slice())).ok()?;
        if taken.form.kind() != media::Kind::Image {
            return None;
        }
        let number = self.taken.len().saturating_add(1);
        let name = format!("images/{}-{number}.{}", self.stem, taken.form.ending());
        self.taken.insert(name.clone(), taken.content.unwrap_or_else(|| bytes.clone()));
        self.names.insert(path, name.clone());
        Some(name)
    }

    /// What was taken.
    pub(super) fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.taken
    }
}
