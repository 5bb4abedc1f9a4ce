//! The story of each operation on marks.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use grading::{Key, Response, essay};
use sea_orm::ConnectionTrait;
use shared::access::Instructor;
use shared::api::marking::{
    Along, AnswerPlace, AnswerRow, AttemptHead, COMMENT_LETTERS, Criterion, FoundAttempt, InQueue, Level,
    MarkDraft, MarkReceipt, MarkRow, MarkedAnswer, MarkedAttempt, Marks, Names, OfAnswer, OfCode,
    OfMarkedAttempt, OfUnmarkedQuestion, PastMark, UnmarkedAttempt, UnmarkedAttempts, UnmarkedQuestion,
    UnmarkedQuestions,
};
use shared::api::media::AnswerFile;
use shared::id::{LessonId, MarkId, PersonId, QuestionId, VersionId};
use shared::problem::Phrase;
use shared::value::Cursor;
use uuid::Uuid;

use super::error::MarkingError;
use super::repo::{self, Since, Waiting, Way};
use super::words::excerpt;
use super::{files, opinion};
use crate::ctx::Ctx;
use crate::features::course::door::QuestionParts;
use crate::features::quiz::door::{HandedAnswer, HandedIn, NewMark};
use crate::features::{account, course, organisation, quiz};

/// Rows of a page.
const PAGE: usize = 20;

fn limit() -> u64 {
    u64::try_from(PAGE + 1).unwrap_or(u64::MAX)
}

fn small(count: i64) -> u32 {
    u32::try_from(count).unwrap_or_default()
}

fn slot_of(slot: i16) -> u16 {
    u16::try_from(slot).unwrap_or_default()
}

/// Cuts a page, and says where the next begins.
fn cut<T>(rows: &mut Vec<T>, place: impl Fn(&T) -> String) -> Option<Cursor> {
    let has_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    rows.last().filter(|_| has_more).and_then(|row| Cursor::parse(&place(row)).ok())
}

fn written(at: DateTime<Utc>, what: Uuid) -> String {
    format!("{}~{what}", at.timestamp_micros())
}

fn read(cursor: Option<&Cursor>) -> Option<Since<Uuid>> {
    let (at, what) = cursor?.as_str().split_once('~')?;
    Some(Since { at: DateTime::from_timestamp_micros(at.parse().ok()?)?, what: what.parse().ok()? })
}

/// Titles of a course and of a quiz in it, from memory.
async fn titles(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    version: VersionId,
    lesson: LessonId,
) -> Result<(String, String), MarkingError> {
    let version = course::door::version(ctx, db, version).await?.ok_or(MarkingError::NotFound)?;
    let quiz = version.lesson(lesson).map(|lesson| lesson.title.clone()).unwrap_or_default();
    Ok((version.title.clone(), quiz))
}

/// The questions that wait.
pub(super) async fn questions(
    ctx: &Ctx,
    caller: &Instructor,
    of: &InQueue,
) -> Result<UnmarkedQuestions, MarkingError> {
    let db = ctx.db.reader();
    let mut rows = repo::questions(db, caller, read(of.after.as_ref()), limit()).await?;
    let next = cut(&mut rows, |row| written(row.since, row.question_id.0));
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let (course, title) = titles(ctx, db, row.version_id, row.lesson_id).await?;
        let quiz = course::door::quiz(ctx, db, row.lesson_id).await?.ok_or(MarkingError::NotFound)?;
        let asked = quiz.questions.iter().find(|question| question.id == row.question_id);
        items.push(UnmarkedQuestion {
            question: row.question_id,
            lesson: row.lesson_id,
            text: asked.map(|question| excerpt(&question.body.html)).unwrap_or_default(),
            quiz: title,
            course,
            unmarked: small(row.unmarked),
            second: small(row.second),
            differing: small(row.differing),
            since: row.since,
        });
    }
    let unmarked = repo::count(db, caller, None, None).await?;
    Ok(UnmarkedQuestions { unmarked: u32::try_from(unmarked).unwrap_or(u32::MAX), items, next })
}

/// Names, where they are asked for.
async fn names(
    db: &impl ConnectionTrait,
    wanted: Names,
    people: impl Iterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, String>, MarkingError> {
    Ok(match wanted {
        Names::Hidden => BTreeMap::new(),
        Names::Shown => organisation::door::display_names(db, people).await?,
    })
}

/// The attempts that wait.
pub(super) async fn attempts(
    ctx: &Ctx,
    caller: &Instructor,
    of: &InQueue,
) -> Result<UnmarkedAttempts, MarkingError> {
    let db = ctx.db.reader();
    let mut rows = repo::attempts(db, caller, read(of.after.as_ref()), limit()).await?;
    let next = cut(&mut rows, |row| written(row.since, row.attempt_id.0));
    let names = names(db, of.names, rows.iter().map(|row| row.person_id)).await?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let (course, quiz) = titles(ctx, db, row.version_id, row.lesson_id).await?;
        items.push(UnmarkedAttempt {
            attempt: row.attempt_id,
            code: row.code,
            person: names.get(&row.person_id).cloned(),
            quiz,
            course,
            unmarked: small(row.unmarked),
            second: small(row.second),
            differing: small(row.differing),
            first: slot_of(row.first),
            since: row.since,
        });
    }
    let unmarked = repo::count(db, caller, None, None).await?;
    Ok(UnmarkedAttempts { unmarked: u32::try_from(unmarked).unwrap_or(u32::MAX), items, next })
}

