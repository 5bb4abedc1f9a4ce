//! What people gained from a pre-test to its post-test, as sums.

use grading::{Score, normalised_gain};
use serde::{Deserialize, Serialize};

/// Sums over the people who took both, each with the first attempt; shares of marks in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Gains {
    /// People.
    pub people: i64,
    /// Shares before.
    pub before: i64,
    /// Shares after.
    pub after: i64,
    /// People who reached more after than before.
    pub rose: i64,
    /// People who reached less.
    pub fell: i64,
}

impl Gains {
    /// The sums of one person.
    pub fn of(before: Score, after: Score) -> Self {
        let (before, after) = (i64::from(before.thousandths()), i64::from(after.thousandths()));
        Self { people: 1, before, after, rose: i64::from(after > before), fell: i64::from(after < before) }
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            people: self.people.wrapping_add(other.people),
            before: self.before.wrapping_add(other.before),
            after: self.after.wrapping_add(other.after),
            rose: self.rose.wrapping_add(other.rose),
            fell: self.fell.wrapping_add(other.fell),
        }
    }

    /// What takes these back.
    #[must_use]
    pub fn negated(self) -> Self {
        Self {
            people: self.people.wrapping_neg(),
            before: self.before.wrapping_neg(),
            after: self.after.wrapping_neg(),
            rose: self.rose.wrapping_neg(),
            fell: self.fell.wrapping_neg(),
        }
    }

    /// The figures; `None` before anybody took both.
    pub fn figures(self) -> Option<GainFigures> {
        let mean = |sum: i64| sum.checked_div(self.people).and_then(|mean| u32::try_from(mean).ok());
        let (before, after) = (mean(self.before)?, mean(self.after)?);
        let share = |count: i64| mean(count.wrapping_mul(1_000));
        Some(GainFigures {
            people: self.people,
            before,
            after,
            gain: normalised_gain(before, after),
            rose: share(self.rose)?,
            fell: share(self.fell)?,
        })
    }
}

/// What a class gained, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GainFigures {
    /// People who took both.
    pub people: i64,
    /// Mean share of the marks before.
    pub before: u32,
    /// Mean share after.
    pub after: u32,
    /// Hake's average normalised gain `<g>`: that of the means, so that nobody who began high outweighs others.
    pub gain: Option<i32>,
    /// Share of the people who reached more after than before.
    pub rose: u32,
    /// Share of those who reached less.
    pub fell: u32,
}

#[cfg(test)]
mod tests {
    use grading::Centimark;
    use proptest::prelude::*;

    use super::*;

    fn score(earned: u32) -> Score {
        Score { earned: Centimark::from_hundredths(earned), out_of: Centimark::from_hundredths(1_000) }
    }

    #[test]
    fn a_class_gains_by_its_means() {
        let class = [(200, 600), (400, 800), (900, 700)];
        let sums = class.iter().fold(Gains::default(), |sums, (before, after)| {
            sums.plus(Gains::of(score(*before), score(*after)))
        });
        // Means 500 and 700: of the 500 that were missing, 200 are there.
        let expected =
            GainFigures { people: 3, before: 500, after: 700, gain: Some(400), rose: 666, fell: 333 };
        assert_eq!(sums.figures(), Some(expected));
        assert_eq!(Gains::default().figures(), None);
    }

    proptest! {
        #[test]
        fn who_is_taken_back_was_never_there(before in 0..=1_000_u32, after in 0..=1_000_u32, other in 0..=1_000_u32) {
            let rest = Gains::of(score(other), score(before));
            let one = Gains::of(score(before), score(after));
            prop_assert_eq!(rest.plus(one).plus(one.negated()), rest);
        }
    }
}
