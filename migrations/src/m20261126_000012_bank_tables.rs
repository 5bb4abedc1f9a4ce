//! The question bank: categories, questions, versions, tags, imports and what they kept aside.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, small_integer, small_integer_null, text, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};

use crate::ddl::{create, drop_all, foreign, index, partial_unique, unique};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        categories(manager).await?;
        create(
            manager,
            "bank_import",
            vec![
                uuid("id"),
                uuid("institution_id"),
                uuid("category_id"),
                uuid("account_id"),
                text("file_name"),
                text("format"),
                integer("question_count"),
                integer("aside_count"),
                timestamp_with_time_zone("created_at"),
                timestamp_with_time_zone_null("undone_at"),
            ],
            &["id"],
            vec![
                foreign("bank_import", "institution_id", "institution", "id"),
                foreign("bank_import", "category_id", "bank_category", "id"),
                foreign("bank_import", "account_id", "account", "id"),
            ],
        )
        .await?;
        index(manager, "bank_import", &["institution_id", "id"]).await?;
        create(
            manager,
            "bank_aside",
            vec![
                uuid("import_id"),
                integer("no"),
                integer("line"),
                text("why_id"),
                text("why_en"),
                text("source"),
            ],
            &["import_id", "no"],
            vec![foreign("bank_aside", "import_id", "bank_import", "id")],
        )
        .await?;
        questions(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables =
            ["bank_tag", "bank_version", "bank_question", "bank_aside", "bank_import", "bank_category"];
        drop_all(manager, &tables).await
    }
}

async fn categories(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    create(
        manager,
        "bank_category",
        vec![
            uuid("id"),
            uuid("institution_id"),
            uuid_null("parent_id"),
            text("name"),
            text("name_key"),
            text("path"),
            small_integer("depth"),
            timestamp_with_time_zone("created_at"),
        ],
        &["id"],
        vec![
            foreign("bank_category", "institution_id", "institution", "id"),
            foreign("bank_category", "parent_id", "bank_category", "id"),
        ],
    )
    .await?;
    unique(manager, "bank_category", &["parent_id", "name_key"]).await?;
    // Nothing is unlike nothing in a unique index, so the top has one of its own.
    partial_unique(
        manager,
        "uq_bank_category__top_name_key",
        "bank_category",
        "institution_id, name_key",
        "parent_id IS NULL",
    )
    .await?;
    index(manager, "bank_category", &["institution_id", "path"]).await
}

async fn questions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    create(
        manager,
        "bank_question",
        vec![
            uuid("id"),
            uuid("institution_id"),
            uuid("category_id"),
            uuid_null("import_id"),
            text("state"),
            text("kind"),
            text("title"),
            text("words"),
            text("fingerprint"),
            integer("version"),
            text_null("competency"),
            small_integer_null("level"),
            timestamp_with_time_zone("created_at"),
            timestamp_with_time_zone("changed_at"),
        ],
        &["id"],
        vec![
            foreign("bank_question", "institution_id", "institution", "id"),
            foreign("bank_question", "category_id", "bank_category", "id"),
            foreign("bank_question", "import_id", "bank_import", "id"),
            foreign("bank_question", "competency", "competency", "code"),
        ],
    )
    .await?;
    index(manager, "bank_question", &["institution_id", "state", "id"]).await?;
    index(manager, "bank_question", &["institution_id", "fingerprint"]).await?;
    index(manager, "bank_question", &["category_id"]).await?;
    index(manager, "bank_question", &["import_id"]).await?;
    create(
        manager,
        "bank_version",
        vec![
            uuid("question_id"),
            integer("number"),
            text("body"),
            text("fingerprint"),
            timestamp_with_time_zone("created_at"),
        ],
        &["question_id", "number"],
        vec![foreign("bank_version", "question_id", "bank_question", "id")],
    )
    .await?;
    create(
        manager,
        "bank_tag",
        vec![uuid("question_id"), text("tag")],
        &["question_id", "tag"],
        vec![foreign("bank_tag", "question_id", "bank_question", "id")],
    )
    .await?;
    index(manager, "bank_tag", &["tag", "question_id"]).await
}
