//! Who needs help, and why: a stated, simple rule over dates, progress and attempts.
//!
//! **Invariant:** every level has a reason in words; nothing is predicted.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Thresholds of the rule: data, shown beside the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RiskRule {
    /// Days before the due date from which slow progress is a risk.
    pub due_soon_days: u16,
    /// Percent below which progress is slow.
    pub slow_percent: u8,
    /// Days without activity.
    pub idle_days: u16,
    /// Failed attempts.
    pub failed_attempts: u16,
}

impl RiskRule {
    /// Overdue; or due within 14 days with under half done; or 14 days without activity; or two failed attempts.
    pub const STATED: Self = Self { due_soon_days: 14, slow_percent: 50, idle_days: 14, failed_attempts: 2 };
}

/// An enrolment as the rule sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assigned {
    /// Last day to complete.
    pub due_on: Option<NaiveDate>,
    /// Percent done.
    pub percent: u8,
    /// Completed or left.
    pub is_over: bool,
    /// Something has been opened.
    pub is_started: bool,
    /// Last activity, or the day of enrolment.
    pub last_active_on: NaiveDate,
    /// Submitted attempts that did not pass, of quizzes not passed yet.
    pub failed_attempts: u16,
}

/// What is known of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts<'a> {
    /// Today.
    pub today: NaiveDate,
    /// Enrolments.
    pub enrolments: &'a [Assigned],
}

/// How much help somebody needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Nothing to do.
    #[default]
    Calm,
    /// One reason that is not urgent.
    Watch,
    /// Overdue, about to be, or stuck.
    Risk,
}

/// Why somebody needs help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reason {
    /// A due date has passed.
    Overdue {
        /// Days since.
        days: u16,
    },
    /// A due date is near and little is done.
    DueSoon {
        /// Days left.
        days: u16,
        /// Percent done.
        percent: u8,
    },
    /// Quizzes were failed again and again.
    FailedAttempts {
        /// How many.
        count: u16,
    },
    /// Begun and then left alone.
    Idle {
        /// Days.
        days: u16,
    },
}

impl Reason {
    /// Weight for sorting; larger is worse.
    fn weight(self) -> u32 {
        match self {
            Self::Overdue { days } => 40_000 + u32::from(days.min(999)),
            Self::DueSoon { days, .. } => 30_000 + 99 - u32::from(days.min(99)),
            Self::FailedAttempts { count } => 20_000 + u32::from(count.min(999)),
            Self::Idle { days } => 10_000 + u32::from(days.min(999)),
        }
    }

    fn level(self) -> Level {
        match self {
            Self::Overdue { .. } | Self::DueSoon { .. } | Self::FailedAttempts { .. } => Level::Risk,
            Self::Idle { .. } => Level::Watch,
        }
    }
}

/// What the rule says of a person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assessment {
    /// Level.
    pub level: Level,
    /// Why, worst first.
    pub reasons: Vec<Reason>,
    /// For sorting people: larger is worse.
    pub rank: u32,
    /// The earliest later day on which the calendar alone may change the outcome.
    pub review_on: Option<NaiveDate>,
}

fn days(from: NaiveDate, to: NaiveDate) -> u16 {
    u16::try_from((to - from).num_days().max(0)).unwrap_or(u16::MAX)
}

/// Applies the rule to a person.
pub fn assess(facts: Facts<'_>, rule: RiskRule) -> Assessment {
    let open = || facts.enrolments.iter().filter(|enrolment| !enrolment.is_over);
    let worst = |reasons: Vec<Reason>| reasons.into_iter().max_by_key(|reason| reason.weight());
    let each = |one: fn(&Assigned, NaiveDate, RiskRule) -> Option<Reason>| {
        worst(open().filter_map(|enrolment| one(enrolment, facts.today, rule)).collect())
    };
    let mut reasons: Vec<Reason> =
        [each(overdue), each(due_soon), each(failed), each(idle)].into_iter().flatten().collect();
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.weight()));
    Assessment {
        level: reasons.iter().map(|reason| reason.level()).max().unwrap_or_default(),
        rank: reasons.iter().enumerate().fold(0, |rank, (place, reason)| {
            if place == 0 { reason.weight() } else { rank.saturating_add(1) }
        }),
        // Every open case gets older by the day, so its words change tomorrow; others change at their own threshold.
        review_on: if reasons.is_empty() {
            open().flat_map(|enrolment| thresholds(enrolment, rule)).filter(|day| *day > facts.today).min()
        } else {
            facts.today.succ_opt()
        },
        reasons,
    }
}

fn overdue(enrolment: &Assigned, today: NaiveDate, _: RiskRule) -> Option<Reason> {
    enrolment.due_on.filter(|due| *due < today).map(|due| Reason::Overdue { days: days(due, today) })
}

