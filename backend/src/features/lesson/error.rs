//! Why a lesson could not be opened or kept, and what the caller is told.

use sea_orm::DbErr;
use shared::api::lesson::{NOT_CONFIRMABLE, NOT_ENROLLED};
use shared::problem::{self, Problem};

use crate::features::progress::door::Waiting;
use crate::ports::FileFault;

/// Why a lesson could not be opened or kept.
#[derive(Debug, thiserror::Error)]
pub enum LessonError {
    /// Not there, not the caller's, or not part of the version the caller learns.
    #[error("no such lesson for this learner")]
    NotFound,
    /// The enrolment was left.
    #[error("withdrawn enrolment")]
    NotEnrolled,
    /// Other lessons come first.
    #[error("not open yet")]
    Waits(Waiting),
    /// Quizzes and sessions complete themselves.
    #[error("not a lesson to confirm")]
    NotConfirmable,
    /// The file store.
    #[error("files")]
    File(#[from] FileFault),
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<LessonError> for Problem {
    fn from(error: LessonError) -> Self {
        match error {
            LessonError::NotFound => (&problem::NOT_FOUND).into(),
            LessonError::NotEnrolled => (&NOT_ENROLLED).into(),
            LessonError::Waits(waiting) => waiting.into(),
            LessonError::NotConfirmable => (&NOT_CONFIRMABLE).into(),
            LessonError::File(fault) => fault.into(),
            LessonError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
