//! Table `unit_tally`: the figures of a unit with everything below it.

use sea_orm::entity::prelude::*;
use shared::id::OrgUnitId;

use super::Class;

/// The figures of a unit with everything below it.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "unit_tally")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: OrgUnitId,
    pub people: i32,
    pub jp_people: i32,
    pub jp_met: i32,
    pub mandatory: i32,
    pub mandatory_done: i32,
    pub overdue: i32,
    pub at_risk: i32,
    pub updated_at: DateTimeUtc,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("unit_id", Class::Internal),
    ("people", Class::Internal),
    ("jp_people", Class::Internal),
    ("jp_met", Class::Internal),
    ("mandatory", Class::Internal),
    ("mandatory_done", Class::Internal),
    ("overdue", Class::Internal),
    ("at_risk", Class::Internal),
    ("updated_at", Class::Internal),
];
