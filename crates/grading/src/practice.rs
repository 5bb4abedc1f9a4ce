//! Practice: a question that may be tried again and again, with a hint after each try that is not right.
//!
//! The rule. A try costs nothing by itself; it takes [a share of the question's worth](Penalty) off every later one. The mark
//! is that of the best try after what the tries before it have cost: never below nothing, never above what the question is
//! worth. Giving nothing, or something that cannot be an answer, is no try.
//!
//! It is that of Moodle's behaviour "Interactive with multiple tries" (`qbehaviour_interactive`, `adjust_fraction`:
//! the fraction less the penalty times the number of earlier tries, at least 0), and its usual penalty of a third, with these
//! differences. There a question may be tried once more than it has hints, here as often as one likes. There the last
//! try counts, here the best one, so that trying once more never costs anything that was earned. There some kinds look at
//! each of their parts for the try from which on it stayed right ("countback"); here a try is marked as a whole. There a
//! hint can also empty what is wrong or say how much is right; here it is a text. And a penalty is a whole number of
//! percent, so a third is 33.
//!
//! **Invariant:** integers only; the same tries earn the same mark, and one more never lowers it.

use serde::{Deserialize, Serialize};

use crate::{Centimark, Correctness, Key, Response, Verdict, grade};

/// What a try takes off every later one: percent of the question's worth, at most 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Penalty(u8);

impl Penalty {
    /// So many percent; more than 100 are 100.
    pub const fn percent(percent: u8) -> Self {
        Self(if percent > 100 { 100 } else { percent })
    }

    /// The percent.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// What so many earlier tries cost of a question's worth, rounded down.
    fn after(self, earlier: u32, worth: Centimark) -> Centimark {
        worth.share(u32::from(Self::percent(self.0).0).saturating_mul(earlier), 100)
    }
}

impl Default for Penalty {
    /// A third, as in Moodle.
    fn default() -> Self {
        Self(33)
    }
}

/// What came of the tries at a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Practised {
    /// Tries that count.
    pub tries: u32,
    /// What the latest one was.
    pub latest: Verdict,
    /// Number of the first right one, from 1.
    pub right_at: Option<u32>,
    /// Hints that may be shown.
    pub hints: u32,
    /// What was earned.
    pub mark: Centimark,
}

impl Practised {
    /// What the next try can earn at most.
    pub fn next_at_most(&self, worth: Centimark, penalty: Penalty) -> Centimark {
        left(worth, penalty.after(self.tries, worth))
    }
}

/// A mark less a cost, never below nothing.
fn left(mark: Centimark, cost: Centimark) -> Centimark {
    Centimark::from_hundredths(mark.hundredths().saturating_sub(cost.hundredths()))
}

