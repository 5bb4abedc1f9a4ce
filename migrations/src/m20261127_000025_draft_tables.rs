//! Drafts of the studio: courses being written, node by node, with the history of what was changed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, integer, integer_null, json_binary, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::ddl::{create, drop_all, foreign, index, partial_unique, unique};

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
            "draft",
            vec![
                uuid("id"),
                uuid("institution_id"),
                uuid_null("course_id"),
                integer_null("base_number"),
                text("state"),
                integer("rev"),
                text("title"),
                json_binary("facts"),
                uuid("created_by"),
                timestamp_with_time_zone("created_at"),
                uuid("changed_by"),
                timestamp_with_time_zone("changed_at"),
                uuid_null("version_id"),
                timestamp_with_time_zone_null("ended_at"),
            ],
            &["id"],
            vec![
                foreign("draft", "institution_id", "institution", "id"),
                foreign("draft", "course_id", "course", "id"),
                foreign("draft", "created_by", "account", "id"),
                foreign("draft", "changed_by", "account", "id"),
                foreign("draft", "version_id", "course_version", "id"),
            ],
        )
        .await?;
        index(manager, "draft", &["institution_id", "changed_at"]).await?;
        partial_unique(manager, "uq_draft__course_id", "draft", "course_id", "ended_at IS NULL").await?;
        create(
            manager,
            "draft_member",
            vec![uuid("draft_id"), uuid("account_id"), text("part")],
            &["draft_id", "account_id"],
            vec![
                foreign("draft_member", "draft_id", "draft", "id"),
                foreign("draft_member", "account_id", "account", "id"),
            ],
        )
        .await?;
        create(
            manager,
            "draft_node",
            vec![
                uuid("draft_id"),
                uuid("id"),
                uuid_null("parent_id"),
                text("kind"),
                text("place"),
                integer("rev"),
                json_binary("body"),
            ],
            &["draft_id", "id"],
            vec![foreign("draft_node", "draft_id", "draft", "id")],
        )
        .await?;
        index(manager, "draft_node", &["draft_id", "parent_id"]).await?;
        create(
            manager,
            "draft_file",
            vec![uuid("draft_id"), text("name"), text("hash")],
            &["draft_id", "name"],
            vec![
                foreign("draft_file", "draft_id", "draft", "id"),
                foreign("draft_file", "hash", "asset", "hash"),
            ],
        )
        .await?;
        create(
            manager,
            "draft_change",
            vec![
                uuid("id"),
                uuid("draft_id"),
                big_integer("no"),
                uuid("account_id"),
                timestamp_with_time_zone("at"),
                text("deed"),
                text("object"),
                json_binary("images"),
                uuid_null("undoes"),
                boolean("is_undone"),
            ],
            &["id"],
            vec![
                foreign("draft_change", "draft_id", "draft", "id"),
                foreign("draft_change", "account_id", "account", "id"),
            ],
        )
        .await?;
        unique(manager, "draft_change", &["draft_id", "no"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["draft_change", "draft_file", "draft_node", "draft_member", "draft"]).await
    }
}
