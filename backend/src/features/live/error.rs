//! Why an operation on a session failed, and what the caller is told.

use sea_orm::DbErr;
use shared::api::lesson::NOT_ENROLLED;
use shared::api::live::{
    CANCELLED, CHANGED_MEANWHILE, NO_WORD, NOT_BEGUN, STRUCK_OFF, TOO_LATE, TOO_MANY_WORDS,
};
use shared::problem::{self, Phrase, Problem};

use super::clock::Shut;
use crate::features::progress::door::Waiting;

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum LiveError {
    /// Not there, or not for the caller.
    #[error("no such session for this caller")]
    NotFound,
    /// A field that cannot be so.
    #[error("invalid field {0}")]
    Invalid(&'static str, Phrase),
    /// The enrolment was left.
    #[error("withdrawn enrolment")]
    NotEnrolled,
    /// Other lessons come first.
    #[error("not open yet")]
    Waits(Waiting),
    /// The clock or a cancellation does not allow it.
    #[error("shut: {0}")]
    Shut(#[from] Shut),
    /// There is no word.
    #[error("no attendance word")]
    NoWord,
    /// Too many wrong words.
    #[error("too many wrong words")]
    TooManyWords,
    /// The attendance was struck off.
    #[error("struck off")]
    StruckOff,
    /// Somebody changed it meanwhile.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<LiveError> for Problem {
    fn from(error: LiveError) -> Self {
        match error {
            LiveError::NotFound => (&problem::NOT_FOUND).into(),
            LiveError::Invalid(pointer, phrase) => Self::from(&problem::INVALID).with_fault(pointer, phrase),
            LiveError::NotEnrolled => (&NOT_ENROLLED).into(),
            LiveError::Waits(waiting) => waiting.into(),
            LiveError::Shut(Shut::Cancelled) => (&CANCELLED).into(),
            LiveError::Shut(Shut::NotBegun) => (&NOT_BEGUN).into(),
            LiveError::Shut(Shut::TooLate) => (&TOO_LATE).into(),
            LiveError::NoWord => (&NO_WORD).into(),
            LiveError::TooManyWords => (&TOO_MANY_WORDS).into(),
            LiveError::StruckOff => (&STRUCK_OFF).into(),
            LiveError::ChangedMeanwhile => (&CHANGED_MEANWHILE).into(),
            LiveError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