/// Marks the tries at a question, in their order.
pub fn practise<'a>(
    key: &Key,
    worth: Centimark,
    penalty: Penalty,
    tries: impl IntoIterator<Item = &'a Response>,
) -> Practised {
    let mut practised = Practised {
        tries: 0,
        latest: Verdict::Unanswered,
        right_at: None,
        hints: 0,
        mark: Centimark::default(),
    };
    for response in tries {
        let verdict = grade(key, worth, Some(response));
        let Verdict::Marked { earned, correctness } = verdict else { continue };
        practised.mark = practised.mark.max(left(earned, penalty.after(practised.tries, worth)));
        practised.tries = practised.tries.saturating_add(1);
        practised.latest = verdict;
        match correctness {
            Correctness::Right => practised.right_at = practised.right_at.or(Some(practised.tries)),
            Correctness::Partly | Correctness::Wrong => practised.hints = practised.hints.saturating_add(1),
        }
    }
    practised
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::Scoring;

    const WORTH: Centimark = Centimark::whole(1);

    fn single() -> Key {
        Key::Single { correct: 2, choices: 4, percents: vec![0, 50, 100, 0] }
    }

    fn pick(picked: u8) -> Response {
        Response::Single { picked }
    }

    fn check(penalty: u8, tries: &[u8], mark: u32, right_at: Option<u32>, hints: u32) {
        let tries: Vec<Response> = tries.iter().copied().map(pick).collect();
        let came = practise(&single(), WORTH, Penalty::percent(penalty), &tries);
        assert_eq!((came.mark.hundredths(), came.right_at, came.hints), (mark, right_at, hints), "{tries:?}");
    }

    #[test]
    fn tries_cost_what_the_rule_says() {
        check(33, &[], 0, None, 0);
        check(33, &[2], 100, Some(1), 0);
        check(33, &[0, 2], 67, Some(2), 1);
        check(33, &[0, 3, 2], 34, Some(3), 2);
        check(33, &[0, 3, 0, 2], 1, Some(4), 3);
        check(33, &[0, 3, 0, 3, 2], 0, Some(5), 4);
        // Half right at once is more than right at the third try; a try after the right one changes nothing.
        check(33, &[1, 0, 2], 50, Some(3), 2);
        check(33, &[1, 2], 67, Some(2), 1);
        check(33, &[2, 0], 100, Some(1), 1);
        check(0, &[0, 0, 0, 2], 100, Some(4), 3);
        check(100, &[0, 2], 0, Some(2), 1);
        check(250, &[0, 2], 0, Some(2), 1);
    }

    #[test]
    fn what_is_no_answer_is_no_try() {
        let tries = [Response::Short { text: "satu".to_owned() }, pick(9), pick(2)];
        let came = practise(&single(), WORTH, Penalty::default(), &tries);
        assert_eq!((came.tries, came.mark, came.right_at, came.hints), (1, WORTH, Some(1), 0));
        let essay = Key::Essay {
            words: crate::WordLimits::default(),
            rubric: Vec::new(),
            files: crate::FileLimits::default(),
            is_text_wanted: true,
        };
        let text = Response::essay("Kami mohon maaf.");
        assert_eq!(practise(&essay, WORTH, Penalty::default(), [&text]).tries, 0, "a person marks it");
    }

    fn key() -> impl Strategy<Value = Key> {
        let scoring = prop_oneof![Just(Scoring::Partial), Just(Scoring::AllOrNothing)];
        (prop::collection::btree_set(0..5_u8, 1..5), scoring).prop_map(|(correct, scoring)| Key::Multiple {
            correct,
            choices: 5,
            scoring,
            percents: Vec::new(),
        })
    }

    fn tries() -> impl Strategy<Value = Vec<Response>> {
        // Some are blank, some name a choice that is not there.
        let one = prop::collection::btree_set(0..6_u8, 0..5);
        vec(one.prop_map(|picked: BTreeSet<u8>| Response::Multiple { picked }), 0..8)
    }

    proptest! {
        #[test]
        fn a_mark_stays_between_nothing_and_the_worth_and_never_falls(
            key in key(), worth in 0..=100_000_u32, percent in 0..=100_u8, tries in tries(),
        ) {
            let (worth, penalty) = (Centimark::from_hundredths(worth), Penalty::percent(percent));
            let mut before = Centimark::default();
            for count in 0..=tries.len() {
                let came = practise(&key, worth, penalty, &tries[..count]);
                prop_assert!(came.mark <= worth);
                prop_assert!(came.mark >= before, "one more try lowers nothing");
                prop_assert_eq!(came, practise(&key, worth, penalty, &tries[..count]), "the same tries, the same mark");
                before = came.mark;
            }
        }

        #[test]
        fn right_at_once_earns_everything(key in key(), worth in 0..=100_000_u32, percent in 0..=100_u8, more in tries()) {
            let worth = Centimark::from_hundredths(worth);
            let right = Response::right_for(&key);
            let came = practise(&key, worth, Penalty::percent(percent), [&right].into_iter().chain(&more));
            prop_assert_eq!((came.mark, came.right_at), (worth, Some(1)));
        }
    }
}
