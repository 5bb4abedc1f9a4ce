//! Table `answer_aside`: an answer that came too late for its attempt, at its highest revision.

use sea_orm::entity::prelude::*;
use shared::id::AttemptId;

use super::Class;

/// An answer that came too late for its attempt, at its highest revision.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "answer_aside")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub attempt_id: AttemptId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub slot: i16,
    pub rev: i32,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub response: Option<Json>,
    pub why: String,
    pub made_at: DateTimeUtc,
    pub received_at: DateTimeUtc,
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
    ("why", Class::LEARNING),
    ("made_at", Class::LEARNING),
    ("received_at", Class::LEARNING),
];
