//! Lessons of versions.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, json_binary, small_integer, text, uuid};

use crate::ddl::{create, drop_all, foreign, unique};

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
            "lesson",
            vec![
                uuid("id"),
                uuid("version_id"),
                small_integer("module_no"),
                small_integer("position"),
                text("slug"),
                text("title"),
                text("kind"),
                small_integer("minutes"),
                boolean("is_required"),
                json_binary("requirement"),
                json_binary("body"),
            ],
            &["id"],
            vec![foreign("lesson", "version_id", "course_version", "id")],
        )
        .await?;
        unique(manager, "lesson", &["version_id", "position"]).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["lesson"]).await
    }
}
