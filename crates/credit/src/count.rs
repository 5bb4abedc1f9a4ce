//! Counting: what a year's entries are worth under caps and quota, with every cut shown.
//!
//! **Invariant:** earned = counted + cut, whatever the rules.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{Minutes, Quota};

/// An entry of the ledger, as far as counting goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Minutes; negative for a counter-entry.
    pub minutes: i32,
    /// Activity form (SIASN id).
    pub form: u8,
    /// Day earned.
    pub earned_on: NaiveDate,
}

/// A cap on one activity form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormCap {
    /// At most so many JP a day (self-study, community of practice).
    PerDay {
        /// JP.
        jp: u16,
    },
    /// At most so many JP a calendar month (coaching, mentoring: sessions × JP a session).
    PerMonth {
        /// JP.
        jp: u16,
    },
}

/// Which form has which cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CapRule {
    /// Activity form.
    pub form: u8,
    /// Its cap.
    pub cap: FormCap,
}

/// What a year's entries are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    /// Earned in all.
    pub earned: Minutes,
    /// Counting.
    pub counted: Minutes,
    /// Not counting because of a form's cap.
    pub cut_by_form: Minutes,
    /// Not counting because of the year's ceiling.
    pub cut_by_ceiling: Minutes,
    /// The floor, where there is one.
    pub target: Option<Minutes>,
    /// Whether the floor is reached; true where there is none.
    pub is_met: bool,
}

impl Counted {
    /// Minutes that do not count, and are shown.
    pub fn cut(&self) -> Minutes {
        self.earned.less(self.counted)
    }

    /// Minutes still missing to the floor.
    pub fn missing(&self) -> Minutes {
        self.target.map_or(Minutes::default(), |target| target.less(self.counted))
    }
}

/// Counts the entries of one year.
pub fn count(entries: &[Entry], caps: &[CapRule], quota: Quota) -> Counted {
    let mut groups: BTreeMap<(u8, Option<NaiveDate>), (i64, Option<u32>)> = BTreeMap::new();
    for entry in entries {
        let (slot, limit) = place(entry, caps);
        let group = groups.entry((entry.form, slot)).or_insert((0, limit));
        group.0 += i64::from(entry.minutes);
    }
    let minutes = |sum: i64| u32::try_from(sum.max(0)).unwrap_or(u32::MAX);
    let earned = groups.values().fold(0_u32, |sum, (part, _)| sum.saturating_add(minutes(*part)));
    let kept = groups.values().fold(0_u32, |sum, (part, limit)| {
        sum.saturating_add(limit.map_or(minutes(*part), |limit| minutes(*part).min(limit)))
    });
    let ceiling = match quota {
        Quota::Ceiling { jp } => Some(Minutes::from_jp(jp)),
        Quota::Floor { .. } | Quota::Open => None,
    };
    let target = match quota {
        Quota::Floor { jp } => Some(Minutes::from_jp(jp)),
        Quota::Ceiling { .. } | Quota::Open => None,
    };
    let counted = ceiling.map_or(kept, |ceiling| kept.min(ceiling.get()));
    Counted {
        earned: Minutes::new(earned),
        counted: Minutes::new(counted),
        cut_by_form: Minutes::new(earned - kept),
        cut_by_ceiling: Minutes::new(kept - counted),
        target,
        is_met: target.is_none_or(|target| counted >= target.get()),
    }
}

