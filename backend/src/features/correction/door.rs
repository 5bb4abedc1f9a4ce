//! What the clock asks of corrections: marking attempts again until none is left; and what the demonstration remembers.
//!
//! An attempt that is being handed in at the very moment of a correction may still be marked by the key there was, by this
//! server or by another on the same database, which keeps a quiz in memory for up to a minute. So a correction is finished
//! only by a pass that begins [`SETTLED`] later and finds nothing to change.

use chrono::{DateTime, Duration, Utc};
use grading::{Remedy, Response, correct};
use sea_orm::{DatabaseTransaction, DbErr};
use shared::id::{AccountId, AttemptId, CorrectionId, LessonId};

use super::repo::{self, Counts, Row};
use crate::ctx::Ctx;
use crate::features::course::door::{Question, Quiz};
use crate::features::{course, quiz};

/// After so long every server marks by the corrected key, and what was begun before is done.
const SETTLED: Duration = Duration::minutes(2);

/// Marks attempts again by every correction that is not finished; returns how many changed or were finished.
///
/// # Errors
/// When the database refuses.
pub async fn round(ctx: &Ctx) -> Result<u64, DbErr> {
    let mut done = 0;
    for row in repo::running(ctx.db.reader()).await? {
        let is_settled = ctx.clock.now() >= row.made.1 + SETTLED;
        let (changed, is_whole) = pass(ctx, &row, u64::MAX).await?;
        done += changed;
        if changed == 0 && is_whole && is_settled {
            repo::finish(&ctx.db, row.id, ctx.clock.now()).await?;
            done += 1;
        }
    }
    Ok(done)
}

/// Marks attempts again, the latest begun first, until so many have been looked at; returns how many changed, and whether
/// all were looked at. One that cannot be marked is told in the log, and does not stand in the way of the others.
pub(super) async fn pass(ctx: &Ctx, row: &Row, most: u64) -> Result<(u64, bool), DbErr> {
    let db = ctx.db.reader();
    let Some(now) = course::door::fresh_quiz(ctx, db, row.lesson).await? else { return Ok((0, true)) };
    let then = as_it_was(&now, row);
    let (mut below, mut looked, mut changed, mut is_whole) = (None, 0, 0, true);
    while looked < most {
        let some = quiz::door::look(db, (row.lesson, &now), row.question, below).await?;
        looked += some.count;
        for one in some.changed {
            match regrade(ctx, row, one.attempt, (&then, &now)).await {
                Ok(is_changed) => changed += u64::from(is_changed),
                Err(error) => {
                    is_whole = false;
                    tracing::error!(attempt = %one.attempt, cause = %error, "attempt not marked again");
                }
            }
        }
        below = some.last;
        if below.is_none() {
            return Ok((changed, is_whole));
        }
    }
    Ok((changed, false))
}

/// The quiz with the key that the question had.
fn as_it_was(quiz: &Quiz, row: &Row) -> Quiz {
    let mut then = quiz.clone();
    for question in then.questions.iter_mut().filter(|question| question.id == row.question) {
        question.key = row.before.key.clone();
        question.amendment.clone_from(&row.before.amendment);
    }
    then
}

async fn regrade(ctx: &Ctx, row: &Row, attempt: AttemptId, quizzes: (&Quiz, &Quiz)) -> Result<bool, DbErr> {
    let tx = ctx.db.begin().await?;
    let Some(regraded) = quiz::door::regrade(ctx, &tx, attempt, row.question, quizzes).await? else {
        return Ok(false);
    };
    repo::note(&tx, row.id, &regraded).await?;
    tx.commit().await?;
    Ok(true)
}

/// A correction of the past that changed nobody's mark.
#[derive(Debug, Clone)]
pub struct Past {
    /// The quiz lesson.
    pub lesson: LessonId,
    /// What was accepted besides the key.
    pub right: Response,
    /// Why.
    pub reason: &'static str,
    /// By whom.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Writes a correction of the past; where its answer cannot belong to the question, nothing.
///
/// # Errors
/// When the database refuses.
pub async fn remember(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    question: &Question,
    past: Past,
) -> Result<(), DbErr> {
    let none = question.amendment.clone().unwrap_or_default();
    let after = correct((&question.key, &none), Remedy::Also, Some(&past.right), None);
    let Ok((key, amendment)) = after else { return Ok(()) };
    let row = Row {
        id: CorrectionId(ctx.ids.uuid(past.at)),
        lesson: past.lesson,
        question: question.id,
        remedy: Remedy::Also,
        right: Some(past.right),
        before: Counts { key: question.key.clone(), amendment: question.amendment.clone() },
        after: Counts { key, amendment: Some(amendment) },
        reason: past.reason.to_owned(),
        made: (past.by, past.at),
        finished_at: Some(past.at + SETTLED),
    };
    repo::add(tx, &row).await?;
    course::door::correct(tx, row.question, &row.after.key, row.after.amendment.as_ref()).await
}
