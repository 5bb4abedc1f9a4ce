//! Ids and secrets. Tests bring their own, seeded.

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Makes ids and randomness.
pub trait Ids: Send + Sync {
    /// Thirty-two random bytes, for secrets.
    fn secret(&self) -> [u8; 32];

    /// A random number, for shuffling; fits a signed column.
    fn seed(&self) -> u64 {
        let [a, b, c, d, e, f, g, h, ..] = self.secret();
        u64::from_be_bytes([a, b, c, d, e, f, g, h]) >> 1
    }

    /// Seconds after which somebody who is refused for want of room may come back: 2 to 6, so that those who were refused
    /// together do not come back together.
    fn come_back_s(&self) -> u32 {
        2 + u32::try_from(self.seed() % 5).unwrap_or_default()
    }

    /// A new id, ordered by the time given (`UUIDv7`).
    fn uuid(&self, now: DateTime<Utc>) -> Uuid {
        let [a, b, c, d, e, f, g, h, i, j, ..] = self.secret();
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &[a, b, c, d, e, f, g, h, i, j]).into_uuid()
    }
}

/// The operating system's randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct RandomIds;

impl Ids for RandomIds {
    #[expect(clippy::expect_used, reason = "a system without randomness must not run at all")]
    fn secret(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).expect("the operating system gives randomness");
        bytes
    }
}

/// The operating system's randomness for ids and secrets, and one seed for every shuffle and draw: what a demonstration
/// shows is the same every time, and nobody guesses a key of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct SteadyIds;

/// The seed of a demonstration.
const STEADY: u64 = 20_261_124;

impl Ids for SteadyIds {
    fn secret(&self) -> [u8; 32] {
        RandomIds.secret()
    }

    fn seed(&self) -> u64 {
        STEADY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeds_are_steady_and_secrets_are_not() {
        assert_eq!(SteadyIds.seed(), SteadyIds.seed());
        assert_ne!(SteadyIds.secret(), SteadyIds.secret());
    }
}
