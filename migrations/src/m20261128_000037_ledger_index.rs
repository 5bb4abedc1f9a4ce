//! What an entry of the ledger takes back is found without reading the ledger, also when entries are let go of.

use sea_orm_migration::prelude::*;

use crate::ddl::{drop_index, index};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        index(manager, "jp_entry", &["reverses_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_index(manager, "ix_jp_entry__reverses_id").await
    }
}
