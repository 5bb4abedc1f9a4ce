//! Marks in buckets of one width.
//!
//! **Invariant:** a bucket keeps count, sum and sum of squares of its marks, so whatever adds up over buckets is exact,
//! and only the order *within* a bucket is lost; a bucket that holds one mark alone has lost nothing and can tell.

use std::{collections::BTreeMap, num::NonZeroU32};

use grading::Centimark;
use serde::{Deserialize, Serialize};

use super::{Sum, negate, put, put_all};

/// Buckets that a paper's marks are sorted into, at most.
pub const BUCKETS: u32 = 64;

/// How wide buckets are, in hundredths of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Grid(NonZeroU32);

impl Grid {
    /// Buckets of a width.
    pub const fn of_width(hundredths: NonZeroU32) -> Self {
        Self(hundredths)
    }

    /// The narrowest buckets of which a paper fills no more than [`BUCKETS`]. A paper of 63 whole marks or fewer that
    /// gives whole marks only has one mark in each bucket. Where papers of a quiz differ, the largest is meant; the grid
    /// of a tally never changes.
    pub fn for_paper(out_of: Centimark) -> Self {
        Self(NonZeroU32::MIN.saturating_add(out_of.hundredths() / BUCKETS))
    }

    /// The width in hundredths.
    pub const fn width(self) -> NonZeroU32 {
        self.0
    }

    /// The bucket of a mark.
    pub fn bucket(self, mark: Centimark) -> u32 {
        mark.hundredths() / self.0
    }
}

/// What a bucket keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Cell {
    /// How many marks.
    pub count: i64,
    /// Their sum in hundredths.
    pub sum: i64,
    /// The sum of their squares.
    pub squares: i64,
}

impl Sum for Cell {
    fn plus(self, other: Self) -> Self {
        Self {
            count: self.count.wrapping_add(other.count),
            sum: self.sum.wrapping_add(other.sum),
            squares: self.squares.wrapping_add(other.squares),
        }
    }

    fn negated(self) -> Self {
        Self {
            count: self.count.wrapping_neg(),
            sum: self.sum.wrapping_neg(),
            squares: self.squares.wrapping_neg(),
        }
    }
}

impl Cell {
    /// Count times squares less the sum's square: nothing where all marks are the same.
    pub(crate) fn scatter(self) -> i128 {
        i128::from(self.count) * i128::from(self.squares) - i128::from(self.sum) * i128::from(self.sum)
    }
}

/// Marks by bucket; empty buckets are not kept.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Spread {
    /// Bucket to what it keeps.
    pub cells: BTreeMap<u32, Cell>,
}

impl Spread {
    /// The spread of one mark.
    pub(super) fn of(grid: Grid, mark: Centimark) -> Self {
        let hundredths = i64::from(mark.hundredths());
        let cell = Cell { count: 1, sum: hundredths, squares: hundredths.wrapping_mul(hundredths) };
        let mut spread = Self::default();
        put(&mut spread.cells, grid.bucket(mark), cell);
        spread
    }

    /// Adds another spread of the same grid.
    pub fn add(&mut self, other: &Self) {
        put_all(&mut self.cells, &other.cells);
    }

    /// What takes this one back.
    #[must_use]
    pub fn negated(&self) -> Self {
        Self { cells: negate(&self.cells) }
    }

    /// Everything in one.
    pub fn whole(&self) -> Cell {
        self.cells.values().copied().fold(Cell::default(), Sum::plus)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_never_fills_more_buckets_than_allowed() {
        for (out_of, width) in
            [(0, 1), (63, 1), (64, 2), (6_300, 99), (6_399, 100), (1_000_000, 15_626), (u32::MAX, 67_108_864)]
        {
            let grid = Grid::for_paper(Centimark::from_hundredths(out_of));
            assert_eq!(grid.width().get(), width, "{out_of}");
            assert!(grid.bucket(Centimark::from_hundredths(out_of)) < BUCKETS);
        }
    }

    #[test]
    fn a_bucket_of_one_mark_has_no_scatter() {
        let grid = Grid::for_paper(Centimark::whole(20));
        let mut spread = Spread::of(grid, Centimark::whole(7));
        spread.add(&Spread::of(grid, Centimark::whole(7)));
        assert_eq!(spread.whole(), Cell { count: 2, sum: 1_400, squares: 980_000 });
        assert_eq!(spread.whole().scatter(), 0);
        spread.add(&Spread::of(grid, Centimark::from_hundredths(702)));
        assert_eq!((spread.cells.len(), spread.whole().scatter()), (1, 8));
    }
}
