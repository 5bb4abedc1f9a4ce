//! The life of an attempt: may it still change, which revision stays, what counts in the end.

use serde::{Deserialize, Serialize};

use crate::{Centimark, Correctness, Verdict};

/// What to do with an answer that arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merge {
    /// What is kept stays.
    Keep,
    /// The arriving answer takes its place.
    Replace,
}

/// The highest revision stays, in whatever order and however often answers arrive.
pub fn merge(kept: Option<u32>, incoming: u32) -> Merge {
    if kept.is_none_or(|kept| kept < incoming) { Merge::Replace } else { Merge::Keep }
}

/// Whether an attempt still takes answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeState {
    /// It does; seconds left, where there is a deadline.
    Open {
        /// Seconds left.
        left_s: Option<u32>,
    },
    /// The deadline has passed, but answers on their way still count.
    Grace,
    /// It does not.
    Over,
}

/// Whether an attempt still takes answers at a moment; both moments in seconds of the same clock.
pub fn time_state(deadline_s: Option<i64>, now_s: i64, grace_s: u32) -> TimeState {
    match deadline_s {
        None => TimeState::Open { left_s: None },
        Some(deadline) if now_s < deadline => {
            TimeState::Open { left_s: Some(u32::try_from(deadline - now_s).unwrap_or(u32::MAX)) }
        }
        Some(deadline) if now_s < deadline.saturating_add(i64::from(grace_s)) => TimeState::Grace,
        Some(_) => TimeState::Over,
    }
}

/// An answer made in the last second takes some to arrive: that is no lateness.
const ON_ITS_WAY_S: i64 = 5;

/// How an answer stands to the deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// It came in time.
    InTime,
    /// It was made in time and came after the deadline, within the grace: it counts, and is marked.
    LateSync,
    /// It was made after the deadline, or came too long after it.
    TooLate,
}

/// How an answer stands to the deadline: when it was made, as the device says, and when it was received; all moments in
/// seconds of the server's clock.
///
/// What the device says can only help within the grace, and then it is marked: a forged time gains no more than that.
pub fn arrival(deadline_s: Option<i64>, made_s: i64, received_s: i64, grace_s: u32) -> Arrival {
    match (deadline_s, time_state(deadline_s, received_s, grace_s)) {
        (_, TimeState::Open { .. }) => Arrival::InTime,
        (Some(deadline), _) if received_s < deadline.saturating_add(ON_ITS_WAY_S) => Arrival::InTime,
        (Some(deadline), TimeState::Grace) if made_s <= deadline => Arrival::LateSync,
        (_, TimeState::Grace | TimeState::Over) => Arrival::TooLate,
    }
}

/// Which attempt counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The best.
    #[default]
    Highest,
    /// The latest.
    Last,
    /// The mean, rounded down.
    Average,
    /// The first.
    First,
}

/// Marks earned of marks possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Score {
    /// Earned.
    pub earned: Centimark,
    /// Possible.
    pub out_of: Centimark,
}

impl Score {
    /// Percent, rounded down; nothing of an empty paper.
    pub fn percent(self) -> u8 {
        if self.out_of == Centimark::default() {
            return 0;
        }
        let percent = u64::from(self.earned.hundredths()) * 100 / u64::from(self.out_of.hundredths());
        u8::try_from(percent).unwrap_or(100)
    }

    /// Whether it reaches a percentage; compared without rounding, so 69,99 % never passes for 70.
    pub fn passes(self, percent: u8) -> bool {
        let (earned, out_of) = (u64::from(self.earned.hundredths()), u64::from(self.out_of.hundredths()));
        out_of > 0 && earned * 100 >= out_of * u64::from(percent)
    }

    fn is_better_than(self, other: Self) -> bool {
        let cross = |a: Self, b: Self| u64::from(a.earned.hundredths()) * u64::from(b.out_of.hundredths());
        cross(self, other) > cross(other, self)
    }
}

/// The score that counts, of scores in the order of their attempts.
pub fn counted(method: Method, scores: &[Score]) -> Option<Score> {
    match method {
        Method::First => scores.first().copied(),
        Method::Last => scores.last().copied(),
        Method::Highest => {
            scores.iter().copied().reduce(|best, score| if score.is_better_than(best) { score } else { best })
        }
        Method::Average => average(scores),
    }
}

