//! Courses that nobody joins any more: since when, by whom, and why.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text_null, timestamp_with_time_zone_null, uuid_null};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            timestamp_with_time_zone_null("archived_at"),
            uuid_null("archived_by"),
            text_null("archive_reason"),
        ] {
            manager.alter_table(Table::alter().table("course").add_column(column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["archive_reason", "archived_by", "archived_at"] {
            manager.alter_table(Table::alter().table("course").drop_column(column).to_owned()).await?;
        }
        Ok(())
    }
}
