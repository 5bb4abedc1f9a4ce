//! Course folder: the files in which people write a course ↔ the neutral value of that course.
//!
//! **Invariant**: bytes in, values out; touches no file system, and [`parse`] of [`write()`] gives the same course.
//!
#![doc = include_str!("../FORMAT.md")]

mod finding;
mod gaps;
mod inset;
mod labels;
pub mod limits;
mod model;
mod picture;
mod quiz;

mod alone;
mod asset;
mod desk;
mod layout;
mod markdown;
mod read;
mod words;
mod write;
mod yaml;

use std::collections::BTreeMap;

pub use alone::{PlacedQuiz, quizzes};
pub use asset::Kind as FileKind;
pub use finding::{Finding, Severity};
pub use gaps::{Blank, Fill, are_marked, mark};
pub use inset::{Audio, Inset, InsetKind, Transcript};
pub use labels::Zone;
pub use layout::slug_of;
pub use markdown::OPTIONS as MARKDOWN;
pub use model::{
    Caption, Competency, Content, Course, Document, Lesson, Level, Module, Video, asset_key, lesson_key,
};
pub use picture::picture_size;
pub use quiz::{
    Body, Choice, Criterion, Description, Draw, Origin, Pair, Question, Quiz, Review, RubricLevel, Section,
    Tries,
};
pub use write::write;

/// The files of a course folder: path with `/` within the folder → bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What came of reading a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The course, unless a finding is an error.
    pub course: Option<Course>,
    /// All faults and doubts, by file and line.
    pub findings: Vec<Finding>,
}

/// The text alternative of a picture that says nothing (WCAG 2.2, 1.1.1: decoration).
pub const DECORATIVE: &str = "-";

/// What a file is, told by the ending of its name; none for one that courses do not take.
pub fn file_kind(name: &str) -> Option<FileKind> {
    FileKind::of(name)
}

/// Reads a course folder and reports everything that is wrong with it, not only the first fault.
pub fn parse(files: &Files) -> Checked {
    read::folder(files)
}
