//! Table `bank_aside`: an entry of a file that was kept aside with its source.

use sea_orm::entity::prelude::*;
use shared::id::BankImportId;

use super::Class;

/// An entry of a file that was kept aside with its source.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "bank_aside")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub import_id: BankImportId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub no: i32,
    pub line: i32,
    pub why_id: String,
    pub why_en: String,
    pub source: String,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("import_id", Class::Internal),
    ("no", Class::Internal),
    ("line", Class::Internal),
    ("why_id", Class::Internal),
    ("why_en", Class::Internal),
    ("source", Class::Internal),
];
