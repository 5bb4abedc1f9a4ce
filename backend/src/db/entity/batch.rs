//! Table `batch`: a run of a course with dates and seats.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, BatchId, CourseId, InstitutionId};

use super::Class;

/// A run of a course with dates and seats; its row is the lock under which seats are given.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "batch")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BatchId,
    pub institution_id: InstitutionId,
    pub course_id: CourseId,
    pub name: String,
    pub starts_on: Date,
    pub ends_on: Date,
    pub enrol_from: Date,
    pub enrol_until: Date,
    pub seats: i32,
    pub is_by_nomination: bool,
    pub note: String,
    pub last_place: i32,
    pub repeats: Option<BatchId>,
    pub created_by: AccountId,
    pub created_at: DateTimeUtc,
    pub cancelled_by: Option<AccountId>,
    pub cancelled_at: Option<DateTimeUtc>,
    pub cancel_reason: Option<String>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("institution_id", Class::Internal),
    ("course_id", Class::Public),
    ("name", Class::Public),
    ("starts_on", Class::Public),
    ("ends_on", Class::Public),
    ("enrol_from", Class::Public),
    ("enrol_until", Class::Public),
    ("seats", Class::Public),
    ("is_by_nomination", Class::Public),
    ("note", Class::Public),
    ("last_place", Class::Internal),
    ("repeats", Class::Internal),
    ("created_by", Class::Internal),
    ("created_at", Class::Internal),
    ("cancelled_by", Class::Internal),
    ("cancelled_at", Class::Public),
    ("cancel_reason", Class::Public),
];
