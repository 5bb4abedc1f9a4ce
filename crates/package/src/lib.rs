//! Packages and texts: archives and documents that other programs make ↔ course folders and outlines.
//!
//! * [`take`] reads an archive. What kind of package it is, its content tells; each kind is a [`Package`], and whoever
//!   calls sees no difference between them.
//! * [`pack`] writes a course folder as an archive: the same folder is the same bytes.
//! * [`text::read`] reads a document or Markdown as modules and units.
//!
//! **Invariant:** no clock, no paths, no ids. Nothing is unpacked before its size is known to be bearable; what an archive
//! states of itself is counted again. Whatever does not come along is in the notes.

mod docx;
mod folder;
pub mod limits;
mod note;
mod outline;
mod pack;
mod refusal;
pub mod text;
mod unpack;
mod xml;

use std::io::{Read, Seek};

use course_folder::Files;

use folder::Folder;
pub use note::{Note, What};
pub use pack::{PackFault, pack};
pub use refusal::Refusal;

/// What kind of package an archive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The course folder of this program.
    CourseFolder,
}

/// What came of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What it was.
    pub format: Format,
    /// The course folder; whoever takes it in checks it as any other.
    pub files: Files,
    /// What is otherwise than it was, or not there.
    pub notes: Vec<Note>,
}

/// A kind of package: tells its own by their content, and makes a course folder of them.
trait Package: Sync {
    /// What it is.
    fn format(&self) -> Format;
    /// Whether an archive is one of its own.
    fn is(&self, files: &Files) -> bool;
    /// The course folder that it makes.
    fn read(&self, files: Files, notes: &mut note::Notes) -> Result<Files, Refusal>;
}

/// Every kind; the first that knows an archive reads it.
const PACKAGES: [&dyn Package; 1] = [&Folder];

/// Reads a package.
///
/// # Errors
/// Why it is refused.
pub fn take<R: Read + Seek>(archive: R) -> Result<Taken, Refusal> {
    let mut notes = note::Notes::default();
    let files = unpack::unpack(archive, &unpack::PACKAGE)?;
    let files = folder::without_litter(files, &mut notes);
    let known = PACKAGES.into_iter().find(|package| package.is(&files));
    let package = known.ok_or_else(|| folder::unknown(&files))?;
    let files = package.read(files, &mut notes)?;
    Ok(Taken { format: package.format(), files, notes: notes.into_list() })
}