/// The day or month within which an entry's form is capped, with the limit in minutes.
fn place(entry: &Entry, caps: &[CapRule]) -> (Option<NaiveDate>, Option<u32>) {
    use chrono::Datelike;
    match caps.iter().find(|rule| rule.form == entry.form).map(|rule| rule.cap) {
        None => (None, None),
        Some(FormCap::PerDay { jp }) => (Some(entry.earned_on), Some(Minutes::from_jp(jp).get())),
        Some(FormCap::PerMonth { jp }) => (entry.earned_on.with_day(1), Some(Minutes::from_jp(jp).get())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entry(minutes: i32, form: u8, on: &str) -> Entry {
        Entry { minutes, form, earned_on: on.parse().unwrap() }
    }

    fn caps() -> [CapRule; 2] {
        [
            CapRule { form: 22, cap: FormCap::PerDay { jp: 2 } },
            CapRule { form: 14, cap: FormCap::PerMonth { jp: 4 } },
        ]
    }

    fn check(entries: &[Entry], quota: Quota, earned: u32, counted: u32, is_met: bool) {
        let found = count(entries, &caps(), quota);
        assert_eq!((found.earned.get(), found.counted.get(), found.is_met), (earned, counted, is_met));
        assert_eq!(found.cut().get(), earned - counted);
    }

    #[test]
    fn a_floor_is_met_or_missed_and_never_cuts() {
        check(&[entry(270, 16, "2026-03-01")], Quota::Floor { jp: 20 }, 270, 270, false);
        check(&[entry(1200, 16, "2026-03-01")], Quota::Floor { jp: 20 }, 1200, 1200, true);
    }

    #[test]
    fn a_ceiling_stops_counting_and_shows_the_cut() {
        check(&[entry(1260, 16, "2026-03-01")], Quota::Ceiling { jp: 24 }, 1260, 1080, true);
        let found = count(&[entry(1260, 16, "2026-03-01")], &[], Quota::Ceiling { jp: 24 });
        assert_eq!(found.cut_by_ceiling.get(), 180);
    }

    #[test]
    fn forms_are_capped_by_day_and_month() {
        let day = [entry(100, 22, "2026-03-01"), entry(50, 22, "2026-03-01"), entry(50, 22, "2026-03-02")];
        check(&day, Quota::Open, 200, 140, true);
        let month = [entry(90, 14, "2026-03-01"), entry(90, 14, "2026-03-15"), entry(90, 14, "2026-03-28")];
        check(&month, Quota::Open, 270, 180, true);
    }

    #[test]
    fn a_counter_entry_takes_its_entry_back() {
        check(
            &[entry(270, 16, "2026-03-01"), entry(-270, 16, "2026-03-09")],
            Quota::Floor { jp: 20 },
            0,
            0,
            false,
        );
    }

    /// The figures of the regulations: PP 11/2017 art. 203(4) for PNS, PP 49/2018 art. 40 for PPPK.
    #[test]
    fn twenty_are_owed_and_twenty_four_count() {
        let jp = |jp: i32| [entry(jp * 45, 16, "2026-03-01")];
        let (pns, pppk) = (Quota::Floor { jp: 20 }, Quota::Ceiling { jp: 24 });
        check(&jp(19), pns, 855, 855, false);
        check(&jp(20), pns, 900, 900, true);
        check(&[entry(899, 16, "2026-03-01")], pns, 899, 899, false);
        check(&jp(60), pns, 2_700, 2_700, true);
        check(&jp(24), pppk, 1_080, 1_080, true);
        check(&[entry(1_081, 16, "2026-03-01")], pppk, 1_081, 1_080, true);
        check(&[], pns, 0, 0, false);
        check(&[], pppk, 0, 0, true);
        assert_eq!(count(&jp(12), &[], pns).missing().jp(), (8, 0));
        assert_eq!(count(&jp(12), &[], pppk).missing(), Minutes::default());
    }

    #[test]
    fn both_cuts_are_told_apart() {
        let entries = [entry(200, 22, "2026-03-01"), entry(1_080, 16, "2026-04-01")];
        let found = count(&entries, &caps(), Quota::Ceiling { jp: 24 });
        assert_eq!((found.cut_by_form.get(), found.cut_by_ceiling.get()), (110, 90));
        assert_eq!((found.earned.get(), found.counted.get(), found.cut().get()), (1_280, 1_080, 200));
    }

    proptest! {
        #[test]
        fn earned_is_counted_and_cut(minutes in proptest::collection::vec((0..2000_i32, 1..26_u8, 1..28_u32), 0..40), jp in 0..60_u16) {
            let entries: Vec<Entry> = minutes.iter().map(|(minutes, form, day)| Entry {
                minutes: *minutes, form: *form, earned_on: NaiveDate::from_ymd_opt(2026, 3, *day).unwrap(),
            }).collect();
            for quota in [Quota::Floor { jp }, Quota::Ceiling { jp }, Quota::Open] {
                let found = count(&entries, &caps(), quota);
                let parts = found.counted.get() + found.cut_by_form.get() + found.cut_by_ceiling.get();
                prop_assert_eq!(found.earned.get(), parts);
            }
        }
    }
}
