//! Sums of the first attempts at each quiz: as many rows as wait to be added up, then one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, json_binary, uuid};

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
            "quiz_tally",
            vec![uuid("id"), uuid("lesson_id"), integer("attempts"), json_binary("sums")],
            &["id"],
            vec![foreign("quiz_tally", "lesson_id", "lesson", "id")],
        )
        .await?;
        index(manager, "quiz_tally", &["lesson_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["quiz_tally"]).await
    }
}
