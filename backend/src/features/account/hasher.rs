//! Password hashing: argon2id in its own small pool, so that a morning of sign-ins cannot starve everything else.

use std::sync::Arc;

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
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

/// OWASP's minimum: m = 19 456 KiB, t = 2, p = 1.
fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

/// The hash itself. Its memory comes straight from the system and goes back at once: an allocator keeps pieces of 19 MB
/// for every thread that has ever hashed, but none above 32 MiB. Room that nobody touches costs nothing.
fn output(argon2: &Argon2<'_>, password: &[u8], salt: &Salt) -> Result<Output, AccountError> {
    const ROOM: usize = 40 * 1024 * 1024 / Block::SIZE;
    let blocks = argon2.params().block_count();
    let mut memory = Vec::with_capacity(ROOM.max(blocks));
    memory.resize(blocks, Block::default());
    let mut output = [0; Params::DEFAULT_OUTPUT_LEN];
    argon2
        .hash_password_into_with_memory(password, salt, &mut output, &mut memory)
        .map_err(|_ignored| AccountError::Crypto)?;
    Output::new(&output).map_err(|_ignored| AccountError::Crypto)
}

fn hash_now(password: &str) -> Result<String, AccountError> {
    let (argon2, salt) = (argon2(), Salt::generate());
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(argon2.params()).map_err(|_ignored| AccountError::Crypto)?,
        hash: Some(output(&argon2, password.as_bytes(), &salt)?),
        salt: Some(salt),
    };
    Ok(hash.to_string())
}

fn verify_now(password: &str, phc: &str) -> bool {
    let expected = || {
        let hash = PasswordHash::new(phc).ok()?;
        let algorithm = Algorithm::try_from(hash.algorithm.as_str()).ok()?;
        let version = hash.version.map_or(Some(Version::V0x13), |version| Version::try_from(version).ok())?;
        let argon2 = Argon2::new(algorithm, version, Params::try_from(&hash).ok()?);
        Some((argon2, hash.salt?, hash.hash?))
    };
    // Outputs compare in constant time.
    expected().is_some_and(|(argon2, salt, hash)| {
        output(&argon2, password.as_bytes(), &salt).is_ok_and(|output| output == hash)
    })
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
