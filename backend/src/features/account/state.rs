//! What the slice keeps in memory: keys, the hashing pool, and a short memory of open sessions.
//!
//! **Invariant:** an ended session is forgotten here at once, and by other servers within [`MEMORY`].

use std::time::Duration;

use chrono::{DateTime, Utc};
use moka::sync::Cache;
use secrecy::SecretString;
use shared::access::Identity;
use shared::id::SessionId;

use super::error::AccountError;
use super::hasher::Hasher;
use super::token::Keys;

/// How long an open session is believed without asking the database again.
pub(super) const MEMORY: Duration = Duration::from_secs(5);

/// An open session as last seen in the database.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) identity: Identity,
    pub(super) generation: i32,
    pub(super) expires_at: DateTime<Utc>,
    pub(super) last_seen_at: DateTime<Utc>,
}

/// State of the account slice.
pub struct State {
    pub(super) hasher: Hasher,
    pub(super) keys: Keys,
    pub(super) known: Cache<SessionId, Known>,
}

impl State {
    /// State with a signing key of at least 32 bytes and so many hashing threads.
    ///
    /// # Errors
    /// When the key is too short.
    pub fn new(signing_key: &SecretString, hashing_threads: usize) -> Result<Self, AccountError> {
        Ok(Self {
            hasher: Hasher::new(hashing_threads),
            keys: Keys::new(signing_key)?,
            known: Cache::builder().max_capacity(50_000).time_to_live(MEMORY).build(),
        })
    }
}
