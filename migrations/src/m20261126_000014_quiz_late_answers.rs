//! Answers that came after the deadline: those that count are marked, the others are kept beside their attempt.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, json_binary_null, small_integer, text, timestamp_with_time_zone, uuid,
};

use crate::ddl::{create, drop_all, foreign};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let is_late = boolean("is_late").default(false).take();
        manager.alter_table(Table::alter().table("answer").add_column(is_late).to_owned()).await?;
        create(
            manager,
            "answer_aside",
            vec![
                uuid("attempt_id"),
                small_integer("slot"),
                integer("rev"),
                json_binary_null("response"),
                text("why"),
                timestamp_with_time_zone("made_at"),
                timestamp_with_time_zone("received_at"),
            ],
            &["attempt_id", "slot"],
            vec![foreign("answer_aside", "attempt_id", "attempt", "id")],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["answer_aside"]).await?;
        manager.alter_table(Table::alter().table("answer").drop_column("is_late").to_owned()).await
    }
}
