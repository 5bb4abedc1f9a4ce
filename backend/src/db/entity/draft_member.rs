//! Table `draft_member`: who does what on a draft.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, DraftId};

use super::Class;

/// Who does what on a draft.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub draft_id: DraftId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    pub part: String,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] =
    &[("draft_id", Class::Internal), ("account_id", Class::Internal), ("part", Class::Internal)];
