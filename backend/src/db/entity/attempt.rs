//! Table `attempt`: an attempt at a quiz with the paper that was dealt.

use sea_orm::entity::prelude::*;
use shared::id::{AttemptId, EnrolmentId, LessonId};

use super::Class;

/// An attempt at a quiz with the paper that was dealt.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "attempt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AttemptId,
    pub enrolment_id: EnrolmentId,
    pub lesson_id: LessonId,
    pub number: i16,
    pub seed: i64,
    #[sea_orm(column_type = "JsonBinary")]
    pub paper: Json,
    pub started_at: DateTimeUtc,
    pub deadline_at: Option<DateTimeUtc>,
    pub submitted_at: Option<DateTimeUtc>,
    pub earned: Option<i32>,
    pub out_of: Option<i32>,
    pub is_passed: Option<bool>,
    pub credited_minutes: Option<i32>,
    pub code: String,
    pub unmarked: i16,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("enrolment_id", Class::Internal),
    ("lesson_id", Class::Internal),
    ("number", Class::LEARNING),
    ("seed", Class::Internal),
    ("paper", Class::LEARNING),
    ("started_at", Class::LEARNING),
    ("deadline_at", Class::LEARNING),
    ("submitted_at", Class::LEARNING),
    ("earned", Class::LEARNING),
    ("out_of", Class::LEARNING),
    ("is_passed", Class::LEARNING),
    ("credited_minutes", Class::LEARNING),
    ("code", Class::LEARNING),
    ("unmarked", Class::LEARNING),
];
