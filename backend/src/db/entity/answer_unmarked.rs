//! Table `answer_unmarked`: an answer that has been handed in and waits for a person to mark it.

use sea_orm::entity::prelude::*;
use shared::id::{AttemptId, EnrolmentId, LessonId, QuestionId};

use super::Class;

/// An answer that has been handed in and waits for a person to mark it.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "answer_unmarked")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub attempt_id: AttemptId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub slot: i16,
    pub enrolment_id: EnrolmentId,
    pub lesson_id: LessonId,
    pub question_id: QuestionId,
    pub handed_in_at: DateTimeUtc,
    pub opinions: i16,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("attempt_id", Class::Internal),
    ("slot", Class::Internal),
    ("enrolment_id", Class::Internal),
    ("lesson_id", Class::Internal),
    ("question_id", Class::Internal),
    ("handed_in_at", Class::LEARNING),
    ("opinions", Class::Internal),
];
