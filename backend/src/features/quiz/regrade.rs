//! Marking attempts again after a key was corrected.
//!
//! **Invariant:** an attempt is marked again under lock of its enrolment and itself, by everything that counts in it now;
//! one that comes to the same is not touched.

use grading::{Response, Score};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::api::enrolment::EnrolmentState;
use shared::id::{AttemptId, LessonId, QuestionId};

use super::grading_run::{Marked, mark, sheet};
use super::paper::questions;
use super::repo;
use super::repo::many::{self, Whole};
use super::settle::{By, count_changed, follow};
use crate::ctx::Ctx;
use crate::features::course::door::Quiz;
use crate::features::enrolment;

/// Attempts read at a time.
const BATCH: u64 = 200;

/// What an attempt comes to by another key.
#[derive(Debug, Clone)]
pub struct Regraded {
    /// The attempt.
    pub attempt: AttemptId,
    /// Its number, from 1.
    pub number: u16,
    /// What was answered to the question.
    pub response: Option<Response>,
    /// What it came to.
    pub before: Score,
    /// What it comes to.
    pub now: Score,
    /// Whether it passed.
    pub was_passed: bool,
    /// Whether it passes.
    pub is_passed: bool,
}

/// Some attempts that were looked at.
#[derive(Debug, Default)]
pub struct Looked {
    /// How many.
    pub count: u64,
    /// The last of them, below which others may follow; `None` at the end.
    pub last: Option<AttemptId>,
    /// Those that come to something else.
    pub changed: Vec<Regraded>,
}

/// Looks at attempts that were handed in, the latest begun first, from below one: which of them a quiz with another key
/// of a question would change.
pub(super) async fn look(
    db: &impl ConnectionTrait,
    (lesson, quiz): (LessonId, &Quiz),
    question: QuestionId,
    below: Option<AttemptId>,
) -> Result<Looked, DbErr> {
    let some = many::handed_in(db, lesson, below, BATCH).await?;
    let count = u64::try_from(some.len()).unwrap_or_default();
    let last = some.last().filter(|_| count == BATCH).map(|one| one.attempt.id);
    let changed = some.iter().filter_map(|one| changed(one, quiz, question).map(|(.., regraded)| regraded));
    Ok(Looked { count, last, changed: changed.collect() })
}

/// What an attempt comes to, if that is something else than it came to: the place of the question, and all marks.
fn changed(one: &Whole, quiz: &Quiz, question: QuestionId) -> Option<(u16, Marked, Regraded)> {
    let before = one.attempt.score?;
    let (place, ..) = questions(quiz, &one.attempt.paper).find(|(_, slot, _)| slot.question == question)?;
    let marked = mark(quiz, &one.attempt.paper, &one.answers, &one.by_hand);
    let now = marked.tally.score();
    if now == before && marked.tally.unmarked == one.attempt.unmarked {
        return None;
    }
    let regraded = Regraded {
        attempt: one.attempt.id,
        number: one.attempt.number,
        response: one.answers.get(&place).cloned(),
        before,
        now,
        was_passed: one.attempt.is_passed,
        is_passed: now.passes(quiz.settings.pass_percent),
    };
    Some((place, marked, regraded))
}

/// Marks an attempt again, with every consequence, in the caller's transaction: from the quiz as it was to the quiz as it
/// is. `None` where it comes to the same.
pub(super) async fn regrade(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: AttemptId,
    question: QuestionId,
    (then, now): (&Quiz, &Quiz),
) -> Result<Option<Regraded>, DbErr> {
    let Some(found) = repo::find_of_anybody(tx, id).await? else { return Ok(None) };
    let Some(enrolled) = enrolment::door::lock_of_anybody(tx, found.enrolment).await? else {
        return Ok(None);
    };
    let Some(attempt) = repo::lock_of_anybody(tx, id).await? else { return Ok(None) };
    let answers = repo::responses(repo::answers(tx, id).await?);
    let by_hand = repo::mark::by_hand(&repo::mark::latest(tx, id).await?);
    let mut whole = Whole { attempt, answers, by_hand };
    let Some((place, marked, regraded)) = changed(&whole, now, question) else { return Ok(None) };
    let sheet = |quiz| sheet(quiz, &whole.attempt.paper, &whole.answers, &whole.by_hand);
    let sheets = (&sheet(then), &sheet(now));
    if let Some(earned) = marked.earned.iter().find(|(slot, _)| *slot == place) {
        repo::mark::settle(tx, id, *earned, &marked, regraded.is_passed).await?;
    }
    let was_waiting = whole.attempt.unmarked > 0;
    whole.attempt.score = Some(regraded.now);
    whole.attempt.is_passed = regraded.is_passed;
    whole.attempt.unmarked = marked.tally.unmarked;
    count_changed(ctx, tx, now, &whole.attempt, was_waiting, sheets).await?;
    // Who has left the course keeps the marks, and nothing follows from them.
    if enrolled.state != EnrolmentState::Withdrawn {
        follow(ctx, tx, &enrolled, now, &mut whole.attempt, By::Marker).await?;
    }
    Ok(Some(regraded))
}
