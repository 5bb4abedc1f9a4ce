//! Table `setup_link`: a one-time link for the first administrator; only the hash of its secret.

use sea_orm::entity::prelude::*;
use shared::id::InstitutionId;

use super::Class;

/// A one-time link for the first administrator; only the hash of its secret.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "setup_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub institution_id: Option<InstitutionId>,
    pub token_hash: Vec<u8>,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub used_at: Option<DateTimeUtc>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("institution_id", Class::Internal),
    ("token_hash", Class::Internal),
    ("created_at", Class::Internal),
    ("expires_at", Class::Internal),
    ("used_at", Class::Internal),
];
