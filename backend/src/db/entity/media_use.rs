//! Table `media_use`: a place where a file is used.

use sea_orm::entity::prelude::*;
use shared::id::MediaId;

use super::Class;

/// A place where a file is used.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "media_use")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub media_id: MediaId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: String,
    pub label: String,
    pub address: Option<String>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("media_id", Class::Internal),
    ("place", Class::Internal),
    ("label", Class::Internal),
    ("address", Class::Internal),
];
