//! Table `standing_scope`: a person under each unit above them, in the order of need.

use sea_orm::entity::prelude::*;
use shared::id::{OrgUnitId, PersonId};

use super::Class;

/// A person under each unit above them, in the order of need.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "standing_scope")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: OrgUnitId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub level: String,
    pub need: i32,
    pub sort_name: String,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("unit_id", Class::Internal),
    ("person_id", Class::Internal),
    ("level", Class::LEARNING),
    ("need", Class::LEARNING),
    ("sort_name", Class::LEARNING),
];
