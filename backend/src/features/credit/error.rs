//! Why an operation on the ledger failed, and what the caller is told.

use sea_orm::DbErr;
use shared::problem::{self, Phrase, Problem};

/// Why an operation on the ledger failed.
#[derive(Debug, thiserror::Error)]
pub enum CreditError {
    /// A year outside the calendar's sense.
    #[error("senseless year")]
    NoSuchYear,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<CreditError> for Problem {
    fn from(error: CreditError) -> Self {
        match error {
            CreditError::NoSuchYear => Self::from(&problem::INVALID).with_fault(
                "?year",
                Phrase::new("Tahun antara 2000 dan 2100.", "A year between 2000 and 2100."),
            ),
            CreditError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
