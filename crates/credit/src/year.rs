//! The year to which a day belongs: calendar or contract.

use chrono::{Datelike, NaiveDate};

use crate::YearBasis;

/// First and last day of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
}

impl Period {
    /// The calendar year in which the period begins: its name.
    pub fn year(&self) -> i32 {
        self.starts_on.year()
    }
}

/// The period that a day belongs to. A contract year runs from the anniversary of `contract_start`; one that began on
/// 29 February turns on 1 March in other years. Without a start it is the calendar year.
pub fn period(basis: YearBasis, contract_start: Option<NaiveDate>, on: NaiveDate) -> Period {
    let first = match (basis, contract_start) {
        (YearBasis::Contract, Some(start)) => {
            let this = anniversary(start, on.year());
            if this <= on { this } else { anniversary(start, on.year() - 1) }
        }
        (YearBasis::Calendar, _) | (YearBasis::Contract, None) => day(on.year(), 1, 1),
    };
    let next = match (basis, contract_start) {
        (YearBasis::Contract, Some(start)) => anniversary(start, first.year() + 1),
        (YearBasis::Calendar, _) | (YearBasis::Contract, None) => day(first.year() + 1, 1, 1),
    };
    Period { starts_on: first, ends_on: next.pred_opt().unwrap_or(next) }
}

fn anniversary(start: NaiveDate, year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, start.month(), start.day()).unwrap_or_else(|| day(year, 3, 1))
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(basis: YearBasis, start: Option<&str>, on: &str, from: &str, to: &str) {
        let found = period(basis, start.map(|day| day.parse().unwrap()), on.parse().unwrap());
        assert_eq!(
            (found.starts_on.to_string(), found.ends_on.to_string()),
            (from.to_owned(), to.to_owned())
        );
    }

    #[test]
    fn years_begin_and_end_where_their_basis_says() {
        use YearBasis::{Calendar, Contract};
        check(Calendar, None, "2026-11-24", "2026-01-01", "2026-12-31");
        check(Calendar, Some("2024-06-01"), "2026-11-24", "2026-01-01", "2026-12-31");
        check(Contract, Some("2024-06-01"), "2026-11-24", "2026-06-01", "2027-05-31");
        check(Contract, Some("2024-06-01"), "2026-05-31", "2025-06-01", "2026-05-31");
        check(Contract, Some("2024-06-01"), "2026-06-01", "2026-06-01", "2027-05-31");
        check(Contract, Some("2024-02-29"), "2026-02-28", "2025-03-01", "2026-02-28");
        check(Contract, Some("2024-02-29"), "2028-02-29", "2028-02-29", "2029-02-28");
        check(Contract, None, "2026-11-24", "2026-01-01", "2026-12-31");
    }

    #[test]
    fn leap_days_belong_to_their_year() {
        use YearBasis::{Calendar, Contract};
        check(Calendar, None, "2028-02-29", "2028-01-01", "2028-12-31");
        check(Contract, Some("2024-03-01"), "2028-02-29", "2027-03-01", "2028-02-29");
        check(Contract, Some("2024-02-29"), "2024-02-29", "2024-02-29", "2025-02-28");
        check(Contract, Some("2024-02-29"), "2025-03-01", "2025-03-01", "2026-02-28");
        check(Contract, Some("2024-02-29"), "2028-02-28", "2027-03-01", "2028-02-28");
        check(Contract, Some("2024-12-31"), "2026-12-30", "2025-12-31", "2026-12-30");
    }

    #[test]
    fn each_of_several_contracts_has_its_own_years() {
        use YearBasis::Contract;
        // The first contract ended on 31 May 2026; the next began on 1 September and starts the count anew.
        check(Contract, Some("2023-06-01"), "2026-05-31", "2025-06-01", "2026-05-31");
        check(Contract, Some("2026-09-01"), "2026-09-01", "2026-09-01", "2027-08-31");
        check(Contract, Some("2026-09-01"), "2027-09-01", "2027-09-01", "2028-08-31");
    }

    proptest! {
        #[test]
        fn every_day_lies_in_one_year_and_years_touch(start in 0..9_000_i64, later in 0..9_000_i64) {
            let first = day(2000, 1, 1) + chrono::Duration::days(start);
            let on = first + chrono::Duration::days(later);
            for (basis, from) in [(YearBasis::Calendar, None), (YearBasis::Contract, Some(first))] {
                let year = period(basis, from, on);
                prop_assert!(year.starts_on <= on && on <= year.ends_on);
                let days = (year.ends_on - year.starts_on).num_days() + 1;
                prop_assert!(days == 365 || days == 366, "{days}");
                let next = period(basis, from, year.ends_on.succ_opt().unwrap());
                prop_assert_eq!(next.starts_on, year.ends_on.succ_opt().unwrap());
                prop_assert_eq!(period(basis, from, year.starts_on), year);
                prop_assert_eq!(period(basis, from, year.ends_on), year);
            }
        }
    }
}
