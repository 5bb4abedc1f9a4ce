//! What others ask of the bank: filling it from a course, and another version of a question.

use std::collections::BTreeMap;

use course_folder::{Body, Content, Course, Description, Origin, Question, Quiz};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::api::bank::QuestionKind;
use shared::id::{BankCategoryId, BankQuestionId, InstitutionId, LessonId, VersionId};

use super::carry::fingerprint;
use super::import::moment;
pub use super::repo::find::Leaving;
pub use super::repo::pick::Pinned;
use super::repo::{category, find, pick, question as write, uses};
use super::shown;
use crate::ctx::Ctx;

/// Questions that a draw is made of, at the most.
const MATCHING_MAX: u64 = 2000;

/// Fills an empty bank with the questions of a course: one category for the course, one below it for each module.
/// Questions with pictures are left out, since the bank has none yet. The quizzes of the course's version are noted as
/// the places where the questions are used.
///
/// # Errors
/// When the database refuses, or the bank has the category already.
pub async fn fill(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    (course, version): (&Course, VersionId),
) -> Result<usize, DbErr> {
    let now = ctx.clock.now();
    let id = || BankCategoryId(ctx.ids.uuid(now));
    let top = category::add(tx, institution, id(), None, &course.title, now).await?;
    let competency = course.competencies.first().map(|one| (one.code.clone(), one.level));
    let mut drafts: Vec<write::Draft> = Vec::new();
    for module in &course.modules {
        let quizzes = module.lessons.iter().filter_map(|lesson| match &lesson.content {
            Content::Quiz(quiz) => Some(quiz),
            Content::Text { .. } | Content::Video(_) | Content::Document(_) => None,
        });
        let has_picture = |one: &Question| {
            let hints = one.tries.hints.iter();
            matches!(one.body, Body::Labels { .. })
                || hints.chain([&bank::words::whole_text(one)]).any(|text| text.contains("!["))
        };
        let questions = quizzes.flat_map(alone).filter(|one| !has_picture(one));
        let questions: Vec<Question> = questions.collect();
        if questions.is_empty() {
            continue;
        }
        let shelf = category::add(tx, institution, id(), Some(&top), &module.title, now).await?;
        for question in questions {
            let fingerprint = fingerprint(&question);
            if drafts.iter().any(|draft| draft.fingerprint == fingerprint) {
                continue;
            }
            drafts.push(write::Draft {
                id: BankQuestionId(ctx.ids.uuid(moment(now, drafts.len()))),
                category: shelf.id,
                fingerprint,
                competency: competency.clone(),
                question,
            });
        }
    }
    write::add(tx, institution, None, &drafts, now).await?;
    let known: BTreeMap<&str, BankQuestionId> =
        drafts.iter().map(|draft| (draft.question.id.as_str(), draft.id)).collect();
    let copies = uses::questions_of(tx, version).await?;
    let copies = copies.into_iter().filter_map(|(lesson, code)| {
        let question = known.get(code.as_str())?.0;
        Some((lesson, Origin { question, version: 1 }))
    });
    uses::note(tx, institution, &copies.collect::<Vec<_>>()).await?;
    Ok(drafts.len())
}

/// Notes which quizzes have copies of the institution's questions.
///
/// # Errors
/// When the database refuses.
pub async fn note_uses(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    copies: &[(LessonId, Origin)],
) -> Result<(), DbErr> {
    uses::note(tx, institution, copies).await
}

/// The questions of a quiz, each with all texts to be read with it, whichever question they stand before.
fn alone(quiz: &Quiz) -> impl Iterator<Item = Question> {
    quiz.with_texts().map(|(question, texts)| {
        let leads = texts.into_iter().map(|text| Description { covers: 1, ..text.clone() });
        Question { leads: leads.collect(), ..question.clone() }
    })
}

/// Writes another version of a question; earlier ones stay as they are. Gives its number, or nothing where the
/// institution has no such question.
///
/// # Errors
/// When the database refuses.
pub async fn revise(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    id: BankQuestionId,
    question: &Question,
) -> Result<Option<u32>, DbErr> {
    let Some(found) = find::one(tx, institution, id).await? else { return Ok(None) };
    let number = found.row.version.saturating_add(1);
    let stored = i32::try_from(number).unwrap_or(i32::MAX);
    write::add_version(tx, institution, id, stored, &fingerprint(question), question, ctx.clock.now())
        .await?;
    Ok(Some(number))
}

/// How a question is answered.
pub fn kind(body: &Body) -> QuestionKind {
    shown::kind(body)
}

/// Versions of questions of the institution; those that it has not are left out.
///
/// # Errors
/// When the database refuses.
pub async fn pinned(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    wanted: &[(BankQuestionId, u32)],
) -> Result<BTreeMap<(BankQuestionId, u32), Pinned>, DbErr> {
    pick::pinned(db, institution, wanted).await
}

/// A category's name and the active questions in it and below it, oldest first, each in its latest version; of one level
/// or with one tag where that is asked; each says where it comes from. Nothing where the institution has no such category.
///
/// # Errors
/// When the database refuses.
pub async fn matching(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: BankCategoryId,
    level: Option<u8>,
    tag: Option<&str>,
) -> Result<Option<(String, Vec<Leaving>)>, DbErr> {
    let Some(found) = category::find(db, institution, id).await? else { return Ok(None) };
    let mut all = find::leaving(db, institution, Some(&found.path), level, MATCHING_MAX).await?;
    all.retain(|one| tag.is_none_or(|tag| one.question.tags.iter().any(|own| own == tag)));
    all.reverse();
    for one in &mut all {
        one.question.origin = Some(Origin { question: one.id.0, version: one.version });
    }
    Ok(Some((found.name, all)))
}
