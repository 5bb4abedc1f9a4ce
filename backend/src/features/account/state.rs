//! What the slice keeps in memory: keys, the hashing pool, and a short memory of open sessions.
//!
//! **Invariant:** an ended session is forgotten here at once, and by other servers within [`MEMORY`].

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use moka::Expiry;
use moka::future::Cache;
use secrecy::SecretString;
use shared::access::Identity;
use shared::id::SessionId;

use super::error::AccountError;
use super::hasher::Hasher;
use super::token::Keys;

/// How long an open session is believed without asking the database again, at the most.
pub(super) const MEMORY: Duration = Duration::from_secs(5);

/// Sessions are asked about again after half of [`MEMORY`] to all of it, each after a time of its own: those of an exam's
/// first second are not all forgotten in the same moment.
struct Spread;

impl Expiry<SessionId, Known> for Spread {
    fn expire_after_create(&self, session: &SessionId, _: &Known, _: Instant) -> Option<Duration> {
        let [.., last] = session.0.into_bytes();
        Some(MEMORY.mul_f64(0.5 + f64::from(last) / 512.0))
    }
}

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
            known: Cache::builder().max_capacity(50_000).expire_after(Spread).build(),
        })
    }
}
