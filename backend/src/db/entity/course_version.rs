//! Table `course_version`: one version of a course: immutable once written.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, CourseId, VersionId};

use super::Class;

/// One version of a course: immutable once written.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "course_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: VersionId,
    pub course_id: CourseId,
    pub number: i32,
    pub content_hash: String,
    pub title: String,
    pub summary: String,
    pub language: String,
    pub form: i16,
    pub level: String,
    pub jp: i16,
    pub minutes: i16,
    pub lesson_count: i16,
    pub size_bytes: i64,
    #[sea_orm(column_type = "JsonBinary")]
    pub competencies: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub details: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub outline: Json,
    pub created_at: DateTimeUtc,
    pub published_at: Option<DateTimeUtc>,
    pub made_by: Option<AccountId>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("course_id", Class::Internal),
    ("number", Class::Public),
    ("content_hash", Class::Internal),
    ("title", Class::Public),
    ("summary", Class::Public),
    ("language", Class::Public),
    ("form", Class::Public),
    ("level", Class::Public),
    ("jp", Class::Public),
    ("minutes", Class::Public),
    ("lesson_count", Class::Public),
    ("size_bytes", Class::Public),
    ("competencies", Class::Public),
    ("details", Class::Public),
    ("outline", Class::Public),
    ("created_at", Class::Internal),
    ("published_at", Class::Public),
    ("made_by", Class::Internal),
];
