//! Roll-ups that superiors read.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date_null, integer, integer_null, json_binary, small_integer, text, timestamp_with_time_zone, uuid,
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
            "standing",
            vec![
                uuid("person_id"),
                uuid("unit_id"),
                integer("year"),
                integer("jp_minutes"),
                integer_null("jp_target_minutes"),
                small_integer("mandatory"),
                small_integer("mandatory_done"),
                small_integer("overdue"),
                date_null("next_due_on"),
                date_null("last_active_on"),
                text("level"),
                integer("rank"),
                json_binary("reasons"),
                date_null("review_on"),
                timestamp_with_time_zone("updated_at"),
            ],
            &["person_id"],
            vec![
                foreign("standing", "person_id", "person", "id"),
                foreign("standing", "unit_id", "org_unit", "id"),
            ],
        )
        .await?;
        index(manager, "standing", &["review_on"]).await?;
        create(
            manager,
            "standing_scope",
            vec![uuid("unit_id"), uuid("person_id"), text("level"), integer("need"), text("sort_name")],
            &["unit_id", "person_id"],
            vec![
                foreign("standing_scope", "unit_id", "org_unit", "id"),
                foreign("standing_scope", "person_id", "person", "id"),
            ],
        )
        .await?;
        index(manager, "standing_scope", &["unit_id", "need", "sort_name", "person_id"]).await?;
        index(manager, "standing_scope", &["person_id"]).await?;
        create(
            manager,
            "unit_tally",
            vec![
                uuid("unit_id"),
                integer("people"),
                integer("jp_people"),
                integer("jp_met"),
                integer("mandatory"),
                integer("mandatory_done"),
                integer("overdue"),
                integer("at_risk"),
                timestamp_with_time_zone("updated_at"),
            ],
            &["unit_id"],
            vec![foreign("unit_tally", "unit_id", "org_unit", "id")],
        )
        .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["unit_tally", "standing_scope", "standing"]).await
    }
}
