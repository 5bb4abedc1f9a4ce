//! Batches of courses: dates, seats and who has them; and what happened to each seat.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date, integer, integer_null, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
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
        batch(manager).await?;
        seat(manager).await?;
        create(
            manager,
            "batch_seat_event",
            vec![
                uuid("id"),
                uuid("seat_id"),
                text("change"),
                timestamp_with_time_zone("at"),
                uuid_null("by_account"),
                text_null("reason"),
            ],
            &["id"],
            vec![
                foreign("batch_seat_event", "seat_id", "batch_seat", "id"),
                foreign("batch_seat_event", "by_account", "account", "id"),
            ],
        )
        .await?;
        index(manager, "batch_seat_event", &["seat_id", "at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["batch_seat_event", "batch_seat", "batch"]).await
    }
}

async fn batch(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    create(
        manager,
        "batch",
        vec![
            uuid("id"),
            uuid("institution_id"),
            uuid("course_id"),
            text("name"),
            date("starts_on"),
            date("ends_on"),
            date("enrol_from"),
            date("enrol_until"),
            integer("seats"),
            boolean("is_by_nomination"),
            text("note"),
            // The place that was given last: who comes next stands behind it.
            integer("last_place"),
            uuid_null("repeats"),
            uuid("created_by"),
            timestamp_with_time_zone("created_at"),
            uuid_null("cancelled_by"),
            timestamp_with_time_zone_null("cancelled_at"),
            text_null("cancel_reason"),
        ],
        &["id"],
        vec![
            foreign("batch", "institution_id", "institution", "id"),
            foreign("batch", "course_id", "course", "id"),
            foreign("batch", "repeats", "batch", "id"),
            foreign("batch", "created_by", "account", "id"),
            foreign("batch", "cancelled_by", "account", "id"),
        ],
    )
    .await?;
    index(manager, "batch", &["institution_id", "starts_on"]).await?;
    index(manager, "batch", &["course_id"]).await
}

async fn seat(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    create(
        manager,
        "batch_seat",
        vec![
            uuid("id"),
            uuid("batch_id"),
            uuid("person_id"),
            text("state"),
            text("way"),
            integer_null("place"),
            uuid_null("nominated_by"),
            text_null("reason"),
            timestamp_with_time_zone("made_at"),
            timestamp_with_time_zone("changed_at"),
        ],
        &["id"],
        vec![
            foreign("batch_seat", "batch_id", "batch", "id"),
            foreign("batch_seat", "person_id", "person", "id"),
            foreign("batch_seat", "nominated_by", "account", "id"),
        ],
    )
    .await?;
    partial_unique(
        manager,
        "uq_batch_seat__live",
        "batch_seat",
        "batch_id, person_id",
        "state IN ('nominated', 'seated', 'waiting')",
    )
    .await?;
    index(manager, "batch_seat", &["batch_id", "state", "place"]).await?;
    index(manager, "batch_seat", &["person_id"]).await
}
