//! Table `draft_step`: steps of drafts that were taken; never changed.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, DraftId};

use super::Class;

/// A step of a draft that was taken.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub draft_id: DraftId,
    pub step: String,
    pub account_id: AccountId,
    pub at: DateTimeUtc,
    pub why: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub checked: Json,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("draft_id", Class::Internal),
    ("step", Class::Internal),
    ("account_id", Class::Internal),
    ("at", Class::Internal),
    ("why", Class::Internal),
    ("checked", Class::Internal),
];
