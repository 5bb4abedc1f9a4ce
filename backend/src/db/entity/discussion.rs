//! Table `discussion`: what the people of a batch, or those without one, write about a lesson.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, BatchId, CourseId, DiscussionId, InstitutionId};

use super::Class;

/// What the people of a batch, or those without one, write about a lesson; its key is the same in every version.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "discussion")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DiscussionId,
    pub institution_id: InstitutionId,
    pub course_id: CourseId,
    pub lesson_key: String,
    pub circle: String,
    pub batch_id: Option<BatchId>,
    pub closed_by: Option<AccountId>,
    pub closed_at: Option<DateTimeUtc>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("institution_id", Class::Internal),
    ("course_id", Class::Internal),
    ("lesson_key", Class::Internal),
    ("circle", Class::Internal),
    ("batch_id", Class::Internal),
    ("closed_by", Class::Internal),
    ("closed_at", Class::Internal),
];
