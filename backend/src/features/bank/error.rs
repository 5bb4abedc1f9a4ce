//! Why an operation on the question bank failed, and what the caller is told.

use sea_orm::DbErr;
use shared::api::bank::{
    ALREADY_UNDONE, CATEGORY_TAKEN, CATEGORY_TOO_DEEP, FILE_TOO_LARGE, NO_ENTRIES, NONE_TO_EXPORT,
    QUESTION_REVISED, TOO_MANY_ENTRIES, TOO_MANY_TO_EXPORT,
};
use shared::problem::{self, Fault, Phrase, Problem};

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum BankError {
    /// Not there, or not of the caller's institution.
    #[error("no such thing in this institution's bank")]
    NotFound,
    /// A field that cannot be so.
    #[error("invalid field {0}")]
    Invalid(&'static str, Phrase),
    /// What is typed as a question is none yet.
    #[error("{} faults in a question", .0.len())]
    Faulty(Vec<Fault>),
    /// The question has another version than the caller has seen.
    #[error("a later version is there")]
    Revised,
    /// A category beside it has the name.
    #[error("category name taken")]
    CategoryTaken,
    /// Categories go only so deep.
    #[error("category too deep")]
    CategoryTooDeep,
    /// The file is too large.
    #[error("file too large")]
    FileTooLarge,
    /// The file has too many entries.
    #[error("too many entries")]
    TooManyEntries,
    /// The file has no entry.
    #[error("no entries")]
    NoEntries,
    /// Too much for one file.
    #[error("too many to export")]
    TooManyToExport,
    /// Nothing for a file.
    #[error("none to export")]
    NoneToExport,
    /// The import was undone before.
    #[error("already undone")]
    AlreadyUndone,
    /// A stored question cannot be read, or work on a file was cut short.
    #[error("unreadable")]
    Unreadable,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<BankError> for Problem {
    fn from(error: BankError) -> Self {
        match error {
            BankError::NotFound => (&problem::NOT_FOUND).into(),
            BankError::Invalid(pointer, phrase) => Self::from(&problem::INVALID).with_fault(pointer, phrase),
            BankError::Faulty(errors) => Self { errors, ..Self::from(&problem::INVALID) },
            BankError::Revised => (&QUESTION_REVISED).into(),
            BankError::CategoryTaken => {
                Self::from(&CATEGORY_TAKEN).with_fault("/name", CATEGORY_TAKEN.title.clone())
            }
            BankError::CategoryTooDeep => (&CATEGORY_TOO_DEEP).into(),
            BankError::FileTooLarge => (&FILE_TOO_LARGE).into(),
            BankError::TooManyEntries => (&TOO_MANY_ENTRIES).into(),
            BankError::NoEntries => (&NO_ENTRIES).into(),
            BankError::TooManyToExport => (&TOO_MANY_TO_EXPORT).into(),
            BankError::NoneToExport => (&NONE_TO_EXPORT).into(),
            BankError::AlreadyUndone => (&ALREADY_UNDONE).into(),
            BankError::Unreadable => (&problem::INTERNAL).into(),
            BankError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
