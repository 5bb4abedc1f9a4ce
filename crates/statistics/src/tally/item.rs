//! A question's tally: its sums, and the distributions that sums cannot stand for.

use std::collections::BTreeMap;

use grading::Centimark;
use serde::{Deserialize, Serialize};

use super::{Grid, Marked, Pick, Spread, Sums, Unlike, negate, put_all};

/// What is known of a question from the attempts that saw it.
///
/// **Invariant:** `sums` are those of the marks in `marks` and `rest`; no entry of a map is empty. Only counting,
/// taking back and adding keep it, so whoever loads one from rows loads all of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Marks it is worth.
    pub worth: Centimark,
    /// The buckets of the rest of the paper.
    pub grid: Grid,
    /// Plain sums.
    pub sums: Sums,
    /// How often each mark was earned; exact, for a question has few different marks.
    pub marks: BTreeMap<Centimark, i64>,
    /// Marks of the rest of the paper.
    pub rest: Spread,
    /// Marks of the rest of the paper, of those alone who picked a choice.
    #[serde(with = "pairs")]
    pub picks: BTreeMap<Pick, Spread>,
}

/// A map as a list of pairs: the text form of a map has only text for keys.
mod pairs {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serializer};

    use super::{Pick, Spread};

    pub(super) fn serialize<S: Serializer>(
        map: &BTreeMap<Pick, Spread>,
        target: S,
    ) -> Result<S::Ok, S::Error> {
        target.collect_seq(map)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        source: D,
    ) -> Result<BTreeMap<Pick, Spread>, D::Error> {
        Vec::<(Pick, Spread)>::deserialize(source).map(|pairs| pairs.into_iter().collect())
    }
}

impl Item {
    /// Nothing known yet.
    pub fn new(worth: Centimark, grid: Grid) -> Self {
        Self {
            worth,
            grid,
            sums: Sums::default(),
            marks: BTreeMap::new(),
            rest: Spread::default(),
            picks: BTreeMap::new(),
        }
    }

    /// What one answer adds, on a paper that earned so much of so much in all.
    pub fn of<K>(grid: Grid, answer: &Marked<K>, earned: Centimark, out_of: Centimark) -> Self {
        let rest = Centimark::from_hundredths(earned.hundredths().saturating_sub(answer.earned.hundredths()));
        let spread = Spread::of(grid, rest);
        Self {
            worth: answer.worth,
            grid,
            sums: Sums::of(answer.earned, rest, out_of, answer.is_blank),
            marks: BTreeMap::from([(answer.earned, 1)]),
            picks: answer.picks.iter().map(|pick| (*pick, spread.clone())).collect(),
            rest: spread,
        }
    }

    /// Whether another tally can be added.
    pub(super) fn fits(&self, other: &Self) -> Result<(), Unlike> {
        if self.grid != other.grid {
            Err(Unlike::Grid)
        } else if self.worth != other.worth {
            Err(Unlike::Worth)
        } else {
            Ok(())
        }
    }

    /// Adds another tally of the same question.
    ///
    /// # Errors
    /// Buckets or worth differ; nothing was added.
    pub fn add(&mut self, other: &Self) -> Result<(), Unlike> {
        self.fits(other)?;
        self.sums = self.sums.plus(other.sums);
        put_all(&mut self.marks, &other.marks);
        self.rest.add(&other.rest);
        for (pick, spread) in &other.picks {
            let own = self.picks.entry(*pick).or_default();
            own.add(spread);
            if own.cells.is_empty() {
                self.picks.remove(pick);
            }
        }
        Ok(())
    }

    /// What takes this one back.
    #[must_use]
    pub fn negated(&self) -> Self {
        Self {
            worth: self.worth,
            grid: self.grid,
            sums: self.sums.negated(),
            marks: negate(&self.marks),
            rest: self.rest.negated(),
            picks: self.picks.iter().map(|(pick, spread)| (*pick, spread.negated())).collect(),
        }
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.sums == Sums::default()
            && self.marks.is_empty()
            && self.rest.cells.is_empty()
            && self.picks.is_empty()
    }
}
