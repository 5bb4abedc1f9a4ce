//! Who of a course needs help, and why: a stated rule over dates, progress and attempts of one enrolment.
//!
//! **Invariant:** nothing is predicted, and nobody is in need without a reason; where somebody is in the order depends
//! on dates that stand, so that only those are reviewed whom the calendar moves from one reason to another.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::RiskRule;

/// An enrolment as the rule sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Path {
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
    /// A required quiz is not passed, and has no attempts left.
    pub is_stuck: bool,
}

/// Why somebody needs help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Need {
    /// A quiz is not passed and has no attempts left: nobody but the author can help.
    OutOfAttempts,
    /// Begun, and the due date has passed.
    Overdue {
        /// Days since.
        days: u16,
    },
    /// Nothing opened, and due soon or before.
    NotStarted {
        /// Days left; below nothing for days since.
        days: i16,
    },
    /// Due soon, and little done.
    DueSoon {
        /// Days left.
        days: u16,
        /// Percent done.
        percent: u8,
    },
    /// Begun, and left alone.
    Idle {
        /// Days.
        days: u16,
    },
}

/// The kinds of need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NeedKind {
    /// A quiz is not passed and has no attempts left.
    OutOfAttempts,
    /// Begun, and the due date has passed.
    Overdue,
    /// Nothing opened, and due soon or before.
    NotStarted,
    /// Due soon, and little done.
    DueSoon,
    /// Begun, and left alone.
    Idle,
}

impl NeedKind {
    /// All kinds, in the order of a list.
    pub const ALL: [Self; 5] =
        [Self::OutOfAttempts, Self::Overdue, Self::NotStarted, Self::DueSoon, Self::Idle];
}

impl Need {
    /// Its kind.
    pub const fn kind(self) -> NeedKind {
        match self {
            Self::OutOfAttempts => NeedKind::OutOfAttempts,
            Self::Overdue { .. } => NeedKind::Overdue,
            Self::NotStarted { .. } => NeedKind::NotStarted,
            Self::DueSoon { .. } => NeedKind::DueSoon,
            Self::Idle { .. } => NeedKind::Idle,
        }
    }

    /// Its place in the order of urgency, smallest first: what only the author can mend, what is late, what is soon to be,
    /// what lies idle; and within each, the longest first.
    pub fn order(self, path: &Path) -> i32 {
        let due = path.due_on.map_or(0, number);
        match self {
            Self::OutOfAttempts => GROUP + number(path.last_active_on),
            Self::Overdue { .. } => 2 * GROUP + due,
            Self::NotStarted { days } if days < 0 => 2 * GROUP + due,
            Self::NotStarted { .. } | Self::DueSoon { .. } => 3 * GROUP + due,
            Self::Idle { .. } => 4 * GROUP + number(path.last_active_on),
        }
    }
}

/// More than the days of any calendar here.
const GROUP: i32 = 10_000_000;

fn number(day: NaiveDate) -> i32 {
    i32::try_from((day - NaiveDate::default()).num_days()).unwrap_or_default()
}

/// Why somebody needs help, the most urgent first; empty where nobody needs to do anything.
pub fn needs(path: &Path, today: NaiveDate) -> Vec<Need> {
    if path.is_over {
        return Vec::new();
    }
    let rule = RiskRule::STATED;
    let left = path.due_on.map(|due| (due - today).num_days());
    let is_near = left.is_some_and(|left| left <= i64::from(rule.due_soon_days));
    let count = |days: i64| u16::try_from(days).unwrap_or_default();
    let mut needs = Vec::new();
    if path.is_stuck {
        needs.push(Need::OutOfAttempts);
    }
    match left {
        Some(left) if is_near && !path.is_started => {
            needs.push(Need::NotStarted { days: i16::try_from(left).unwrap_or(i16::MIN) });
        }
        Some(left) if left < 0 => needs.push(Need::Overdue { days: count(-left) }),
        Some(left) if is_near && path.percent < rule.slow_percent => {
            needs.push(Need::DueSoon { days: count(left), percent: path.percent });
        }
        _ => {}
    }
    let idle = (today - path.last_active_on).num_days();
    if path.is_started && idle >= i64::from(rule.idle_days) {
        needs.push(Need::Idle { days: count(idle) });
    }
    needs.sort_by_key(|need| need.order(path));
    needs
}

