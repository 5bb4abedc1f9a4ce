//! Table `correction`: what the key of a published question was corrected to, by whom and why; never changed but for
//! being finished.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, CorrectionId, LessonId, QuestionId};

use super::Class;

/// A correction of a question's key.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "correction")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CorrectionId,
    pub lesson_id: LessonId,
    pub question_id: QuestionId,
    pub remedy: String,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub right_answer: Option<Json>,
    #[sea_orm(column_type = "JsonBinary")]
    pub before: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub after: Json,
    pub reason: String,
    pub made_by: AccountId,
    pub made_at: DateTimeUtc,
    pub finished_at: Option<DateTimeUtc>,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("lesson_id", Class::Internal),
    ("question_id", Class::Internal),
    ("remedy", Class::Internal),
    ("right_answer", Class::Internal),
    ("before", Class::Internal),
    ("after", Class::Internal),
    ("reason", Class::Internal),
    ("made_by", Class::Internal),
    ("made_at", Class::Internal),
    ("finished_at", Class::Internal),
];
