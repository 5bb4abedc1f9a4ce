//! Which lessons of a course are open to a learner.
//!
//! **Invariant:** what somebody has begun stays open, whatever comes before it.

use serde::{Deserialize, Serialize};

/// What is to be completed before a lesson opens; `I` names lessons.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum Opening<I> {
    /// Nothing.
    #[default]
    Always,
    /// Every required lesson before it.
    AllBefore,
    /// These.
    After(Vec<I>),
}

impl<I> Opening<I> {
    /// Whether nothing comes before the lesson.
    pub fn is_always(&self) -> bool {
        matches!(self, Self::Always)
    }
}

/// A lesson in its course, and how far a learner is with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stage<I> {
    /// The lesson.
    pub lesson: I,
    /// Whether the course needs it.
    pub is_required: bool,
    /// Whether it was begun.
    pub is_begun: bool,
    /// Whether it is complete.
    pub is_done: bool,
}

/// The lessons that `of` still waits for, in the order of `stages`, which are those of the course; none where it is open.
pub fn waits_for<I: Copy + PartialEq>(opening: &Opening<I>, of: I, stages: &[Stage<I>]) -> Vec<I> {
    let Some(at) = stages.iter().position(|stage| stage.lesson == of) else { return Vec::new() };
    if stages.get(at).is_some_and(|own| own.is_begun || own.is_done) {
        return Vec::new();
    }
    let counts = |stage: &&Stage<I>| match opening {
        Opening::Always => false,
        Opening::AllBefore => stage.is_required,
        Opening::After(lessons) => lessons.contains(&stage.lesson),
    };
    let before = stages.iter().take(at).filter(counts);
    before.filter(|stage| !stage.is_done).map(|stage| stage.lesson).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NONE: [u8; 0] = [];

    const fn stage(lesson: u8, is_required: bool, is_done: bool) -> Stage<u8> {
        Stage { lesson, is_required, is_begun: is_done, is_done }
    }

    #[test]
    fn a_lesson_waits_for_what_comes_before_it() {
        let stages =
            [stage(1, true, true), stage(2, true, false), stage(3, false, false), stage(4, true, false)];
        assert_eq!(waits_for(&Opening::Always, 4, &stages), NONE);
        assert_eq!(waits_for(&Opening::AllBefore, 4, &stages), [2]);
        assert_eq!(waits_for(&Opening::AllBefore, 2, &stages), NONE);
        assert_eq!(waits_for(&Opening::After(vec![3, 1]), 4, &stages), [3]);
        // Nothing waits for what comes behind it.
        assert_eq!(waits_for(&Opening::After(vec![4]), 3, &stages), NONE);
    }

    #[test]
    fn what_was_begun_stays_open() {
        let mut stages = [stage(1, true, false), stage(2, true, false)];
        assert_eq!(waits_for(&Opening::AllBefore, 2, &stages), [1]);
        stages[1].is_begun = true;
        assert_eq!(waits_for(&Opening::AllBefore, 2, &stages), NONE);
    }

    proptest! {
        /// Whoever completes open lessons only reaches the end, whatever they wait for.
        #[test]
        fn every_course_can_be_completed(openings in prop::collection::vec((0..3_u8, prop::collection::vec(0..12_u8, 0..4), any::<bool>()), 1..12)) {
            let count = u8::try_from(openings.len()).unwrap();
            let opening = |at: u8| match &openings[usize::from(at)] {
                (0, ..) => Opening::Always,
                (1, ..) => Opening::AllBefore,
                (_, of, _) => Opening::After(of.clone()),
            };
            let mut stages: Vec<Stage<u8>> = (0..count).map(|at| stage(at, openings[usize::from(at)].2, false)).collect();
            for _ in 0..count {
                let open = (0..count).find(|at| !stages[usize::from(*at)].is_done && waits_for(&opening(*at), *at, &stages).is_empty());
                stages[usize::from(open.unwrap())].is_done = true;
            }
            prop_assert!(stages.iter().all(|stage| stage.is_done));
        }
    }
}
