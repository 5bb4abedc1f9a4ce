//! Table `security_event`: something that somebody may have to look into.

use sea_orm::entity::prelude::*;
use shared::id::AccountId;

use super::Class;

/// Something that somebody may have to look into.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "security_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Option<AccountId>,
    pub kind: String,
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
    ("kind", Class::Internal),
    ("detail", Class::Internal),
    ("at", Class::Internal),
];
