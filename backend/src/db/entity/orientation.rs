//! Table `orientation`: guides that accounts have seen or skipped.

use sea_orm::entity::prelude::*;
use shared::id::AccountId;

use super::Class;

/// A guide that an account has seen or skipped.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "orientation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub guide: String,
    pub up_to: Option<Date>,
    pub at: DateTimeUtc,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("account_id", Class::Internal),
    ("guide", Class::Internal),
    ("up_to", Class::Internal),
    ("at", Class::Internal),
];
