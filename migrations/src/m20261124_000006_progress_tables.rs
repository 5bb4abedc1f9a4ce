//! The evidence of learning.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, json_binary, small_integer, small_integer_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid,
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
        create(
            manager,
            "lesson_progress",
            vec![
                uuid("enrolment_id"),
                uuid("lesson_id"),
                integer("at"),
                json_binary("watched"),
                boolean("is_confirmed"),
                timestamp_with_time_zone("opened_at"),
                timestamp_with_time_zone("updated_at"),
                timestamp_with_time_zone_null("completed_at"),
                small_integer_null("best_percent"),
                boolean("is_passed"),
                small_integer("attempts_used"),
                small_integer_null("attempts_allowed"),
                small_integer("failed_attempts"),
            ],
            &["enrolment_id", "lesson_id"],
            vec![
                foreign("lesson_progress", "enrolment_id", "enrolment", "id"),
                foreign("lesson_progress", "lesson_id", "lesson", "id"),
            ],
        )
        .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["lesson_progress"]).await
    }
}
