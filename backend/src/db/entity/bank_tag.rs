//! Table `bank_tag`: a tag of a question.

use sea_orm::entity::prelude::*;
use shared::id::BankQuestionId;

use super::Class;

/// A tag of a question.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "bank_tag")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub question_id: BankQuestionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub tag: String,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::bank_question::Entity",
        from = "Column::QuestionId",
        to = "super::bank_question::Column::Id"
    )]
    Question,
}

impl Related<super::bank_question::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Question.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[("question_id", Class::Internal), ("tag", Class::Internal)];
