//! Why an operation on people and units failed, and what the caller is told.

use sea_orm::DbErr;
use shared::api::organisation::NIP_TAKEN;
use shared::problem::{self, Fault, Problem};

/// Why an operation on people and units failed.
#[derive(Debug, thiserror::Error)]
pub enum OrganisationError {
    /// Not there, or not of the caller's institution.
    #[error("no such person or unit in this institution")]
    NotFound,
    /// Fields that contradict each other or the institution's data.
    #[error("invalid fields")]
    Invalid(Vec<Fault>),
    /// The NIP is in use in another current employment.
    #[error("nip taken")]
    NipTaken,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<OrganisationError> for Problem {
    fn from(error: OrganisationError) -> Self {
        match error {
            OrganisationError::NotFound => (&problem::NOT_FOUND).into(),
            OrganisationError::Invalid(errors) => Self { errors, ..(&problem::INVALID).into() },
            OrganisationError::NipTaken => Self::from(&NIP_TAKEN).with_fault("/nip", NIP_TAKEN.title.clone()),
            OrganisationError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
