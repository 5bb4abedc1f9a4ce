//! Where a learner stands in a course: evidence and version to completion, by the one function.
//!
//! **Invariant:** pure; reads no row and no clock.

use chrono::{DateTime, Utc};
use progress::{Completion, Evidence, Intervals, Item, Stage, percent_done};
use shared::id::LessonId;

use crate::features::course::door::{LessonFacts, Version};

/// Where a learner stands in one lesson.
#[derive(Debug, Clone)]
pub struct LessonStanding {
    /// The lesson.
    pub lesson: LessonId,
    /// Last place kept.
    pub at: u32,
    /// Seconds watched.
    pub watched: Intervals,
    /// Whether it has been opened.
    pub is_started: bool,
    /// What is known.
    pub evidence: Evidence,
    /// Failed attempts at a quiz not passed yet.
    pub failed_attempts: u16,
    /// When it was completed.
    pub completed_at: Option<DateTime<Utc>>,
    /// Done, or what is missing.
    pub completion: Completion,
}

impl LessonStanding {
    /// A lesson that nobody has opened.
    pub(super) fn untouched(facts: &LessonFacts) -> Self {
        Self {
            lesson: facts.id,
            at: 0,
            watched: Intervals::default(),
            is_started: false,
            evidence: Evidence::default(),
            failed_attempts: 0,
            completed_at: None,
            completion: progress::lesson(facts.requirement, &Evidence::default()),
        }
    }
}

/// Where a learner stands in a course.
#[derive(Debug, Clone)]
pub struct CourseStanding {
    /// Lessons in order.
    pub lessons: Vec<LessonStanding>,
    /// Modules in order.
    pub modules: Vec<Completion>,
    /// The course.
    pub course: Completion,
    /// Required lessons done.
    pub done: u16,
    /// Required lessons in all.
    pub total: u16,
    /// Minutes of work left.
    pub minutes_left: u16,
}

impl CourseStanding {
    /// Percent of required lessons done.
    pub fn percent(&self) -> u8 {
        percent_done(self.done, self.total)
    }

    /// The standing of one lesson.
    pub fn of(&self, lesson: LessonId) -> Option<&LessonStanding> {
        self.lessons.iter().find(|standing| standing.lesson == lesson)
    }

    /// The lessons that one still waits for before it opens.
    pub fn waits_for(&self, version: &Version, lesson: LessonId) -> Vec<LessonId> {
        let Some(facts) = version.lesson(lesson).filter(|facts| !facts.opening.is_always()) else {
            return Vec::new();
        };
        // Both are in the order of the course.
        let stage = |(facts, own): (&LessonFacts, &LessonStanding)| Stage {
            lesson: facts.id,
            is_required: facts.is_required,
            is_begun: own.is_started,
            is_done: own.completion.is_done(),
        };
        let stages: Vec<Stage<LessonId>> = version.lessons().zip(&self.lessons).map(stage).collect();
        progress::waits_for(&facts.opening, lesson, &stages)
    }

    /// The lesson to go on with after `last`: itself while it is to be done, else the next that is and that is open, else the
    /// first to be done.
    pub fn resume(&self, version: &Version, last: LessonId) -> Option<LessonId> {
        let is_open = |standing: &&LessonStanding| !standing.completion.is_done();
        let may_open = |standing: &&LessonStanding| {
            is_open(standing) && self.waits_for(version, standing.lesson).is_empty()
        };
        let from = self.lessons.iter().position(|standing| standing.lesson == last).unwrap_or_default();
        self.lessons
            .iter()
            .skip(from)
            .find(may_open)
            .or_else(|| self.lessons.iter().find(is_open))
            .map_or(Some(last), |standing| Some(standing.lesson))
    }

    /// A quiz that the course needs, that is not passed and has no attempts left, and nothing left to be marked.
    pub fn stuck(&self, version: &Version) -> Option<LessonId> {
        let is_stuck = |standing: &&LessonStanding| {
            let evidence = &standing.evidence;
            !standing.completion.is_done()
                && !evidence.is_passed
                && !evidence.has_unmarked
                && evidence.attempts_allowed.is_some_and(|most| most > 0 && standing.failed_attempts >= most)
                && version.lesson(standing.lesson).is_some_and(|facts| facts.is_required)
        };
        self.lessons.iter().find(is_stuck).map(|standing| standing.lesson)
    }

    /// Most failed attempts at a quiz not passed yet.
    pub fn failed_attempts(&self) -> u16 {
        let open = self.lessons.iter().filter(|standing| !standing.completion.is_done());
        open.map(|standing| standing.failed_attempts).max().unwrap_or_default()
    }
}

/// Sums the standings of a version's lessons; lessons without evidence count as untouched.
pub(super) fn sum(version: &Version, known: &[LessonStanding]) -> CourseStanding {
    let standing = |facts: &LessonFacts| {
        known
            .iter()
            .find(|standing| standing.lesson == facts.id)
            .cloned()
            .unwrap_or_else(|| LessonStanding::untouched(facts))
    };
    let lessons: Vec<LessonStanding> = version.lessons().map(standing).collect();
    let is_done =
        |id: LessonId| lessons.iter().any(|standing| standing.lesson == id && standing.completion.is_done());
    let modules: Vec<Completion> = version
        .modules
        .iter()
        .map(|module| {
            progress::module(
                module
                    .lessons
                    .iter()
                    .map(|facts| Item { is_required: facts.is_required, is_done: is_done(facts.id) }),
            )
        })
        .collect();
    let required = || version.lessons().filter(|facts| facts.is_required);
    let count = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    CourseStanding {
        course: progress::course(modules.iter()),
        modules,
        done: count(required().filter(|facts| is_done(facts.id)).count()),
        total: count(required().count()),
        minutes_left: required().filter(|facts| !is_done(facts.id)).map(|facts| facts.minutes).sum(),
        lessons,
    }
}
