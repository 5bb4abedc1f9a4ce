//! Completion of lesson, module and course: done, or what is missing and why.
//!
//! **Invariant:** more evidence never undoes a completion.

use serde::{Deserialize, Serialize};

/// What completes a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Requirement {
    /// The learner confirms having read it.
    Read,
    /// So much of the video has been watched.
    Watch {
        /// Percent.
        percent: u8,
    },
    /// The quiz is passed.
    Pass {
        /// Percent.
        percent: u8,
    },
    /// A session is attended, by the attendance word or as those who lead it confirm.
    Attend,
    /// So much has been written in the discussion.
    Post {
        /// Own posts.
        posts: u8,
    },
}

/// What is known of a person and a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own: a quiz may be passed and wait for marks"
)]
pub struct Evidence {
    /// The learner confirmed having read it, attended a session of it, or has written what a discussion asks for.
    pub is_confirmed: bool,
    /// Percent of the video watched.
    pub watched_percent: u8,
    /// Percent of the quiz that counts.
    pub best_percent: Option<u8>,
    /// Whether the quiz is passed.
    pub is_passed: bool,
    /// Attempts used.
    pub attempts_used: u16,
    /// Attempts allowed; `None` is no limit.
    pub attempts_allowed: Option<u16>,
    /// An attempt has answers that are still to be marked.
    pub has_unmarked: bool,
    /// It was completed at some earlier time, which stands.
    pub was_done: bool,
}

/// Done, or what is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", content = "missing", rename_all = "snake_case")]
pub enum Completion {
    /// All conditions are met.
    Done,
    /// These are not.
    Missing(Vec<Missing>),
}

impl Completion {
    /// Whether all conditions are met.
    pub fn is_done(&self) -> bool {
        matches!(self, Self::Done)
    }

    /// What is missing; empty where all is done.
    pub fn missing(&self) -> &[Missing] {
        match self {
            Self::Done => &[],
            Self::Missing(missing) => missing,
        }
    }
}

/// One thing that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Missing {
    /// The text has not been confirmed as read.
    NotConfirmed,
    /// No session has been attended.
    Attend,
    /// The discussion needs own posts.
    Post {
        /// How many.
        need: u8,
    },
    /// More of the video must be watched.
    WatchMore {
        /// Percent needed.
        percent: u8,
        /// Percent watched so far.
        so_far: u8,
    },
    /// The quiz needs a better score.
    ScoreBelow {
        /// Percent needed.
        need: u8,
        /// Percent that counts so far.
        best: Option<u8>,
        /// Attempts left; `None` is no limit.
        attempts_left: Option<u16>,
    },
    /// Answers are still to be marked, and their marks may pass the quiz.
    Unmarked {
        /// Percent needed.
        need: u8,
    },
    /// Lessons of a module are open.
    Lessons {
        /// How many.
        left: u16,
    },
    /// Modules of a course are open.
    Modules {
        /// How many.
        left: u16,
    },
}

/// Whether a lesson is complete.
pub fn lesson(requirement: Requirement, evidence: &Evidence) -> Completion {
    if evidence.was_done {
        return Completion::Done;
    }
    let missing = match requirement {
        Requirement::Read => (!evidence.is_confirmed).then_some(Missing::NotConfirmed),
        Requirement::Attend => (!evidence.is_confirmed).then_some(Missing::Attend),
        Requirement::Post { posts } => (!evidence.is_confirmed).then_some(Missing::Post { need: posts }),
        Requirement::Watch { percent } => (evidence.watched_percent < percent)
            .then_some(Missing::WatchMore { percent, so_far: evidence.watched_percent }),
        Requirement::Pass { percent } if evidence.has_unmarked && !evidence.is_passed => {
            Some(Missing::Unmarked { need: percent })
        }
        Requirement::Pass { percent } => (!evidence.is_passed).then(|| Missing::ScoreBelow {
            need: percent,
            best: evidence.best_percent,
            attempts_left: evidence.attempts_allowed.map(|most| most.saturating_sub(evidence.attempts_used)),
        }),
    };
    missing.map_or(Completion::Done, |missing| Completion::Missing(vec![missing]))
}

/// A part of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Whether the whole needs it.
    pub is_required: bool,
    /// Whether it is done.
    pub is_done: bool,
}

fn left(items: impl Iterator<Item = Item>) -> u16 {
    let open = items.filter(|item| item.is_required && !item.is_done).count();
    u16::try_from(open).unwrap_or(u16::MAX)
}

