//! Table `discussion_report`: what a learner says of a post that should not be there.

use sea_orm::entity::prelude::*;
use shared::id::{PersonId, PostId};

use super::Class;

/// What a learner says of a post that should not be there.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "discussion_report")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub post_id: PostId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub reason: String,
    pub reported_at: DateTimeUtc,
    pub settled_at: Option<DateTimeUtc>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("post_id", Class::Internal),
    ("person_id", Class::Internal),
    ("reason", Class::LEARNING),
    ("reported_at", Class::Internal),
    ("settled_at", Class::Internal),
];
