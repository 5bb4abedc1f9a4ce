//! Table `correction_change`: what an attempt came to before and after a key was corrected; never changed.

use sea_orm::entity::prelude::*;
use shared::id::{AttemptId, CorrectionId};

use super::Class;

/// An attempt that came to something else by a correction, in hundredths of a mark.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "correction_change")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub correction_id: CorrectionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub attempt_id: AttemptId,
    pub earned_before: i32,
    pub earned: i32,
    pub was_passed: bool,
    pub is_passed: bool,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("correction_id", Class::Internal),
    ("attempt_id", Class::Internal),
    ("earned_before", Class::LEARNING),
    ("earned", Class::LEARNING),
    ("was_passed", Class::LEARNING),
    ("is_passed", Class::LEARNING),
];
