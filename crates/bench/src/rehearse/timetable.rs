//! The timetable of a rehearsed exam: who does what when, whatever becomes of it.
//!
//! **Invariant:** pure; a plan never depends on an answer, so a slow server cannot slow down what is asked of it.

use std::time::Duration;

use crate::dice::Dice;

/// A rehearsal of this length has the phases of an exam at their full length; a shorter one shrinks them all.
const FULL: Duration = Duration::from_mins(7);
/// Everybody begins within this time.
const START: Duration = Duration::from_secs(10);
/// The rush, and the end in which everybody hands in.
const MINUTE: Duration = Duration::from_mins(1);
/// Time between two answers of somebody.
const EVERY: Duration = Duration::from_secs(20);
/// How many times faster they come in the rush.
const RUSH: u32 = 10;
/// Somebody answers so often in each phase, at the least: in a short rehearsal faster than in an exam.
const LEAST: u32 = 4;

/// When the phases begin and end, from the moment at which the quiz opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Timetable {
    /// The last has begun by then.
    started: Duration,
    rush: (Duration, Duration),
    /// Handing in begins.
    last: Duration,
    /// Everybody has handed in.
    pub(super) end: Duration,
    every: Duration,
    every_in_rush: Duration,
}

/// What is timed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Phase {
    /// Beginning.
    Start,
    /// An answer at the usual pace.
    Steady,
    /// An answer in the rush.
    Rush,
    /// Handing in.
    Submit,
}

/// What somebody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Act {
    /// Begins.
    Start,
    /// Answers one question.
    Save,
    /// Hands in.
    Submit,
}

impl Timetable {
    /// The timetable of an exam of some length.
    pub(super) fn of(length: Duration) -> Self {
        let scale = (length.as_secs_f64() / FULL.as_secs_f64()).min(1.0);
        let (started, minute) = (START.mul_f64(scale), MINUTE.mul_f64(scale));
        let last = length.saturating_sub(minute);
        let rush = last.saturating_sub(minute * 2);
        Self {
            started,
            rush: (rush, rush + minute),
            last,
            end: length,
            every: EVERY.min(rush / LEAST),
            every_in_rush: (EVERY / RUSH).min(minute / LEAST),
        }
    }

    /// The phase of what is done at a moment.
    pub(super) fn phase(&self, at: Duration, act: Act) -> Phase {
        match act {
            Act::Start => Phase::Start,
            Act::Submit => Phase::Submit,
            Act::Save if (self.rush.0..self.rush.1).contains(&at) => Phase::Rush,
            Act::Save => Phase::Steady,
        }
    }

    /// Everything that somebody does, in order: begins, answers at their own beat, hands in once.
    pub(super) fn acts(&self, dice: &mut Dice) -> Vec<(Duration, Act)> {
        let begins = dice.between(Duration::ZERO, self.started);
        let ends = dice.between(self.last, self.end);
        let mut acts = vec![(begins, Act::Start)];
        // The first question is read before it is answered.
        let mut at = begins + dice.between(self.every / 2, self.every * 3 / 2);
        while at < ends {
            acts.push((at, Act::Save));
            at = self.after(at, dice);
        }
        acts.push((ends, Act::Submit));
        acts
    }

    /// The next answer after one. Whoever would pause into the rush hastens somewhere within the first beat of it.
    fn after(&self, at: Duration, dice: &mut Dice) -> Duration {
        let pace = if self.phase(at, Act::Save) == Phase::Rush { self.every_in_rush } else { self.every };
        let next = at + pace;
        if at < self.rush.0 && next >= self.rush.0 {
            return self.rush.0 + dice.between(Duration::ZERO, self.every_in_rush);
        }
        if at < self.rush.1 && next >= self.rush.1 {
            return self.rush.1 + dice.between(Duration::ZERO, self.every);
        }
        next
    }

    /// When the server is killed: once at the usual pace, once while everybody hands in.
    pub(super) fn kills(&self, dice: &mut Dice) -> [Duration; 2] {
        let within = |from: Duration, to: Duration, dice: &mut Dice| {
            let span = to.saturating_sub(from);
            dice.between(from + span / 4, from + span * 3 / 4)
        };
        [within(self.started, self.rush.0, dice), within(self.last, self.end, dice)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn a_full_exam_has_the_phases_at_their_full_length() {
        let table = Timetable::of(seconds(420));
        assert_eq!(table.started, seconds(10));
        assert_eq!(table.rush, (seconds(240), seconds(300)));
        assert_eq!((table.last, table.end), (seconds(360), seconds(420)));
        assert_eq!((table.every, table.every_in_rush), (seconds(20), seconds(2)));
        // A longer one has more of the usual pace, and neither a longer start nor a longer end.
        let long = Timetable::of(seconds(600));
        assert_eq!((long.started, long.last, long.every), (seconds(10), seconds(540), seconds(20)));
    }

    #[test]
    fn a_short_one_shrinks_and_still_has_answers_in_each_phase() {
        let table = Timetable::of(seconds(21));
        assert_eq!(table.rush, (seconds(12), seconds(15)));
        assert_eq!((table.every, table.every_in_rush), (seconds(3), Duration::from_millis(750)));
    }

    #[test]
    fn everybody_begins_in_time_answers_at_the_beat_and_hands_in_once() {
        let table = Timetable::of(seconds(420));
        for place in 0..200 {
            let acts = table.acts(&mut Dice::new(1, place));
            let of = |act| acts.iter().filter(|(_, other)| *other == act).count();
            assert_eq!((of(Act::Start), of(Act::Submit)), (1, 1));
            assert!(acts.first().unwrap().0 < seconds(10));
            let end = acts.last().unwrap();
            assert!(end.1 == Act::Submit && end.0 >= seconds(360) && end.0 < seconds(420));
            assert!(acts.is_sorted_by_key(|(at, _)| *at));
            let rush = acts.iter().filter(|(at, act)| table.phase(*at, *act) == Phase::Rush).count();
            assert!((29..=31).contains(&rush), "{rush} answers in the rush");
            let steady = of(Act::Save) - rush;
            assert!((13..=21).contains(&steady), "{steady} answers at the usual pace");
        }
    }

    #[test]
    fn one_kill_meets_the_usual_pace_and_one_the_end() {
        let table = Timetable::of(seconds(420));
        for seed in 0..50 {
            let [first, second] = table.kills(&mut Dice::new(seed, 0));
            assert!(first > seconds(10) && first < seconds(240));
            assert!(second > seconds(360) && second < seconds(420));
        }
    }
}
