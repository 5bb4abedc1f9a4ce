//! Table `person`: a person, whatever number the state gives them.

use sea_orm::entity::prelude::*;
use shared::id::{InstitutionId, PersonId};

use super::Class;

/// A person, whatever number the state gives them.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PersonId,
    pub institution_id: InstitutionId,
    pub name: String,
    pub title_before: Option<String>,
    pub title_after: Option<String>,
    pub sort_name: String,
    pub is_demo: bool,
    pub created_at: DateTimeUtc,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("institution_id", Class::Internal),
    ("name", Class::RECORD),
    ("title_before", Class::RECORD),
    ("title_after", Class::RECORD),
    ("sort_name", Class::RECORD),
    ("is_demo", Class::Internal),
    ("created_at", Class::Internal),
];
