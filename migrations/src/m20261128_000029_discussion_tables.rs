//! Discussions, their posts, and reports of posts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, integer_null, small_integer, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
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
        discussion(manager).await?;
        post(manager).await?;
        create(
            manager,
            "discussion_report",
            vec![
                uuid("post_id"),
                uuid("person_id"),
                text("reason"),
                timestamp_with_time_zone("reported_at"),
                timestamp_with_time_zone_null("settled_at"),
            ],
            &["post_id", "person_id"],
            vec![
                foreign("discussion_report", "post_id", "discussion_post", "id"),
                foreign("discussion_report", "person_id", "person", "id"),
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["discussion_report", "discussion_post", "discussion"]).await
    }
}

async fn discussion(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    create(
        manager,
        "discussion",
        vec![
            uuid("id"),
            uuid("institution_id"),
            uuid("course_id"),
            // Of module and lesson: the same in every version.
            text("lesson_key"),
            // The batch's id, or nothing: unlike a null it is equal to itself.
            text("circle"),
            uuid_null("batch_id"),
            uuid_null("closed_by"),
            timestamp_with_time_zone_null("closed_at"),
        ],
        &["id"],
        vec![
            foreign("discussion", "institution_id", "institution", "id"),
            foreign("discussion", "course_id", "course", "id"),
            foreign("discussion", "batch_id", "batch", "id"),
            foreign("discussion", "closed_by", "account", "id"),
        ],
    )
    .await?;
    unique(manager, "discussion", &["course_id", "institution_id", "lesson_key", "circle"]).await
}

async fn post(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    create(
        manager,
        "discussion_post",
        vec![
            uuid("id"),
            uuid("key"),
            uuid("discussion_id"),
            uuid_null("thread_id"),
            // Of a reply, its number within the thread, from 1.
            integer_null("number"),
            uuid("person_id"),
            boolean("is_staff"),
            text("text"),
            text("html"),
            timestamp_with_time_zone("written_at"),
            timestamp_with_time_zone_null("edited_at"),
            timestamp_with_time_zone_null("withdrawn_at"),
            uuid_null("hidden_by"),
            timestamp_with_time_zone_null("hidden_at"),
            text_null("hide_reason"),
            // Of a thread: whether it comes first, its replies, and the latest of its posts.
            small_integer("rank"),
            integer("replies"),
            uuid("last_post"),
        ],
        &["id"],
        vec![
            foreign("discussion_post", "discussion_id", "discussion", "id"),
            foreign("discussion_post", "thread_id", "discussion_post", "id"),
            foreign("discussion_post", "person_id", "person", "id"),
            foreign("discussion_post", "hidden_by", "account", "id"),
        ],
    )
    .await?;
    unique(manager, "discussion_post", &["person_id", "key"]).await?;
    unique(manager, "discussion_post", &["thread_id", "number"]).await?;
    index(manager, "discussion_post", &["discussion_id", "thread_id", "rank", "last_post"]).await?;
    index(manager, "discussion_post", &["person_id", "written_at"]).await
}
