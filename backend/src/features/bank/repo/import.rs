//! Imports and what they kept aside.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use shared::api::bank::{AlikeRow, AsideRow, ImportFormat, ImportRow};
use shared::id::{AccountId, BankCategoryId, BankImportId, BankQuestionId, InstitutionId};
use shared::problem::{Lang, Phrase};

use super::{CHUNK, small};
use crate::db::entity::{bank_aside, bank_category, bank_import, bank_question};

/// An import to be written down.
pub(in crate::features::bank) struct Draft {
    pub(in crate::features::bank) id: BankImportId,
    pub(in crate::features::bank) category: BankCategoryId,
    pub(in crate::features::bank) account: AccountId,
    pub(in crate::features::bank) file: String,
    pub(in crate::features::bank) format: ImportFormat,
    pub(in crate::features::bank) questions: usize,
    pub(in crate::features::bank) aside: Vec<Kept>,
}

/// An entry to be kept aside.
pub(in crate::features::bank) struct Kept {
    pub(in crate::features::bank) line: u32,
    pub(in crate::features::bank) why: Phrase,
    pub(in crate::features::bank) source: String,
}

const fn format_code(format: ImportFormat) -> &'static str {
    match format {
        ImportFormat::Gift => "gift",
        ImportFormat::Aiken => "aiken",
        ImportFormat::MoodleXml => "moodle_xml",
        ImportFormat::Csv => "csv",
    }
}

fn format_of(code: &str) -> Result<ImportFormat, DbErr> {
    match code {
        "gift" => Ok(ImportFormat::Gift),
        "aiken" => Ok(ImportFormat::Aiken),
        "moodle_xml" => Ok(ImportFormat::MoodleXml),
        "csv" => Ok(ImportFormat::Csv),
        other => Err(DbErr::Type(format!("import format {other}"))),
    }
}

/// A text without what PostgreSQL refuses.
fn storable(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

/// Writes an import down with what it keeps aside.
pub(in crate::features::bank) async fn add(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    draft: &Draft,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    let row = bank_import::ActiveModel {
        id: Set(draft.id),
        institution_id: Set(institution),
        category_id: Set(draft.category),
        account_id: Set(draft.account),
        file_name: Set(draft.file.clone()),
        format: Set(format_code(draft.format).to_owned()),
        question_count: Set(count(draft.questions)),
        aside_count: Set(count(draft.aside.len())),
        created_at: Set(now),
        undone_at: Set(None),
    };
    bank_import::Entity::insert(row).exec_without_returning(tx).await?;
    let rows = (0_i32..).zip(&draft.aside).map(|(no, kept)| bank_aside::ActiveModel {
        import_id: Set(draft.id),
        no: Set(no),
        line: Set(i32::try_from(kept.line).unwrap_or(i32::MAX)),
        why_id: Set(kept.why.id.to_string()),
        why_en: Set(kept.why.en.to_string()),
        source: Set(storable(&kept.source)),
    });
    let rows: Vec<_> = rows.collect();
    for some in rows.chunks(CHUNK) {
        bank_aside::Entity::insert_many(some.to_vec()).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn to_row((row, category): (bank_import::Model, Option<bank_category::Model>)) -> Result<ImportRow, DbErr> {
    Ok(ImportRow {
        id: row.id,
        file: row.file_name,
        format: format_of(&row.format)?,
        category: category.map(|category| category.name).unwrap_or_default(),
        at: row.created_at,
        questions: u32::try_from(row.question_count).unwrap_or_default(),
        aside: u32::try_from(row.aside_count).unwrap_or_default(),
        undone_at: row.undone_at,
    })
}

/// The latest imports, newest first.
pub(in crate::features::bank) async fn list(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    most: u64,
) -> Result<Vec<ImportRow>, DbErr> {
    let rows = bank_import::Entity::find()
        .find_also_related(bank_category::Entity)
        .filter(bank_import::Column::InstitutionId.eq(institution))
        .order_by_desc(bank_import::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    rows.into_iter().map(to_row).collect()
}

/// One import of the institution.
pub(in crate::features::bank) async fn find(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: BankImportId,
) -> Result<Option<ImportRow>, DbErr> {
    let row = bank_import::Entity::find_by_id(id)
        .find_also_related(bank_category::Entity)
        .filter(bank_import::Column::InstitutionId.eq(institution))
        .one(db)
        .await?;
    row.map(to_row).transpose()
}

/// How many questions of an import are still there.
pub(in crate::features::bank) async fn remaining(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: BankImportId,
) -> Result<u32, DbErr> {
    let count = bank_question::Entity::find()
        .filter(bank_question::Column::InstitutionId.eq(institution))
        .filter(bank_question::Column::ImportId.eq(id))
        .count(db)
        .await?;
    Ok(small(i64::try_from(count).unwrap_or_default()))
}

/// What an import kept aside, in the file's order. The import must be known to be the institution's.
pub(in crate::features::bank) async fn aside(
    db: &impl ConnectionTrait,
    id: BankImportId,
    lang: Lang,
) -> Result<Vec<AsideRow>, DbErr> {
    let rows = bank_aside::Entity::find()
        .filter(bank_aside::Column::ImportId.eq(id))
        .order_by_asc(bank_aside::Column::No)
        .all(db)
        .await?;
    let row = |row: bank_aside::Model| AsideRow {
        line: u32::try_from(row.line).unwrap_or_default(),
        why: if lang == Lang::En { row.why_en } else { row.why_id },
        source: row.source,
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Notes that an import is undone; says whether it was not before. Whoever comes second waits here and gets `false`.
pub(in crate::features::bank) async fn undo(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    id: BankImportId,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let done = bank_import::Entity::update_many()
        .col_expr(bank_import::Column::UndoneAt, now.into())
        .filter(bank_import::Column::Id.eq(id))
        .filter(bank_import::Column::InstitutionId.eq(institution))
        .filter(bank_import::Column::UndoneAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

#[derive(FromQueryResult)]
struct BroughtRow {
    id: BankQuestionId,
    title: String,
    created_at: DateTime<Utc>,
    changed_at: DateTime<Utc>,
}

/// The questions of an import, locked in the order of their ids: those as they came, and those that somebody has changed
/// since, in the file's order.
pub(in crate::features::bank) async fn brought(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    id: BankImportId,
) -> Result<(Vec<BankQuestionId>, Vec<AlikeRow>), DbErr> {
    let rows: Vec<BroughtRow> = bank_question::Entity::find()
        .select_only()
        .columns([
            bank_question::Column::Id,
            bank_question::Column::Title,
            bank_question::Column::CreatedAt,
            bank_question::Column::ChangedAt,
        ])
        .filter(bank_question::Column::InstitutionId.eq(institution))
        .filter(bank_question::Column::ImportId.eq(id))
        .order_by_asc(bank_question::Column::Id)
        .lock_exclusive()
        .into_model()
        .all(tx)
        .await?;
    let (changed, same): (Vec<_>, Vec<_>) =
        rows.into_iter().rev().partition(|row| row.changed_at > row.created_at);
    let stayed = changed.into_iter().map(|row| AlikeRow { id: row.id, text: row.title });
    Ok((same.into_iter().map(|row| row.id).collect(), stayed.collect()))
}
