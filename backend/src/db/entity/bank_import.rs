//! Table `bank_import`: a file that was taken into the question bank.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, BankCategoryId, BankImportId, InstitutionId};

use super::Class;

/// A file that was taken into the question bank.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "bank_import")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BankImportId,
    pub institution_id: InstitutionId,
    pub category_id: BankCategoryId,
    pub account_id: AccountId,
    pub file_name: String,
    pub format: String,
    pub question_count: i32,
    pub aside_count: i32,
    pub created_at: DateTimeUtc,
    pub undone_at: Option<DateTimeUtc>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::bank_category::Entity",
        from = "Column::CategoryId",
        to = "super::bank_category::Column::Id"
    )]
    Category,
}

impl Related<super::bank_category::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Category.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("institution_id", Class::Internal),
    ("category_id", Class::Internal),
    ("account_id", Class::Internal),
    ("file_name", Class::Internal),
    ("format", Class::Internal),
    ("question_count", Class::Internal),
    ("aside_count", Class::Internal),
    ("created_at", Class::Internal),
    ("undone_at", Class::Internal),
];
