//! Reviews of drafts: the steps that were taken, what readers said, and whether an institution wants two people.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, json_binary, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
    uuid_null,
};

use crate::ddl::{create, drop_all, foreign, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let four_eyes = boolean("is_four_eyes").default(false).to_owned();
        manager.alter_table(Table::alter().table("institution").add_column(four_eyes).to_owned()).await?;
        manager
            .alter_table(Table::alter().table("course_version").add_column(uuid_null("made_by")).to_owned())
            .await?;
        create(
            manager,
            "draft_step",
            vec![
                uuid("id"),
                uuid("draft_id"),
                text("step"),
                uuid("account_id"),
                timestamp_with_time_zone("at"),
                text_null("why"),
                json_binary("checked"),
            ],
            &["id"],
            vec![
                foreign("draft_step", "draft_id", "draft", "id"),
                foreign("draft_step", "account_id", "account", "id"),
            ],
        )
        .await?;
        index(manager, "draft_step", &["draft_id", "at"]).await?;
        create(
            manager,
            "draft_comment",
            vec![
                uuid("id"),
                uuid("draft_id"),
                uuid_null("unit_id"),
                uuid_null("block_id"),
                text("place"),
                uuid("account_id"),
                timestamp_with_time_zone("at"),
                text("words"),
                uuid_null("settled_by"),
                timestamp_with_time_zone_null("settled_at"),
            ],
            &["id"],
            vec![
                foreign("draft_comment", "draft_id", "draft", "id"),
                foreign("draft_comment", "account_id", "account", "id"),
                foreign("draft_comment", "settled_by", "account", "id"),
            ],
        )
        .await?;
        index(manager, "draft_comment", &["draft_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["draft_comment", "draft_step"]).await?;
        manager.alter_table(Table::alter().table("course_version").drop_column("made_by").to_owned()).await?;
        manager.alter_table(Table::alter().table("institution").drop_column("is_four_eyes").to_owned()).await
    }
}
