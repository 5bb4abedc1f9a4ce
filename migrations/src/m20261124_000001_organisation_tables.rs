//! Institutions, units, positions, people, employments, assignments.

#![expect(clippy::too_many_lines, reason = "a list of tables reads from top to bottom")]

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date, date_null, json_binary, small_integer, text, text_null, timestamp_with_time_zone, uuid,
    uuid_null,
};

use crate::ddl::{create, drop_all, foreign, index, partial_unique, unique};
use crate::seeds;

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
            "institution",
            vec![
                uuid("id"),
                text("code"),
                text("name"),
                text("kind"),
                boolean("is_demo"),
                timestamp_with_time_zone("created_at"),
            ],
            &["id"],
            vec![],
        )
        .await?;
        unique(manager, "institution", &["code"]).await?;
        create(
            manager,
            "org_unit",
            vec![
                uuid("id"),
                uuid("institution_id"),
                uuid_null("parent_id"),
                text("name"),
                small_integer("depth"),
                text("path"),
                boolean("is_demo"),
            ],
            &["id"],
            vec![
                foreign("org_unit", "institution_id", "institution", "id"),
                foreign("org_unit", "parent_id", "org_unit", "id"),
            ],
        )
        .await?;
        unique(manager, "org_unit", &["institution_id", "path"]).await?;
        create(
            manager,
            "position",
            vec![uuid("id"), uuid("institution_id"), text("name"), text("tier"), json_binary("competencies")],
            &["id"],
            vec![foreign("position", "institution_id", "institution", "id")],
        )
        .await?;
        unique(manager, "position", &["institution_id", "name"]).await?;
        create(manager, "competency", vec![text("code"), text("name"), text("kind")], &["code"], vec![])
            .await?;
        create(
            manager,
            "person",
            vec![
                uuid("id"),
                uuid("institution_id"),
                text("name"),
                text_null("title_before"),
                text_null("title_after"),
                text("sort_name"),
                boolean("is_demo"),
                timestamp_with_time_zone("created_at"),
            ],
            &["id"],
            vec![foreign("person", "institution_id", "institution", "id")],
        )
        .await?;
        index(manager, "person", &["institution_id", "sort_name", "id"]).await?;
        create(
            manager,
            "employment",
            vec![
                uuid("id"),
                uuid("person_id"),
                text("staff"),
                text_null("nip"),
                date("starts_on"),
                date_null("ends_on"),
            ],
            &["id"],
            vec![foreign("employment", "person_id", "person", "id")],
        )
        .await?;
        index(manager, "employment", &["person_id", "starts_on"]).await?;
        create(
            manager,
            "assignment",
            vec![
                uuid("id"),
                uuid("person_id"),
                uuid("unit_id"),
                uuid("position_id"),
                text("holding"),
                boolean("is_leading"),
                uuid_null("superior_id"),
                date("starts_on"),
                date_null("ends_on"),
            ],
            &["id"],
            vec![
                foreign("assignment", "person_id", "person", "id"),
                foreign("assignment", "unit_id", "org_unit", "id"),
                foreign("assignment", "position_id", "position", "id"),
                foreign("assignment", "superior_id", "person", "id"),
            ],
        )
        .await?;
        index(manager, "assignment", &["person_id", "starts_on"]).await?;
        index(manager, "assignment", &["unit_id"]).await?;
        index(manager, "assignment", &["superior_id"]).await?;
        partial_unique(
            manager,
            "uq_employment__nip_current",
            "employment",
            "nip",
            "ends_on IS NULL AND nip IS NOT NULL",
        )
        .await?;
        seeds::competencies(manager).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(
            manager,
            &["assignment", "employment", "person", "competency", "position", "org_unit", "institution"],
        )
        .await
    }
}
