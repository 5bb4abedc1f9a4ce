//! Why progress could not be shown, and what the caller is told.

use sea_orm::DbErr;
use shared::api::progress::{ATTEMPT_UNDER_WAY, MARKS_AWAITED, NO_UPGRADE, OTHER_UPGRADE};
use shared::problem::{self, Problem};

/// Why progress could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum ProgressError {
    /// Not there, or not the caller's.
    #[error("no such enrolment for this learner")]
    NotFound,
    /// There is no newer version, or the enrolment is over.
    #[error("no newer version")]
    NoUpgrade,
    /// Another version than the one that was read about.
    #[error("another version is published by now")]
    OtherUpgrade,
    /// An attempt is under way.
    #[error("an attempt is under way")]
    AttemptUnderWay,
    /// Answers of a quiz wait to be marked.
    #[error("marks are awaited")]
    MarksAwaited,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<ProgressError> for Problem {
    fn from(error: ProgressError) -> Self {
        match error {
            ProgressError::NotFound => (&problem::NOT_FOUND).into(),
            ProgressError::NoUpgrade => (&NO_UPGRADE).into(),
            ProgressError::OtherUpgrade => (&OTHER_UPGRADE).into(),
            ProgressError::AttemptUnderWay => (&ATTEMPT_UNDER_WAY).into(),
            ProgressError::MarksAwaited => (&MARKS_AWAITED).into(),
            ProgressError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
