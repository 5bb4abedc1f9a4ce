//! Table `bank_category`: a category of the question bank.

use sea_orm::entity::prelude::*;
use shared::id::{BankCategoryId, InstitutionId};

use super::Class;

/// A category of the question bank.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "bank_category")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BankCategoryId,
    pub institution_id: InstitutionId,
    pub parent_id: Option<BankCategoryId>,
    pub name: String,
    pub name_key: String,
    pub path: String,
    pub depth: i16,
    pub created_at: DateTimeUtc,
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
    ("name", Class::Internal),
    ("name_key", Class::Internal),
    ("path", Class::Internal),
    ("depth", Class::Internal),
    ("created_at", Class::Internal),
];
