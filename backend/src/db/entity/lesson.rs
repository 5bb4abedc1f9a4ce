//! Table `lesson`: a unit of study of a version.

use sea_orm::entity::prelude::*;
use shared::id::{LessonId, VersionId};

use super::Class;

/// A unit of study of a version.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "lesson")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LessonId,
    pub version_id: VersionId,
    pub module_no: i16,
    pub position: i16,
    pub slug: String,
    pub title: String,
    pub kind: String,
    pub minutes: i16,
    pub is_required: bool,
    #[sea_orm(column_type = "JsonBinary")]
    pub requirement: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub body: Json,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub opening: Option<Json>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("version_id", Class::Internal),
    ("module_no", Class::Public),
    ("position", Class::Public),
    ("slug", Class::Public),
    ("title", Class::Public),
    ("kind", Class::Public),
    ("minutes", Class::Public),
    ("is_required", Class::Public),
    ("requirement", Class::Public),
    ("body", Class::Public),
    ("opening", Class::Public),
];
