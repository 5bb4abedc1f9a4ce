//! Table `activity_form`: a recognised form of competency development.

use sea_orm::entity::prelude::*;

use super::Class;

/// A recognised form of competency development.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "activity_form")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i16,
    pub name: String,
    pub class: String,
    pub code: String,
    pub bucket: Option<i16>,
    pub jp_rule: String,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub cap: Option<Json>,
    pub legal_reference: String,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Public),
    ("name", Class::Public),
    ("class", Class::Public),
    ("code", Class::Public),
    ("bucket", Class::Public),
    ("jp_rule", Class::Public),
    ("cap", Class::Public),
    ("legal_reference", Class::Public),
    ("valid_from", Class::Public),
    ("valid_to", Class::Public),
];
