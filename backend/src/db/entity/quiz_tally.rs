//! Table `quiz_tally`: sums of the first attempts at a quiz; what all rows of a quiz come to is its tally.

use sea_orm::entity::prelude::*;
use shared::id::{LessonId, QuizTallyId};

use super::Class;

/// Sums of some first attempts at a quiz.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "quiz_tally")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: QuizTallyId,
    pub lesson_id: LessonId,
    pub attempts: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub sums: Json,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people: sums name nobody, nor the attempt they are of.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("lesson_id", Class::Internal),
    ("attempts", Class::Internal),
    ("sums", Class::Internal),
];
