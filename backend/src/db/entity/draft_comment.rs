//! Table `draft_comment`: what readers say about drafts.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, DraftBlockId, DraftCommentId, DraftId, DraftUnitId};

use super::Class;

/// What a reader says about a draft.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_comment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DraftCommentId,
    pub draft_id: DraftId,
    pub unit_id: Option<DraftUnitId>,
    pub block_id: Option<DraftBlockId>,
    pub place: String,
    pub account_id: AccountId,
    pub at: DateTimeUtc,
    pub words: String,
    pub settled_by: Option<AccountId>,
    pub settled_at: Option<DateTimeUtc>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("draft_id", Class::Internal),
    ("unit_id", Class::Internal),
    ("block_id", Class::Internal),
    ("place", Class::Internal),
    ("account_id", Class::Internal),
    ("at", Class::Internal),
    ("words", Class::Internal),
    ("settled_by", Class::Internal),
    ("settled_at", Class::Internal),
];
