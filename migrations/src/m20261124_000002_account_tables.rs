//! Accounts, roles, sessions, one-time links, failures, events, audit.

#![expect(clippy::too_many_lines, reason = "a list of tables reads from top to bottom")]

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    blob, boolean, integer, json_binary, text, text_null, timestamp_with_time_zone,
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
            "account",
            vec![
                uuid("id"),
                uuid("institution_id"),
                uuid_null("person_id"),
                text_null("email"),
                text("password_phc"),
                boolean("is_active"),
                integer("epoch"),
                boolean("is_demo"),
                timestamp_with_time_zone("created_at"),
            ],
            &["id"],
            vec![
                foreign("account", "institution_id", "institution", "id"),
                foreign("account", "person_id", "person", "id"),
            ],
        )
        .await?;
        unique(manager, "account", &["person_id"]).await?;
        unique(manager, "account", &["email"]).await?;
        create(
            manager,
            "account_role",
            vec![uuid("account_id"), text("role"), timestamp_with_time_zone("granted_at")],
            &["account_id", "role"],
            vec![foreign("account_role", "account_id", "account", "id")],
        )
        .await?;
        create(
            manager,
            "session",
            vec![
                uuid("id"),
                uuid("account_id"),
                integer("generation"),
                timestamp_with_time_zone("rotated_at"),
                timestamp_with_time_zone("opened_at"),
                timestamp_with_time_zone("last_seen_at"),
                timestamp_with_time_zone("expires_at"),
                timestamp_with_time_zone_null("ended_at"),
                text_null("ended_why"),
                text("device"),
            ],
            &["id"],
            vec![foreign("session", "account_id", "account", "id")],
        )
        .await?;
        index(manager, "session", &["account_id", "ended_at"]).await?;
        create(
            manager,
            "setup_link",
            vec![
                uuid("id"),
                uuid_null("institution_id"),
                blob("token_hash"),
                timestamp_with_time_zone("created_at"),
                timestamp_with_time_zone("expires_at"),
                timestamp_with_time_zone_null("used_at"),
            ],
            &["id"],
            vec![foreign("setup_link", "institution_id", "institution", "id")],
        )
        .await?;
        unique(manager, "setup_link", &["token_hash"]).await?;
        create(
            manager,
            "sign_in_failure",
            vec![
                text("key"),
                integer("count"),
                timestamp_with_time_zone("first_at"),
                timestamp_with_time_zone("last_at"),
            ],
            &["key"],
            vec![],
        )
        .await?;
        create(
            manager,
            "security_event",
            vec![
                uuid("id"),
                uuid_null("account_id"),
                text("kind"),
                json_binary("detail"),
                timestamp_with_time_zone("at"),
            ],
            &["id"],
            vec![foreign("security_event", "account_id", "account", "id")],
        )
        .await?;
        index(manager, "security_event", &["account_id", "at"]).await?;
        create(
            manager,
            "audit_entry",
            vec![
                uuid("id"),
                uuid("account_id"),
                text("action"),
                text("object_kind"),
                uuid_null("object_id"),
                json_binary("detail"),
                timestamp_with_time_zone("at"),
            ],
            &["id"],
            vec![foreign("audit_entry", "account_id", "account", "id")],
        )
        .await?;
        index(manager, "audit_entry", &["object_kind", "object_id"]).await?;
        index(manager, "audit_entry", &["account_id", "at"]).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(
            manager,
            &[
                "audit_entry",
                "security_event",
                "sign_in_failure",
                "setup_link",
                "session",
                "account_role",
                "account",
            ],
        )
        .await
    }
}