/// The marks that were given.
pub(super) async fn marks(ctx: &Ctx, caller: &Instructor, of: &InQueue) -> Result<Marks, MarkingError> {
    let (db, institution) = (ctx.db.reader(), caller.institution());
    let after = of.after.as_ref().and_then(|cursor| cursor.as_str().parse().ok()).map(MarkId);
    let mut rows = repo::marks(db, institution, after, limit()).await?;
    let next = cut(&mut rows, |row| row.id.to_string());
    let names = names(db, of.names, rows.iter().map(|row| row.person_id)).await?;
    let markers = account::door::holders(db, rows.iter().map(|row| row.account_id)).await?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let quiz = course::door::quiz(ctx, db, row.lesson_id).await?.ok_or(MarkingError::NotFound)?;
        items.push(MarkRow {
            attempt: row.attempt_id,
            slot: slot_of(row.slot),
            code: row.code,
            person: names.get(&row.person_id).cloned(),
            quiz: quiz.title.clone(),
            marker: markers.get(&row.account_id).cloned().unwrap_or_default(),
            earned_before: row.earned_before.map(repo::centimark),
            earned: repo::centimark(row.earned),
            at: row.at,
        });
    }
    Ok(Marks { items, next })
}

/// The attempt of a receipt.
pub(super) async fn find(ctx: &Ctx, caller: &Instructor, of: &OfCode) -> Result<FoundAttempt, MarkingError> {
    let code: String = of.code.as_str().chars().filter(char::is_ascii_alphanumeric).collect();
    let found = repo::by_code(ctx.db.reader(), caller.institution(), &code.to_ascii_uppercase()).await?;
    Ok(FoundAttempt { attempt: found.ok_or(MarkingError::NotFound)?.id })
}

/// An attempt with what stands above it.
async fn opened(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfMarkedAttempt,
) -> Result<(AttemptHead, HandedIn), MarkingError> {
    let db = ctx.db.reader();
    let place = repo::place(db, caller.institution(), of.attempt).await?.ok_or(MarkingError::NotFound)?;
    let found = quiz::door::handed_in(ctx, db, of.attempt).await?.ok_or(MarkingError::NotFound)?;
    let version = course::door::version(ctx, db, place.version_id).await?.ok_or(MarkingError::NotFound)?;
    let mut names = names(db, of.names, [place.person_id].into_iter()).await?;
    let head = AttemptHead {
        attempt: of.attempt,
        code: found.code.clone(),
        person: names.remove(&place.person_id),
        quiz: found.quiz.title.clone(),
        course: version.title.clone(),
        number: found.number,
        submitted_at: found.submitted_at,
    };
    Ok((head, found))
}

/// An attempt, answer by answer.
pub(super) async fn attempt(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfMarkedAttempt,
) -> Result<MarkedAttempt, MarkingError> {
    let (head, found) = opened(ctx, caller, of).await?;
    let row = |answer: &HandedAnswer| {
        let review = &answer.review;
        AnswerRow {
            slot: review.item.slot,
            text: excerpt(&review.item.html),
            worth: review.item.worth,
            earned: (!review.is_unmarked).then_some(review.earned),
            is_by_hand: answer.is_by_hand,
            is_blank: review.response.as_ref().is_none_or(Response::is_blank),
            is_late: answer.is_late,
        }
    };
    Ok(MarkedAttempt {
        head,
        earned: found.score.earned,
        out_of: found.score.out_of,
        pass_percent: found.quiz.settings.pass_percent,
        is_passed: found.is_passed,
        unmarked: found.unmarked,
        answers: found.answers.iter().map(row).collect(),
    })
}

/// The longest waiting answer to a question.
pub(super) async fn next_of(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfUnmarkedQuestion,
) -> Result<AnswerPlace, MarkingError> {
    let way = Way::Question(of.question);
    let next = repo::next(ctx.db.reader(), caller, way, None).await?;
    next.map(place_of).ok_or(MarkingError::NotFound)
}

fn place_of(waiting: Waiting) -> AnswerPlace {
    AnswerPlace { attempt: waiting.attempt_id, slot: slot_of(waiting.slot) }
}

/// The answer to go on with after one.
async fn next(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfAnswer,
    question: QuestionId,
    submitted_at: DateTime<Utc>,
) -> Result<Option<AnswerPlace>, MarkingError> {
    let place = Waiting {
        attempt_id: of.attempt,
        slot: i16::try_from(of.slot).unwrap_or(i16::MAX),
        handed_in_at: submitted_at,
    };
    let way = match of.along {
        Along::Question => Way::Question(question),
        Along::Person => Way::All,
    };
    let next = repo::next(ctx.db.reader(), caller, way, Some(place)).await?;
    Ok(next.map(place_of))
}

