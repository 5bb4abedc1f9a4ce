//! Table `class_need`: that somebody needs help for a reason, in the order of urgency; kind `any` for the most urgent one.

use sea_orm::entity::prelude::*;
use shared::id::{CourseId, EnrolmentId};

use super::Class;

/// That somebody needs help for a reason, in the order of urgency; kind `any` for the most urgent one.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "class_need")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub enrolment_id: EnrolmentId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: String,
    pub course_id: CourseId,
    pub place: i32,
    pub sort_name: String,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("enrolment_id", Class::Internal),
    ("kind", Class::LEARNING),
    ("course_id", Class::Internal),
    ("place", Class::LEARNING),
    ("sort_name", Class::RECORD),
];
