//! Table `provider_member`: who may author in the name of a provider.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, ProviderId};

use super::Class;

/// Who may author in the name of a provider.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "provider_member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub provider_id: ProviderId,
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
    &[("provider_id", Class::Internal), ("account_id", Class::Internal), ("part", Class::Internal)];
