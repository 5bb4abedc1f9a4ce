//! Table `asset`: a file kept by the hash of its content.

use sea_orm::entity::prelude::*;

use super::Class;

/// A file kept by the hash of its content.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "asset")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    pub media_type: String,
    pub size_bytes: i64,
    pub created_at: DateTimeUtc,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("hash", Class::Internal),
    ("media_type", Class::Internal),
    ("size_bytes", Class::Internal),
    ("created_at", Class::Internal),
];
