//! Activity forms, quota rules, the JP ledger.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date, date_null, integer, json_binary_null, small_integer, small_integer_null, text,
    timestamp_with_time_zone, uuid, uuid_null,
};

use crate::ddl::{append_only, create, drop_all, foreign, index, partial_unique};
use crate::seeds;

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
            "activity_form",
            vec![
                small_integer("id"),
                text("name"),
                text("class"),
                text("code"),
                small_integer_null("bucket"),
                text("jp_rule"),
                json_binary_null("cap"),
                text("legal_reference"),
                date("valid_from"),
                date_null("valid_to"),
            ],
            &["id"],
            vec![],
        )
        .await?;
        create(
            manager,
            "quota_rule",
            vec![
                small_integer("id"),
                integer("version"),
                text("staff"),
                text("kind"),
                small_integer("jp"),
                text("basis"),
                date("valid_from"),
                date_null("valid_to"),
                text("legal_reference"),
            ],
            &["id"],
            vec![],
        )
        .await?;
        create(
            manager,
            "jp_entry",
            vec![
                uuid("id"),
                uuid("person_id"),
                integer("minutes"),
                small_integer("form"),
                date("earned_on"),
                text("state"),
                text("title"),
                text("provider"),
                uuid_null("enrolment_id"),
                uuid_null("reverses_id"),
                integer("rule_version"),
                timestamp_with_time_zone("written_at"),
            ],
            &["id"],
            vec![
                foreign("jp_entry", "person_id", "person", "id"),
                foreign("jp_entry", "form", "activity_form", "id"),
                foreign("jp_entry", "enrolment_id", "enrolment", "id"),
                foreign("jp_entry", "reverses_id", "jp_entry", "id"),
            ],
        )
        .await?;
        index(manager, "jp_entry", &["person_id", "earned_on"]).await?;
        partial_unique(
            manager,
            "uq_jp_entry__enrolment_id",
            "jp_entry",
            "enrolment_id",
            "enrolment_id IS NOT NULL AND reverses_id IS NULL",
        )
        .await?;
        append_only(manager, "jp_entry").await?;
        seeds::activity_forms(manager).await?;
        seeds::quota_rules(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["jp_entry", "quota_rule", "activity_form"]).await
    }
}
