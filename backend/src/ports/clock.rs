//! The clock. Tests bring their own, which stands still until it is told to move.

use chrono::{DateTime, NaiveDate, Utc};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> DateTime<Utc>;

    /// Today's date in western Indonesian time (WIB, UTC+7), by which due dates and JP years are counted.
    fn today(&self) -> NaiveDate {
        day(self.now())
    }
}

/// The local day of a moment (WIB).
pub fn day(at: DateTime<Utc>) -> NaiveDate {
    (at + chrono::Duration::hours(7)).date_naive()
}

/// The moment at which a local day begins (WIB).
pub fn day_begins(on: NaiveDate) -> DateTime<Utc> {
    on.and_time(chrono::NaiveTime::MIN).and_utc() - chrono::Duration::hours(7)
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    fn now(&self) -> DateTime<Utc> {
        // Microseconds are what both databases keep, so a value read back equals the value written.
        let now = Utc::now();
        chrono::DurationRound::duration_trunc(now, chrono::Duration::microseconds(1)).unwrap_or(now)
    }
}

/// The machine's clock moved to another moment: it begins there and goes on ticking.
#[derive(Debug, Clone, Copy)]
pub struct MovedClock {
    ahead: chrono::Duration,
}

impl MovedClock {
    /// A clock that shows `moment` now.
    pub fn begins(moment: DateTime<Utc>) -> Self {
        Self { ahead: moment - SystemClock.now() }
    }
}

impl Clock for MovedClock {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now() + self.ahead
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moved_clock_begins_where_it_is_told_and_goes_on() {
        let moment = "2001-02-03T04:05:06Z".parse().unwrap();
        let clock = MovedClock::begins(moment);
        let (first, second) = (clock.now(), clock.now());
        assert!(moment <= first && first <= second);
        assert!(second < SystemClock.now() - chrono::Duration::days(365), "it is not the machine's");
    }
}
