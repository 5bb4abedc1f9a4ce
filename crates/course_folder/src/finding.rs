//! What is wrong in a course folder, where, and how to put it right; texts are for the people who write courses.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One fault or doubt about a file of the folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Path within the folder; empty when it concerns the folder as a whole.
    pub file: String,
    /// Line from 1, when the fault has one.
    pub line: Option<usize>,
    /// Whether the course can be taken in all the same.
    pub severity: Severity,
    /// The fault, in Indonesian, without a full stop.
    pub what: String,
    /// What to do about it, in Indonesian, as a sentence.
    pub remedy: String,
}

/// Whether a finding stops the import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The course is not taken in.
    Error,
    /// The course is taken in; its author should look again.
    Warning,
}

impl Finding {
    /// The order in which findings are read.
    pub(crate) fn by_place(one: &Self, other: &Self) -> std::cmp::Ordering {
        (&one.file, one.line, one.severity).cmp(&(&other.file, other.line, other.severity))
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = if self.file.is_empty() { "(folder kursus)" } else { &self.file };
        write!(f, "{file}:")?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        write!(f, " {}. {}", self.what, self.remedy)
    }
}
