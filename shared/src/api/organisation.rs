//! Organisation: units, people, dated employments and assignments, explicit superiors.

use chrono::NaiveDate;

use super::Nothing;
use crate::access::{SignedIn, TrainingAdmin};
use crate::id::{AssignmentId, EmploymentId, OrgUnitId, PersonId, PositionId};
use crate::value::{Cursor, Nip, PersonName, SearchText};
use crate::{endpoints, problems};
pub use credit::StaffKind;

endpoints! {
    /// Shows the caller's own record: employment, place, superior.
    GetOwnRecord: Get "/me/record", SignedIn, Nothing, () => PersonRecord;
    /// Lists the institution's units as a tree in reading order.
    ListUnits: Get "/units", TrainingAdmin, Nothing, () => Units;
    /// Lists positions for choosing.
    ListPositions: Get "/positions", TrainingAdmin, Nothing, () => Positions;
    /// Lists people of the institution by name.
    ListPeople: Get "/people", TrainingAdmin, FindPeople, () => People;
    /// Shows a person's record.
    GetPersonRecord: Get "/people/{person}", TrainingAdmin, OfPerson, () => PersonRecord;
    /// Adds a person with a first employment and assignment.
    CreatePerson: Post "/people", TrainingAdmin, Nothing, NewPerson => PersonRecord;
    /// Places a person in a unit and position from a date on; a definitive placement ends the one before.
    AssignPerson: Post "/people/{person}/assignments", TrainingAdmin, OfPerson, NewAssignment => PersonRecord;
}

input! {
    /// Locates a person.
    pub struct OfPerson {
        /// The person.
        pub person: PersonId,
    }

    /// Which people.
    pub struct FindPeople {
        /// Words of the name, or a whole NIP.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub q: Option<SearchText>,
        /// Only this unit and what lies below.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<OrgUnitId>,
        /// Where the next page begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Cursor>,
    }

    /// A person to be added.
    pub struct NewPerson {
        /// Name without titles.
        pub name: PersonName,
        /// Titles before the name.
        #[serde(default)]
        pub title_before: Option<String>,
        /// Titles after the name.
        #[serde(default)]
        pub title_after: Option<String>,
        /// Kind of staff, from the personnel source.
        pub staff: StaffKind,
        /// Employee number; non-ASN staff have none.
        #[serde(default)]
        pub nip: Option<Nip>,
        /// First day of the employment, or of the contract in force.
        pub starts_on: NaiveDate,
        /// First placement.
        pub assignment: NewAssignment,
    }

    /// A placement.
    pub struct NewAssignment {
        /// Unit.
        pub unit: OrgUnitId,
        /// Position.
        pub position: PositionId,
        /// Definitive or acting.
        pub holding: Holding,
        /// Whether the holder leads the unit.
        pub is_leading: bool,
        /// Direct superior, always explicit.
        #[serde(default)]
        pub superior: Option<PersonId>,
        /// Effective date (TMT).
        pub starts_on: NaiveDate,
        /// Last day of an acting placement.
        #[serde(default)]
        pub ends_on: Option<NaiveDate>,
    }
}

/// How a position is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Holding {
    /// Appointed.
    Definitive,
    /// Acting while the post is vacant (pelaksana tugas).
    Plt,
    /// Acting while the holder is away (pelaksana harian).
    Plh,
}

wire! {
    /// The unit tree, parents before children.
    pub struct Units {
        /// The units.
        pub items: Vec<UnitRow>,
    }

    /// One unit.
    pub struct UnitRow {
        /// The unit.
        pub id: OrgUnitId,
        /// The unit above.
        pub parent: Option<OrgUnitId>,
        /// Depth below the root, from 0.
        pub depth: u8,
        /// Name.
        pub name: String,
        /// People placed in the unit itself.
        pub people: u32,
    }

    /// Positions by name.
    pub struct Positions {
        /// The positions.
        pub items: Vec<PositionRow>,
    }

    /// One position.
    pub struct PositionRow {
        /// The position.
        pub id: PositionId,
        /// Name.
        pub name: String,
        /// Tier in words.
        pub tier: String,
    }

    /// A page of people.
    pub struct People {
        /// The people.
        pub items: Vec<PersonRow>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
    }

    /// One person in a list.
    pub struct PersonRow {
        /// The person.
        pub id: PersonId,
        /// Name with titles.
        pub name: String,
        /// Kind of staff.
        pub staff: Option<StaffKind>,
        /// Position.
        pub position: Option<String>,
        /// Unit.
        pub unit: Option<String>,
    }

    /// A person's record.
    pub struct PersonRecord {
        /// The person.
        pub id: PersonId,
        /// Name with titles.
        pub name: String,
        /// Institution.
        pub institution: String,
        /// Employments, newest first.
        pub employments: Vec<EmploymentView>,
        /// Placements, newest first.
        pub assignments: Vec<AssignmentView>,
        /// Direct superior today, through an acting holder where there is one.
        pub superior: Option<SuperiorView>,
    }

    /// A dated employment.
    pub struct EmploymentView {
        /// The employment.
        pub id: EmploymentId,
        /// Kind of staff.
        pub staff: StaffKind,
        /// Employee number, spaced for reading.
        pub nip: Option<String>,
        /// First day.
        pub starts_on: NaiveDate,
        /// Last day.
        pub ends_on: Option<NaiveDate>,
    }

    /// A dated placement.
    pub struct AssignmentView {
        /// The placement.
        pub id: AssignmentId,
        /// Unit, from the root down.
        pub unit_path: Vec<String>,
        /// Position.
        pub position: String,
        /// Definitive or acting.
        pub holding: Holding,
        /// Whether the holder leads the unit.
        pub is_leading: bool,
        /// First day.
        pub starts_on: NaiveDate,
        /// Last day.
        pub ends_on: Option<NaiveDate>,
    }

    /// A direct superior.
    pub struct SuperiorView {
        /// The person.
        pub id: PersonId,
        /// Name with titles.
        pub name: String,
        /// Position, with plt./plh. where acting.
        pub position: String,
    }
}

problems! {
    /// The number belongs to somebody else's current employment.
    NIP_TAKEN: 409 "organisation/nip-taken", "NIP ini sudah dipakai pada data kepegawaian lain yang masih berlaku.", "This NIP is already in use in another current employment.";
}
