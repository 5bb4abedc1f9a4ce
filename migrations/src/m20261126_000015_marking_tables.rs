//! Marks that people give: the answers that wait for one, every mark ever given, and markers' own comments.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, integer_null, json_binary_null, small_integer, text, text_null,
    timestamp_with_time_zone, uuid,
};

use crate::ddl::{append_only, create, drop_all, foreign, index, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let unmarked = small_integer("unmarked").default(0).take();
        manager.alter_table(Table::alter().table("attempt").add_column(unmarked).to_owned()).await?;
        let has_unmarked = boolean("has_unmarked").default(false).take();
        manager
            .alter_table(Table::alter().table("lesson_progress").add_column(has_unmarked).to_owned())
            .await?;
        create(
            manager,
            "answer_unmarked",
            vec![
                uuid("attempt_id"),
                small_integer("slot"),
                uuid("enrolment_id"),
                uuid("lesson_id"),
                uuid("question_id"),
                timestamp_with_time_zone("handed_in_at"),
            ],
            &["attempt_id", "slot"],
            vec![
                foreign("answer_unmarked", "attempt_id", "attempt", "id"),
                foreign("answer_unmarked", "enrolment_id", "enrolment", "id"),
                foreign("answer_unmarked", "question_id", "question", "id"),
            ],
        )
        .await?;
        index(manager, "answer_unmarked", &["question_id", "handed_in_at"]).await?;
        marks(manager).await?;
        create(
            manager,
            "comment_snippet",
            vec![uuid("id"), uuid("account_id"), text("words"), timestamp_with_time_zone("created_at")],
            &["id"],
            vec![foreign("comment_snippet", "account_id", "account", "id")],
        )
        .await?;
        unique(manager, "comment_snippet", &["account_id", "words"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["comment_snippet", "mark", "answer_unmarked"]).await?;
        let table = Table::alter().table("lesson_progress").drop_column("has_unmarked").to_owned();
        manager.alter_table(table).await?;
        manager.alter_table(Table::alter().table("attempt").drop_column("unmarked").to_owned()).await
    }
}

async fn marks(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    create(
        manager,
        "mark",
        vec![
            uuid("id"),
            uuid("institution_id"),
            uuid("attempt_id"),
            small_integer("slot"),
            small_integer("number"),
            uuid("person_id"),
            uuid("account_id"),
            integer_null("earned_before"),
            integer("earned"),
            json_binary_null("levels"),
            text_null("comment"),
            text_null("reason"),
            timestamp_with_time_zone("at"),
        ],
        &["id"],
        vec![
            foreign("mark", "institution_id", "institution", "id"),
            foreign("mark", "attempt_id", "attempt", "id"),
            foreign("mark", "person_id", "person", "id"),
            foreign("mark", "account_id", "account", "id"),
        ],
    )
    .await?;
    // Two who mark at once: the second number is taken.
    unique(manager, "mark", &["attempt_id", "slot", "number"]).await?;
    index(manager, "mark", &["institution_id", "id"]).await?;
    append_only(manager, "mark").await
}
