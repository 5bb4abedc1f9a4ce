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
