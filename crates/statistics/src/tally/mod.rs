//! Attempts gathered into sums: counted one by one, taken back one by one, merged.
//!
//! **Invariant:** every value here is an element of a commutative group: counting an attempt adds a value that depends
//! on that attempt alone, and taking it back adds the opposite. So the order never matters, parts merge, and an attempt
//! that was counted and taken back was never there. A value may also be a mere *change* (with counts below nothing) to
//! be added to stored rows: `UPDATE … SET earned = earned + ?`.
//!
//! Sums are `i64`, as databases keep them. The largest are sums of squares of marks in hundredths: papers of up to
//! 10 000 marks fit up to 9 000 000 attempts. Past that they wrap, which spoils figures but still cancels when taken
//! back. What one attempt costs is a few additions for each of its questions; what a quiz weighs depends on how many
//! different marks there are, never on how many attempts.

mod gains;
mod grid;
mod item;
mod quiz;
mod sheet;
mod sums;
mod turn;

#[cfg(test)]
mod tests;

pub use gains::{GainFigures, Gains};
pub use grid::{BUCKETS, Cell, Grid, Spread};
pub use item::Item;
pub use quiz::{Quiz, Totals};
pub use sheet::{Marked, Pick, Sheet};
pub use sums::Sums;
pub use turn::{Turn, turn};

use std::collections::BTreeMap;

/// Why two tallies cannot be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unlike {
    /// They sort marks into buckets of different width.
    #[error("tallies with different grids")]
    Grid,
    /// They hold one question with different worth.
    #[error("one question with different worth")]
    Worth,
}

/// A value that can be added and taken back.
pub(crate) trait Sum: Copy + Default + PartialEq {
    /// Both together.
    fn plus(self, other: Self) -> Self;
    /// What takes this one back.
    fn negated(self) -> Self;
}

impl Sum for i64 {
    fn plus(self, other: Self) -> Self {
        self.wrapping_add(other)
    }

    fn negated(self) -> Self {
        self.wrapping_neg()
    }
}

/// Adds a value to an entry; an entry that comes to nothing goes.
pub(crate) fn put<K: Ord + Copy, V: Sum>(map: &mut BTreeMap<K, V>, key: K, value: V) {
    let sum = map.get(&key).copied().unwrap_or_default().plus(value);
    if sum == V::default() {
        map.remove(&key);
    } else {
        map.insert(key, sum);
    }
}

/// Adds every entry of one map to another.
pub(crate) fn put_all<K: Ord + Copy, V: Sum>(map: &mut BTreeMap<K, V>, other: &BTreeMap<K, V>) {
    for (key, value) in other {
        put(map, *key, *value);
    }
}

/// The map that takes this one back.
pub(crate) fn negate<K: Ord + Copy, V: Sum>(map: &BTreeMap<K, V>) -> BTreeMap<K, V> {
    map.iter().map(|(key, value)| (*key, value.negated())).collect()
}
