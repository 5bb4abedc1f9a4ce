//! Finding questions: pages, one by one, by words.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use course_folder::Question;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QuerySelect, RelationTrait,
};
use shared::api::bank::{
    AlikeRow, CompetencyDraft, CompetencyRow, QuestionKind, QuestionRow, QuestionState, QuestionVersionRow,
};
use shared::id::{BankCategoryId, BankImportId, BankQuestionId, InstitutionId};
use shared::value::Slug;

use super::{CHUNK, kind_of, read_body, state_code, state_of, uses};
use crate::db::entity::{bank_category, bank_question, bank_tag, bank_version, competency};

/// Which questions.
pub(in crate::features::bank) struct Wanted {
    pub(in crate::features::bank) institution: InstitutionId,
    pub(in crate::features::bank) words: Vec<String>,
    /// Path of the category.
    pub(in crate::features::bank) path: Option<String>,
    pub(in crate::features::bank) tag: Option<String>,
    pub(in crate::features::bank) kind: Option<QuestionKind>,
    pub(in crate::features::bank) state: QuestionState,
    pub(in crate::features::bank) after: Option<BankQuestionId>,
    pub(in crate::features::bank) limit: u64,
}

#[derive(FromQueryResult)]
struct ListedRow {
    id: BankQuestionId,
    title: String,
    kind: String,
    state: String,
    version: i32,
    category_id: BankCategoryId,
    category_name: String,
    changed_at: DateTime<Utc>,
}

fn listed() -> sea_orm::Select<bank_question::Entity> {
    bank_question::Entity::find()
        .select_only()
        .columns([
            bank_question::Column::Id,
            bank_question::Column::Title,
            bank_question::Column::Kind,
            bank_question::Column::State,
            bank_question::Column::Version,
            bank_question::Column::CategoryId,
            bank_question::Column::ChangedAt,
        ])
        .column_as(bank_category::Column::Name, "category_name")
        .join(JoinType::InnerJoin, bank_question::Relation::Category.def())
}

/// In the category of a path or below it.
fn within(path: &str) -> Expr {
    bank_category::Column::Path.eq(path).or(bank_category::Column::Path.starts_with(format!("{path}.")))
}

/// A page of questions, newest first.
pub(in crate::features::bank) async fn page(
    db: &impl ConnectionTrait,
    wanted: &Wanted,
) -> Result<Vec<QuestionRow>, DbErr> {
    let mut query = listed()
        .filter(bank_question::Column::InstitutionId.eq(wanted.institution))
        .filter(bank_question::Column::State.eq(state_code(wanted.state)));
    for word in &wanted.words {
        query = query.filter(bank_question::Column::Words.contains(word));
    }
    if let Some(path) = &wanted.path {
        query = query.filter(within(path));
    }
    if let Some(tag) = &wanted.tag {
        let tagged = Query::select()
            .column(bank_tag::Column::QuestionId)
            .from(bank_tag::Entity)
            .and_where(bank_tag::Column::Tag.eq(tag))
            .to_owned();
        query = query.filter(bank_question::Column::Id.in_subquery(tagged));
    }
    if let Some(kind) = wanted.kind {
        query = query.filter(bank_question::Column::Kind.eq(kind.code()));
    }
    if let Some(after) = wanted.after {
        query = query.filter(bank_question::Column::Id.lt(after));
    }
    let rows: Vec<ListedRow> =
        query.order_by_desc(bank_question::Column::Id).limit(wanted.limit).into_model().all(db).await?;
    let ids: Vec<BankQuestionId> = rows.iter().map(|row| row.id).collect();
    let mut tags = tags(db, &ids).await?;
    let uses = uses::counts(db, &ids).await?;
    let row = |row: ListedRow| {
        let uses = uses.get(&row.id).copied().unwrap_or_default();
        Ok(QuestionRow { uses, ..to_row(row, &mut tags)? })
    };
    rows.into_iter().map(row).collect()
}

fn to_row(row: ListedRow, tags: &mut BTreeMap<BankQuestionId, Vec<String>>) -> Result<QuestionRow, DbErr> {
    Ok(QuestionRow {
        id: row.id,
        text: row.title,
        kind: kind_of(&row.kind)?,
        category: row.category_id,
        category_name: row.category_name,
        tags: tags.remove(&row.id).unwrap_or_default(),
        state: state_of(&row.state)?,
        uses: 0,
        version: u32::try_from(row.version).unwrap_or_default(),
        changed_at: row.changed_at,
    })
}

