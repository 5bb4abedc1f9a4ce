//! Table `lesson_progress`: the evidence of learning of one person in one lesson.

use sea_orm::entity::prelude::*;
use shared::id::{EnrolmentId, LessonId};

use super::Class;

/// The evidence of learning of one person in one lesson.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "lesson_progress")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub enrolment_id: EnrolmentId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub lesson_id: LessonId,
    pub at: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub watched: Json,
    pub is_confirmed: bool,
    pub opened_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub completed_at: Option<DateTimeUtc>,
    pub best_percent: Option<i16>,
    pub is_passed: bool,
    pub attempts_used: i16,
    pub attempts_allowed: Option<i16>,
    pub failed_attempts: i16,
    pub has_unmarked: bool,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("enrolment_id", Class::Internal),
    ("lesson_id", Class::Internal),
    ("at", Class::LEARNING),
    ("watched", Class::LEARNING),
    ("is_confirmed", Class::LEARNING),
    ("opened_at", Class::LEARNING),
    ("updated_at", Class::LEARNING),
    ("completed_at", Class::LEARNING),
    ("best_percent", Class::LEARNING),
    ("is_passed", Class::LEARNING),
    ("attempts_used", Class::LEARNING),
    ("attempts_allowed", Class::Internal),
    ("failed_attempts", Class::LEARNING),
    ("has_unmarked", Class::LEARNING),
];
