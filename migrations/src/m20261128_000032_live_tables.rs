//! Sessions of live lessons, who was there, and wrong words.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, small_integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
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
        session(manager).await?;
        attendance(manager).await?;
        create(
            manager,
            "live_miss",
            vec![
                uuid("session_id"),
                uuid("enrolment_id"),
                integer("count"),
                timestamp_with_time_zone("first_at"),
            ],
            &["session_id", "enrolment_id"],
            vec![
                foreign("live_miss", "session_id", "live_session", "id"),
                foreign("live_miss", "enrolment_id", "enrolment", "id"),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["live_miss", "live_attendance", "live_session"]).await
    }
}

async fn session(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    create(
        manager,
        "live_session",
        vec![
            uuid("id"),
            // Made by the device, so that a session is scheduled once.
            uuid("key"),
            uuid("institution_id"),
            uuid("course_id"),
            // Of module and lesson: the same in every version.
            text("lesson_key"),
            uuid_null("batch_id"),
            timestamp_with_time_zone("starts_at"),
            text("zone"),
            small_integer("minutes"),
            text_null("link"),
            text_null("place"),
            text("note"),
            text_null("word"),
            uuid("created_by"),
            timestamp_with_time_zone("created_at"),
            uuid_null("cancelled_by"),
            timestamp_with_time_zone_null("cancelled_at"),
            text_null("cancel_reason"),
            integer("rev"),
        ],
        &["id"],
        vec![
            foreign("live_session", "institution_id", "institution", "id"),
            foreign("live_session", "course_id", "course", "id"),
            foreign("live_session", "batch_id", "batch", "id"),
            foreign("live_session", "created_by", "account", "id"),
            foreign("live_session", "cancelled_by", "account", "id"),
        ],
    )
    .await?;
    unique(manager, "live_session", &["created_by", "key"]).await?;
    index(manager, "live_session", &["course_id", "starts_at"]).await
}

async fn attendance(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    create(
        manager,
        "live_attendance",
        vec![
            uuid("session_id"),
            uuid("enrolment_id"),
            timestamp_with_time_zone("at"),
            text("how"),
            uuid_null("by_account"),
            uuid_null("withdrawn_by"),
            timestamp_with_time_zone_null("withdrawn_at"),
            text_null("withdraw_reason"),
        ],
        &["session_id", "enrolment_id"],
        vec![
            foreign("live_attendance", "session_id", "live_session", "id"),
            foreign("live_attendance", "enrolment_id", "enrolment", "id"),
            foreign("live_attendance", "by_account", "account", "id"),
            foreign("live_attendance", "withdrawn_by", "account", "id"),
        ],
    )
    .await?;
    index(manager, "live_attendance", &["enrolment_id"]).await
}