/// The tags of some questions, each by name.
pub(in crate::features::bank) async fn tags(
    db: &impl ConnectionTrait,
    questions: &[BankQuestionId],
) -> Result<BTreeMap<BankQuestionId, Vec<String>>, DbErr> {
    let mut tags: BTreeMap<BankQuestionId, Vec<String>> = BTreeMap::new();
    for some in questions.chunks(CHUNK) {
        let rows = bank_tag::Entity::find()
            .filter(bank_tag::Column::QuestionId.is_in(some.iter().copied()))
            .order_by_asc(bank_tag::Column::Tag)
            .all(db)
            .await?;
        for row in rows {
            tags.entry(row.question_id).or_default().push(row.tag);
        }
    }
    Ok(tags)
}

/// A question with what its page needs.
pub(in crate::features::bank) struct Found {
    pub(in crate::features::bank) row: QuestionRow,
    pub(in crate::features::bank) fingerprint: String,
    pub(in crate::features::bank) import: Option<BankImportId>,
    /// Its name beside its code and level.
    pub(in crate::features::bank) competency: Option<(String, CompetencyDraft)>,
    pub(in crate::features::bank) versions: Vec<QuestionVersionRow>,
}

/// One question of the institution.
pub(in crate::features::bank) async fn one(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: BankQuestionId,
) -> Result<Option<Found>, DbErr> {
    let found = bank_question::Entity::find_by_id(id)
        .filter(bank_question::Column::InstitutionId.eq(institution))
        .find_also_related(bank_category::Entity)
        .one(db)
        .await?;
    let Some((row, Some(category))) = found else { return Ok(None) };
    let mut tags = tags(db, &[id]).await?;
    let versions = bank_version::Entity::find()
        .select_only()
        .columns([bank_version::Column::Number, bank_version::Column::CreatedAt])
        .filter(bank_version::Column::QuestionId.eq(id))
        .order_by_desc(bank_version::Column::Number)
        .into_tuple::<(i32, DateTime<Utc>)>()
        .all(db)
        .await?;
    let competency = match (&row.competency, row.level) {
        (Some(code), Some(level)) => {
            let named = competency::Entity::find_by_id(code.clone()).one(db).await?;
            let level = u8::try_from(level).unwrap_or_default();
            named
                .zip(Slug::parse(code).ok())
                .map(|(named, code)| (named.name, CompetencyDraft { code, level }))
        }
        _ => None,
    };
    let listed = ListedRow {
        id: row.id,
        title: row.title,
        kind: row.kind,
        state: row.state,
        version: row.version,
        category_id: category.id,
        category_name: category.name,
        changed_at: row.changed_at,
    };
    let uses = uses::counts(db, &[id]).await?.remove(&id).unwrap_or_default();
    let number = |(number, created_at)| QuestionVersionRow {
        number: u32::try_from(number).unwrap_or_default(),
        created_at,
    };
    Ok(Some(Found {
        row: QuestionRow { uses, ..to_row(listed, &mut tags)? },
        fingerprint: row.fingerprint,
        import: row.import_id,
        competency,
        versions: versions.into_iter().map(number).collect(),
    }))
}

/// The competencies of the national standard, by name.
pub(in crate::features::bank) async fn competencies(
    db: &impl ConnectionTrait,
) -> Result<Vec<CompetencyRow>, DbErr> {
    let rows = competency::Entity::find().order_by_asc(competency::Column::Name).all(db).await?;
    Ok(rows.into_iter().map(|row| CompetencyRow { code: row.code, name: row.name }).collect())
}

/// Whether there is such a competency.
pub(in crate::features::bank) async fn has_competency(
    db: &impl ConnectionTrait,
    code: &str,
) -> Result<bool, DbErr> {
    Ok(competency::Entity::find_by_id(code).one(db).await?.is_some())
}

/// The body of a version.
pub(in crate::features::bank) async fn body(
    db: &impl ConnectionTrait,
    id: BankQuestionId,
    number: u32,
) -> Result<Option<Question>, DbErr> {
    let Ok(number) = i32::try_from(number) else { return Ok(None) };
    let row = bank_version::Entity::find_by_id((id, number)).one(db).await?;
    row.map(|row| read_body(&row.body)).transpose()
}

