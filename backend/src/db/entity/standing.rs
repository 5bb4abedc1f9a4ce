//! Table `standing`: how a person stands: what a superior sees, kept up to date.

use sea_orm::entity::prelude::*;
use shared::id::{OrgUnitId, PersonId};

use super::Class;

/// How a person stands: what a superior sees, kept up to date.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "standing")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub unit_id: OrgUnitId,
    pub year: i32,
    pub jp_minutes: i32,
    pub jp_target_minutes: Option<i32>,
    pub mandatory: i16,
    pub mandatory_done: i16,
    pub overdue: i16,
    pub next_due_on: Option<Date>,
    pub last_active_on: Option<Date>,
    pub level: String,
    pub rank: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub reasons: Json,
    pub review_on: Option<Date>,
    pub updated_at: DateTimeUtc,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("person_id", Class::Internal),
    ("unit_id", Class::Internal),
    ("year", Class::Internal),
    ("jp_minutes", Class::LEARNING),
    ("jp_target_minutes", Class::LEARNING),
    ("mandatory", Class::LEARNING),
    ("mandatory_done", Class::LEARNING),
    ("overdue", Class::LEARNING),
    ("next_due_on", Class::LEARNING),
    ("last_active_on", Class::LEARNING),
    ("level", Class::LEARNING),
    ("rank", Class::LEARNING),
    ("reasons", Class::LEARNING),
    ("review_on", Class::Internal),
    ("updated_at", Class::Internal),
];
