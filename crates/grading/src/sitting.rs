//! When an attempt may begin and until when it runs: a quiz's own terms, and what somebody is granted beyond them.
//!
//! **Invariant:** a grant never takes anything away. All moments are seconds of one clock.

/// How a quiz may be sat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terms {
    /// Attempts allowed; `None` is no limit.
    pub attempts: Option<u16>,
    /// Minutes allowed; `None` is no limit.
    pub minutes: Option<u16>,
    /// From when on an attempt may begin.
    pub opens_s: Option<i64>,
    /// From when on none may begin, and those that run end.
    pub closes_s: Option<i64>,
    /// Seconds between the end of an attempt and the next one.
    pub pause_s: u32,
}

/// What is granted beyond the terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Grant {
    /// Attempts more.
    pub attempts: u16,
    /// Minutes more.
    pub minutes: u16,
    /// An earlier beginning.
    pub opens_s: Option<i64>,
    /// A later end.
    pub closes_s: Option<i64>,
}

impl Terms {
    /// The terms of somebody who has some grants: the most of each counts, they do not add up.
    #[must_use]
    pub fn with(self, grants: impl IntoIterator<Item = Grant>) -> Self {
        let best = grants.into_iter().fold(Grant::default(), |best, grant| Grant {
            attempts: best.attempts.max(grant.attempts),
            minutes: best.minutes.max(grant.minutes),
            opens_s: earliest(best.opens_s, grant.opens_s),
            closes_s: best.closes_s.max(grant.closes_s),
        });
        Self {
            attempts: self.attempts.map(|most| most.saturating_add(best.attempts)),
            minutes: self.minutes.map(|most| most.saturating_add(best.minutes)),
            opens_s: self.opens_s.map(|opens| best.opens_s.map_or(opens, |earlier| earlier.min(opens))),
            closes_s: self.closes_s.map(|closes| best.closes_s.map_or(closes, |later| later.max(closes))),
            pause_s: self.pause_s,
        }
    }

    /// When an attempt that began at a moment ends at the latest.
    pub fn deadline_s(self, began_s: i64) -> Option<i64> {
        earliest(self.minutes.map(|minutes| began_s.saturating_add(i64::from(minutes) * 60)), self.closes_s)
    }

    /// Whether an attempt may begin.
    pub fn may_start(self, seen: Seen, now_s: i64) -> Start {
        if seen.has_open {
            return Start::Resume;
        }
        let rested_s = seen.ended_s.map(|ended| ended.saturating_add(i64::from(self.pause_s)));
        match (self.attempts, self.opens_s, self.closes_s, rested_s) {
            (Some(limit), ..) if seen.used >= limit => Start::NoneLeft { limit },
            (_, _, Some(closed_s), _) if now_s >= closed_s => Start::Closed { closed_s },
            (_, Some(opens_s), ..) if now_s < opens_s => Start::NotYet { opens_s },
            (.., Some(from_s)) if now_s < from_s => Start::TooSoon { from_s },
            _ => Start::New,
        }
    }
}

/// The attempts there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seen {
    /// How many, the open one included.
    pub used: u16,
    /// Whether one is open.
    pub has_open: bool,
    /// When the latest one ended.
    pub ended_s: Option<i64>,
}

/// Whether an attempt may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// A new one may, until [`Terms::deadline_s`].
    New,
    /// The open one goes on.
    Resume,
    /// None is left.
    NoneLeft {
        /// How many were allowed.
        limit: u16,
    },
    /// It is too early.
    NotYet {
        /// From when on.
        opens_s: i64,
    },
    /// It is too late.
    Closed {
        /// Since when.
        closed_s: i64,
    },
    /// The latest attempt has just ended.
    TooSoon {
        /// From when on.
        from_s: i64,
    },
}

