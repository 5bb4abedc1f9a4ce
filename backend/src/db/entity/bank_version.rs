//! Table `bank_version`: a version of a question: added, never changed.

use sea_orm::entity::prelude::*;
use shared::id::BankQuestionId;

use super::Class;

/// A version of a question: added, never changed.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "bank_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub question_id: BankQuestionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub body: String,
    pub fingerprint: String,
    pub created_at: DateTimeUtc,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("question_id", Class::Internal),
    ("number", Class::Internal),
    ("body", Class::Internal),
    ("fingerprint", Class::Internal),
    ("created_at", Class::Internal),
];
