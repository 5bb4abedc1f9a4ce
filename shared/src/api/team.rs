//! Team: what a superior needs to help the people of the units they lead.
//!
//! **Invariant:** answers hold people of the caller's own subtrees only, and no answer to a question of a quiz.

use chrono::{DateTime, NaiveDate, Utc};
use progress::{Level, Reason};

use super::credit::JpTally;
use super::enrolment::{EnrolmentOrigin, EnrolmentState};
use crate::access::Superior;
use crate::id::{EnrolmentId, OrgUnitId, PersonId};
use crate::value::{Cursor, SearchText};
use crate::{endpoints, streams};

endpoints! {
    /// Shows a unit: four figures, units below, people sorted by risk.
    GetTeam: Get "/team", Superior, InTeam, () => Team;
    /// Shows a person of the subtree.
    GetTeamMember: Get "/team/people/{person}", Superior, OfMember, () => TeamMember;
}

streams! {
    /// Sends the people of a unit as CSV, safe to open in a spreadsheet.
    ExportTeam: Get "/team/export", Superior, ExportOf => "text/csv";
}

input! {
    /// Which unit and which people.
    #[derive(Default)]
    pub struct InTeam {
        /// The unit; the caller's own where absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<OrgUnitId>,
        /// Only this level of risk.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub level: Option<Level>,
        /// Words of the name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub q: Option<SearchText>,
        /// Where the next page begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Cursor>,
    }

    /// Which unit to export.
    pub struct ExportOf {
        /// The unit; the caller's own where absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<OrgUnitId>,
    }

    /// Locates a person of the team.
    pub struct OfMember {
        /// The person.
        pub person: PersonId,
    }
}

wire! {
    /// The dashboard of a unit.
    pub struct Team {
        /// The unit shown.
        pub unit: TeamUnit,
        /// From the unit the caller leads down to the one shown.
        pub path: Vec<TeamUnitRef>,
        /// Units that the caller leads, where more than one.
        pub leads: Vec<TeamUnitRef>,
        /// Units one level below, each with its whole subtree.
        pub below: Vec<TeamUnit>,
        /// People sorted by risk.
        pub people: Vec<MemberRow>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
        /// Up to when everything is counted: the moment of the answer, or, where the calendar has changed somebody and
        /// the round has not come by yet, the end of the day before.
        pub fresh_at: DateTime<Utc>,
        /// Calendar year of the JP floors; what has no floor (PPPK) is in no figure, and its rows name their own year.
        pub year: i32,
    }

    /// A unit's name and id.
    pub struct TeamUnitRef {
        /// The unit.
        pub id: OrgUnitId,
        /// Name.
        pub name: String,
    }

    /// The figures of a unit with everything below it.
    pub struct TeamUnit {
        /// The unit.
        pub id: OrgUnitId,
        /// Name.
        pub name: String,
        /// Active people.
        pub people: u32,
        /// People with a JP floor.
        pub jp_people: u32,
        /// Of these, people who have reached it.
        pub jp_met: u32,
        /// Mandatory enrolments.
        pub mandatory: u32,
        /// Of these, completed.
        pub mandatory_done: u32,
        /// Of these, past their due date and not completed.
        pub overdue: u32,
        /// People at risk.
        pub at_risk: u32,
    }

    /// A person in the list.
    pub struct MemberRow {
        /// The person.
        pub id: PersonId,
        /// Name with titles.
        pub name: String,
        /// Position.
        pub position: String,
        /// Unit.
        pub unit: String,
        /// Year by which the JP are counted: the calendar year, or the one in which the year of the contract began.
        pub jp_year: i32,
        /// Counted JP of that year, in minutes.
        pub jp_minutes: u32,
        /// JP aimed at, in minutes.
        pub jp_target_minutes: Option<u32>,
        /// Mandatory enrolments completed.
        pub mandatory_done: u16,
        /// Mandatory enrolments.
        pub mandatory: u16,
        /// Next due date.
        pub next_due_on: Option<NaiveDate>,
        /// Last activity.
        pub last_active_on: Option<NaiveDate>,
        /// Level of risk.
        pub level: Level,
        /// Why, worst first.
        pub reasons: Vec<Reason>,
    }

    /// A person of the team.
    pub struct TeamMember {
        /// The row's facts.
        pub row: MemberRow,
        /// JP of the year with the rule.
        pub jp: JpTally,
        /// Enrolments, due first.
        pub enrolments: Vec<MemberEnrolment>,
        /// Direct superior.
        pub superior: Option<String>,
    }

    /// An enrolment of a team member.
    pub struct MemberEnrolment {
        /// The enrolment.
        pub id: EnrolmentId,
        /// Course title.
        pub title: String,
        /// JP on completion.
        pub jp: u16,
        /// State.
        pub state: EnrolmentState,
        /// Origin.
        pub origin: EnrolmentOrigin,
        /// Last day to complete.
        pub due_on: Option<NaiveDate>,
        /// Percent of required lessons done.
        pub percent: u8,
        /// Last activity.
        pub last_active_at: Option<DateTime<Utc>>,
        /// When it was completed.
        pub completed_at: Option<DateTime<Utc>>,
        /// Submitted attempts that did not pass, of quizzes not passed yet.
        pub failed_attempts: u16,
    }
}
