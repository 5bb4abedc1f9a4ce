//! What others ask of the bank: filling it from a course, and another version of a question.

use std::collections::{BTreeMap, BTreeSet};

use course_folder::{Body, Content, Course, Description, Essay, Origin, Question, Quiz};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::api::bank::{EssayDraft, QuestionKind};
use shared::id::{BankCategoryId, BankQuestionId, InstitutionId, LessonId, VersionId};
use shared::problem::{Fault, Phrase};

use super::carry::{self, fingerprint};
use super::draft;
use super::import::moment;
pub use super::repo::find::Leaving;
pub use super::repo::pick::Pinned;
use super::repo::{category, find, pick, question as write, uses};
use super::shown;
use crate::ctx::Ctx;

/// Questions that all draws of a quiz are made of, at the most.
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
        // A piece of work is the course's own.
        let quizzes = module
            .lessons
            .iter()
            .filter_map(|lesson| if let Content::Quiz(quiz) = &lesson.content { Some(quiz) } else { None });
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

/// A category by its name.
///
/// # Errors
/// When the database refuses.
pub async fn category_named(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    name: &str,
) -> Result<Option<BankCategoryId>, DbErr> {
    let all = category::all(db, institution).await?;
    Ok(all.into_iter().find(|one| one.name == name).map(|one| one.id))
}

/// Reads what is typed of a piece of work; `at` is where that stands in what was sent.
///
/// # Errors
/// All that is wrong with it.
pub fn essay(typed: &EssayDraft, at: &str) -> Result<Essay, Vec<Fault>> {
    let (essay, faults) = draft::essay(typed);
    if faults.is_empty() {
        return Ok(essay);
    }
    let body = draft::pointer("/body");
    let moved = |fault: Fault| Fault { pointer: fault.pointer.replacen(&body, at, 1), ..fault };
    Err(faults.into_iter().map(moved).collect())
}

/// A piece of work as it is typed.
pub fn essay_as_typed(essay: &Essay) -> EssayDraft {
    draft::essay_as_typed(essay)
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

/// A question as text that people can read: GIFT where it can be said in it.
pub fn as_text(question: &Question) -> String {
    carry::as_text(question)
}

/// Active questions of the institution in their latest versions, each saying where it comes from, in the order asked for;
/// those that it has not are left out.
///
/// # Errors
/// When the database refuses.
pub async fn latest(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    wanted: &[BankQuestionId],
) -> Result<Vec<Question>, DbErr> {
    let numbers = pick::latest(db, institution, wanted).await?;
    let mut pinned = pick::pinned(db, institution, &numbers).await?;
    let of = |id: &BankQuestionId| {
        let number = numbers.iter().find(|(known, _)| known == id)?;
        pinned.remove(number).filter(|one| one.is_active).map(|one| one.question)
    };
    Ok(wanted.iter().filter_map(of).collect())
}

/// Questions out of a text in GIFT or Aiken.
///
/// # Errors
/// Why the first one that is not a question here is none, and at which line.
pub fn read_text(text: &str) -> Result<Vec<Question>, Phrase> {
    carry::questions(text)
}

/// Some questions of the bank.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// In this category and below it.
    pub category: BankCategoryId,
    /// Only of this level of competency.
    pub level: Option<u8>,
    /// Only with this tag.
    pub tag: Option<&'a str>,
}

/// For each wish, the category's name and the active questions that match, oldest first, each in its latest version, which
/// says where it comes from; nothing where the institution has no such category. As many statements for one wish as for
/// many.
///
/// # Errors
/// When the database refuses.
pub async fn matching(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    wanted: &[Wanted<'_>],
) -> Result<Vec<Option<(String, Vec<Leaving>)>>, DbErr> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let shelves = category::all(db, institution).await?;
    let shelf = |id: BankCategoryId| shelves.iter().find(|shelf| shelf.id == id);
    let paths: BTreeSet<&str> =
        wanted.iter().filter_map(|one| shelf(one.category)).map(|shelf| shelf.path.as_str()).collect();
    let mut all = if paths.is_empty() {
        Vec::new()
    } else {
        find::leaving(db, institution, &paths.into_iter().collect::<Vec<_>>(), MATCHING_MAX).await?
    };
    all.reverse();
    for one in &mut all {
        one.question.origin = Some(Origin { question: one.id.0, version: one.version });
    }
    let of = |wish: &Wanted<'_>| {
        let top = shelf(wish.category)?;
        let matches = |one: &&Leaving| {
            shelf(one.category).is_some_and(|shelf| top.holds(shelf))
                && wish.level.is_none_or(|level| one.level == Some(level))
                && wish.tag.is_none_or(|tag| one.question.tags.iter().any(|own| own == tag))
        };
        Some((top.name.clone(), all.iter().filter(matches).cloned().collect()))
    };
    Ok(wanted.iter().map(of).collect())
}
