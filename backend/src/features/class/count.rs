//! What is counted of a version's people, and the codes under which it is kept. Pure.

use std::collections::BTreeMap;

use progress::NeedKind;
use shared::api::class::NeedCounts;
use shared::id::{LessonId, VersionId};

/// Something counted: of a version, or of one of its lessons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// People who have ever enrolled.
    Enrolled,
    /// People who have completed the course.
    Finished,
    /// People who need help, for a reason or for any.
    Need(Option<NeedKind>),
    /// People who have opened a lesson.
    Opened,
    /// People who have completed it.
    Completed,
    /// People who have watched something of a part of a video.
    Stretch(u8),
}

/// The code of a need; of any where there is none.
pub(super) const fn need_code(kind: Option<NeedKind>) -> &'static str {
    match kind {
        None => "any",
        Some(NeedKind::OutOfAttempts) => "out_of_attempts",
        Some(NeedKind::Overdue) => "overdue",
        Some(NeedKind::NotStarted) => "not_started",
        Some(NeedKind::DueSoon) => "due_soon",
        Some(NeedKind::Idle) => "idle",
    }
}

impl Measure {
    pub(super) fn code(self) -> String {
        match self {
            Self::Enrolled => "enrolled".to_owned(),
            Self::Finished => "finished".to_owned(),
            Self::Opened => "opened".to_owned(),
            Self::Completed => "completed".to_owned(),
            Self::Need(kind) => format!("need-{}", need_code(kind)),
            Self::Stretch(at) => format!("part-{at}"),
        }
    }

    pub(super) fn of(code: &str) -> Option<Self> {
        match code {
            "enrolled" => Some(Self::Enrolled),
            "finished" => Some(Self::Finished),
            "opened" => Some(Self::Opened),
            "completed" => Some(Self::Completed),
            _ => match code.split_once('-')? {
                ("need", kind) => NeedKind::ALL
                    .into_iter()
                    .map(Some)
                    .chain([None])
                    .find(|need| need_code(*need) == kind)
                    .map(Self::Need),
                ("part", at) => at.parse().ok().map(Self::Stretch),
                _ => None,
            },
        }
    }
}

/// What a count is of.
pub(super) type Of = (VersionId, Option<LessonId>, Measure);

/// Counts by what they are of; nothing is there with a count of none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Counts(pub(super) BTreeMap<Of, i64>);

impl Counts {
    /// Adds to a count.
    pub(super) fn add(&mut self, of: Of, count: i64) {
        let sum = self.0.entry(of).or_default();
        *sum += count;
        if *sum == 0 {
            self.0.remove(&of);
        }
    }

    /// A count.
    pub(super) fn of(&self, version: VersionId, lesson: Option<LessonId>, measure: Measure) -> u32 {
        self.0
            .get(&(version, lesson, measure))
            .and_then(|count| u32::try_from(*count).ok())
            .unwrap_or_default()
    }

    /// How many people need help, over some versions.
    pub(super) fn needs(&self, versions: &[VersionId]) -> NeedCounts {
        let of = |kind| versions.iter().map(|version| self.of(*version, None, Measure::Need(kind))).sum();
        NeedCounts {
            all: of(None),
            out_of_attempts: of(Some(NeedKind::OutOfAttempts)),
            overdue: of(Some(NeedKind::Overdue)),
            not_started: of(Some(NeedKind::NotStarted)),
            due_soon: of(Some(NeedKind::DueSoon)),
            idle: of(Some(NeedKind::Idle)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back() {
        let needs = NeedKind::ALL.into_iter().map(Some).chain([None]).map(Measure::Need);
        let others =
            [Measure::Enrolled, Measure::Finished, Measure::Opened, Measure::Completed, Measure::Stretch(19)];
        for measure in needs.chain(others) {
            assert_eq!(Measure::of(&measure.code()), Some(measure));
        }
        assert_eq!(Measure::of("part-x"), None);
    }
}
