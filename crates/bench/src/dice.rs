//! Chance that can be had again: the same seed throws the same numbers.
//!
//! **Invariant:** pure, save [`any_seed`], which is asked once where nobody gave a seed.

use std::hash::{BuildHasher, Hasher};
use std::time::Duration;

/// A row of numbers (`SplitMix64`).
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    /// The row that belongs to a seed and a place, such as the number of a client: no two places share one.
    pub(crate) fn new(seed: u64, place: usize) -> Self {
        let place = u64::try_from(place).unwrap_or(u64::MAX);
        let mut dice = Self(seed ^ place.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        // The first throw takes apart rows whose seeds are near each other.
        dice.0 = dice.throw();
        dice
    }

    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0, below a limit; 0 where the limit is.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.throw() % limit).unwrap_or_default()
    }

    /// Whether something happens that happens so often in a thousand times.
    pub(crate) fn happens(&mut self, in_a_thousand: usize) -> bool {
        self.below(1000) < in_a_thousand
    }

    /// A time from one to another, to the microsecond.
    pub(crate) fn between(&mut self, from: Duration, to: Duration) -> Duration {
        let span = u64::try_from(to.saturating_sub(from).as_micros()).unwrap_or(u64::MAX).max(1);
        from + Duration::from_micros(self.throw() % span)
    }
}

/// A seed that nobody chose.
pub(crate) fn any_seed() -> u64 {
    // Short enough to be typed again.
    std::collections::hash_map::RandomState::new().build_hasher().finish() % 1_000_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_throws_the_same_again_and_places_differ() {
        let row = |seed, place| {
            let mut dice = Dice::new(seed, place);
            (0..8).map(|_| dice.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(row(7, 1), row(7, 1));
        assert_ne!(row(7, 1), row(7, 2));
        assert_ne!(row(7, 1), row(8, 1));
    }

    #[test]
    fn throws_stay_within_their_limits() {
        let mut dice = Dice::new(1, 0);
        let (from, to) = (Duration::from_millis(200), Duration::from_millis(210));
        for _ in 0..1000 {
            assert!(dice.below(3) < 3);
            assert!((from..to).contains(&dice.between(from, to)));
        }
        assert_eq!(dice.below(0), 0);
        assert_eq!(dice.between(to, from), to);
        assert!(!dice.happens(0) && dice.happens(1000));
    }
}
