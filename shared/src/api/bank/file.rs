//! Files of questions: what comes in, what becomes of it, what goes out.

use chrono::{DateTime, Utc};

use super::{AlikeRow, QuestionKind};
use crate::id::{BankCategoryId, BankImportId, BankQuestionId};
use crate::value::FileName;

/// Largest file that is imported, in bytes.
pub const FILE_BYTES_MAX: usize = 3 * 1024 * 1024;
/// Most questions in one file, in or out.
pub const FILE_QUESTIONS_MAX: usize = 1000;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ImportFormat {
    /// GIFT.
    Gift,
    /// Aiken.
    Aiken,
    /// Moodle XML.
    MoodleXml,
    /// A table.
    Csv,
}

/// A format that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// GIFT.
    Gift,
    /// Moodle XML.
    MoodleXml,
    /// A table.
    Csv,
}

/// What becomes of an entry of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntryOutcome {
    /// A new question.
    New,
    /// The bank, or the file, has a question with the same words already; it is skipped.
    Alike,
    /// Not known here: kept aside with its source.
    Aside,
    /// Not readable: kept aside with its source.
    Unread,
}

input! {
    /// A file with questions.
    pub struct ImportFile {
        /// Where its questions come; categories named in the file are made below.
        pub category: BankCategoryId,
        /// The file's name.
        pub name: FileName,
        /// Its format; told by name and content where none is named.
        #[serde(default)]
        pub format: Option<ImportFormat>,
        /// Its bytes in base64.
        pub content: String,
    }

    /// What goes into a file.
    pub struct InExport {
        /// Only this category and what lies below.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub category: Option<BankCategoryId>,
        /// In which format.
        pub format: ExportFormat,
    }
}

wire! {
    /// What a file would become.
    pub struct ImportReport {
        /// The format it was read as.
        pub format: ImportFormat,
        /// Questions that would be new.
        pub fresh: u32,
        /// Questions that are there already.
        pub alike: u32,
        /// Entries that would be kept aside.
        pub aside: u32,
        /// Doubts about the file as a whole, in words.
        pub warnings: Vec<String>,
        /// The entries in their order.
        pub entries: Vec<ImportEntry>,
    }

    /// One entry of a file.
    pub struct ImportEntry {
        /// Line on which it begins, from 1.
        pub line: u32,
        /// What is asked, cut at a word.
        pub text: String,
        /// How it is answered.
        pub kind: Option<QuestionKind>,
        /// Categories below the chosen one into which it comes, as the file names them.
        pub path: Vec<String>,
        /// What becomes of it.
        pub outcome: EntryOutcome,
        /// Why, and what it loses, in words.
        pub notes: Vec<String>,
        /// The question that is there already.
        pub twin: Option<BankQuestionId>,
    }

    /// The latest imports, newest first.
    pub struct Imports {
        /// The imports.
        pub items: Vec<ImportRow>,
    }

    /// One import.
    pub struct ImportRow {
        /// The import.
        pub id: BankImportId,
        /// The file's name.
        pub file: String,
        /// Its format.
        pub format: ImportFormat,
        /// The category into which it came.
        pub category: String,
        /// When.
        pub at: DateTime<Utc>,
        /// Questions it brought.
        pub questions: u32,
        /// Entries kept aside.
        pub aside: u32,
        /// When it was undone.
        pub undone_at: Option<DateTime<Utc>>,
    }

    /// An import with what was kept aside.
    pub struct ImportView {
        /// What the list shows.
        pub row: ImportRow,
        /// Questions of it that are still there.
        pub remaining: u32,
        /// What was kept aside, in the file's order.
        pub aside: Vec<AsideRow>,
    }

    /// An entry that was kept aside.
    pub struct AsideRow {
        /// Line on which it began.
        pub line: u32,
        /// Why, in words.
        pub why: String,
        /// Its source: as it stood in the file, or in Moodle's XML.
        pub source: String,
    }

    /// What undoing an import did.
    pub struct Undone {
        /// Questions removed.
        pub removed: u32,
        /// Questions that stay, since somebody has changed them.
        pub stayed: Vec<AlikeRow>,
    }

    /// What a format carries of some questions.
    pub struct ExportReport {
        /// Questions in all.
        pub questions: u32,
        /// Questions that are the same when the file is read again.
        pub whole: u32,
        /// The others.
        pub losses: Vec<LossRow>,
    }

    /// What a question loses.
    pub struct LossRow {
        /// The question.
        pub id: BankQuestionId,
        /// What is asked, cut at a word.
        pub text: String,
        /// Whether it is not in the file at all.
        pub is_left_out: bool,
        /// What it loses, in words.
        pub what: Vec<String>,
    }
}