/// Questions with the same words, whatever their state.
pub(in crate::features::bank) async fn alike(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    fingerprint: &str,
    but: BankQuestionId,
) -> Result<Vec<AlikeRow>, DbErr> {
    let rows = bank_question::Entity::find()
        .select_only()
        .columns([bank_question::Column::Id, bank_question::Column::Title])
        .filter(bank_question::Column::InstitutionId.eq(institution))
        .filter(bank_question::Column::Fingerprint.eq(fingerprint))
        .filter(bank_question::Column::Id.ne(but))
        .order_by_asc(bank_question::Column::Id)
        .limit(10)
        .into_tuple::<(BankQuestionId, String)>()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, text)| AlikeRow { id, text }).collect())
}

/// Which of these fingerprints the bank has, and whose they are.
pub(in crate::features::bank) async fn known(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    fingerprints: &[String],
) -> Result<BTreeMap<String, BankQuestionId>, DbErr> {
    let mut known = BTreeMap::new();
    for some in fingerprints.chunks(CHUNK) {
        let rows = bank_question::Entity::find()
            .select_only()
            .columns([bank_question::Column::Fingerprint, bank_question::Column::Id])
            .filter(bank_question::Column::InstitutionId.eq(institution))
            .filter(bank_question::Column::Fingerprint.is_in(some))
            .order_by_desc(bank_question::Column::Id)
            .into_tuple::<(String, BankQuestionId)>()
            .all(db)
            .await?;
        known.extend(rows);
    }
    Ok(known)
}

/// A question that goes into a file or a quiz.
#[derive(Debug, Clone)]
pub struct Leaving {
    /// The question.
    pub id: BankQuestionId,
    /// What is asked, cut at a word.
    pub title: String,
    /// Its category.
    pub category: BankCategoryId,
    /// Level of the competency that it asks about.
    pub level: Option<u8>,
    /// Number of its latest version.
    pub version: u32,
    /// That version with its tags.
    pub question: Question,
}

#[derive(FromQueryResult)]
struct LeavingRow {
    id: BankQuestionId,
    title: String,
    category_id: BankCategoryId,
    level: Option<i16>,
    version: i32,
    body: String,
}

/// The active questions below some paths, or all of them where none is named, newest first, each in its latest version with
/// its tags.
pub(in crate::features::bank) async fn leaving(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    paths: &[&str],
    most: u64,
) -> Result<Vec<Leaving>, DbErr> {
    let latest: sea_orm::RelationDef = bank_question::Entity::belongs_to(bank_version::Entity)
        .from((bank_question::Column::Id, bank_question::Column::Version))
        .to((bank_version::Column::QuestionId, bank_version::Column::Number))
        .into();
    let mut query = bank_question::Entity::find()
        .select_only()
        .columns([
            bank_question::Column::Id,
            bank_question::Column::Title,
            bank_question::Column::CategoryId,
            bank_question::Column::Level,
            bank_question::Column::Version,
        ])
        .column_as(bank_version::Column::Body, "body")
        .join(JoinType::InnerJoin, bank_question::Relation::Category.def())
        .join(JoinType::InnerJoin, latest)
        .filter(bank_question::Column::InstitutionId.eq(institution))
        .filter(bank_question::Column::State.eq("active"));
    if !paths.is_empty() {
        query = query.filter(paths.iter().fold(Condition::any(), |any, path| any.add(within(path))));
    }
    let rows: Vec<LeavingRow> =
        query.order_by_desc(bank_question::Column::Id).limit(most).into_model().all(db).await?;
    let ids: Vec<BankQuestionId> = rows.iter().map(|row| row.id).collect();
    let mut tags = tags(db, &ids).await?;
    let leaving = rows.into_iter().map(|row| {
        let mut question = read_body(&row.body)?;
        // Tags are the question's, not the version's.
        question.tags = tags.remove(&row.id).unwrap_or_default();
        let version = u32::try_from(row.version).unwrap_or_default();
        let level = row.level.and_then(|level| u8::try_from(level).ok());
        Ok(Leaving { id: row.id, level, version, title: row.title, category: row.category_id, question })
    });
    leaving.collect()
}
