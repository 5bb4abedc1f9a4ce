//! Table `employment`: a dated employment of a person.

use sea_orm::entity::prelude::*;
use shared::id::{EmploymentId, PersonId};

use super::Class;

/// A dated employment of a person.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "employment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EmploymentId,
    pub person_id: PersonId,
    pub staff: String,
    pub nip: Option<String>,
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
    ("staff", Class::RECORD),
    ("nip", Class::RECORD),
    ("starts_on", Class::RECORD),
    ("ends_on", Class::RECORD),
];
