//! An index of the attempts that are open, by deadline: the round that ends them reads nothing else.

use sea_orm_migration::prelude::*;

use crate::ddl::{drop_index, partial};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        partial(manager, "ix_attempt__open_deadline", "attempt", "deadline_at, id", "submitted_at IS NULL")
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_index(manager, "ix_attempt__open_deadline").await
    }
}