/// An answer with everything that its marker needs.
pub(super) async fn answer(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfAnswer,
) -> Result<MarkedAnswer, MarkingError> {
    let (db, institution) = (ctx.db.reader(), caller.institution());
    let (head, found) =
        opened(ctx, caller, &OfMarkedAttempt { attempt: of.attempt, names: of.names }).await?;
    let answer = found.answers.into_iter().find(|answer| answer.review.item.slot == of.slot);
    let answer = answer.ok_or(MarkingError::NotFound)?;
    let files = files::of(db, of.attempt, &answer, of.names).await?;
    let history = repo::history(db, institution, of.attempt, of.slot).await?;
    let second = found.quiz.settings.second_marker;
    let opinions = match second {
        Some(_) => repo::opinions(db, institution, of.attempt, of.slot).await?,
        None => Vec::new(),
    };
    let people = history.iter().map(|past| past.marker).chain(opinions.iter().map(|one| one.marker));
    let markers = account::door::holders(db, people).await?;
    let waits = second.is_some() && answer.review.is_unmarked;
    let stage = opinion::stage(waits, &opinions, caller.account());
    let question = answer.question.id;
    let unmarked = match of.along {
        Along::Question => repo::count(db, caller, Some(question), None).await?,
        Along::Person => repo::count(db, caller, None, Some(of.attempt)).await?,
    };
    let next = next(ctx, caller, of, question, head.submitted_at).await?;
    let past = |past: repo::Past| PastMark {
        number: past.number,
        marker: markers.get(&past.marker).cloned().unwrap_or_default(),
        at: past.at,
        earned_before: past.earned_before,
        earned: past.earned,
        levels: answer.levels(&past.picked),
        picked: past.picked,
        comment: past.comment,
        reason: past.reason,
    };
    let marks: Vec<PastMark> = history.into_iter().map(past).collect();
    let essay =
        if let QuestionParts::Essay(essay) = &answer.question.body.parts { Some(essay) } else { None };
    let words = match &answer.review.response {
        Some(Response::Essay { text, .. }) => Some(essay::words(text)),
        _ => None,
    };
    Ok(MarkedAnswer {
        head,
        is_late: answer.is_late,
        words,
        guidance_html: essay.and_then(|essay| essay.guidance_html.clone()),
        rubric: rubric(&answer),
        earned: (!answer.review.is_unmarked).then_some(answer.review.earned),
        seen: marks.first().map_or(0, |mark| mark.number),
        marks,
        stage,
        apart: second.map(|second| second.apart(answer.review.item.worth)),
        opinions: opinion::shown(stage, opinions, &answer, &markers),
        next,
        unmarked: u32::try_from(unmarked).unwrap_or(u32::MAX),
        review: answer.review,
        files: files.iter().map(|found| AnswerFile::from(&found.view)).collect(),
    })
}

/// The rubric of an essay with what its levels earn.
fn rubric(answer: &HandedAnswer) -> Vec<Criterion> {
    let question = &answer.question;
    let (QuestionParts::Essay(essay), Key::Essay { rubric, .. }) = (&question.body.parts, &question.key)
    else {
        return Vec::new();
    };
    let criteria = essay.rubric.iter().zip(rubric).map(|(criterion, marks)| Criterion {
        name: criterion.name.clone(),
        levels: criterion
            .levels
            .iter()
            .zip(marks)
            .map(|(text, earned)| Level { text: text.clone(), earned: *earned })
            .collect(),
    });
    criteria.collect()
}

/// A text for people: trimmed, `None` where nothing is said.
fn said(text: Option<String>, pointer: &'static str) -> Result<Option<String>, MarkingError> {
    let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    if text.as_ref().is_some_and(|text| text.chars().count() > COMMENT_LETTERS) {
        let phrase = Phrase::new("Paling panjang 2.000 huruf.", "At most 2,000 letters.");
        return Err(MarkingError::Invalid(pointer, phrase));
    }
    Ok(text)
}

/// Gives an answer its mark, or another in place of the one it has.
pub(super) async fn give(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfAnswer,
    draft: MarkDraft,
) -> Result<MarkReceipt, MarkingError> {
    let institution = caller.institution();
    repo::place(ctx.db.reader(), institution, of.attempt).await?.ok_or(MarkingError::NotFound)?;
    let now = ctx.clock.now();
    let new = NewMark {
        attempt: of.attempt,
        slot: of.slot,
        institution,
        marker: caller.account(),
        seen: draft.seen,
        reconciles: draft.reconciles,
        given: draft.given,
        comment: said(draft.comment, "/comment")?,
        reason: said(draft.reason, "/reason")?,
        at: now,
    };
    let tx = ctx.db.begin().await?;
    let done = quiz::door::give_mark(ctx, &tx, new).await?;
    let audit = ctx.ids.uuid(now);
    repo::audit(&tx, audit, caller.account(), done.became, (of.attempt, of.slot), now).await?;
    tx.commit().await?;
    let next = next(ctx, caller, of, done.question, done.submitted_at).await?;
    let (became, earned) = (done.became, done.earned);
    Ok(MarkReceipt { became, earned, unmarked: done.unmarked, is_passed: done.is_passed, next })
}
