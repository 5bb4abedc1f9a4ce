//! Table `opinion`: what one of two markers gives an answer before it has its mark: added, never changed.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, AttemptId, InstitutionId, OpinionId, PersonId};

use super::Class;

/// What one of two markers gives an answer before it has its mark: added, never changed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "opinion")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OpinionId,
    pub institution_id: InstitutionId,
    pub attempt_id: AttemptId,
    pub slot: i16,
    pub person_id: PersonId,
    pub account_id: AccountId,
    pub earned: i32,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub levels: Option<Json>,
    pub comment: Option<String>,
    pub at: DateTimeUtc,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("institution_id", Class::Internal),
    ("attempt_id", Class::Internal),
    ("slot", Class::Internal),
    ("person_id", Class::Internal),
    ("account_id", Class::Internal),
    ("earned", Class::LEARNING),
    ("levels", Class::LEARNING),
    ("comment", Class::LEARNING),
    ("at", Class::LEARNING),
];
