//! Blueprints of quizzes: what an author has changed in the browser and not made a version of yet.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, json_binary, text, timestamp_with_time_zone, uuid};

use crate::ddl::{create, drop_all, foreign, index};

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
            "blueprint",
            vec![
                uuid("course_id"),
                text("lesson_key"),
                uuid("institution_id"),
                integer("rev"),
                text("base"),
                json_binary("blueprint"),
                uuid("changed_by"),
                timestamp_with_time_zone("changed_at"),
            ],
            &["course_id", "lesson_key"],
            vec![
                foreign("blueprint", "course_id", "course", "id"),
                foreign("blueprint", "institution_id", "institution", "id"),
                foreign("blueprint", "changed_by", "account", "id"),
            ],
        )
        .await?;
        index(manager, "blueprint", &["institution_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["blueprint"]).await
    }
}