/// The next day on which the calendar alone may change the reasons.
pub fn next_review(path: &Path, today: NaiveDate) -> Option<NaiveDate> {
    if path.is_over {
        return None;
    }
    let rule = RiskRule::STATED;
    let near = path.due_on.and_then(|due| due.checked_sub_days(Days::new(u64::from(rule.due_soon_days))));
    let late = path.due_on.and_then(|due| due.checked_add_days(Days::new(1)));
    let idle = path.last_active_on.checked_add_days(Days::new(u64::from(rule.idle_days)));
    let idle = idle.filter(|_| path.is_started);
    [near, late, idle].into_iter().flatten().filter(|day| *day > today).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(number: i32) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(739_000 + number).unwrap()
    }

    const TODAY: i32 = 100;

    fn path(due: Option<i32>, percent: u8, is_started: bool, active: i32) -> Path {
        Path {
            due_on: due.map(day),
            percent,
            is_over: false,
            is_started,
            last_active_on: day(active),
            is_stuck: false,
        }
    }

    fn check(path: Path, expected: &[Need]) {
        assert_eq!(needs(&path, day(TODAY)), expected, "{path:?}");
    }

    #[test]
    fn every_reason_is_told_and_nothing_else() {
        check(path(None, 0, false, 0), &[]);
        check(path(Some(TODAY + 15), 0, false, 0), &[]);
        check(path(Some(TODAY + 14), 0, false, 0), &[Need::NotStarted { days: 14 }]);
        check(path(Some(TODAY - 3), 0, false, 0), &[Need::NotStarted { days: -3 }]);
        check(path(Some(TODAY), 49, true, TODAY), &[Need::DueSoon { days: 0, percent: 49 }]);
        check(path(Some(TODAY), 50, true, TODAY), &[]);
        check(path(Some(TODAY - 1), 90, true, TODAY), &[Need::Overdue { days: 1 }]);
        check(path(None, 10, true, TODAY - 14), &[Need::Idle { days: 14 }]);
        check(path(None, 10, true, TODAY - 13), &[]);
        let stuck = Path { is_stuck: true, ..path(Some(TODAY - 1), 10, true, TODAY - 20) };
        check(stuck, &[Need::OutOfAttempts, Need::Overdue { days: 1 }, Need::Idle { days: 20 }]);
        check(Path { is_over: true, ..stuck }, &[]);
    }

    #[test]
    fn the_longest_late_come_first() {
        let order = |due| {
            needs(&path(Some(due), 0, true, TODAY), day(TODAY)).first().unwrap().order(&path(
                Some(due),
                0,
                true,
                TODAY,
            ))
        };
        assert!(order(TODAY - 9) < order(TODAY - 1));
        assert!(order(TODAY - 1) < order(TODAY + 1));
    }

    proptest! {
        #[test]
        fn reasons_and_order_change_only_on_days_of_review(
            due in proptest::option::of(-40..60_i32), percent in 0..100_u8, is_started: bool, active in -60..0_i32, is_stuck: bool,
        ) {
            let path = Path { is_stuck, ..path(due.map(|due| TODAY + due), percent, is_started, TODAY + active) };
            let told = |today: i32| {
                let needs = needs(&path, day(today));
                needs.iter().map(|need| (need.kind(), need.order(&path))).collect::<Vec<_>>()
            };
            let review = next_review(&path, day(TODAY));
            for later in TODAY..TODAY + 120 {
                if review.is_some_and(|review| day(later) >= review) {
                    break;
                }
                prop_assert_eq!(told(later), told(TODAY));
            }
        }
    }
}
