//! Table `class_standing`: how an enrolment stands as its author sees it, and when the calendar may change that.

use sea_orm::entity::prelude::*;
use shared::id::{EnrolmentId, LessonId};

use super::Class;

/// How an enrolment stands as its author sees it, and when the calendar may change that.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "class_standing")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub enrolment_id: EnrolmentId,
    #[sea_orm(column_type = "JsonBinary")]
    pub needs: Json,
    pub stuck_lesson_id: Option<LessonId>,
    pub review_on: Option<Date>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("enrolment_id", Class::Internal),
    ("needs", Class::LEARNING),
    ("stuck_lesson_id", Class::LEARNING),
    ("review_on", Class::Internal),
];
