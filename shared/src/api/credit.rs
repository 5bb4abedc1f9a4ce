//! Credit: the JP ledger of a person, by year.

use chrono::{DateTime, NaiveDate, Utc};
use credit::{Quota, StaffKind, YearBasis};

use crate::access::Learner;
use crate::endpoints;
use crate::id::{EnrolmentId, JpEntryId};

endpoints! {
    /// Shows the JP of one year with the rule that counts them.
    GetTranscript: Get "/me/jp", Learner, InYear, () => Transcript;
}

input! {
    /// Which year; this one where absent.
    #[derive(Default)]
    pub struct InYear {
        /// Calendar year, or the year in which the contract year begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub year: Option<i32>,
    }
}

wire! {
    /// The JP of one year.
    pub struct Transcript {
        /// The sum.
        pub tally: JpTally,
        /// Years that have entries, newest first.
        pub years: Vec<i32>,
        /// Entries, newest first.
        pub items: Vec<JpRow>,
    }

    /// The sum of a year and its rule.
    pub struct JpTally {
        /// The year asked for.
        pub year: i32,
        /// First day that counts.
        pub starts_on: NaiveDate,
        /// Last day that counts.
        pub ends_on: NaiveDate,
        /// Kind of staff.
        pub staff: StaffKind,
        /// Floor, ceiling or none.
        pub quota: Quota,
        /// Calendar or contract year.
        pub basis: YearBasis,
        /// Regulation that sets the rule.
        pub legal_reference: String,
        /// Minutes earned.
        pub earned_minutes: u32,
        /// Minutes that count.
        pub counted_minutes: u32,
        /// Minutes that do not count, and are shown.
        pub cut_minutes: u32,
        /// Minutes aimed at; `None` where there is no floor.
        pub target_minutes: Option<u32>,
        /// Whether the floor is reached.
        pub is_met: bool,
    }

    /// One entry of the ledger.
    pub struct JpRow {
        /// The entry.
        pub id: JpEntryId,
        /// What it was earned by.
        pub title: String,
        /// Provider.
        pub provider: String,
        /// Activity form in words.
        pub form: String,
        /// Day earned.
        pub earned_on: NaiveDate,
        /// Minutes; negative where an entry is taken back.
        pub minutes: i32,
        /// State.
        pub state: JpState,
        /// Evidence within Sinau.
        pub enrolment: Option<EnrolmentId>,
        /// Number of the rule version in force.
        pub rule_version: u32,
        /// When it was written.
        pub written_at: DateTime<Utc>,
    }
}

/// Where an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum JpState {
    /// Counts.
    Verified,
    /// Claimed from outside, not yet looked at.
    Claimed,
    /// Claimed and refused.
    Rejected,
}
