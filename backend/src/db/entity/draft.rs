//! Table `draft`: a course being written in the studio; one open draft per course.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, CourseId, DraftId, InstitutionId, VersionId};

use super::Class;

/// A course being written in the studio.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DraftId,
    pub institution_id: InstitutionId,
    pub course_id: Option<CourseId>,
    pub base_number: Option<i32>,
    pub state: String,
    pub rev: i32,
    pub title: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub facts: Json,
    pub created_by: AccountId,
    pub created_at: DateTimeUtc,
    pub changed_by: AccountId,
    pub changed_at: DateTimeUtc,
    pub version_id: Option<VersionId>,
    pub ended_at: Option<DateTimeUtc>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("institution_id", Class::Internal),
    ("course_id", Class::Internal),
    ("base_number", Class::Internal),
    ("state", Class::Internal),
    ("rev", Class::Internal),
    ("title", Class::Internal),
    ("facts", Class::Internal),
    ("created_by", Class::Internal),
    ("created_at", Class::Internal),
    ("changed_by", Class::Internal),
    ("changed_at", Class::Internal),
    ("version_id", Class::Internal),
    ("ended_at", Class::Internal),
];
