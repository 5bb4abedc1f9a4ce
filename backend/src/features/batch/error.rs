//! Why an operation on a batch failed, and what the caller is told.

use sea_orm::DbErr;
use shared::api::batch::{
    BY_NOMINATION, COURSE_CLOSED, ENROLMENT_CLOSED, HAS_BEGUN, IS_CANCELLED, IS_OVER, NOT_IN_BATCH,
    NOT_NOMINATED, NOT_OPEN_YET,
};
use shared::problem::{self, Phrase, Problem};

use super::window::Shut;
use crate::features::enrolment::door::Unmet;

/// Why an operation on a batch failed.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    /// Not there, or not of the caller's institution or subtrees.
    #[error("no such batch, seat or person for this caller")]
    NotFound,
    /// A field that cannot be so.
    #[error("invalid field {0}")]
    Invalid(&'static str, Phrase),
    /// Other courses come first.
    #[error("prerequisites")]
    Prerequisites(Unmet),
    /// The course takes nobody in.
    #[error("course not open")]
    CourseClosed,
    /// The day or the kind of batch does not allow it.
    #[error("shut: {0}")]
    Shut(#[from] Shut),
    /// There is no nomination to answer.
    #[error("not nominated")]
    NotNominated,
    /// There is no seat to give back.
    #[error("not in the batch")]
    NotInBatch,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<BatchError> for Problem {
    fn from(error: BatchError) -> Self {
        match error {
            BatchError::NotFound => (&problem::NOT_FOUND).into(),
            BatchError::Invalid(pointer, phrase) => Self::from(&problem::INVALID).with_fault(pointer, phrase),
            BatchError::Prerequisites(unmet) => unmet.into(),
            BatchError::CourseClosed => (&COURSE_CLOSED).into(),
            BatchError::Shut(Shut::Cancelled) => (&IS_CANCELLED).into(),
            BatchError::Shut(Shut::Over) => (&IS_OVER).into(),
            BatchError::Shut(Shut::NotYet) => (&NOT_OPEN_YET).into(),
            BatchError::Shut(Shut::Closed) => (&ENROLMENT_CLOSED).into(),
            BatchError::Shut(Shut::ByNomination) => (&BY_NOMINATION).into(),
            BatchError::Shut(Shut::HasBegun) => (&HAS_BEGUN).into(),
            BatchError::NotNominated => (&NOT_NOMINATED).into(),
            BatchError::NotInBatch => (&NOT_IN_BATCH).into(),
            BatchError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
