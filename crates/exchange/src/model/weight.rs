//! What share of a question's mark an answer earns.
//!
//! **Invariant:** an exact integer of ten-millionths, which is what Moodle stores; no floats.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::Number;

/// Ten-millionths in one.
const ONE: i64 = 10_000_000;
/// No answer weighs more than a thousand times the mark, nor takes more away.
const MOST: i128 = 10_000_000_000;

/// A share of the mark in ten-millionths: the whole mark is 10 000 000, a third 3 333 333.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Weight(i64);

/// The shares that Moodle's question editor offers; it takes their negatives too.
pub const GRID: [Weight; 21] = [
    Weight(10_000_000),
    Weight(9_000_000),
    Weight(8_333_333),
    Weight(8_000_000),
    Weight(7_500_000),
    Weight(7_000_000),
    Weight(6_666_667),
    Weight(6_000_000),
    Weight(5_000_000),
    Weight(4_000_000),
    Weight(3_333_333),
    Weight(3_000_000),
    Weight(2_500_000),
    Weight(2_000_000),
    Weight(1_666_667),
    Weight(1_428_571),
    Weight(1_250_000),
    Weight(1_111_111),
    Weight(1_000_000),
    Weight(500_000),
    Weight(0),
];

impl Weight {
    /// Nothing of the mark.
    pub const NONE: Self = Self(0);
    /// The whole mark.
    pub const FULL: Self = Self(ONE);

    /// So many ten-millionths.
    pub const fn from_ten_millionths(ten_millionths: i64) -> Self {
        Self(ten_millionths)
    }

    /// The ten-millionths.
    pub const fn ten_millionths(self) -> i64 {
        self.0
    }

    /// A share given as a number of percent; says whether nothing was rounded.
    pub fn from_percent(percent: Number) -> Option<(Self, bool)> {
        percent.in_places(5).and_then(Self::within)
    }

    /// A share given as a fraction of one; says whether nothing was rounded.
    pub fn from_share(share: Number) -> Option<(Self, bool)> {
        share.in_places(7).and_then(Self::within)
    }

    fn within((units, is_exact): (i128, bool)) -> Option<(Self, bool)> {
        let fits = units.unsigned_abs() <= MOST.unsigned_abs();
        i64::try_from(units).ok().filter(|_| fits).map(|units| (Self(units), is_exact))
    }

    /// `part` of `whole`, rounded to the nearest.
    pub fn ratio(part: i64, whole: i64) -> Self {
        let (part, whole) = (i128::from(part) * i128::from(ONE), i128::from(whole));
        if whole == 0 {
            return Self::NONE;
        }
        let half = whole.abs() / 2;
        let rounded = if (part < 0) == (whole < 0) {
            part + half * whole.signum()
        } else {
            part - half * whole.signum()
        };
        i64::try_from(rounded / whole).map(Self).unwrap_or_default()
    }

    /// Whether Moodle's question editor offers this share.
    pub fn is_on_grid(self) -> bool {
        GRID.iter().any(|step| step.0 == self.0.abs())
    }

    /// The share as percent.
    pub fn percent(self) -> Number {
        Number::new(i128::from(self.0), 5).unwrap_or_default()
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.percent())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_come_and_go_exactly() {
        let of = |text: &str| Weight::from_percent(Number::parse(text).unwrap());
        assert_eq!(of("33.33333"), Some((Weight(3_333_333), true)));
        assert_eq!(of("33.3333333"), Some((Weight(3_333_333), false)));
        assert_eq!(of("66.666666"), Some((Weight(6_666_667), false)));
        assert_eq!(of("-100"), Some((Weight(-ONE), true)));
        assert_eq!(of("100001"), None);
        assert_eq!(Weight(3_333_333).to_string(), "33.33333%");
    }

    #[test]
    fn shares_of_a_sum_are_rounded_to_the_nearest() {
        assert_eq!(Weight::ratio(1, 3), Weight(3_333_333));
        assert_eq!(Weight::ratio(2, 3), Weight(6_666_667));
        assert_eq!(Weight::ratio(-2, 3), Weight(-6_666_667));
        assert_eq!(Weight::ratio(1, 0), Weight::NONE);
        assert!(Weight::ratio(1, 6).is_on_grid() && !Weight(1).is_on_grid());
    }
}
