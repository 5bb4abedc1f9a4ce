//! Table `course_source`: the folder that a version was imported from, text by text.

use sea_orm::entity::prelude::*;
use shared::id::VersionId;

use super::Class;

/// The folder that a version was imported from, text by text.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "course_source")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub version_id: VersionId,
    #[sea_orm(column_type = "JsonBinary")]
    pub files: Json,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[("version_id", Class::Internal), ("files", Class::Internal)];
