//! Why an operation of the orientation slice failed, and what the caller is told.
//!
//! **Invariant:** nothing here is the caller's fault: only the database can fail.

use sea_orm::DbErr;
use shared::problem::Problem;

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum OrientationError {
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<OrientationError> for Problem {
    fn from(error: OrientationError) -> Self {
        match error {
            OrientationError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
