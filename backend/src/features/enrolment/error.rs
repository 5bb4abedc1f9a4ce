//! Why an operation on an enrolment failed, and what the caller is told.

use sea_orm::DbErr;
use shared::api::enrolment::{IS_COMPLETED, IS_MANDATORY, NOT_OPEN};
use shared::problem::{self, Problem};

use super::door::Unmet;

/// Why an operation on an enrolment failed.
#[derive(Debug, thiserror::Error)]
pub enum EnrolmentError {
    /// Not there, or not the caller's.
    #[error("no such enrolment for this learner")]
    NotFound,
    /// The course has no published version.
    #[error("course not open")]
    NotOpen,
    /// Other courses come first; their titles.
    #[error("prerequisites")]
    Prerequisites(Unmet),
    /// A duty cannot be left.
    #[error("mandatory enrolment")]
    IsMandatory,
    /// A completed course stays.
    #[error("completed enrolment")]
    IsCompleted,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<EnrolmentError> for Problem {
    fn from(error: EnrolmentError) -> Self {
        match error {
            EnrolmentError::NotFound => (&problem::NOT_FOUND).into(),
            EnrolmentError::NotOpen => (&NOT_OPEN).into(),
            EnrolmentError::Prerequisites(unmet) => unmet.into(),
            EnrolmentError::IsMandatory => (&IS_MANDATORY).into(),
            EnrolmentError::IsCompleted => (&IS_COMPLETED).into(),
            EnrolmentError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
