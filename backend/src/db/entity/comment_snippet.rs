//! Table `comment_snippet`: a comment that a marker keeps to use again.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, SnippetId};

use super::Class;

/// A comment that a marker keeps to use again.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "comment_snippet")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SnippetId,
    pub account_id: AccountId,
    pub words: String,
    pub created_at: DateTimeUtc,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("account_id", Class::Internal),
    ("words", Class::Internal),
    ("created_at", Class::Internal),
];
