//! Table `answer`: one answer of an attempt, at its highest revision.

use sea_orm::entity::prelude::*;
use shared::id::AttemptId;

use super::Class;

/// One answer of an attempt, at its highest revision.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub attempt_id: AttemptId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub slot: i16,
    pub rev: i32,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub response: Option<Json>,
    pub is_flagged: bool,
    pub saved_at: DateTimeUtc,
    pub is_late: bool,
    pub earned: Option<i32>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("attempt_id", Class::Internal),
    ("slot", Class::Internal),
    ("rev", Class::Internal),
    ("response", Class::LEARNING),
    ("is_flagged", Class::LEARNING),
    ("saved_at", Class::LEARNING),
    ("is_late", Class::LEARNING),
    ("earned", Class::LEARNING),
];
