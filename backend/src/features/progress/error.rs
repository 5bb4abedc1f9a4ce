//! Why progress could not be shown, and what the caller is told.

use sea_orm::DbErr;
use shared::problem::{self, Problem};

/// Why progress could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum ProgressError {
    /// Not there, or not the caller's.
    #[error("no such enrolment for this learner")]
    NotFound,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<ProgressError> for Problem {
    fn from(error: ProgressError) -> Self {
        match error {
            ProgressError::NotFound => (&problem::NOT_FOUND).into(),
            ProgressError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
