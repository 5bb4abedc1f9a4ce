//! Table `quota_rule`: a floor or ceiling of JP per year, dated.

use sea_orm::entity::prelude::*;

use super::Class;

/// A floor or ceiling of JP per year, dated.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "quota_rule")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i16,
    pub version: i32,
    pub staff: String,
    pub kind: String,
    pub jp: i16,
    pub basis: String,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
    pub legal_reference: String,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Public),
    ("version", Class::Public),
    ("staff", Class::Public),
    ("kind", Class::Public),
    ("jp", Class::Public),
    ("basis", Class::Public),
    ("valid_from", Class::Public),
    ("valid_to", Class::Public),
    ("legal_reference", Class::Public),
];
