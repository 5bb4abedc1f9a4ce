//! Minutes and JP: one JP (jam pelajaran) is 45 minutes.

/// Minutes in one JP, the unit of account of competency development.
pub const MINUTES_PER_JP: u32 = 45;

/// An amount of learning in minutes.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Minutes(u32);

impl Minutes {
    /// So many minutes.
    pub const fn new(minutes: u32) -> Self {
        Self(minutes)
    }

    /// The minutes of whole JP.
    pub const fn from_jp(jp: u16) -> Self {
        // Widening: a `u16` always fits. `From` is not usable in a const function.
        #[expect(clippy::as_conversions, reason = "lossless widening in a const function")]
        Self(jp as u32 * MINUTES_PER_JP)
    }

    /// The number.
    pub const fn get(self) -> u32 {
        self.0
    }

    /// Whole JP, rounded down, and the minutes that remain: SIASN takes integers, people see both.
    pub const fn jp(self) -> (u32, u32) {
        (self.0 / MINUTES_PER_JP, self.0 % MINUTES_PER_JP)
    }

    /// What is left after taking something away, never below zero.
    #[must_use]
    pub const fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jp_is_forty_five_minutes() {
        assert_eq!(Minutes::from_jp(20).get(), 900);
        assert_eq!(Minutes::new(100).jp(), (2, 10));
        assert_eq!(Minutes::new(10).less(Minutes::new(45)), Minutes::default());
    }
}
