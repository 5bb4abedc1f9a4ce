//! Table `audit_entry`: what staff did to somebody's record.

use sea_orm::entity::prelude::*;
use shared::id::AccountId;

use super::Class;

/// What staff did to somebody's record.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: AccountId,
    pub action: String,
    pub object_kind: String,
    pub object_id: Option<Uuid>,
    #[sea_orm(column_type = "JsonBinary")]
    pub detail: Json,
    pub at: DateTimeUtc,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("account_id", Class::Internal),
    ("action", Class::Internal),
    ("object_kind", Class::Internal),
    ("object_id", Class::Internal),
    ("detail", Class::Internal),
    ("at", Class::Internal),
];
