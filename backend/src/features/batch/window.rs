//! When something may be done with a batch, and by whom: pure, by local days.
//!
//! **Invariant:** the first and the last day of a span belong to it.

use chrono::NaiveDate;
use shared::api::batch::BatchPhase;

/// What decides when something may be done with a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) starts_on: NaiveDate,
    pub(super) ends_on: NaiveDate,
    pub(super) enrol_from: NaiveDate,
    pub(super) enrol_until: NaiveDate,
    pub(super) is_by_nomination: bool,
    pub(super) is_cancelled: bool,
}

/// Why something may not be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Shut {
    /// The batch was cancelled.
    #[error("cancelled")]
    Cancelled,
    /// It has ended.
    #[error("over")]
    Over,
    /// Enrolment has not begun.
    #[error("not open yet")]
    NotYet,
    /// Enrolment has ended.
    #[error("enrolment closed")]
    Closed,
    /// Seats are for those who are nominated.
    #[error("by nomination")]
    ByNomination,
    /// It has begun.
    #[error("begun")]
    HasBegun,
}

impl Window {
    /// Where the batch stands on a day.
    pub(super) fn phase(&self, today: NaiveDate) -> BatchPhase {
        if self.is_cancelled {
            BatchPhase::Cancelled
        } else if today > self.ends_on {
            BatchPhase::Over
        } else if today < self.enrol_from {
            BatchPhase::Soon
        } else if today <= self.enrol_until {
            BatchPhase::Open
        } else {
            BatchPhase::Closed
        }
    }

    /// Whether seats change hands at all: staff add and remove people, and people leave, until the last day.
    pub(super) fn is_live(&self, today: NaiveDate) -> Result<(), Shut> {
        match self.phase(today) {
            BatchPhase::Cancelled => Err(Shut::Cancelled),
            BatchPhase::Over => Err(Shut::Over),
            BatchPhase::Soon | BatchPhase::Open | BatchPhase::Closed => Ok(()),
        }
    }

    /// Whether people may take a seat themselves: from the first to the last day of enrolment.
    pub(super) fn may_take(&self, today: NaiveDate) -> Result<(), Shut> {
        match self.phase(today) {
            BatchPhase::Cancelled => Err(Shut::Cancelled),
            BatchPhase::Over => Err(Shut::Over),
            BatchPhase::Soon | BatchPhase::Open | BatchPhase::Closed if self.is_by_nomination => {
                Err(Shut::ByNomination)
            }
            BatchPhase::Soon => Err(Shut::NotYet),
            BatchPhase::Open => Ok(()),
            BatchPhase::Closed => Err(Shut::Closed),
        }
    }

    /// Whether people may be nominated, and answer: as soon as the batch is planned, until it begins or enrolment
    /// ends, whichever is later.
    pub(super) fn may_nominate(&self, today: NaiveDate) -> Result<(), Shut> {
        self.is_live(today)?;
        if today > self.starts_on.max(self.enrol_until) { Err(Shut::HasBegun) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
    }

    fn window() -> Window {
        Window {
            starts_on: day(15),
            ends_on: day(20),
            enrol_from: day(5),
            enrol_until: day(10),
            is_by_nomination: false,
            is_cancelled: false,
        }
    }

    #[test]
    fn every_span_has_its_first_and_last_day() {
        let on = |at| {
            let window = window();
            (
                window.may_take(day(at)).err(),
                window.may_nominate(day(at)).err(),
                window.is_live(day(at)).err(),
            )
        };
        assert_eq!(on(4), (Some(Shut::NotYet), None, None));
        assert_eq!(on(5), (None, None, None));
        assert_eq!(on(10), (None, None, None));
        assert_eq!(on(11), (Some(Shut::Closed), None, None));
        assert_eq!(on(15), (Some(Shut::Closed), None, None));
        assert_eq!(on(16), (Some(Shut::Closed), Some(Shut::HasBegun), None));
        assert_eq!(on(20), (Some(Shut::Closed), Some(Shut::HasBegun), None));
        assert_eq!(on(21), (Some(Shut::Over), Some(Shut::Over), Some(Shut::Over)));
    }

    #[test]
    fn what_is_cancelled_is_so_before_all_else() {
        let window = Window { is_cancelled: true, ..window() };
        for at in [1, 7, 25] {
            assert_eq!(window.may_take(day(at)), Err(Shut::Cancelled));
            assert_eq!(window.may_nominate(day(at)), Err(Shut::Cancelled));
            assert_eq!(window.phase(day(at)), BatchPhase::Cancelled);
        }
    }

    #[test]
    fn a_batch_by_nomination_is_taken_by_nobody() {
        let window = Window { is_by_nomination: true, ..window() };
        assert_eq!(window.may_take(day(7)), Err(Shut::ByNomination));
        assert_eq!(window.may_nominate(day(7)), Ok(()));
        assert_eq!(window.may_take(day(25)), Err(Shut::Over));
    }
}
