//! Why an operation of the class slice failed, and what the caller is told.

use sea_orm::DbErr;
use shared::api::class::TOO_MANY_MESSAGES;
use shared::problem::{self, Phrase, Problem};

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum ClassError {
    /// Not there, not of the institution that the caller authors for, or not sent to the caller.
    #[error("no such class or message for this caller")]
    NotFound,
    /// A field that cannot be so.
    #[error("invalid field {0}")]
    Invalid(&'static str, Phrase),
    /// Enough messages for today.
    #[error("too many messages in a day")]
    TooManyMessages,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<ClassError> for Problem {
    fn from(error: ClassError) -> Self {
        match error {
            ClassError::NotFound => (&problem::NOT_FOUND).into(),
            ClassError::Invalid(pointer, phrase) => Self::from(&problem::INVALID).with_fault(pointer, phrase),
            ClassError::TooManyMessages => (&TOO_MANY_MESSAGES).into(),
            ClassError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
