//! From a person's facts to the row a superior reads, and to what it adds to each unit above. Pure.
//!
//! **Invariant:** the sum over people of [`Share`] is the tally of a unit; a recount proves it.

use chrono::NaiveDate;
use progress::{Assigned, Facts, Level, Reason, RiskRule, assess};
use shared::api::credit::JpTally;
use shared::api::enrolment::{EnrolmentOrigin, EnrolmentState};

use crate::features::enrolment::door::Enrolled;
use crate::ports::day;

/// How a person stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) year: i32,
    pub(super) jp_minutes: u32,
    pub(super) jp_target_minutes: Option<u32>,
    pub(super) mandatory: u16,
    pub(super) mandatory_done: u16,
    pub(super) overdue: u16,
    pub(super) next_due_on: Option<NaiveDate>,
    pub(super) last_active_on: Option<NaiveDate>,
    pub(super) level: Level,
    pub(super) rank: u32,
    pub(super) reasons: Vec<Reason>,
    pub(super) review_on: Option<NaiveDate>,
}

/// What a person adds to the figures of every unit above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Share {
    pub(super) people: i32,
    pub(super) jp_people: i32,
    pub(super) jp_met: i32,
    pub(super) mandatory: i32,
    pub(super) mandatory_done: i32,
    pub(super) overdue: i32,
    pub(super) at_risk: i32,
}

impl Share {
    /// What must be added to turn an earlier share into this one.
    pub(super) fn less(self, before: Self) -> Self {
        Self {
            people: self.people - before.people,
            jp_people: self.jp_people - before.jp_people,
            jp_met: self.jp_met - before.jp_met,
            mandatory: self.mandatory - before.mandatory,
            mandatory_done: self.mandatory_done - before.mandatory_done,
            overdue: self.overdue - before.overdue,
            at_risk: self.at_risk - before.at_risk,
        }
    }

    /// Both together.
    pub(super) fn plus(self, other: Self) -> Self {
        self.less(Self::default().less(other))
    }
}

impl Standing {
    /// What the person adds to each unit above.
    pub(super) fn share(&self) -> Share {
        let is_met = self.jp_target_minutes.is_some_and(|target| self.jp_minutes >= target);
        Share {
            people: 1,
            jp_people: i32::from(self.jp_target_minutes.is_some()),
            jp_met: i32::from(is_met),
            mandatory: i32::from(self.mandatory),
            mandatory_done: i32::from(self.mandatory_done),
            overdue: i32::from(self.overdue),
            at_risk: i32::from(self.level == Level::Risk),
        }
    }
}

/// How a person stands today. The year's end is a reason to look again, since JP begin anew, and so is the day on which
/// a placement or an employment begins or ends.
pub(super) fn standing(
    enrolments: &[Enrolled],
    jp: &JpTally,
    today: NaiveDate,
    next_change: Option<NaiveDate>,
) -> Standing {
    let is_over =
        |enrolled: &Enrolled| matches!(enrolled.state, EnrolmentState::Completed | EnrolmentState::Withdrawn);
    let assigned: Vec<Assigned> = enrolments
        .iter()
        .map(|enrolled| Assigned {
            due_on: enrolled.due_on,
            percent: enrolled.percent(),
            is_over: is_over(enrolled),
            is_started: enrolled.state == EnrolmentState::InProgress,
            last_active_on: day(enrolled.last_active_at.unwrap_or(enrolled.enrolled_at)),
            failed_attempts: enrolled.failed_attempts,
        })
        .collect();
    let found = assess(Facts { today, enrolments: &assigned }, RiskRule::STATED);
    let duties = || enrolments.iter().filter(|enrolled| enrolled.origin == EnrolmentOrigin::Mandatory);
    let count = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    let open = || enrolments.iter().filter(|enrolled| !is_over(enrolled));
    let is_late = |enrolled: &Enrolled| enrolled.due_on.is_some_and(|due| due < today);
    Standing {
        year: jp.year,
        jp_minutes: jp.counted_minutes,
        jp_target_minutes: jp.target_minutes,
        mandatory: count(duties().count()),
        mandatory_done: count(duties().filter(|duty| duty.state == EnrolmentState::Completed).count()),
        // A part of the duties, as the bar of a unit draws it; a course somebody was merely assigned is late in the
        // reasons of that person, not in this figure.
        overdue: count(duties().filter(|duty| !is_over(duty) && is_late(duty)).count()),
        next_due_on: open().filter_map(|enrolled| enrolled.due_on).min(),
        last_active_on: enrolments.iter().filter_map(|enrolled| enrolled.last_active_at).max().map(day),
        level: found.level,
        rank: found.rank,
        reasons: found.reasons,
        review_on: found.review_on.into_iter().chain(jp.ends_on.succ_opt()).chain(next_change).min(),
    }
}
