//! Table `blueprint`: what an author has changed of a quiz and not made a version of yet; one row per quiz.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, CourseId, InstitutionId};

use super::Class;

/// What an author has changed of a quiz and not made a version of yet.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "blueprint")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub course_id: CourseId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub lesson_key: String,
    pub institution_id: InstitutionId,
    pub rev: i32,
    pub base: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub blueprint: Json,
    pub changed_by: AccountId,
    pub changed_at: DateTimeUtc,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("course_id", Class::Internal),
    ("lesson_key", Class::Internal),
    ("institution_id", Class::Internal),
    ("rev", Class::Internal),
    ("base", Class::Internal),
    ("blueprint", Class::Internal),
    ("changed_by", Class::Internal),
    ("changed_at", Class::Internal),
];
