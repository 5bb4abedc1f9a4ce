//! Why the first screen could not be shown, and what the caller is told.

use sea_orm::DbErr;
use shared::problem::Problem;

/// Why the first screen could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum HomeError {
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<HomeError> for Problem {
    fn from(error: HomeError) -> Self {
        match error {
            HomeError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
