//! Table `class_tally`: counts of a version's people; what all rows of a measure come to is its count.

use sea_orm::entity::prelude::*;
use shared::id::{ClassTallyId, LessonId, VersionId};

use super::Class;

/// Counts of a version's people; what all rows of a measure come to is its count.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "class_tally")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ClassTallyId,
    pub version_id: VersionId,
    pub lesson_id: Option<LessonId>,
    pub measure: String,
    pub count: i32,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people: counts name nobody.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("version_id", Class::Internal),
    ("lesson_id", Class::Internal),
    ("measure", Class::Internal),
    ("count", Class::Internal),
];
