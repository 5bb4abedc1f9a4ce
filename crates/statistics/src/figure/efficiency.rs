//! Discriminative efficiency: how near a question comes to the discrimination that its marks allow.

use grading::Centimark;

use super::real::{ratio, real};
use crate::{Cell, Item};

/// Discriminative efficiency: the covariance of a question's marks with the rest of the paper, as a share of the largest
/// that these same marks could have, were the best mark on the best paper and so on down. Moodle, "Discriminative
/// efficiency": `100 · C(x, X) / C_max(x, X)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Efficiency {
    /// The share.
    pub value: f64,
    /// How far the true share may lie from `value` towards nothing, because marks of one bucket of the rest were not
    /// told apart; nothing where that made no difference.
    ///
    /// The largest covariance is found by sorting marks beside rests. A bucket matters only where, in that order, the
    /// question's mark steps from one value to the next inside it: for a question that is right or wrong, at one place.
    /// With step `Δ`, `c` rests in the bucket of which `t` lie above the step, and `s` their standard deviation, taking
    /// them for equal loses at most `Δ · s · √(t (c - t))`, which is nothing where they are equal.
    pub margin: f64,
}

/// The efficiency of a question; absent where its marks, or the rest, never vary.
pub(super) fn efficiency(item: &Item) -> Option<Efficiency> {
    let attempts = item.sums.attempts;
    let (products, loss) = largest(item);
    let most = i128::from(attempts) * products - i128::from(item.sums.earned) * i128::from(item.sums.rest);
    let is = item.sums.with_rest();
    let value = ratio(is, most)?;
    let least = real(is) / (real(most) + real(attempts.into()) * loss);
    Some(Efficiency { value, margin: (value - least).abs() })
}

/// The largest sum of products of marks and rests, taking the rests of a bucket for equal, and what that may fall short.
fn largest(item: &Item) -> (i128, f64) {
    let mut cells = item.rest.cells.values().copied().filter(|cell| cell.count > 0);
    let mut cell = Cell::default();
    let (mut taken, mut products, mut loss) = (0_i64, 0_i128, 0.0);
    let mut before: Option<Centimark> = None;
    for (mark, count) in item.marks.iter().filter(|(_, count)| **count > 0) {
        let step = before.map_or(0, |before| mark.hundredths() - before.hundredths());
        loss += real(step.into()) * shortfall(cell, taken);
        before = Some(*mark);
        let mut left = *count;
        while left > 0 {
            if taken == cell.count {
                let Some(next) = cells.next() else { return (products, loss) };
                (cell, taken) = (next, 0);
            }
            let now = left.min(cell.count - taken);
            products += i128::from(mark.hundredths()) * (part(cell, taken + now) - part(cell, taken));
            taken += now;
            left -= now;
        }
    }
    (products, loss)
}

/// The sum of so many rests of a bucket, taken for equal; rounded down, which is no rounding where they are.
fn part(cell: Cell, taken: i64) -> i128 {
    i128::from(cell.sum) * i128::from(taken) / i128::from(cell.count.max(1))
}

/// How much more the rests above a place in a bucket may come to than by [`part`]: `s √(t (c - t))`. Its rounding down
/// loses nothing besides: it leaves the rests above the next whole number up, and they truly come to no less.
fn shortfall(cell: Cell, taken: i64) -> f64 {
    let above = cell.count - taken;
    let scatter = cell.scatter();
    if taken == 0 || above == 0 || scatter <= 0 {
        return 0.0;
    }
    let inner = real(scatter).sqrt() * real(i128::from(taken) * i128::from(above)).sqrt();
    inner / real(cell.count.into())
}
