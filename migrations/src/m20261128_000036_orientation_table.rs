//! Guides that accounts have seen or skipped.
//!
//! **Invariant:** one row for each account and guide.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date_null, text, timestamp_with_time_zone, uuid};

use crate::ddl::{create, drop_all, foreign};

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
            "orientation",
            vec![
                uuid("account_id"),
                text("guide"),
                // Of news: the day of the newest entry that was shown.
                date_null("up_to"),
                timestamp_with_time_zone("at"),
            ],
            &["account_id", "guide"],
            vec![foreign("orientation", "account_id", "account", "id")],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["orientation"]).await
    }
}
