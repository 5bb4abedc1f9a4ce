//! How sums are kept in a JSON column: lists of numbers, since a row is written with every first attempt. Pure.
//!
//! **Invariant:** what is stored and read again is the same tally; the order of the numbers never changes.

use std::num::NonZeroU32;

use grading::Centimark;
use serde::{Deserialize, Serialize};
use shared::id::QuestionId;
use statistics::{Cell, Gains, Grid, Item, Pick, Quiz, Spread, Sums, Totals};

/// The tally of a quiz by its questions.
pub type Tally = Quiz<QuestionId>;

/// A bucket, then its count, sum and squares.
type StoredCell = (u32, i64, i64, i64);

/// A tally.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Stored {
    /// Width of buckets.
    width: NonZeroU32,
    /// How often each total was earned.
    earned: Vec<(u32, i64)>,
    /// Sum of the marks possible.
    out_of: i64,
    /// Questions.
    items: Vec<StoredItem>,
    /// People, shares before, shares after, who rose, who fell; absent where nobody took both tests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    gains: Option<[i64; 5]>,
}

/// The tally of a question.
#[derive(Debug, Serialize, Deserialize)]
struct StoredItem {
    /// The question.
    id: QuestionId,
    /// Marks it is worth.
    worth: u32,
    /// Attempts, blank, earned and its squares, rest and its squares, products of both, marks possible.
    sums: [i64; 8],
    /// How often each mark was earned.
    marks: Vec<(u32, i64)>,
    /// Rests of the paper.
    rest: Vec<StoredCell>,
    /// Prompt and choice, then the rests of those who picked it.
    picks: Vec<(u8, u8, Vec<StoredCell>)>,
}

impl From<&Tally> for Stored {
    fn from(tally: &Tally) -> Self {
        let counts = |(mark, count): (&Centimark, &i64)| (mark.hundredths(), *count);
        Self {
            width: tally.grid.width(),
            earned: tally.totals.earned.iter().map(counts).collect(),
            out_of: tally.totals.out_of,
            items: tally.items.iter().map(|(id, item)| store(*id, item)).collect(),
            gains: (tally.gains != Gains::default()).then(|| {
                let Gains { people, before, after, rose, fell } = tally.gains;
                [people, before, after, rose, fell]
            }),
        }
    }
}

fn store(id: QuestionId, item: &Item) -> StoredItem {
    let Sums { attempts, blank, earned, earned_squared, rest, rest_squared, together, out_of } = item.sums;
    StoredItem {
        id,
        worth: item.worth.hundredths(),
        sums: [attempts, blank, earned, earned_squared, rest, rest_squared, together, out_of],
        marks: item.marks.iter().map(|(mark, count)| (mark.hundredths(), *count)).collect(),
        rest: cells(&item.rest),
        picks: item.picks.iter().map(|(pick, spread)| (pick.prompt, pick.choice, cells(spread))).collect(),
    }
}

fn cells(spread: &Spread) -> Vec<StoredCell> {
    spread.cells.iter().map(|(bucket, cell)| (*bucket, cell.count, cell.sum, cell.squares)).collect()
}

impl From<Stored> for Tally {
    fn from(stored: Stored) -> Self {
        let grid = Grid::of_width(stored.width);
        Self {
            grid,
            totals: Totals { earned: marks(stored.earned), out_of: stored.out_of },
            items: stored.items.into_iter().map(|item| (item.id, load(grid, item))).collect(),
            gains: stored.gains.map_or_else(Gains::default, |[people, before, after, rose, fell]| Gains {
                people,
                before,
                after,
                rose,
                fell,
            }),
        }
    }
}

fn marks(stored: Vec<(u32, i64)>) -> std::collections::BTreeMap<Centimark, i64> {
    stored.into_iter().map(|(mark, count)| (Centimark::from_hundredths(mark), count)).collect()
}

fn load(grid: Grid, stored: StoredItem) -> Item {
    let [attempts, blank, earned, earned_squared, rest, rest_squared, together, out_of] = stored.sums;
    let pick = |(prompt, choice, cells): (u8, u8, Vec<StoredCell>)| (Pick { prompt, choice }, spread(cells));
    Item {
        worth: Centimark::from_hundredths(stored.worth),
        grid,
        sums: Sums { attempts, blank, earned, earned_squared, rest, rest_squared, together, out_of },
        marks: marks(stored.marks),
        rest: spread(stored.rest),
        picks: stored.picks.into_iter().map(pick).collect(),
    }
}

fn spread(cells: Vec<StoredCell>) -> Spread {
    let cell = |(bucket, count, sum, squares)| (bucket, Cell { count, sum, squares });
    Spread { cells: cells.into_iter().map(cell).collect() }
}

#[cfg(test)]
mod tests {
    use grading::{Key, Response};
    use statistics::{Marked, Sheet};

    use super::*;

    #[test]
    fn what_is_stored_is_read_again() {
        let [first, second] = [1_u128, 2].map(|number| QuestionId(uuid::Uuid::from_u128(number)));
        let key = Key::Single { correct: 1, choices: 3, percents: Vec::new() };
        let mut tally = Tally::new(Grid::for_paper(Centimark::whole(300)));
        for (one, two) in [(Some(1), Some(1)), (Some(0), None), (None, Some(2)), (Some(1), Some(0))] {
            let marked = |id, worth, picked: Option<u8>| {
                let response = picked.map(|picked| Response::Single { picked });
                Marked::by_key(id, &key, Centimark::whole(worth), response.as_ref())
            };
            tally.count(&Sheet { answers: vec![marked(first, 100, one), marked(second, 200, two)] }).unwrap();
        }
        let text = serde_json::to_string(&Stored::from(&tally)).unwrap();
        let stored: Stored = serde_json::from_str(&text).unwrap();
        assert_eq!(Tally::from(stored), tally);
    }
}
