//! Due dates as the reader sees them, and the groups of the learning list. Pure.

use chrono::{DateTime, NaiveDate, Utc};
use shared::api::enrolment::{EnrolmentCard, EnrolmentState};

use crate::platform::clock;

/// From so many days before a due date on, it is soon.
const SOON_DAYS: i64 = 14;

/// How a due date stands to today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Due {
    /// Past, by so many days.
    Overdue(u32),
    /// Today.
    Today,
    /// Within two weeks, in so many days.
    Soon(u32),
    /// Later, in so many days.
    Later(u32),
}

/// How a due date stands to today.
pub(crate) fn due(on: NaiveDate, today: NaiveDate) -> Due {
    let days = on.signed_duration_since(today).num_days();
    let count = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
    match days {
        ..0 => Due::Overdue(count),
        0 => Due::Today,
        1..=SOON_DAYS => Due::Soon(count),
        _ => Due::Later(count),
    }
}

/// The calendar day on the device's wall.
pub(crate) fn today() -> NaiveDate {
    day_of(clock::now())
}

fn day_of(at: DateTime<Utc>) -> NaiveDate {
    let utc = at.naive_utc();
    utc.checked_add_signed(clock::offset(at)).unwrap_or(utc).date()
}

/// Where the player goes on with an enrolment.
pub(crate) fn player(card: &EnrolmentCard) -> String {
    match &card.resume {
        Some(resume) => format!("/belajar/{}/{}", card.id, resume.lesson),
        None => format!("/belajar/{}", card.id),
    }
}

/// The groups of the learning list in reading order, with their keys in the address.
pub(super) const GROUPS: [(EnrolmentState, &str); 4] = [
    (EnrolmentState::InProgress, "berjalan"),
    (EnrolmentState::NotStarted, "belum-mulai"),
    (EnrolmentState::Completed, "selesai"),
    (EnrolmentState::Withdrawn, "mengundurkan-diri"),
];

/// The group that the address asks for; all of them where it names none.
pub(super) fn group(key: &str) -> Option<EnrolmentState> {
    GROUPS.iter().find(|(_, own)| *own == key).map(|(state, _)| *state)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_due_date_is_told_by_calendar_days() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-11-23");
        assert_eq!(due(day("2026-11-20"), today), Due::Overdue(3));
        assert_eq!(due(today, today), Due::Today);
        assert_eq!(due(day("2026-12-07"), today), Due::Soon(14));
        assert_eq!(due(day("2026-12-08"), today), Due::Later(15));
    }

    #[test]
    fn midnight_is_that_of_the_wall() {
        let late: DateTime<Utc> = "2026-11-22T17:30:00Z".parse().unwrap();
        assert_eq!(day_of(late).to_string(), "2026-11-23");
    }

    #[test]
    fn every_state_has_one_group() {
        for (state, key) in GROUPS {
            assert_eq!(group(key), Some(state));
        }
        assert_eq!(group(""), None);
    }
}
