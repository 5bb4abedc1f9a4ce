//! Password hashing: argon2id in its own small pool, so that a morning of sign-ins cannot starve everything else.

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use super::error::AccountError;

/// Waiting callers beyond which a sign-in is refused at once (503) instead of piling up.
const QUEUE: usize = 200;

/// Hashes and verifies passwords.
#[derive(Debug, Clone)]
pub(super) struct Hasher {
    seats: Arc<Semaphore>,
    queue: Arc<Semaphore>,
    /// A hash of nothing in particular, verified against where there is no account.
    decoy: Arc<str>,
}

fn argon2() -> Argon2<'static> {
    // OWASP's minimum: m = 19 456 KiB, t = 2, p = 1.
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

fn hash_now(password: &str) -> Result<String, AccountError> {
    let hash: PasswordHash =
        argon2().hash_password(password.as_bytes()).map_err(|_ignored| AccountError::Crypto)?;
    Ok(hash.to_string())
}

fn verify_now(password: &str, phc: &str) -> bool {
    PasswordHash::new(phc).is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok())
}

impl Hasher {
    pub(super) fn new(threads: usize) -> Self {
        let decoy = hash_now("nobody signs in with this").unwrap_or_default();
        Self {
            seats: Arc::new(Semaphore::new(threads.max(1))),
            queue: Arc::new(Semaphore::new(QUEUE)),
            decoy: decoy.into(),
        }
    }

    /// The PHC string of a password.
    pub(super) async fn hash(&self, password: &str) -> Result<String, AccountError> {
        let password = password.to_owned();
        self.run(move || hash_now(&password)).await?
    }

    /// Whether a password matches; without a hash it takes as long and says no.
    pub(super) async fn verify(&self, password: &str, phc: Option<&str>) -> Result<bool, AccountError> {
        let (password, known) = (password.to_owned(), phc.is_some());
        let phc = phc.map_or_else(|| self.decoy.to_string(), ToOwned::to_owned);
        let is_match = self.run(move || verify_now(&password, &phc)).await?;
        Ok(is_match && known)
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AccountError> {
        let _place = self.queue.try_acquire().map_err(|_ignored| AccountError::HashingBusy)?;
        let _seat = self.seats.acquire().await.map_err(|_ignored| AccountError::HashingBusy)?;
        tokio::task::spawn_blocking(work).await.map_err(|_ignored| AccountError::Crypto)
    }
}
