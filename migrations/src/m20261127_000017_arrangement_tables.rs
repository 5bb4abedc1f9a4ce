//! What is arranged for those who sit a quiz: for everybody, a unit or a person; made with a reason, and ended.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    small_integer, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
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
        create(
            manager,
            "arrangement",
            vec![
                uuid("id"),
                uuid("version_id"),
                uuid("lesson_id"),
                uuid_null("unit_id"),
                uuid_null("person_id"),
                small_integer("attempts"),
                small_integer("minutes"),
                timestamp_with_time_zone_null("opens_at"),
                timestamp_with_time_zone_null("closes_at"),
                text("reason"),
                uuid("made_by"),
                timestamp_with_time_zone("made_at"),
                uuid_null("ended_by"),
                timestamp_with_time_zone_null("ended_at"),
            ],
            &["id"],
            vec![
                foreign("arrangement", "version_id", "course_version", "id"),
                foreign("arrangement", "lesson_id", "lesson", "id"),
                foreign("arrangement", "unit_id", "org_unit", "id"),
                foreign("arrangement", "person_id", "person", "id"),
                foreign("arrangement", "made_by", "account", "id"),
                foreign("arrangement", "ended_by", "account", "id"),
            ],
        )
        .await?;
        index(manager, "arrangement", &["lesson_id"]).await?;
        index(manager, "arrangement", &["person_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["arrangement"]).await
    }
}
