//! Uses of the bank's questions: which quiz has a copy of which question, in which of its versions.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, uuid};

use crate::ddl::{create, drop_all, foreign, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(
            manager,
            "bank_use",
            vec![uuid("lesson_id"), uuid("question_id"), integer("number")],
            &["lesson_id", "question_id"],
            vec![
                foreign("bank_use", "lesson_id", "lesson", "id"),
                foreign("bank_use", "question_id", "bank_question", "id"),
            ],
        )
        .await?;
        index(manager, "bank_use", &["question_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["bank_use"]).await
    }
}
