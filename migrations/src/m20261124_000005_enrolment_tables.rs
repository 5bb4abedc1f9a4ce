//! Enrolments and their history.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date_null, small_integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
    uuid_null,
};

use crate::ddl::{create, drop_all, foreign, index, unique};

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
            "enrolment",
            vec![
                uuid("id"),
                uuid("person_id"),
                uuid("course_id"),
                uuid("version_id"),
                text("origin"),
                text("state"),
                date_null("due_on"),
                uuid_null("assigned_by"),
                text_null("reason"),
                small_integer("done"),
                small_integer("total"),
                small_integer("minutes_left"),
                uuid_null("resume_lesson_id"),
                small_integer("failed_attempts"),
                timestamp_with_time_zone("enrolled_at"),
                timestamp_with_time_zone_null("started_at"),
                timestamp_with_time_zone_null("completed_at"),
                timestamp_with_time_zone_null("last_active_at"),
            ],
            &["id"],
            vec![
                foreign("enrolment", "person_id", "person", "id"),
                foreign("enrolment", "course_id", "course", "id"),
                foreign("enrolment", "version_id", "course_version", "id"),
                foreign("enrolment", "assigned_by", "account", "id"),
            ],
        )
        .await?;
        unique(manager, "enrolment", &["person_id", "course_id"]).await?;
        index(manager, "enrolment", &["course_id"]).await?;
        create(
            manager,
            "enrolment_event",
            vec![
                uuid("id"),
                uuid("enrolment_id"),
                text("change"),
                timestamp_with_time_zone("at"),
                uuid_null("by_account"),
                text_null("reason"),
            ],
            &["id"],
            vec![
                foreign("enrolment_event", "enrolment_id", "enrolment", "id"),
                foreign("enrolment_event", "by_account", "account", "id"),
            ],
        )
        .await?;
        index(manager, "enrolment_event", &["enrolment_id", "at"]).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["enrolment_event", "enrolment"]).await
    }
}
