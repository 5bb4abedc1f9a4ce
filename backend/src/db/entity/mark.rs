//! Table `mark`: a mark that a person gave an answer: added, never changed.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, AttemptId, InstitutionId, MarkId, PersonId};

use super::Class;

/// A mark that a person gave an answer: added, never changed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "mark")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MarkId,
    pub institution_id: InstitutionId,
    pub attempt_id: AttemptId,
    pub slot: i16,
    pub number: i16,
    pub person_id: PersonId,
    pub account_id: AccountId,
    pub earned_before: Option<i32>,
    pub earned: i32,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub levels: Option<Json>,
    pub comment: Option<String>,
    pub reason: Option<String>,
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
    ("number", Class::Internal),
    ("person_id", Class::Internal),
    ("account_id", Class::Internal),
    ("earned_before", Class::LEARNING),
    ("earned", Class::LEARNING),
    ("levels", Class::LEARNING),
    ("comment", Class::LEARNING),
    ("reason", Class::LEARNING),
    ("at", Class::LEARNING),
];
