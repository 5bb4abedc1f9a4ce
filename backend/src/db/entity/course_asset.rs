//! Table `course_asset`: a file of a version, by its name in the folder.

use sea_orm::entity::prelude::*;
use shared::id::VersionId;

use super::Class;

/// A file of a version, by its name in the folder.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "course_asset")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub version_id: VersionId,
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
    &[("version_id", Class::Internal), ("name", Class::Internal), ("hash", Class::Internal)];
