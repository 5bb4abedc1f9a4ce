//! Why a team could not be shown, and what the caller is told.

use sea_orm::DbErr;
use shared::problem::{self, Problem};

/// Why a team could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum TeamError {
    /// Not there, or outside what the caller leads.
    #[error("no such unit or person in the caller's subtrees")]
    NotFound,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<TeamError> for Problem {
    fn from(error: TeamError) -> Self {
        match error {
            TeamError::NotFound => (&problem::NOT_FOUND).into(),
            TeamError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
