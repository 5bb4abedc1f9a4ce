//! Course folder: the files in which people write a course ↔ the neutral value of that course.
//!
//! **Invariant**: bytes in, values out; touches no file system, and [`parse`] of [`write()`] gives the same course.
//!
#![doc = include_str!("../FORMAT.md")]

mod assignment;
mod embed;
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
pub use assignment::Assignment;
pub use embed::{Embed, Frame, is_host};
pub use finding::{Finding, Severity};
pub use gaps::{Blank, Fill, are_marked, mark};
pub use inset::{Audio, Inset, InsetKind, Transcript};
pub use labels::Zone;
pub use layout::slug_of;
pub use markdown::OPTIONS as MARKDOWN;
pub use model::{
    Caption, Competency, Content, Course, Document, Lesson, Level, Module, Opening, Video, asset_key,
    lesson_key,
};
pub use picture::picture_size;
pub use quiz::{
    Body, Choice, Criterion, Description, Draw, Essay, Origin, Pair, Question, Quiz, Review, RubricLevel,
    Section, Tries,
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
    /// Hosts that texts show films of, where they do.
    pub hosts: Vec<HostAt>,
}

/// Where a text shows a film of another site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostAt {
    /// Path within the folder.
    pub file: String,
    /// Line of the block, from 1.
    pub line: usize,
    /// The host that a frame would ask.
    pub host: String,
}

impl Checked {
    /// The same where only some hosts may be shown: a film of another is an error.
    #[must_use]
    pub fn within(mut self, hosts: &[String]) -> Self {
        let others = self.hosts.iter().filter(|at| !hosts.contains(&at.host));
        let faults: Vec<Finding> = others.map(|at| at.fault(hosts)).collect();
        if !faults.is_empty() {
            self.course = None;
            self.findings.extend(faults);
            self.findings.sort_by(Finding::by_place);
        }
        self
    }
}

impl HostAt {
    fn fault(&self, hosts: &[String]) -> Finding {
        let remedy = if hosts.is_empty() {
            "Unggah videonya, atau tulis sebagai tautan biasa; instansi ini tidak menampilkan video situs lain.".to_owned()
        } else {
            format!("Pakai video dari {}, atau tulis sebagai tautan biasa.", hosts.join(", "))
        };
        Finding {
            file: self.file.clone(),
            line: Some(self.line),
            severity: Severity::Error,
            what: format!("video dari `{}` tidak boleh ditampilkan", self.host),
            remedy,
        }
    }
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
