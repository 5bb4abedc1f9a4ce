//! Table `session`: a signed-in device.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, SessionId};

use super::Class;

/// A signed-in device.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SessionId,
    pub account_id: AccountId,
    pub generation: i32,
    pub rotated_at: DateTimeUtc,
    pub opened_at: DateTimeUtc,
    pub last_seen_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
    pub ended_why: Option<String>,
    pub device: String,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::account::Entity",
        from = "Column::AccountId",
        to = "super::account::Column::Id"
    )]
    Account,
}

impl Related<super::account::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Account.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("account_id", Class::Internal),
    ("generation", Class::Internal),
    ("rotated_at", Class::Internal),
    ("opened_at", Class::SESSION),
    ("last_seen_at", Class::SESSION),
    ("expires_at", Class::Internal),
    ("ended_at", Class::Internal),
    ("ended_why", Class::Internal),
    ("device", Class::SESSION),
];
