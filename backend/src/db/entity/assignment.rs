//! Table `assignment`: a dated placement of a person in a unit and position.

use sea_orm::entity::prelude::*;
use shared::id::{AssignmentId, OrgUnitId, PersonId, PositionId};

use super::Class;

/// A dated placement of a person in a unit and position.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "assignment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AssignmentId,
    pub person_id: PersonId,
    pub unit_id: OrgUnitId,
    pub position_id: PositionId,
    pub holding: String,
    pub is_leading: bool,
    pub superior_id: Option<PersonId>,
    pub starts_on: Date,
    pub ends_on: Option<Date>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("person_id", Class::Internal),
    ("unit_id", Class::Internal),
    ("position_id", Class::Internal),
    ("holding", Class::Internal),
    ("is_leading", Class::Internal),
    ("superior_id", Class::Internal),
    ("starts_on", Class::Internal),
    ("ends_on", Class::Internal),
];