/// Whether a module is complete: all its required lessons are.
pub fn module(lessons: impl Iterator<Item = Item>) -> Completion {
    match left(lessons) {
        0 => Completion::Done,
        left => Completion::Missing(vec![Missing::Lessons { left }]),
    }
}

/// Whether a course is complete: all its modules are.
pub fn course<'a>(modules: impl Iterator<Item = &'a Completion>) -> Completion {
    let parts = modules.map(|module| Item { is_required: true, is_done: module.is_done() });
    match left(parts) {
        0 => Completion::Done,
        left => Completion::Missing(vec![Missing::Modules { left }]),
    }
}

/// Percent of required lessons done, rounded down; 100 only when all are.
pub fn percent_done(done: u16, total: u16) -> u8 {
    if total == 0 {
        return 100;
    }
    u8::try_from(u32::from(done.min(total)) * 100 / u32::from(total)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(requirement: Requirement, evidence: Evidence, expected: &[Missing]) {
        assert_eq!(lesson(requirement, &evidence).missing(), expected, "{requirement:?} {evidence:?}");
    }

    #[test]
    fn a_lesson_says_what_is_missing() {
        let nothing = Evidence::default();
        check(Requirement::Read, nothing, &[Missing::NotConfirmed]);
        check(Requirement::Read, Evidence { is_confirmed: true, ..nothing }, &[]);
        check(Requirement::Attend, Evidence { is_passed: true, ..nothing }, &[Missing::Attend]);
        check(Requirement::Attend, Evidence { is_confirmed: true, ..nothing }, &[]);
        check(Requirement::Post { posts: 2 }, nothing, &[Missing::Post { need: 2 }]);
        check(Requirement::Post { posts: 2 }, Evidence { is_confirmed: true, ..nothing }, &[]);
        check(
            Requirement::Watch { percent: 90 },
            Evidence { watched_percent: 40, ..nothing },
            &[Missing::WatchMore { percent: 90, so_far: 40 }],
        );
        check(Requirement::Watch { percent: 90 }, Evidence { watched_percent: 90, ..nothing }, &[]);
        let tried =
            Evidence { best_percent: Some(60), attempts_used: 2, attempts_allowed: Some(3), ..nothing };
        check(
            Requirement::Pass { percent: 70 },
            tried,
            &[Missing::ScoreBelow { need: 70, best: Some(60), attempts_left: Some(1) }],
        );
        let waiting = Evidence { has_unmarked: true, ..tried };
        check(Requirement::Pass { percent: 70 }, waiting, &[Missing::Unmarked { need: 70 }]);
        check(Requirement::Pass { percent: 70 }, Evidence { is_passed: true, ..waiting }, &[]);
        check(Requirement::Pass { percent: 70 }, Evidence { is_passed: true, ..tried }, &[]);
        check(Requirement::Pass { percent: 70 }, Evidence { was_done: true, ..nothing }, &[]);
    }

    #[test]
    fn modules_and_courses_count_what_they_need() {
        let item = |is_required, is_done| Item { is_required, is_done };
        assert_eq!(module([item(true, true), item(false, false)].into_iter()), Completion::Done);
        let open = module([item(true, false), item(true, true)].into_iter());
        assert_eq!(open.missing(), [Missing::Lessons { left: 1 }]);
        assert_eq!(course([&Completion::Done, &open].into_iter()).missing(), [Missing::Modules { left: 1 }]);
        assert!(course([&Completion::Done].into_iter()).is_done());
    }

    #[test]
    fn percent_reaches_a_hundred_only_at_the_end() {
        assert_eq!(percent_done(0, 3), 0);
        assert_eq!(percent_done(2, 3), 66);
        assert_eq!(percent_done(199, 200), 99);
        assert_eq!(percent_done(200, 200), 100);
        assert_eq!(percent_done(0, 0), 100);
    }

    proptest! {
        #[test]
        fn more_evidence_never_undoes(confirmed: bool, watched in 0..=100_u8, more in 0..=100_u8, passed: bool) {
            let before = Evidence { is_confirmed: confirmed, watched_percent: watched, is_passed: passed, ..Evidence::default() };
            let after = Evidence { is_confirmed: true, watched_percent: watched.max(more), is_passed: true, ..before };
            for requirement in [Requirement::Read, Requirement::Attend, Requirement::Watch { percent: 90 }, Requirement::Pass { percent: 70 }] {
                prop_assert!(!lesson(requirement, &before).is_done() || lesson(requirement, &after).is_done());
            }
        }
    }
}
