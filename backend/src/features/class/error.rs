//! Why an operation of the class slice failed, and what the caller is told.

use sea_orm::DbErr;
use shared::problem::{self, Problem};

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum ClassError {
    /// Not there, or not the caller's.
    #[error("no such class for this caller")]
    NotFound,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<ClassError> for Problem {
    fn from(error: ClassError) -> Self {
        match error {
            ClassError::NotFound => (&problem::NOT_FOUND).into(),
            ClassError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
