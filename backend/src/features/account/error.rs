//! Why an operation on an account failed, and what the caller is told.

use sea_orm::DbErr;
use shared::api::account::{SETUP_LINK_INVALID, SLOW_DOWN, WRONG_CREDENTIALS, WRONG_PASSWORD};
use shared::problem::{self, Problem};

/// Why an operation on an account failed.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// Unknown name, wrong password or closed account: not told apart.
    #[error("wrong credentials")]
    WrongCredentials,
    /// Too many failures; the seconds to wait.
    #[error("too many failures")]
    SlowDown(u32),
    /// The cookie proves no open session.
    #[error("no session")]
    NoSession,
    /// Not there, or not the caller's.
    #[error("no such session for this account")]
    NoSuchSession,
    /// The current password does not match.
    #[error("wrong current password")]
    WrongPassword,
    /// The one-time link is used, expired or made up.
    #[error("setup link invalid")]
    SetupLinkInvalid,
    /// More passwords wait for hashing than can be served in time.
    #[error("hashing queue full")]
    HashingBusy,
    /// The stored hash or the signing of a token is broken.
    #[error("credentials cannot be processed")]
    Crypto,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<AccountError> for Problem {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::WrongCredentials => (&WRONG_CREDENTIALS).into(),
            AccountError::SlowDown(seconds) => Self::from(&SLOW_DOWN).retry_after(seconds),
            AccountError::NoSession => (&problem::NOT_SIGNED_IN).into(),
            AccountError::NoSuchSession => (&problem::NOT_FOUND).into(),
            AccountError::WrongPassword => {
                Self::from(&WRONG_PASSWORD).with_fault("/current", WRONG_PASSWORD.title.clone())
            }
            AccountError::SetupLinkInvalid => (&SETUP_LINK_INVALID).into(),
            AccountError::HashingBusy => Self::from(&problem::UNAVAILABLE).retry_after(3),
            AccountError::Crypto => (&problem::INTERNAL).into(),
            AccountError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
