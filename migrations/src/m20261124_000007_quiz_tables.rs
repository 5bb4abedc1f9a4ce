//! Quiz settings, questions, attempts, answers.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, boolean_null, integer, integer_null, json_binary, json_binary_null, small_integer,
    text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

use crate::ddl::{create, drop_all, foreign, partial_unique, unique};

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
            "quiz",
            vec![uuid("lesson_id"), json_binary("settings")],
            &["lesson_id"],
            vec![foreign("quiz", "lesson_id", "lesson", "id")],
        )
        .await?;
        create(
            manager,
            "question",
            vec![
                uuid("id"),
                uuid("lesson_id"),
                small_integer("no"),
                text("code"),
                json_binary("tags"),
                integer("worth"),
                json_binary("key"),
                json_binary("body"),
            ],
            &["id"],
            vec![foreign("question", "lesson_id", "lesson", "id")],
        )
        .await?;
        unique(manager, "question", &["lesson_id", "no"]).await?;
        create(
            manager,
            "attempt",
            vec![
                uuid("id"),
                uuid("enrolment_id"),
                uuid("lesson_id"),
                small_integer("number"),
                big_integer("seed"),
                json_binary("paper"),
                timestamp_with_time_zone("started_at"),
                timestamp_with_time_zone_null("deadline_at"),
                timestamp_with_time_zone_null("submitted_at"),
                integer_null("earned"),
                integer_null("out_of"),
                boolean_null("is_passed"),
                integer_null("credited_minutes"),
                text("code"),
            ],
            &["id"],
            vec![
                foreign("attempt", "enrolment_id", "enrolment", "id"),
                foreign("attempt", "lesson_id", "lesson", "id"),
            ],
        )
        .await?;
        unique(manager, "attempt", &["enrolment_id", "lesson_id", "number"]).await?;
        create(
            manager,
            "answer",
            vec![
                uuid("attempt_id"),
                small_integer("slot"),
                integer("rev"),
                json_binary_null("response"),
                boolean("is_flagged"),
                timestamp_with_time_zone("saved_at"),
                integer_null("earned"),
            ],
            &["attempt_id", "slot"],
            vec![foreign("answer", "attempt_id", "attempt", "id")],
        )
        .await?;
        partial_unique(
            manager,
            "uq_attempt__one_open",
            "attempt",
            "enrolment_id, lesson_id",
            "submitted_at IS NULL",
        )
        .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["answer", "attempt", "question", "quiz"]).await
    }
}
