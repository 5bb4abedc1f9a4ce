//! Providers, courses, versions, files, the catalogue stamp.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, integer, json_binary, small_integer, text, timestamp_with_time_zone,
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
        create(
            manager,
            "provider",
            vec![uuid("id"), uuid("institution_id"), text("slug"), text("name"), text("kind")],
            &["id"],
            vec![foreign("provider", "institution_id", "institution", "id")],
        )
        .await?;
        unique(manager, "provider", &["slug"]).await?;
        create(
            manager,
            "course",
            vec![
                uuid("id"),
                uuid("institution_id"),
                uuid("provider_id"),
                text("slug"),
                uuid_null("published_version_id"),
                boolean("is_demo"),
                timestamp_with_time_zone("created_at"),
            ],
            &["id"],
            vec![
                foreign("course", "institution_id", "institution", "id"),
                foreign("course", "provider_id", "provider", "id"),
            ],
        )
        .await?;
        unique(manager, "course", &["slug"]).await?;
        index(manager, "course", &["published_version_id"]).await?;
        create(
            manager,
            "course_version",
            vec![
                uuid("id"),
                uuid("course_id"),
                integer("number"),
                text("content_hash"),
                text("title"),
                text("summary"),
                text("language"),
                small_integer("form"),
                text("level"),
                small_integer("jp"),
                small_integer("minutes"),
                small_integer("lesson_count"),
                big_integer("size_bytes"),
                json_binary("competencies"),
                json_binary("details"),
                json_binary("outline"),
                timestamp_with_time_zone("created_at"),
                timestamp_with_time_zone_null("published_at"),
            ],
            &["id"],
            vec![foreign("course_version", "course_id", "course", "id")],
        )
        .await?;
        unique(manager, "course_version", &["course_id", "number"]).await?;
        unique(manager, "course_version", &["course_id", "content_hash"]).await?;
        create(
            manager,
            "course_source",
            vec![uuid("version_id"), json_binary("files")],
            &["version_id"],
            vec![foreign("course_source", "version_id", "course_version", "id")],
        )
        .await?;
        create(
            manager,
            "asset",
            vec![
                text("hash"),
                text("media_type"),
                big_integer("size_bytes"),
                timestamp_with_time_zone("created_at"),
            ],
            &["hash"],
            vec![],
        )
        .await?;
        create(
            manager,
            "course_asset",
            vec![uuid("version_id"), text("name"), text("hash")],
            &["version_id", "name"],
            vec![
                foreign("course_asset", "version_id", "course_version", "id"),
                foreign("course_asset", "hash", "asset", "hash"),
            ],
        )
        .await?;
        index(manager, "course_asset", &["hash"]).await?;
        create(manager, "catalogue_stamp", vec![small_integer("id"), big_integer("stamp")], &["id"], vec![])
            .await?;
        manager
            .get_connection()
            .execute_unprepared("INSERT INTO catalogue_stamp (id, stamp) VALUES (1, 1)")
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(
            manager,
            &[
                "catalogue_stamp",
                "course_asset",
                "asset",
                "course_source",
                "course_version",
                "course",
                "provider",
            ],
        )
        .await
    }
}
