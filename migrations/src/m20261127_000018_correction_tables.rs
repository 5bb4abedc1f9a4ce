//! Corrections of the keys of published questions: what counts besides a key, what was corrected and why, and which
//! attempts came to something else by it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, json_binary, json_binary_null, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid,
};

use crate::ddl::{create, drop_all, foreign, index, partial_unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let amendment = json_binary_null("amendment");
        manager.alter_table(Table::alter().table("question").add_column(amendment).to_owned()).await?;
        create(
            manager,
            "correction",
            vec![
                uuid("id"),
                uuid("lesson_id"),
                uuid("question_id"),
                text("remedy"),
                json_binary_null("right_answer"),
                json_binary("before"),
                json_binary("after"),
                text("reason"),
                uuid("made_by"),
                timestamp_with_time_zone("made_at"),
                timestamp_with_time_zone_null("finished_at"),
            ],
            &["id"],
            vec![
                foreign("correction", "lesson_id", "lesson", "id"),
                foreign("correction", "question_id", "question", "id"),
                foreign("correction", "made_by", "account", "id"),
            ],
        )
        .await?;
        index(manager, "correction", &["question_id"]).await?;
        // One at a time: the marks of a quiz go from one key to the next.
        partial_unique(manager, "uq_correction__running", "correction", "lesson_id", "finished_at IS NULL")
            .await?;
        create(
            manager,
            "correction_change",
            vec![
                uuid("correction_id"),
                uuid("attempt_id"),
                integer("earned_before"),
                integer("earned"),
                boolean("was_passed"),
                boolean("is_passed"),
            ],
            &["correction_id", "attempt_id"],
            vec![
                foreign("correction_change", "correction_id", "correction", "id"),
                foreign("correction_change", "attempt_id", "attempt", "id"),
            ],
        )
        .await?;
        index(manager, "attempt", &["lesson_id", "id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::ddl::drop_index(manager, "ix_attempt__lesson_id_id").await?;
        drop_all(manager, &["correction_change", "correction"]).await?;
        manager.alter_table(Table::alter().table("question").drop_column("amendment").to_owned()).await
    }
}
