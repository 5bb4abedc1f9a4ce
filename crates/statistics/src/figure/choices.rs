//! How the choices of a question are used, and by whom.

use std::collections::BTreeSet;

use grading::{Key, Response};

use super::real::{correlation, ratio, real, scatter};
use crate::{Cell, Item, Pick, Spread};

/// How a choice is used.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChoiceUse {
    /// The choice.
    pub pick: Pick,
    /// Whether it is right.
    pub is_right: bool,
    /// Attempts that picked it.
    pub count: i64,
    /// Their share of the attempts that saw the question.
    pub share: Option<f64>,
    /// Share of the lower third that picked it; see [`choice_uses`].
    pub lower: Option<f64>,
    /// Share of the upper third that picked it.
    pub upper: Option<f64>,
    /// Pearson's correlation of picking it with the mark of the rest of the paper (point-biserial): above nothing for a
    /// choice of the strong, which the key should be and a distractor should not. Tarrant, Ware and Mohammed (2009),
    /// "option discrimination". Exact.
    pub discrimination: Option<f64>,
}

/// How every choice of a question is used, in order; nothing of a question in words or numbers.
///
/// The thirds are of the attempts that saw the question, by the mark of the *rest* of the paper, so that a question does
/// not vouch for itself. Where a border falls among attempts of one bucket, they belong to both sides in proportion,
/// which is what a random break of ties comes to on average; so a third is exact as far as a bucket holds one mark.
pub fn choice_uses(item: &Item, key: &Key) -> Vec<ChoiceUse> {
    let right = Pick::all_of(&Response::right_for(key));
    Pick::offered_by(key).into_iter().map(|pick| choice_use(item, pick, &right)).collect()
}

fn choice_use(item: &Item, pick: Pick, right: &BTreeSet<Pick>) -> ChoiceUse {
    let spread = item.picks.get(&pick);
    let Cell { count, sum, .. } = spread.map(Spread::whole).unwrap_or_default();
    let sums = &item.sums;
    let third = |side| thirds(item, spread, side);
    ChoiceUse {
        pick,
        is_right: right.contains(&pick),
        count,
        share: ratio(count.into(), sums.attempts.into()),
        lower: third(Side::Lower),
        upper: third(Side::Upper),
        discrimination: correlation(
            scatter(sums.attempts, sum, count, sums.rest),
            scatter(sums.attempts, count, count, count),
            sums.rest_scatter(),
        ),
    }
}

/// Which third.
#[derive(Clone, Copy)]
enum Side {
    Lower,
    Upper,
}

/// The share of a third that picked a choice. All places are counted in thirds of an attempt, to stay whole.
fn thirds(item: &Item, picked: Option<&Spread>, side: Side) -> Option<f64> {
    let attempts = item.sums.attempts;
    if attempts <= 0 {
        return None;
    }
    let mut start = 0_i64;
    let mut inside = 0.0;
    for (bucket, cell) in item.rest.cells.iter().filter(|(_, cell)| cell.count > 0) {
        let end = start + cell.count;
        let shared = match side {
            Side::Lower => attempts - 3 * start,
            Side::Upper => 3 * end - 2 * attempts,
        };
        let shared = shared.clamp(0, 3 * cell.count);
        let count = picked.and_then(|picked| picked.cells.get(bucket)).map_or(0, |cell| cell.count);
        inside += real(i128::from(count) * i128::from(shared)) / real(cell.count.into());
        start = end;
    }
    // `inside` is in thirds of an attempt, and a third holds `attempts` of them.
    Some(inside / real(attempts.into()))
}
