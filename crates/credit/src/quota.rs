//! Quotas: a floor or a ceiling of JP per year, by kind of staff, valid between dates.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Kind of staff, as the personnel source says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StaffKind {
    /// Civil servant.
    Pns,
    /// Candidate civil servant.
    Cpns,
    /// Contract government employee.
    Pppk,
    /// Part-time contract government employee.
    PppkPartTime,
    /// Staff outside ASN whom an institution trains.
    NonAsn,
}

/// What a year asks for or allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Quota {
    /// At least so many JP: a duty (PNS: PP 11/2017 jo PP 17/2020 art. 203(4)).
    Floor {
        /// JP.
        jp: u16,
    },
    /// At most so many JP count (PPPK: PP 49/2018 arts. 39–40). Learning is never blocked.
    Ceiling {
        /// JP.
        jp: u16,
    },
    /// Neither.
    Open,
}

/// Over which year a quota runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum YearBasis {
    /// 1 January to 31 December.
    Calendar,
    /// From the anniversary of the work agreement.
    Contract,
}

/// A quota with its validity and source: a row, never a constant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaRule {
    /// Version number, written into every ledger entry counted under it.
    pub version: u32,
    /// For whom.
    pub staff: StaffKind,
    /// What.
    pub quota: Quota,
    /// Over which year.
    pub basis: YearBasis,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_to: Option<NaiveDate>,
    /// Regulation and article.
    pub legal_reference: String,
}

/// The rule for a kind of staff on a day; the latest to begin, where several overlap.
pub fn rule_for(rules: &[QuotaRule], staff: StaffKind, on: NaiveDate) -> Option<&QuotaRule> {
    rules
        .iter()
        .filter(|rule| {
            rule.staff == staff && rule.valid_from <= on && rule.valid_to.is_none_or(|last| on <= last)
        })
        .max_by_key(|rule| rule.valid_from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(version: u32, from: &str, to: Option<&str>) -> QuotaRule {
        QuotaRule {
            version,
            staff: StaffKind::Pns,
            quota: Quota::Floor { jp: 20 },
            basis: YearBasis::Calendar,
            valid_from: from.parse().unwrap(),
            valid_to: to.map(|day| day.parse().unwrap()),
            legal_reference: String::new(),
        }
    }

    fn check(on: &str, staff: StaffKind, expected: Option<u32>) {
        let rules = [rule(1, "2017-04-07", Some("2026-12-31")), rule(2, "2026-07-01", None)];
        let found = rule_for(&rules, staff, on.parse().unwrap()).map(|rule| rule.version);
        assert_eq!(found, expected, "{on}");
    }

    #[test]
    fn the_rule_of_the_day_is_found() {
        check("2017-04-06", StaffKind::Pns, None);
        check("2017-04-07", StaffKind::Pns, Some(1));
        check("2026-07-01", StaffKind::Pns, Some(2));
        check("2027-01-01", StaffKind::Pns, Some(2));
        check("2027-01-01", StaffKind::Pppk, None);
    }
}
