//! What the clock says of a session: pure.
//!
//! **Invariant:** only the server's time counts; a link is told from shortly before a session until its end, a word is
//! taken from its beginning until a day after its end.

use chrono::{DateTime, Duration, Utc};
use shared::api::live::{ATTEND_HOURS, LINK_BEFORE_MINUTES, LiveState};

/// When a session is, and whether it takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Timing {
    /// When it begins.
    pub(super) starts_at: DateTime<Utc>,
    /// Minutes.
    pub(super) minutes: u16,
    /// Whether it was cancelled.
    pub(super) is_cancelled: bool,
}

/// Why a word is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Shut {
    /// The session does not take place.
    #[error("cancelled")]
    Cancelled,
    /// It has not begun.
    #[error("not begun")]
    NotBegun,
    /// It ended too long ago.
    #[error("too late")]
    TooLate,
}

impl Timing {
    /// When it ends.
    pub(super) fn ends_at(&self) -> DateTime<Utc> {
        later(self.starts_at, Duration::minutes(i64::from(self.minutes)))
    }

    /// Where it stands.
    pub(super) fn state(&self, now: DateTime<Utc>) -> LiveState {
        if self.is_cancelled {
            LiveState::Cancelled
        } else if now < self.starts_at {
            LiveState::Upcoming
        } else if now < self.ends_at() {
            LiveState::Open
        } else {
            LiveState::Over
        }
    }

    /// From when on the link is told.
    pub(super) fn link_from(&self) -> DateTime<Utc> {
        later(self.starts_at, -Duration::minutes(i64::from(LINK_BEFORE_MINUTES)))
    }

    /// Whether the link is told.
    pub(super) fn tells_link(&self, now: DateTime<Utc>) -> bool {
        !self.is_cancelled && now >= self.link_from() && now < self.ends_at()
    }

    /// Whether attendance can be confirmed by those who teach.
    pub(super) fn has_begun(&self, now: DateTime<Utc>) -> Result<(), Shut> {
        match self.state(now) {
            LiveState::Cancelled => Err(Shut::Cancelled),
            LiveState::Upcoming => Err(Shut::NotBegun),
            LiveState::Open | LiveState::Over => Ok(()),
        }
    }

    /// Whether a word is taken.
    pub(super) fn takes_word(&self, now: DateTime<Utc>) -> Result<(), Shut> {
        self.has_begun(now)?;
        let last = later(self.ends_at(), Duration::hours(i64::from(ATTEND_HOURS)));
        if now < last { Ok(()) } else { Err(Shut::TooLate) }
    }
}

fn later(at: DateTime<Utc>, by: Duration) -> DateTime<Utc> {
    at.checked_add_signed(by).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::minutes(minute)
    }

    /// A session from minute 100 to minute 190.
    fn timing(is_cancelled: bool) -> Timing {
        Timing { starts_at: at(100), minutes: 90, is_cancelled }
    }

    #[track_caller]
    fn check(minute: i64, state: LiveState, tells_link: bool, takes_word: Result<(), Shut>) {
        let (timing, now) = (timing(false), at(minute));
        assert_eq!((timing.state(now), timing.tells_link(now)), (state, tells_link), "minute {minute}");
        assert_eq!(timing.takes_word(now), takes_word, "minute {minute}");
    }

    #[test]
    fn the_clock_opens_and_shuts_a_session() {
        check(69, LiveState::Upcoming, false, Err(Shut::NotBegun));
        check(70, LiveState::Upcoming, true, Err(Shut::NotBegun));
        check(99, LiveState::Upcoming, true, Err(Shut::NotBegun));
        check(100, LiveState::Open, true, Ok(()));
        check(189, LiveState::Open, true, Ok(()));
        check(190, LiveState::Over, false, Ok(()));
        check(190 + 24 * 60 - 1, LiveState::Over, false, Ok(()));
        check(190 + 24 * 60, LiveState::Over, false, Err(Shut::TooLate));
    }

    #[test]
    fn what_is_cancelled_stays_shut() {
        for minute in [0, 80, 150, 200] {
            let (timing, now) = (timing(true), at(minute));
            assert_eq!((timing.state(now), timing.tells_link(now)), (LiveState::Cancelled, false));
            assert_eq!(
                (timing.takes_word(now), timing.has_begun(now)),
                (Err(Shut::Cancelled), Err(Shut::Cancelled))
            );
        }
    }
}
