//! Why an operation on providers failed, and what the caller is told.

use sea_orm::DbErr;
use shared::api::provider::{PROVIDER_CLOSED, PROVIDER_MEMBERS_ONLY, PROVIDER_TAKEN};
use shared::problem::{self, Problem};

use super::rule::Refusal;

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum ProviderError {
    /// Not there, or another institution's.
    #[error("no such provider or instructor")]
    NotFound,
    /// Another one has the name.
    #[error("the name is taken")]
    Taken,
    /// It is named by its members only.
    #[error("members only")]
    MembersOnly,
    /// It is closed.
    #[error("closed")]
    Closed,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<Refusal> for ProviderError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Closed => Self::Closed,
            Refusal::MembersOnly => Self::MembersOnly,
        }
    }
}

impl From<ProviderError> for Problem {
    fn from(error: ProviderError) -> Self {
        match error {
            ProviderError::NotFound => (&problem::NOT_FOUND).into(),
            ProviderError::Taken => (&PROVIDER_TAKEN).into(),
            ProviderError::MembersOnly => (&PROVIDER_MEMBERS_ONLY).into(),
            ProviderError::Closed => (&PROVIDER_CLOSED).into(),
            ProviderError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
