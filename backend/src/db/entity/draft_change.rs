//! Table `draft_change`: what was done to a draft, with what was there before and after.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, DraftChangeId, DraftId};

use super::Class;

/// What was done to a draft.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_change")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DraftChangeId,
    pub draft_id: DraftId,
    pub no: i64,
    pub account_id: AccountId,
    pub at: DateTimeUtc,
    pub deed: String,
    pub object: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub images: Json,
    pub undoes: Option<DraftChangeId>,
    pub is_undone: bool,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("draft_id", Class::Internal),
    ("no", Class::Internal),
    ("account_id", Class::Internal),
    ("at", Class::Internal),
    ("deed", Class::Internal),
    ("object", Class::Internal),
    ("images", Class::Internal),
    ("undoes", Class::Internal),
    ("is_undone", Class::Internal),
];
