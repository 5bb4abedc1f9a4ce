//! Why an operation on arrangements failed, and what the caller is told.

use sea_orm::DbErr;
use shared::api::arrangement::ALREADY_ENDED;
use shared::problem::{self, Phrase, Problem};

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum ArrangementError {
    /// Not there, or not of the institution that the caller authors for.
    #[error("no such quiz or arrangement of the institution")]
    NotFound,
    /// A field that cannot be so.
    #[error("invalid field {0}")]
    Invalid(&'static str, Phrase),
    /// It was ended before.
    #[error("ended before")]
    AlreadyEnded,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<ArrangementError> for Problem {
    fn from(error: ArrangementError) -> Self {
        match error {
            ArrangementError::NotFound => (&problem::NOT_FOUND).into(),
            ArrangementError::Invalid(pointer, phrase) => {
                Self::from(&problem::INVALID).with_fault(pointer, phrase)
            }
            ArrangementError::AlreadyEnded => (&ALREADY_ENDED).into(),
            ArrangementError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
