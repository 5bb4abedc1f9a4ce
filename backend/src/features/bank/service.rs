//! The story of each operation on categories and questions.

use std::collections::BTreeSet;

use course_folder::Question;
use sea_orm::DbErr;
use shared::access::Instructor;
use shared::api::bank::{
    BankView, CATEGORY_DEPTH_MAX, CHANGES_MAX, CategoryRow, Change, Changed, FindQuestions, ImportRef,
    NewCategory, OfQuestion, QuestionChange, QuestionView, Questions,
};
use shared::api::course::CompetencyView;
use shared::id::{BankCategoryId, BankQuestionId};
use shared::problem::{Lang, Phrase};
use shared::value::{CategoryName, Cursor};

use super::error::BankError;
use super::repo::category::Category;
use super::repo::{self, category, find, import, question as write, uses};
use super::{draft, said, shown};
use crate::ctx::Ctx;

/// Questions on one page.
const PAGE: usize = 50;
/// Tags that are offered for filtering.
const TAGS: u64 = 60;

/// Categories and tags.
pub(super) async fn bank(ctx: &Ctx, caller: &Instructor) -> Result<BankView, BankError> {
    let (db, institution) = (ctx.db.reader(), caller.institution());
    let categories = category::all(db, institution).await?;
    let counts = category::counts(db, institution).await?;
    let tags = category::tags(db, institution, TAGS).await?;
    let competencies = find::competencies(db).await?;
    let sum =
        |state: &str| counts.iter().filter(|count| count.state == state).map(|count| count.questions).sum();
    let row = |one: &Category| {
        let below: BTreeSet<BankCategoryId> =
            categories.iter().filter(|other| one.holds(other)).map(|other| other.id).collect();
        let active =
            counts.iter().filter(|count| count.state == "active" && below.contains(&count.category_id));
        row_of(one, active.map(|count| count.questions).sum())
    };
    Ok(BankView {
        questions: small(sum("active")),
        archived: small(sum("archived")),
        categories: in_reading_order(&categories).into_iter().map(row).collect(),
        tags,
        competencies,
    })
}

fn small(count: i64) -> u32 {
    u32::try_from(count).unwrap_or_default()
}

fn row_of(category: &Category, questions: i64) -> CategoryRow {
    CategoryRow {
        id: category.id,
        parent: category.parent,
        depth: category.depth,
        name: category.name.clone(),
        questions: small(questions),
    }
}

/// Parents before children; what lies beside each other, as it comes.
fn in_reading_order(categories: &[Category]) -> Vec<&Category> {
    fn below<'a>(all: &'a [Category], parent: Option<BankCategoryId>, into: &mut Vec<&'a Category>) {
        for category in all.iter().filter(|category| category.parent == parent) {
            into.push(category);
            below(all, Some(category.id), into);
        }
    }
    let mut ordered = Vec::with_capacity(categories.len());
    below(categories, None, &mut ordered);
    ordered
}

/// A page of questions.
pub(super) async fn questions(
    ctx: &Ctx,
    caller: &Instructor,
    wanted: &FindQuestions,
) -> Result<Questions, BankError> {
    let (db, institution) = (ctx.db.reader(), caller.institution());
    let path = match wanted.category {
        Some(id) => Some(category::find(db, institution, id).await?.ok_or(BankError::NotFound)?.path),
        None => None,
    };
    let text = wanted.q.as_ref().map(|words| words.as_str().to_lowercase()).unwrap_or_default();
    let wanted = find::Wanted {
        institution,
        words: text.split(' ').filter(|word| !word.is_empty()).map(ToOwned::to_owned).collect(),
        path,
        tag: wanted.tag.as_ref().map(|tag| tag.as_str().to_owned()),
        kind: wanted.kind,
        state: wanted.state,
        after: wanted.after.as_ref().and_then(|cursor| cursor.as_str().parse().ok()),
        limit: u64::try_from(PAGE + 1).unwrap_or(u64::MAX),
    };
    let mut items = find::page(db, &wanted).await?;
    let has_more = items.len() > PAGE;
    items.truncate(PAGE);
    let next = items.last().filter(|_| has_more).and_then(|row| Cursor::parse(&row.id.to_string()).ok());
    Ok(Questions { items, next })
}

