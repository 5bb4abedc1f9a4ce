//! Second markers: what each of two who mark an answer thinks of it, and how many have done so while it waits.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, json_binary_null, small_integer, text_null, timestamp_with_time_zone, uuid,
};

use crate::ddl::{append_only, create, drop_all, foreign, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let opinions = small_integer("opinions").default(0).take();
        manager.alter_table(Table::alter().table("answer_unmarked").add_column(opinions).to_owned()).await?;
        create(
            manager,
            "opinion",
            vec![
                uuid("id"),
                uuid("institution_id"),
                uuid("attempt_id"),
                small_integer("slot"),
                uuid("person_id"),
                uuid("account_id"),
                integer("earned"),
                json_binary_null("levels"),
                text_null("comment"),
                timestamp_with_time_zone("at"),
            ],
            &["id"],
            vec![
                foreign("opinion", "institution_id", "institution", "id"),
                foreign("opinion", "attempt_id", "attempt", "id"),
                foreign("opinion", "person_id", "person", "id"),
                foreign("opinion", "account_id", "account", "id"),
            ],
        )
        .await?;
        // Nobody is both markers of an answer. The queue looks up here what somebody has given an opinion on.
        unique(manager, "opinion", &["attempt_id", "slot", "account_id"]).await?;
        append_only(manager, "opinion").await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["opinion"]).await?;
        let table = Table::alter().table("answer_unmarked").drop_column("opinions").to_owned();
        manager.alter_table(table).await
    }
}
