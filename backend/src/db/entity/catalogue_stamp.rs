//! Table `catalogue_stamp`: one row that every publication raises, so that servers know their memory is old.

use sea_orm::entity::prelude::*;

use super::Class;

/// One row that every publication raises, so that servers know their memory is old.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "catalogue_stamp")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i16,
    pub stamp: i64,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[("id", Class::Internal), ("stamp", Class::Internal)];
