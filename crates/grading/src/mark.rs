//! Marks: whole hundredths, never fractions of them.

use serde::{Deserialize, Serialize};

/// Hundredths of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Centimark(u32);

impl Centimark {
    /// So many hundredths.
    pub const fn from_hundredths(hundredths: u32) -> Self {
        Self(hundredths)
    }

    /// So many whole marks.
    pub const fn whole(marks: u32) -> Self {
        Self(marks.saturating_mul(100))
    }

    /// The hundredths.
    pub const fn hundredths(self) -> u32 {
        self.0
    }

    /// The sum, at most the largest mark there is.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The share `part / whole` of this mark, rounded down; nothing of an empty whole.
    #[must_use]
    pub fn share(self, part: u32, whole: u32) -> Self {
        if whole == 0 {
            return Self(0);
        }
        let hundredths = u64::from(self.0) * u64::from(part.min(whole)) / u64::from(whole);
        Self(u32::try_from(hundredths).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_round_down_and_never_exceed() {
        assert_eq!(Centimark::whole(1).share(1, 3), Centimark::from_hundredths(33));
        assert_eq!(Centimark::whole(1).share(3, 3), Centimark::whole(1));
        assert_eq!(Centimark::whole(1).share(9, 3), Centimark::whole(1));
        assert_eq!(Centimark::whole(1).share(1, 0), Centimark::default());
    }
}
