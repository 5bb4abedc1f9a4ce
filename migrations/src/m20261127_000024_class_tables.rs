//! What an author sees of a course after publishing: counts of its people, who needs help, and messages.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date_null, integer, json_binary, text, timestamp_with_time_zone, timestamp_with_time_zone_null,
    uuid, uuid_null,
};

use crate::ddl::{create, drop_all, foreign, index, partial, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        counts(manager).await?;
        needs(manager).await?;
        messages(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["message_receipt", "message", "class_need", "class_standing", "class_tally"];
        drop_all(manager, &tables).await
    }
}

async fn counts(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    create(
        manager,
        "class_tally",
        vec![uuid("id"), uuid("version_id"), uuid_null("lesson_id"), text("measure"), integer("count")],
        &["id"],
        vec![
            foreign("class_tally", "version_id", "course_version", "id"),
            foreign("class_tally", "lesson_id", "lesson", "id"),
        ],
    )
    .await?;
    index(manager, "class_tally", &["version_id", "lesson_id"]).await
}

async fn needs(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    create(
        manager,
        "class_standing",
        vec![
            uuid("enrolment_id"),
            json_binary("needs"),
            uuid_null("stuck_lesson_id"),
            date_null("review_on"),
        ],
        &["enrolment_id"],
        vec![
            foreign("class_standing", "enrolment_id", "enrolment", "id"),
            foreign("class_standing", "stuck_lesson_id", "lesson", "id"),
        ],
    )
    .await?;
    index(manager, "class_standing", &["review_on"]).await?;
    create(
        manager,
        "class_need",
        vec![uuid("enrolment_id"), text("kind"), uuid("course_id"), integer("place"), text("sort_name")],
        &["enrolment_id", "kind"],
        vec![
            foreign("class_need", "enrolment_id", "enrolment", "id"),
            foreign("class_need", "course_id", "course", "id"),
        ],
    )
    .await?;
    index(manager, "class_need", &["course_id", "kind", "place", "sort_name", "enrolment_id"]).await
}

async fn messages(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    create(
        manager,
        "message",
        vec![
            uuid("id"),
            uuid("key"),
            uuid("course_id"),
            uuid("sent_by"),
            text("subject"),
            text("text"),
            text("html"),
            integer("recipients"),
            integer("read"),
            timestamp_with_time_zone("sent_at"),
        ],
        &["id"],
        vec![foreign("message", "course_id", "course", "id"), foreign("message", "sent_by", "account", "id")],
    )
    .await?;
    unique(manager, "message", &["sent_by", "key"]).await?;
    index(manager, "message", &["sent_by", "sent_at"]).await?;
    index(manager, "message", &["course_id", "id"]).await?;
    create(
        manager,
        "message_receipt",
        vec![
            uuid("person_id"),
            uuid("message_id"),
            timestamp_with_time_zone_null("read_at"),
            boolean("is_deleted"),
        ],
        &["person_id", "message_id"],
        vec![
            foreign("message_receipt", "person_id", "person", "id"),
            foreign("message_receipt", "message_id", "message", "id"),
        ],
    )
    .await?;
    let unread = "read_at IS NULL AND NOT is_deleted";
    partial(manager, "ix_message_receipt__unread", "message_receipt", "person_id", unread).await
}
