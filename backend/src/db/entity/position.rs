//! Table `position`: a position (jabatan) with the competencies its standard asks for.

use sea_orm::entity::prelude::*;
use shared::id::{InstitutionId, PositionId};

use super::Class;

/// A position (jabatan) with the competencies its standard asks for.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "position")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PositionId,
    pub institution_id: InstitutionId,
    pub name: String,
    pub tier: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub competencies: Json,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("institution_id", Class::Internal),
    ("name", Class::Public),
    ("tier", Class::Public),
    ("competencies", Class::Internal),
];
