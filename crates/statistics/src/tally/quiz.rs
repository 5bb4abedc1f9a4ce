//! A quiz's tally: its total marks, and the tallies of its questions.
//!
//! First attempts and attempts that count are two tallies of this type, never one: Moodle, "Quizzes that allow multiple
//! attempts". Which attempts enter which is told by [`turn`](super::turn()).

use std::collections::BTreeMap;

use grading::Centimark;
use serde::{Deserialize, Serialize};

use super::{Gains, Grid, Item, Sheet, Unlike, negate, put_all};

/// How often each total was earned; exact. It has at most as many entries as a paper has hundredths of marks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Totals {
    /// Total to how often.
    pub earned: BTreeMap<Centimark, i64>,
    /// Sum of the marks possible, for papers may differ.
    pub out_of: i64,
}

impl Totals {
    /// How many attempts.
    pub fn attempts(&self) -> i64 {
        self.earned.values().fold(0, |sum, count| sum.wrapping_add(*count))
    }

    /// Adds others.
    pub fn add(&mut self, other: &Self) {
        put_all(&mut self.earned, &other.earned);
        self.out_of = self.out_of.wrapping_add(other.out_of);
    }

    /// What takes these back.
    #[must_use]
    pub fn negated(&self) -> Self {
        Self { earned: negate(&self.earned), out_of: self.out_of.wrapping_neg() }
    }
}

/// What is known of a quiz. `K` names questions: versions of them, or places on the paper where each attempt draws its
/// own questions and alpha is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quiz<K> {
    /// The buckets of its questions.
    pub grid: Grid,
    /// Total marks.
    pub totals: Totals,
    /// Its questions.
    pub items: BTreeMap<K, Item>,
    /// What people gained since its pre-test, if it has one.
    pub gains: Gains,
}

impl<K: Ord + Copy> Quiz<K> {
    /// Nothing known yet.
    pub fn new(grid: Grid) -> Self {
        Self { grid, totals: Totals::default(), items: BTreeMap::new(), gains: Gains::default() }
    }

    /// What one attempt adds.
    ///
    /// # Errors
    /// The attempt holds one question twice with different worth.
    pub fn of(grid: Grid, sheet: &Sheet<K>) -> Result<Self, Unlike> {
        let (earned, out_of) = (sheet.earned(), sheet.out_of());
        let mut one = Self::new(grid);
        one.totals.earned.insert(earned, 1);
        one.totals.out_of = i64::from(out_of.hundredths());
        for answer in &sheet.answers {
            let item = Item::of(grid, answer, earned, out_of);
            match one.items.get_mut(&answer.question) {
                Some(own) => own.add(&item)?,
                None => _ = one.items.insert(answer.question, item),
            }
        }
        Ok(one)
    }

    /// Counts an attempt.
    ///
    /// # Errors
    /// A question's worth differs from what it was; nothing was counted.
    pub fn count(&mut self, sheet: &Sheet<K>) -> Result<(), Unlike> {
        self.add(&Self::of(self.grid, sheet)?)
    }

    /// Takes an attempt back that was counted just so. A regrade takes the old sheet back and counts the new one.
    ///
    /// # Errors
    /// A question's worth differs from what it was; nothing was taken back.
    pub fn uncount(&mut self, sheet: &Sheet<K>) -> Result<(), Unlike> {
        self.add(&Self::of(self.grid, sheet)?.negated())
    }

    /// Adds another tally of the same quiz.
    ///
    /// # Errors
    /// Buckets or a question's worth differ; nothing was added.
    pub fn add(&mut self, other: &Self) -> Result<(), Unlike> {
        if self.grid != other.grid {
            return Err(Unlike::Grid);
        }
        for (question, item) in &other.items {
            self.items.get(question).map_or(Ok(()), |own| own.fits(item))?;
        }
        self.totals.add(&other.totals);
        self.gains = self.gains.plus(other.gains);
        for (question, item) in &other.items {
            let own = self.items.entry(*question).or_insert_with(|| Item::new(item.worth, item.grid));
            own.add(item)?;
            if own.is_empty() {
                self.items.remove(question);
            }
        }
        Ok(())
    }

    /// What takes this one back.
    #[must_use]
    pub fn negated(&self) -> Self {
        Self {
            grid: self.grid,
            totals: self.totals.negated(),
            items: self.items.iter().map(|(question, item)| (*question, item.negated())).collect(),
            gains: self.gains.negated(),
        }
    }
}
