//! Table `bank_question`: a question of the question bank, as its latest version has it.

use sea_orm::entity::prelude::*;
use shared::id::{BankCategoryId, BankImportId, BankQuestionId, InstitutionId};

use super::Class;

/// A question of the question bank, as its latest version has it.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "bank_question")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BankQuestionId,
    pub institution_id: InstitutionId,
    pub category_id: BankCategoryId,
    pub import_id: Option<BankImportId>,
    pub state: String,
    pub kind: String,
    pub title: String,
    pub words: String,
    pub fingerprint: String,
    pub version: i32,
    pub competency: Option<String>,
    pub level: Option<i16>,
    pub created_at: DateTimeUtc,
    pub changed_at: DateTimeUtc,
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
    ("import_id", Class::Internal),
    ("state", Class::Internal),
    ("kind", Class::Internal),
    ("title", Class::Internal),
    ("words", Class::Internal),
    ("fingerprint", Class::Internal),
    ("version", Class::Internal),
    ("competency", Class::Internal),
    ("level", Class::Internal),
    ("created_at", Class::Internal),
    ("changed_at", Class::Internal),
];
