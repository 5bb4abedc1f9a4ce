//! Why an operation on reviews failed, and what the caller is told.

use sea_orm::DbErr;
use shared::api::review::{COMMENTS_OPEN, NOT_AN_AUTHOR, OWNER_NEEDED, STEP_REFUSED};
use shared::problem::{self, Fault, Problem};

use crate::features::course::door::CourseError;
use crate::features::draft::door::DraftError;

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    /// Not there.
    #[error("no such draft, unit, block, comment or instructor")]
    NotFound,
    /// Fields have faults.
    #[error("{} faults", .0.len())]
    Invalid(Vec<Fault>),
    /// The step may not be taken.
    #[error("the step may not be taken")]
    Refused,
    /// Comments are open.
    #[error("comments are open")]
    CommentsOpen,
    /// Nobody would own it.
    #[error("nobody would own it")]
    OwnerNeeded,
    /// Only the owner says who does what.
    #[error("not the owner")]
    NotOwner,
    /// The draft.
    #[error("draft")]
    Draft(#[from] DraftError),
    /// The course.
    #[error("course")]
    Course(#[from] CourseError),
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<ReviewError> for Problem {
    fn from(error: ReviewError) -> Self {
        match error {
            ReviewError::NotFound => (&problem::NOT_FOUND).into(),
            ReviewError::Invalid(errors) => Self { errors, ..Self::from(&problem::INVALID) },
            ReviewError::Refused => (&STEP_REFUSED).into(),
            ReviewError::CommentsOpen => (&COMMENTS_OPEN).into(),
            ReviewError::OwnerNeeded => (&OWNER_NEEDED).into(),
            ReviewError::NotOwner => (&NOT_AN_AUTHOR).into(),
            ReviewError::Draft(error) => error.into(),
            ReviewError::Course(error) => error.into(),
            ReviewError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