fn due_soon(enrolment: &Assigned, today: NaiveDate, rule: RiskRule) -> Option<Reason> {
    let due = enrolment.due_on.filter(|due| *due >= today)?;
    let left = days(today, due);
    let is_slow = left <= rule.due_soon_days && enrolment.percent < rule.slow_percent;
    is_slow.then_some(Reason::DueSoon { days: left, percent: enrolment.percent })
}

fn failed(enrolment: &Assigned, _: NaiveDate, rule: RiskRule) -> Option<Reason> {
    (enrolment.failed_attempts >= rule.failed_attempts)
        .then_some(Reason::FailedAttempts { count: enrolment.failed_attempts })
}

fn idle(enrolment: &Assigned, today: NaiveDate, rule: RiskRule) -> Option<Reason> {
    let quiet = days(enrolment.last_active_on, today);
    (enrolment.is_started && quiet >= rule.idle_days).then_some(Reason::Idle { days: quiet })
}

/// Days on which an enrolment without a reason may get one.
fn thresholds(enrolment: &Assigned, rule: RiskRule) -> Vec<NaiveDate> {
    let due = enrolment.due_on.into_iter().flat_map(|due| {
        let soon = due.checked_sub_days(Days::new(u64::from(rule.due_soon_days)));
        soon.into_iter().chain(due.succ_opt())
    });
    let quiet = enrolment
        .is_started
        .then(|| enrolment.last_active_on.checked_add_days(Days::new(u64::from(rule.idle_days))))
        .flatten();
    due.chain(quiet).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn calm() -> Assigned {
        Assigned {
            due_on: None,
            percent: 0,
            is_over: false,
            is_started: false,
            last_active_on: day("2026-11-20"),
            failed_attempts: 0,
        }
    }

    fn check(enrolment: Assigned, expected: &[Reason], level: Level, review_on: Option<&str>) {
        let found = assess(Facts { today: day("2026-11-24"), enrolments: &[enrolment] }, RiskRule::STATED);
        assert_eq!(found.reasons, expected, "{enrolment:?}");
        assert_eq!(found.level, level);
        assert_eq!(found.review_on, review_on.map(day));
    }

    #[test]
    fn every_reason_has_its_threshold() {
        check(calm(), &[], Level::Calm, None);
        let due = |on: &str| Assigned { due_on: Some(day(on)), ..calm() };
        check(due("2026-11-23"), &[Reason::Overdue { days: 1 }], Level::Risk, Some("2026-11-25"));
        check(due("2026-11-24"), &[Reason::DueSoon { days: 0, percent: 0 }], Level::Risk, Some("2026-11-25"));
        check(
            due("2026-12-08"),
            &[Reason::DueSoon { days: 14, percent: 0 }],
            Level::Risk,
            Some("2026-11-25"),
        );
        check(due("2026-12-09"), &[], Level::Calm, Some("2026-11-25"));
        check(Assigned { percent: 50, ..due("2026-12-01") }, &[], Level::Calm, Some("2026-12-02"));
        let begun = |on: &str| Assigned { is_started: true, last_active_on: day(on), ..calm() };
        check(begun("2026-11-10"), &[Reason::Idle { days: 14 }], Level::Watch, Some("2026-11-25"));
        check(begun("2026-11-11"), &[], Level::Calm, Some("2026-11-25"));
        check(
            Assigned { failed_attempts: 2, ..calm() },
            &[Reason::FailedAttempts { count: 2 }],
            Level::Risk,
            Some("2026-11-25"),
        );
        check(Assigned { is_over: true, failed_attempts: 2, ..due("2026-01-01") }, &[], Level::Calm, None);
    }

    #[test]
    fn the_worst_reason_leads() {
        let enrolments = [
            Assigned { is_started: true, last_active_on: day("2026-10-01"), ..calm() },
            Assigned { due_on: Some(day("2026-11-01")), ..calm() },
        ];
        let found = assess(Facts { today: day("2026-11-24"), enrolments: &enrolments }, RiskRule::STATED);
        assert_eq!(found.reasons, [Reason::Overdue { days: 23 }, Reason::Idle { days: 54 }]);
    }

    proptest! {
        #[test]
        fn nothing_changes_before_the_review_day(due in 0..60_u64, active in 0..40_u64, percent in 0..100_u8, started: bool, wait in 0..60_u64) {
            let today = day("2026-11-24");
            let enrolment = Assigned {
                due_on: Some(today + Days::new(due)), percent, is_over: false, is_started: started,
                last_active_on: today - Days::new(active), failed_attempts: 0,
            };
            let now = assess(Facts { today, enrolments: &[enrolment] }, RiskRule::STATED);
            let later = today + Days::new(wait);
            if now.review_on.is_none_or(|review| later < review) {
                let then = assess(Facts { today: later, enrolments: &[enrolment] }, RiskRule::STATED);
                prop_assert_eq!(now.level, then.level);
                prop_assert_eq!(now.reasons, then.reasons);
            }
        }
    }
}
