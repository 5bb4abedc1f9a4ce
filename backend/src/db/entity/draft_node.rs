//! Table `draft_node`: a module, a unit or a block of a draft.

use sea_orm::entity::prelude::*;
use shared::id::DraftId;

use super::Class;

/// A module, a unit or a block of a draft.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_node")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub draft_id: DraftId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub parent_id: Option<Uuid>,
    pub kind: String,
    pub place: String,
    pub rev: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub body: Json,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("draft_id", Class::Internal),
    ("id", Class::Internal),
    ("parent_id", Class::Internal),
    ("kind", Class::Internal),
    ("place", Class::Internal),
    ("rev", Class::Internal),
    ("body", Class::Internal),
];