/// A question in one of its versions.
pub(super) async fn question(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfQuestion,
    lang: Lang,
) -> Result<QuestionView, BankError> {
    let (db, institution) = (ctx.db.reader(), caller.institution());
    let found = find::one(db, institution, of.question).await?.ok_or(BankError::NotFound)?;
    let version = of.version.unwrap_or(found.row.version);
    let body = find::body(db, of.question, version).await?.ok_or(BankError::NotFound)?;
    let alike = find::alike(db, institution, &found.fingerprint, of.question).await?;
    let import = match found.import {
        Some(id) => import::find(db, institution, id).await?,
        None => None,
    };
    let uses = uses::of(db, of.question).await?;
    let (name, typed) = found.competency.unzip();
    let draft = draft::write(&tagged(&body, &found.row.tags), found.row.category, typed.clone());
    // Read as the form would read it, so that advice points at the form's fields.
    let advice = said::advice(&body, &draft::read(&draft, None).places);
    let advice = advice.into_iter().map(|advice| shown::advice(advice, lang)).collect();
    Ok(QuestionView {
        version,
        solution: body.key(),
        sample_html: shown::sample(&body),
        advice,
        draft,
        lead_html: shown::leads(&body),
        html: shown::text(&body),
        prompt: shown::prompt(&body),
        worth: body.worth,
        key: shown::key(&body, lang),
        general_html: body.feedback.as_deref().map(shown::block),
        hints_html: shown::hints(&body),
        competency: name.zip(typed).map(|(name, typed)| CompetencyView { name, level: typed.level }),
        import: import.map(|row| ImportRef { id: row.id, file: row.file }),
        alike,
        uses,
        versions: found.versions,
        row: found.row,
    })
}

/// A version with the tags that the question has today.
fn tagged(body: &Question, tags: &[String]) -> Question {
    Question { tags: tags.to_vec(), ..body.clone() }
}

/// Changes questions, all of them or none.
pub(super) async fn change(
    ctx: &Ctx,
    caller: &Instructor,
    body: QuestionChange,
) -> Result<Changed, BankError> {
    let ids: Vec<BankQuestionId> = body.questions.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    if ids.is_empty() || ids.len() > CHANGES_MAX {
        let phrase = Phrase::new("Pilih 1 sampai 200 soal.", "Choose between 1 and 200 questions.");
        return Err(BankError::Invalid("/questions", phrase));
    }
    let (now, institution) = (ctx.clock.now(), caller.institution());
    let tx = ctx.db.begin().await?;
    if let Change::Move { category } = &body.change {
        category::find(&tx, institution, *category).await?.ok_or(BankError::NotFound)?;
    }
    if write::lock(&tx, institution, &ids).await? < ids.len() {
        return Err(BankError::NotFound);
    }
    write::change(&tx, &ids, &body.change, now).await?;
    let detail = serde_json::json!({ "questions": ids, "change": body.change });
    repo::audit(&tx, ctx.ids.uuid(now), caller.account(), "change questions", None, detail, now).await?;
    tx.commit().await?;
    Ok(Changed { questions: u32::try_from(ids.len()).unwrap_or(u32::MAX) })
}

fn taken(error: DbErr) -> BankError {
    if crate::db::is_duplicate(&error) { BankError::CategoryTaken } else { error.into() }
}

/// Adds a category.
pub(super) async fn create_category(
    ctx: &Ctx,
    caller: &Instructor,
    draft: NewCategory,
) -> Result<CategoryRow, BankError> {
    let (now, institution) = (ctx.clock.now(), caller.institution());
    let tx = ctx.db.begin().await?;
    let above = match draft.parent {
        Some(id) => Some(category::find(&tx, institution, id).await?.ok_or(BankError::NotFound)?),
        None => None,
    };
    if above.as_ref().is_some_and(|above| above.depth.saturating_add(1) >= CATEGORY_DEPTH_MAX) {
        return Err(BankError::CategoryTooDeep);
    }
    let id = BankCategoryId(ctx.ids.uuid(now));
    let added = category::add(&tx, institution, id, above.as_ref(), draft.name.as_str(), now).await;
    let added = added.map_err(taken)?;
    let detail = serde_json::json!({ "name": added.name });
    repo::audit(&tx, ctx.ids.uuid(now), caller.account(), "create category", Some(id.0), detail, now).await?;
    tx.commit().await?;
    Ok(row_of(&added, 0))
}

/// Gives a category another name.
pub(super) async fn rename_category(
    ctx: &Ctx,
    caller: &Instructor,
    id: BankCategoryId,
    name: &CategoryName,
) -> Result<CategoryRow, BankError> {
    let (now, institution) = (ctx.clock.now(), caller.institution());
    let tx = ctx.db.begin().await?;
    if !category::rename(&tx, institution, id, name.as_str()).await.map_err(taken)? {
        return Err(BankError::NotFound);
    }
    let detail = serde_json::json!({ "name": name });
    repo::audit(&tx, ctx.ids.uuid(now), caller.account(), "rename category", Some(id.0), detail, now).await?;
    tx.commit().await?;
    let view = bank(ctx, caller).await?;
    view.categories.into_iter().find(|row| row.id == id).ok_or(BankError::NotFound)
}
