//! Table `draft_file`: a picture or another file of a draft, by its name in the course's texts.

use sea_orm::entity::prelude::*;
use shared::id::DraftId;

use super::Class;

/// A picture or another file of a draft.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub draft_id: DraftId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    pub hash: String,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] =
    &[("draft_id", Class::Internal), ("name", Class::Internal), ("hash", Class::Internal)];
