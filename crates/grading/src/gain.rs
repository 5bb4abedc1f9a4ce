//! Gain from a pre-test to its post-test: of what was missing before, how much is there now.
//!
//! Hake, R. R. (1998), "Interactive-engagement versus traditional methods", American Journal of Physics 66 (1), 64–74:
//! the normalised gain is `(after - before) / (100 % - before)`, low below 0.3, high from 0.7 on. It makes people
//! comparable who began at different heights; points do not, since whoever began at 90 can gain but ten.

use crate::Score;

/// A whole share, in thousandths.
pub const WHOLE: u32 = 1_000;
/// From here on a gain is medium, in thousandths.
const MEDIUM: i32 = 300;
/// From here on it is high.
const HIGH: i32 = 700;

/// How large a normalised gain is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GainBand {
    /// Less was reached after than before.
    Loss,
    /// Below 0.3.
    Low,
    /// From 0.3 to below 0.7.
    Medium,
    /// From 0.7 on.
    High,
}

impl GainBand {
    /// The band of a normalised gain in thousandths.
    pub fn of(thousandths: i32) -> Self {
        match thousandths {
            ..0 => Self::Loss,
            0..MEDIUM => Self::Low,
            MEDIUM..HIGH => Self::Medium,
            HIGH.. => Self::High,
        }
    }
}

impl Score {
    /// The share of the marks, in thousandths, rounded down; nothing of an empty paper.
    pub fn thousandths(self) -> u32 {
        let out_of = u64::from(self.out_of.hundredths());
        if out_of == 0 {
            return 0;
        }
        let share = u64::from(self.earned.hundredths()) * u64::from(WHOLE) / out_of;
        u32::try_from(share).unwrap_or(WHOLE).min(WHOLE)
    }
}

/// The normalised gain in thousandths, from shares in thousandths: at most 1000, below nothing where less was reached
/// after than before. `None` where nothing was missing before.
pub fn normalised_gain(before: u32, after: u32) -> Option<i32> {
    let (before, after) = (i64::from(before.min(WHOLE)), i64::from(after.min(WHOLE)));
    let missing = i64::from(WHOLE) - before;
    let gain = (after - before).checked_mul(i64::from(WHOLE))?.checked_div(missing)?;
    i32::try_from(gain).ok()
}

#[cfg(test)]
mod tests {
    use super::GainBand::{High, Loss, Low, Medium};
    use super::*;
    use crate::Centimark;
    use proptest::prelude::*;

    #[test]
    fn a_gain_is_the_part_of_what_was_missing() {
        assert_eq!(normalised_gain(400, 700), Some(500));
        assert_eq!(normalised_gain(900, 1_000), Some(1_000));
        assert_eq!(normalised_gain(0, 250), Some(250));
        assert_eq!(normalised_gain(500, 500), Some(0));
        assert_eq!(normalised_gain(500, 250), Some(-500));
        assert_eq!(normalised_gain(1_000, 1_000), None);
    }

    #[test]
    fn bands_are_those_of_hake() {
        let bands = [-1, 0, 299, 300, 699, 700, 1_000].map(GainBand::of);
        assert_eq!(bands, [Loss, Low, Low, Medium, Medium, High, High]);
    }

    #[test]
    fn an_empty_paper_has_no_share() {
        assert_eq!(Score::default().thousandths(), 0);
        let score =
            Score { earned: Centimark::from_hundredths(200), out_of: Centimark::from_hundredths(300) };
        assert_eq!(score.thousandths(), 666);
    }

    proptest! {
        #[test]
        fn more_after_is_never_less_gain(before in 0..1_000_u32, after in 0..1_000_u32) {
            let gain = normalised_gain(before, after);
            prop_assert!(normalised_gain(before, after + 1) >= gain);
            prop_assert_eq!(gain.is_some_and(|gain| gain > 0), after > before);
            prop_assert!(gain.is_some_and(|gain| gain <= 1_000));
        }
    }
}
