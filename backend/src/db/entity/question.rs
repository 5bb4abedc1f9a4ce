//! Table `question`: a question of a quiz lesson with its key.

use sea_orm::entity::prelude::*;
use shared::id::{LessonId, QuestionId};

use super::Class;

/// A question of a quiz lesson with its key.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "question")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: QuestionId,
    pub lesson_id: LessonId,
    pub no: i16,
    pub code: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub tags: Json,
    pub worth: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub key: Json,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub amendment: Option<Json>,
    #[sea_orm(column_type = "JsonBinary")]
    pub body: Json,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("lesson_id", Class::Internal),
    ("no", Class::Internal),
    ("code", Class::Internal),
    ("tags", Class::Internal),
    ("worth", Class::Internal),
    ("key", Class::Internal),
    ("amendment", Class::Internal),
    ("body", Class::Internal),
];
