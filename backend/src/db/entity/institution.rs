//! Table `institution`: an agency of the state.

use sea_orm::entity::prelude::*;
use shared::id::InstitutionId;

use super::Class;

/// An agency of the state.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "institution")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InstitutionId,
    pub code: String,
    pub name: String,
    pub kind: String,
    pub is_demo: bool,
    pub is_four_eyes: bool,
    pub created_at: DateTimeUtc,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("code", Class::Public),
    ("name", Class::Public),
    ("kind", Class::Public),
    ("is_demo", Class::Internal),
    ("is_four_eyes", Class::Internal),
    ("created_at", Class::Internal),
];
