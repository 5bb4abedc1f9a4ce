//! Table `enrolment`: a person's enrolment in a course, bound to the version begun.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, CourseId, EnrolmentId, LessonId, PersonId, VersionId};

use super::Class;

/// A person's enrolment in a course, bound to the version begun.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "enrolment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EnrolmentId,
    pub person_id: PersonId,
    pub course_id: CourseId,
    pub version_id: VersionId,
    pub origin: String,
    pub state: String,
    pub due_on: Option<Date>,
    pub assigned_by: Option<AccountId>,
    pub reason: Option<String>,
    pub done: i16,
    pub total: i16,
    pub minutes_left: i16,
    pub resume_lesson_id: Option<LessonId>,
    pub failed_attempts: i16,
    pub enrolled_at: DateTimeUtc,
    pub started_at: Option<DateTimeUtc>,
    pub completed_at: Option<DateTimeUtc>,
    pub last_active_at: Option<DateTimeUtc>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("person_id", Class::Internal),
    ("course_id", Class::Internal),
    ("version_id", Class::Internal),
    ("origin", Class::LEARNING),
    ("state", Class::LEARNING),
    ("due_on", Class::LEARNING),
    ("assigned_by", Class::Internal),
    ("reason", Class::LEARNING),
    ("done", Class::LEARNING),
    ("total", Class::Internal),
    ("minutes_left", Class::LEARNING),
    ("resume_lesson_id", Class::LEARNING),
    ("failed_attempts", Class::LEARNING),
    ("enrolled_at", Class::LEARNING),
    ("started_at", Class::LEARNING),
    ("completed_at", Class::LEARNING),
    ("last_active_at", Class::LEARNING),
];
