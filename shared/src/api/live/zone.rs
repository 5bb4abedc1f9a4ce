//! The three zones of Indonesia, which know no daylight saving.
//!
//! **Invariant:** local time in a zone is UTC and whole hours; there and back is the same moment.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};

/// A zone in which a session's time is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// Western Indonesia, UTC+7.
    Wib,
    /// Central Indonesia, UTC+8.
    Wita,
    /// Eastern Indonesia, UTC+9.
    Wit,
}

impl Zone {
    /// Every zone, from west to east.
    pub const ALL: [Self; 3] = [Self::Wib, Self::Wita, Self::Wit];

    /// Hours ahead of UTC.
    pub const fn hours(self) -> i32 {
        match self {
            Self::Wib => 7,
            Self::Wita => 8,
            Self::Wit => 9,
        }
    }

    /// The stored code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Wib => "wib",
            Self::Wita => "wita",
            Self::Wit => "wit",
        }
    }

    /// The zone of a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zone| zone.code() == code)
    }

    /// How it is written behind a time.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wib => "WIB",
            Self::Wita => "WITA",
            Self::Wit => "WIT",
        }
    }

    /// The zone whose clocks are so many minutes ahead of UTC.
    pub fn ahead(minutes: i32) -> Option<Self> {
        Self::ALL.into_iter().find(|zone| zone.hours().saturating_mul(60) == minutes)
    }

    fn offset(self) -> Duration {
        Duration::hours(i64::from(self.hours()))
    }

    /// The moment at which the zone's clocks show a time; `None` beyond the ends of the calendar.
    pub fn moment(self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        local.checked_sub_signed(self.offset()).map(|utc| utc.and_utc())
    }

    /// What the zone's clocks show at a moment.
    pub fn local(self, at: DateTime<Utc>) -> NaiveDateTime {
        at.naive_utc().checked_add_signed(self.offset()).unwrap_or(NaiveDateTime::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_clock_is_an_hour_earlier_further_east() {
        let local: NaiveDateTime = "2026-03-01T00:30:00".parse().unwrap();
        let at = |utc: &str| utc.parse::<DateTime<Utc>>().ok();
        assert_eq!(Zone::Wib.moment(local), at("2026-02-28T17:30:00Z"));
        assert_eq!(Zone::Wita.moment(local), at("2026-02-28T16:30:00Z"));
        assert_eq!(Zone::Wit.moment(local), at("2026-02-28T15:30:00Z"));
        for zone in Zone::ALL {
            assert_eq!(zone.local(zone.moment(local).unwrap()), local);
            assert_eq!(
                (Zone::from_code(zone.code()), Zone::ahead(zone.hours() * 60)),
                (Some(zone), Some(zone))
            );
        }
    }

    #[test]
    fn beyond_the_calendar_there_is_no_moment() {
        assert_eq!(Zone::Wib.moment(NaiveDateTime::MIN), None);
        assert_eq!((Zone::ahead(330), Zone::from_code("utc")), (None, None));
    }
}
