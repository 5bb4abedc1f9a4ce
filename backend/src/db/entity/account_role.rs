//! Table `account_role`: a role that an account holds; learner and superior are derived.

use sea_orm::entity::prelude::*;
use shared::id::AccountId;

use super::Class;

/// A role that an account holds; learner and superior are derived.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "account_role")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub role: String,
    pub granted_at: DateTimeUtc,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] =
    &[("account_id", Class::Internal), ("role", Class::Internal), ("granted_at", Class::Internal)];
