//! Table `bank_use`: the copies of the bank's questions in quizzes.

use sea_orm::entity::prelude::*;
use shared::id::{BankQuestionId, LessonId};

use super::Class;

/// A copy of a question in a quiz.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "bank_use")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub lesson_id: LessonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub question_id: BankQuestionId,
    pub number: i32,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] =
    &[("lesson_id", Class::Internal), ("question_id", Class::Internal), ("number", Class::Internal)];
