//! Second markers: what two marks of one answer, given independently, come to.
//!
//! **The rule.** Two marks *agree* when they are apart by no more than `within_percent` of what the question is worth; the
//! answer then earns their mean, half a hundredth rounded up. Otherwise they *differ*, and a person who sees both decides.
//! With 0 percent only equal marks agree; with 100 any two do. A mark above the worth counts as the worth.
//!
//! **Invariant:** it does not matter which of the two came first, and what they come to lies between them.

use serde::{Deserialize, Serialize};

use crate::Centimark;

/// How far two markers may be apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondMarker {
    /// In percent of what the question is worth, 0 to 100.
    pub within_percent: u8,
}

/// What two marks come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weighed {
    /// They agree: the answer earns this.
    Agree(Centimark),
    /// They differ: somebody has to reconcile them.
    Differ,
}

impl SecondMarker {
    /// How far two marks of an answer worth so much may be apart.
    pub fn apart(self, worth: Centimark) -> Centimark {
        worth.share(u32::from(self.within_percent), 100)
    }

    /// Weighs two marks of an answer that is worth so much.
    pub fn weigh(self, worth: Centimark, marks: [Centimark; 2]) -> Weighed {
        let [one, two] = marks.map(|mark| mark.min(worth).hundredths());
        if one.abs_diff(two) > self.apart(worth).hundredths() {
            return Weighed::Differ;
        }
        let (low, high) = (one.min(two), one.max(two));
        Weighed::Agree(Centimark::from_hundredths(low + (high - low).div_ceil(2)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn weigh(percent: u8, worth: u32, one: u32, two: u32) -> Weighed {
        let marks = [one, two].map(Centimark::from_hundredths);
        SecondMarker { within_percent: percent }.weigh(Centimark::from_hundredths(worth), marks)
    }

    fn agree(hundredths: u32) -> Weighed {
        Weighed::Agree(Centimark::from_hundredths(hundredths))
    }

    #[test]
    fn near_marks_come_to_their_mean_and_far_ones_to_nothing() {
        for (percent, worth, one, two, expected) in [
            (10, 500, 300, 350, agree(325)),
            (10, 500, 300, 351, Weighed::Differ),
            (10, 500, 350, 300, agree(325)),
            (10, 500, 300, 325, agree(313)),
            // A tenth of 3.33 is 33.3 hundredths.
            (10, 333, 100, 133, agree(117)),
            (10, 333, 100, 134, Weighed::Differ),
            (0, 500, 300, 300, agree(300)),
            (0, 500, 300, 301, Weighed::Differ),
            (100, 500, 0, 500, agree(250)),
            (100, 500, 600, 600, agree(500)),
            (50, 0, 0, 0, agree(0)),
            (100, u32::MAX, u32::MAX, u32::MAX - 1, agree(u32::MAX)),
        ] {
            assert_eq!(weigh(percent, worth, one, two), expected, "{percent}% of {worth}: {one}, {two}");
        }
    }

    proptest! {
        #[test]
        fn what_they_come_to_lies_between_them(
            percent in 0_u8..=100, worth in 0_u32..100_001, one in 0_u32..100_001, two in 0_u32..100_001,
        ) {
            let found = weigh(percent, worth, one, two);
            prop_assert_eq!(found, weigh(percent, worth, two, one));
            let (one, two) = (one.min(worth), two.min(worth));
            let is_near = u64::from(one.abs_diff(two)) * 100 <= u64::from(worth) * u64::from(percent);
            match found {
                Weighed::Agree(mark) => {
                    let mark = mark.hundredths();
                    prop_assert!(is_near && mark >= one.min(two) && mark <= one.max(two) && mark <= worth);
                    prop_assert_eq!(u64::from(mark), (u64::from(one) + u64::from(two)).div_ceil(2));
                }
                Weighed::Differ => prop_assert!(!is_near),
            }
        }

        #[test]
        fn the_same_mark_twice_is_that_mark(percent in 0_u8..=100, worth in 0_u32..100_001, roll in 0_u32..100_001) {
            let mark = roll.min(worth);
            prop_assert_eq!(weigh(percent, worth, mark, mark), agree(mark));
        }

        #[test]
        fn who_agrees_within_less_agrees_within_more(
            percent in 0_u8..100, more in 1_u8..100, one in 0_u32..1_000, two in 0_u32..1_000,
        ) {
            let wider = percent.saturating_add(more).min(100);
            let found = weigh(percent, 1_000, one, two);
            prop_assert!(found == Weighed::Differ || found == weigh(wider, 1_000, one, two));
        }
    }
}