/// The mean share of marks, expressed out of 10 000 where papers differ in worth.
fn average(scores: &[Score]) -> Option<Score> {
    let count = u64::try_from(scores.len()).ok().filter(|count| *count > 0)?;
    let share = |score: &Score| {
        let out_of = u64::from(score.out_of.hundredths()).max(1);
        u64::from(score.earned.hundredths()) * 1_000_000 / out_of
    };
    let mean = scores.iter().map(share).sum::<u64>() / count;
    let earned = Centimark::from_hundredths(u32::try_from(mean).unwrap_or(u32::MAX));
    Some(Score { earned, out_of: Centimark::from_hundredths(1_000_000) })
}

/// The sum of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Marks earned.
    pub earned: Centimark,
    /// Marks possible.
    pub out_of: Centimark,
    /// Right answers.
    pub right: u16,
    /// Partly right answers.
    pub partly: u16,
    /// Wrong answers.
    pub wrong: u16,
    /// Questions without an answer.
    pub unanswered: u16,
    /// Answers that a person is still to mark; what they may earn is in what is possible, not in what is earned.
    pub unmarked: u16,
}

impl Tally {
    /// The score.
    pub fn score(self) -> Score {
        Score { earned: self.earned, out_of: self.out_of }
    }
}

/// Sums a paper: what each question is worth, and its verdict.
pub fn tally(items: impl Iterator<Item = (Centimark, Verdict)>) -> Tally {
    items.fold(Tally::default(), |sum, (worth, verdict)| {
        let mut sum =
            Tally { earned: sum.earned.plus(verdict.earned()), out_of: sum.out_of.plus(worth), ..sum };
        let bucket = match verdict {
            Verdict::Unanswered => &mut sum.unanswered,
            Verdict::Unmarked => &mut sum.unmarked,
            Verdict::Mismatch | Verdict::Marked { correctness: Correctness::Wrong, .. } => &mut sum.wrong,
            Verdict::Marked { correctness: Correctness::Partly, .. } => &mut sum.partly,
            Verdict::Marked { correctness: Correctness::Right, .. } => &mut sum.right,
        };
        *bucket = bucket.saturating_add(1);
        sum
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn score(earned: u32, out_of: u32) -> Score {
        Score { earned: Centimark::from_hundredths(earned), out_of: Centimark::from_hundredths(out_of) }
    }

    fn check(method: Method, expected: u8) {
        let scores = [score(500, 1000), score(900, 1000), score(350, 500)];
        assert_eq!(counted(method, &scores).map(Score::percent), Some(expected), "{method:?}");
        assert_eq!(counted(method, &[]), None);
    }

    #[test]
    fn methods_choose_the_score_that_counts() {
        check(Method::First, 50);
        check(Method::Last, 70);
        check(Method::Highest, 90);
        check(Method::Average, 70);
    }

    #[test]
    fn passing_is_never_rounded_up() {
        assert!(score(700, 1000).passes(70));
        assert!(!score(699, 1000).passes(70));
        assert!(!score(0, 0).passes(0));
        assert_eq!(score(2, 3).percent(), 66);
    }

    #[test]
    fn time_runs_out_with_a_grace() {
        assert_eq!(time_state(None, 99, 30), TimeState::Open { left_s: None });
        assert_eq!(time_state(Some(100), 99, 30), TimeState::Open { left_s: Some(1) });
        assert_eq!(time_state(Some(100), 100, 30), TimeState::Grace);
        assert_eq!(time_state(Some(100), 129, 30), TimeState::Grace);
        assert_eq!(time_state(Some(100), 130, 30), TimeState::Over);
    }

    #[test]
    fn what_was_made_in_time_counts_within_the_grace_and_is_marked() {
        let at = |made, received| arrival(Some(100), made, received, 30);
        assert_eq!(at(99, 99), Arrival::InTime);
        assert_eq!(at(200, 99), Arrival::InTime, "a device that runs ahead takes nothing away");
        assert_eq!(at(99, 104), Arrival::InTime, "it was on its way");
        assert_eq!(at(100, 105), Arrival::LateSync);
        assert_eq!(at(101, 105), Arrival::TooLate);
        assert_eq!(at(99, 129), Arrival::LateSync);
        assert_eq!(at(99, 130), Arrival::TooLate);
        assert_eq!(arrival(None, 500, 900, 0), Arrival::InTime);
    }

    proptest! {
        #[test]
        fn any_order_and_repetition_keeps_the_highest_revision(revs in proptest::collection::vec(1..50_u32, 1..60)) {
            let kept = revs.iter().fold(None, |kept, rev| match merge(kept, *rev) {
                Merge::Replace => Some(*rev),
                Merge::Keep => kept,
            });
            prop_assert_eq!(kept, revs.iter().max().copied());
        }
    }
}
