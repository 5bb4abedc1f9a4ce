//! Why statistics could not be shown, and what the caller is told.

use sea_orm::DbErr;
use shared::problem::{self, Problem};

/// Why statistics could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum StatisticsError {
    /// Not there, or not of the institution that the caller authors for.
    #[error("no such version or quiz of the institution")]
    NotFound,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<StatisticsError> for Problem {
    fn from(error: StatisticsError) -> Self {
        match error {
            StatisticsError::NotFound => (&problem::NOT_FOUND).into(),
            StatisticsError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
