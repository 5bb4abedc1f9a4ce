//! Providers as their institution's own: what they are, whether they still offer courses, and who belongs to them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, text_null, uuid};
use sea_orm_migration::sea_orm::DbBackend;

use crate::ddl::{create, drop_all, drop_index, foreign, index, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let state = text("state").default("active").to_owned();
        for column in [text_null("website"), text_null("contact"), state] {
            manager.alter_table(Table::alter().table("provider").add_column(column).to_owned()).await?;
        }
        drop_index(manager, "uq_provider__slug").await?;
        unique(manager, "provider", &["institution_id", "slug"]).await?;
        // Courses of one institution may have been given to another's provider of the same name.
        let is_postgres = manager.get_database_backend() == DbBackend::Postgres;
        let id = if is_postgres { "gen_random_uuid()" } else { "randomblob(16)" };
        let copies = format!(
            "INSERT INTO provider (id, institution_id, slug, name, kind) \
             SELECT {id}, c.institution_id, p.slug, p.name, p.kind \
             FROM (SELECT DISTINCT institution_id, provider_id FROM course) c \
             JOIN provider p ON p.id = c.provider_id WHERE p.institution_id <> c.institution_id"
        );
        let own = "UPDATE course SET provider_id = (SELECT q.id FROM provider p JOIN provider q ON q.slug = p.slug \
             WHERE p.id = course.provider_id AND q.institution_id = course.institution_id) \
             WHERE EXISTS (SELECT 1 FROM provider p WHERE p.id = course.provider_id \
             AND p.institution_id <> course.institution_id)";
        for sql in [copies.as_str(), own] {
            manager.get_connection().execute_unprepared(sql).await?;
        }
        create(
            manager,
            "provider_member",
            vec![uuid("provider_id"), uuid("account_id"), text("part")],
            &["provider_id", "account_id"],
            vec![
                foreign("provider_member", "provider_id", "provider", "id"),
                foreign("provider_member", "account_id", "account", "id"),
            ],
        )
        .await?;
        index(manager, "provider_member", &["account_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["provider_member"]).await?;
        drop_index(manager, "uq_provider__institution_id_slug").await?;
        unique(manager, "provider", &["slug"]).await?;
        for column in ["state", "contact", "website"] {
            manager.alter_table(Table::alter().table("provider").drop_column(column).to_owned()).await?;
        }
        Ok(())
    }
}
