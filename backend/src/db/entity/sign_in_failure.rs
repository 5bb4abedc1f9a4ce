//! Table `sign_in_failure`: failures to sign in, counted under a hash that names nobody.

use sea_orm::entity::prelude::*;

use super::Class;

/// Failures to sign in, counted under a hash that names nobody.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_failure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub count: i32,
    pub first_at: DateTimeUtc,
    pub last_at: DateTimeUtc,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("key", Class::Internal),
    ("count", Class::Internal),
    ("first_at", Class::Internal),
    ("last_at", Class::Internal),
];
