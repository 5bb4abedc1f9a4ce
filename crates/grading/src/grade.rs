//! Grading one answer.
//!
//! **Invariant:** never more than the question is worth, and the same answer always earns the same.

use crate::gaps::Gaps;
use crate::text::accepts;
use crate::{Centimark, Decimal, Key, OrderScoring, Response, Scoring, Units, with_unit};

/// How right an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Correctness {
    /// Full marks.
    Right,
    /// Some marks.
    Partly,
    /// No marks.
    Wrong,
}

/// What an answer earns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing was answered.
    Unanswered,
    /// Marked.
    Marked {
        /// Marks earned.
        earned: Centimark,
        /// How right it is.
        correctness: Correctness,
    },
    /// The answer cannot belong to the question; it earns nothing.
    Mismatch,
    /// A person is to mark it; until then nothing of it is sure.
    Unmarked,
}

impl Verdict {
    /// The verdict of a mark that a person gives.
    pub fn by_hand(earned: Centimark, worth: Centimark) -> Self {
        let correctness = if earned >= worth {
            Correctness::Right
        } else if earned == Centimark::default() {
            Correctness::Wrong
        } else {
            Correctness::Partly
        };
        Self::Marked { earned: earned.min(worth), correctness }
    }

    /// Marks earned.
    pub fn earned(self) -> Centimark {
        match self {
            Self::Marked { earned, .. } => earned,
            Self::Unanswered | Self::Mismatch | Self::Unmarked => Centimark::default(),
        }
    }
}

/// Grades an answer.
pub fn grade(key: &Key, worth: Centimark, response: Option<&Response>) -> Verdict {
    let Some(response) = response.filter(|response| !response.is_blank()) else { return Verdict::Unanswered };
    if response.fits(key).is_err() {
        return Verdict::Mismatch;
    }
    if response.is_blank_for(key) {
        return Verdict::Unanswered;
    }
    if matches!(key, Key::Essay { .. }) {
        return Verdict::Unmarked;
    }
    let (part, whole) = share(key, response);
    let earned = worth.share(part, whole);
    let correctness = if part >= whole && whole > 0 {
        Correctness::Right
    } else if part == 0 {
        Correctness::Wrong
    } else {
        Correctness::Partly
    };
    Verdict::Marked { earned, correctness }
}

/// The share of full marks as a fraction.
fn share(key: &Key, response: &Response) -> (u32, u32) {
    let all = |is_right: bool| (u32::from(is_right), 1);
    let size = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    match (key, response) {
        (Key::Single { correct, percents, .. }, Response::Single { picked }) => match percents.as_slice() {
            [] => all(correct == picked),
            percents => earned_of(percents, [*picked]),
        },
        (Key::Multiple { percents, scoring: Scoring::Weighted, .. }, Response::Multiple { picked }) => {
            earned_of(percents, picked.iter().copied())
        }
        (Key::Multiple { correct, scoring: Scoring::AllOrNothing, .. }, Response::Multiple { picked }) => {
            all(correct == picked)
        }
        (Key::Multiple { correct, scoring: Scoring::Partial, .. }, Response::Multiple { picked }) => {
            let right = size(picked.intersection(correct).count());
            let wrong = size(picked.difference(correct).count());
            (right.saturating_sub(wrong), size(correct.len()))
        }
        (Key::TrueFalse { answer }, Response::TrueFalse { picked }) => all(answer == picked),
        (Key::Numeric { value, tolerance, units }, Response::Numeric { text }) => {
            all(is_number(*value, *tolerance, units.as_ref(), text))
        }
        (Key::Short { accepted, case_sensitive }, Response::Short { text }) => {
            all(is_accepted(accepted, *case_sensitive, text))
        }
        (Key::Matching { answers, .. }, Response::Matching { picked }) => {
            let right =
                (0..).zip(answers).filter(|(prompt, answer)| picked.get(prompt) == Some(*answer)).count();
            (size(right), size(answers.len()))
        }
        (Key::Ordering { order: right, scoring }, Response::Ordering { order }) => {
            ordered(right, order, *scoring)
        }
        (Key::Gaps { gaps, pool, is_pool_reused }, Response::Gaps { filled }) => {
            Gaps { all: gaps, pool: *pool, is_reused: *is_pool_reused }.share(filled)
        }
        // `fits` has refused every other pair, and people mark essays.
        (
            Key::Single { .. }
            | Key::Multiple { .. }
            | Key::TrueFalse { .. }
            | Key::Numeric { .. }
            | Key::Short { .. }
            | Key::Matching { .. }
            | Key::Ordering { .. }
            | Key::Gaps { .. }
            | Key::Essay { .. },
            _,
        ) => (0, 1),
    }
}

/// What picks earn of 100: the sum of their shares, never below nothing.
fn earned_of(percents: &[i8], picked: impl IntoIterator<Item = u8>) -> (u32, u32) {
    let share = |no: u8| percents.get(usize::from(no)).copied().map(i32::from).unwrap_or_default();
    let sum: i32 = picked.into_iter().map(share).sum();
    (u32::try_from(sum).unwrap_or_default().min(100), 100)
}

/// Whether a text is the right number, in one of the units if there are any.
pub(crate) fn is_number(value: Decimal, tolerance: Decimal, units: Option<&Units>, text: &str) -> bool {
    let Some(units) = units else {
        return Decimal::parse(text).is_ok_and(|number| value.is_near(number, tolerance));
    };
    let given = with_unit(text).ok().and_then(|(number, unit)| Some((number, units.factor(unit)?)));
    given.is_some_and(|(number, factor)| value.is_near_times(number, factor, tolerance))
}

/// Whether a text is one of those accepted.
pub(crate) fn is_accepted(accepted: &[String], is_case_sensitive: bool, text: &str) -> bool {
    accepted.iter().any(|accepted| accepts(accepted, text, is_case_sensitive))
}

/// The share of an order that is right.
///
/// The rules are three of those of Moodle's ordering question (`qtype_ordering`, "Grading type"), chosen because a
/// learner can check them by hand: *All or nothing*; *Absolute position*, an item counts when it stands in its right
/// place; *Relative to the next item (excluding last)*, a pair of neighbours of the right order counts when they are
/// neighbours in the same order in the answer, so that one item too early costs little.
fn ordered(right: &[u8], order: &[u8], scoring: OrderScoring) -> (u32, u32) {
    let size = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    match scoring {
        OrderScoring::AllOrNothing => (u32::from(right == order), 1),
        OrderScoring::Absolute => {
            (size(right.iter().zip(order).filter(|(right, given)| right == given).count()), size(right.len()))
        }
        OrderScoring::Relative => {
            let kept = right.windows(2).filter(|pair| order.windows(2).any(|given| given == *pair)).count();
            (size(kept), size(right.len().saturating_sub(1)))
        }
    }
}

#[cfg(test)]
mod gap_tests;
#[cfg(test)]
pub(crate) mod tests;