/// The earlier of two moments that need not be there.
fn earliest(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TERMS: Terms = Terms {
        attempts: Some(2),
        minutes: Some(10),
        opens_s: Some(1_000),
        closes_s: Some(5_000),
        pause_s: 60,
    };

    fn check(terms: Terms, used: u16, ended_s: Option<i64>, now_s: i64, expected: Start) {
        assert_eq!(terms.may_start(Seen { used, has_open: false, ended_s }, now_s), expected);
        let open = Seen { used: used + 1, has_open: true, ended_s };
        assert_eq!(terms.may_start(open, now_s), Start::Resume, "an open one goes on");
    }

    #[test]
    fn an_attempt_begins_when_all_terms_are_met() {
        check(TERMS, 0, None, 999, Start::NotYet { opens_s: 1_000 });
        check(TERMS, 0, None, 1_000, Start::New);
        assert_eq!(TERMS.deadline_s(1_000), Some(1_600));
        check(TERMS, 1, Some(1_100), 1_159, Start::TooSoon { from_s: 1_160 });
        check(TERMS, 1, Some(1_100), 1_160, Start::New);
        assert_eq!(TERMS.deadline_s(1_160), Some(1_760));
        check(TERMS, 2, Some(1_100), 4_000, Start::NoneLeft { limit: 2 });
        check(TERMS, 0, None, 5_000, Start::Closed { closed_s: 5_000 });
        check(Terms::default(), 300, Some(1), 1, Start::New);
        assert_eq!(Terms::default().deadline_s(1), None);
    }

    #[test]
    fn who_begins_late_has_until_the_end_of_the_window() {
        check(TERMS, 0, None, 4_900, Start::New);
        assert_eq!(TERMS.deadline_s(4_900), Some(5_000));
        assert_eq!(Terms { closes_s: None, ..TERMS }.deadline_s(4_900), Some(5_500));
    }

    #[test]
    fn the_most_of_each_grant_counts() {
        let time = Grant { minutes: 15, ..Grant::default() };
        let more = Grant { minutes: 5, attempts: 1, closes_s: Some(9_000), ..Grant::default() };
        let early = Grant { opens_s: Some(500), closes_s: Some(6_000), ..Grant::default() };
        let own = TERMS.with([time, more, early]);
        assert_eq!(
            own,
            Terms {
                attempts: Some(3),
                minutes: Some(25),
                opens_s: Some(500),
                closes_s: Some(9_000),
                ..TERMS
            }
        );
        assert_eq!(Terms::default().with([time, more, early]), Terms::default(), "what is free stays free");
    }

    fn moment() -> impl Strategy<Value = Option<i64>> {
        proptest::option::of(0..10_000_i64)
    }

    fn grant() -> impl Strategy<Value = Grant> {
        (0..5_u16, 0..90_u16, moment(), moment()).prop_map(|(attempts, minutes, opens_s, closes_s)| Grant {
            attempts,
            minutes,
            opens_s,
            closes_s,
        })
    }

    fn terms() -> impl Strategy<Value = Terms> {
        let limits = (proptest::option::of(1..5_u16), proptest::option::of(1..90_u16), 0..600_u32);
        (limits, moment(), moment()).prop_map(|((attempts, minutes, pause_s), opens_s, closes_s)| Terms {
            attempts,
            minutes,
            opens_s,
            closes_s,
            pause_s,
        })
    }

    proptest! {
        #[test]
        fn a_grant_never_takes_anything_away(
            terms in terms(), grants in proptest::collection::vec(grant(), 0..4),
            used in 0..6_u16, ended_s in moment(), now_s in 0..10_000_i64,
        ) {
            let seen = Seen { used, has_open: false, ended_s };
            let own = terms.with(grants);
            if terms.may_start(seen, now_s) == Start::New {
                prop_assert_eq!(own.may_start(seen, now_s), Start::New, "it might begin without the grant");
                let (ends_s, later_s) = (terms.deadline_s(now_s), own.deadline_s(now_s));
                prop_assert!(later_s.unwrap_or(i64::MAX) >= ends_s.unwrap_or(i64::MAX));
            }
        }
    }
}
