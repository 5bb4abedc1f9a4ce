//! Table `org_unit`: a unit in an institution's tree; `path` holds its labels from the root.

use sea_orm::entity::prelude::*;
use shared::id::{InstitutionId, OrgUnitId};

use super::Class;

/// A unit in an institution's tree; `path` holds its labels from the root.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "org_unit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrgUnitId,
    pub institution_id: InstitutionId,
    pub parent_id: Option<OrgUnitId>,
    pub name: String,
    pub depth: i16,
    pub path: String,
    pub is_demo: bool,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("institution_id", Class::Internal),
    ("parent_id", Class::Internal),
    ("name", Class::Public),
    ("depth", Class::Internal),
    ("path", Class::Internal),
    ("is_demo", Class::Internal),
];
