//! Files that come in by the browser: those on their way, those taken in, and where these are used.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, integer_null, text, text_null, timestamp_with_time_zone, uuid};

use crate::ddl::{create, drop_all, foreign, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        upload(manager).await?;
        file(manager).await?;
        create(
            manager,
            "media_use",
            vec![uuid("media_id"), text("place"), text("label"), text_null("address")],
            &["media_id", "place"],
            vec![foreign("media_use", "media_id", "media_file", "id")],
        )
        .await?;
        index(manager, "media_use", &["place"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["media_use", "media_file", "media_upload"]).await
    }
}

async fn upload(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    create(
        manager,
        "media_upload",
        vec![
            uuid("id"),
            uuid("institution_id"),
            uuid("account_id"),
            text("name"),
            big_integer("size_bytes"),
            big_integer("modified_ms"),
            big_integer("received_bytes"),
            text("purpose"),
            timestamp_with_time_zone("created_at"),
            timestamp_with_time_zone("touched_at"),
        ],
        &["id"],
        vec![
            foreign("media_upload", "institution_id", "institution", "id"),
            foreign("media_upload", "account_id", "account", "id"),
        ],
    )
    .await?;
    index(manager, "media_upload", &["account_id"]).await?;
    index(manager, "media_upload", &["touched_at"]).await
}

async fn file(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    create(
        manager,
        "media_file",
        vec![
            uuid("id"),
            uuid("institution_id"),
            uuid("account_id"),
            text("purpose"),
            text("hash"),
            text("name"),
            text("kind"),
            text("media_type"),
            big_integer("size_bytes"),
            integer_null("width"),
            integer_null("height"),
            integer_null("seconds"),
            text("alt"),
            text("words"),
            timestamp_with_time_zone("created_at"),
        ],
        &["id"],
        vec![
            foreign("media_file", "institution_id", "institution", "id"),
            foreign("media_file", "account_id", "account", "id"),
        ],
    )
    .await?;
    index(manager, "media_file", &["institution_id", "purpose", "id"]).await?;
    index(manager, "media_file", &["account_id", "purpose"]).await?;
    index(manager, "media_file", &["hash"]).await
}
