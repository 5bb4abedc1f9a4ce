//! Table `quiz`: settings of a quiz lesson.

use sea_orm::entity::prelude::*;
use shared::id::LessonId;

use super::Class;

/// Settings of a quiz lesson.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "quiz")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub lesson_id: LessonId,
    #[sea_orm(column_type = "JsonBinary")]
    pub settings: Json,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[("lesson_id", Class::Internal), ("settings", Class::Public)];
