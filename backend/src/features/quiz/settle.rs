//! Ending attempts: by the learner's hand or by the clock, with every consequence in the same transaction.
//!
//! **Invariant:** the enrolment is locked before the attempt, and one that has been left ends nothing.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use grading::{Arrival, Response, Score, TimeState, arrival, time_state};
use sea_orm::{DatabaseTransaction, DbErr};
use shared::api::enrolment::EnrolmentState;
use shared::id::{AttemptId, QuestionId};
use statistics::Sheet;

use super::error::QuizError;
use super::gain;
use super::grading_run::{ByHand, FIRST, mark, sheet, standing};
use super::repo::{self, Attempt};
use crate::ctx::Ctx;
use crate::features::course::door::Quiz;
use crate::features::enrolment::door::Enrolled;
use crate::features::statistics as tallies;
use crate::features::{arrangement, course, enrolment, progress};

/// Attempts looked up at a time by the round.
const BATCH: u64 = 200;

/// Who ends an attempt, or changes what it amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// The learner hands it in.
    Learner,
    /// Its time is over, whether or not anybody is there.
    Clock,
    /// A person has given a mark, whether or not the learner is there.
    Marker,
}

/// Seconds after a deadline in which answers still come in.
fn grace_s(ctx: &Ctx) -> u32 {
    u32::from(ctx.config.quiz.grace_minutes) * 60
}

/// How long after a deadline an answer came that was still taken, in a sitting of the past.
pub(super) fn late_by(ctx: &Ctx) -> Duration {
    Duration::seconds(i64::from(grace_s(ctx) / 2))
}

/// How an answer stands to a deadline.
pub(super) fn arrival_of(
    ctx: &Ctx,
    deadline_at: Option<DateTime<Utc>>,
    made_at: DateTime<Utc>,
    received_at: DateTime<Utc>,
) -> Arrival {
    let deadline_s = deadline_at.map(|at| at.timestamp());
    arrival(deadline_s, made_at.timestamp(), received_at.timestamp(), grace_s(ctx))
}

/// Whether an attempt has not been handed in though its time is over, and no answer can come in any more.
pub(super) fn is_over(ctx: &Ctx, attempt: &Attempt, now: DateTime<Utc>) -> bool {
    let deadline_s = attempt.deadline_at.map(|at| at.timestamp());
    attempt.submitted_at.is_none() && time_state(deadline_s, now.timestamp(), grace_s(ctx)) == TimeState::Over
}

/// Grades an attempt and draws every consequence, in the caller's transaction.
pub(super) async fn close(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    enrolled: &Enrolled,
    quiz: &Quiz,
    attempt: &mut Attempt,
    by: By,
) -> Result<(), DbErr> {
    let now = ctx.clock.now();
    // Handed in at the latest when the time ran out, whenever that is noticed.
    let at = attempt.deadline_at.map_or(now, |deadline| deadline.min(now));
    let answers = repo::responses(repo::answers(tx, attempt.id).await?);
    let by_hand = ByHand::new();
    let marked = mark(quiz, &attempt.paper, &answers, &by_hand);
    let score = marked.tally.score();
    let is_passed = score.passes(quiz.settings.pass_percent);
    repo::close(tx, attempt.id, &marked, is_passed, at).await?;
    repo::mark::wait(tx, attempt, &marked, at).await?;
    attempt.submitted_at = Some(at);
    attempt.score = Some(score);
    attempt.is_passed = is_passed;
    attempt.unmarked = marked.tally.unmarked;
    count_first(ctx, tx, quiz, attempt, &answers, &by_hand).await?;
    follow(ctx, tx, enrolled, quiz, attempt, by).await
}

/// Counts a first attempt in the statistics once all of it is marked: an attempt is counted in whole.
pub(super) async fn count_first(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    quiz: &Quiz,
    attempt: &Attempt,
    answers: &BTreeMap<u16, Response>,
    by_hand: &ByHand,
) -> Result<(), DbErr> {
    if attempt.number != FIRST || attempt.unmarked > 0 {
        return Ok(());
    }
    let sheet = sheet(quiz, &attempt.paper, answers, by_hand);
    tallies::door::count(ctx, tx, attempt.lesson, quiz, &sheet).await?;
    gain::count(ctx, tx, quiz, attempt, (None, score(&sheet))).await
}

/// What a sheet comes to.
fn score(sheet: &Sheet<QuestionId>) -> Score {
    Score { earned: sheet.earned(), out_of: sheet.out_of() }
}

/// Counts a first attempt whose marks have changed; for the first time where all of it is marked only now. `then` and
/// `now` are its sheets before and after.
pub(super) async fn count_changed(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    quiz: &Quiz,
    attempt: &Attempt,
    was_waiting: bool,
    (then, now): (&Sheet<QuestionId>, &Sheet<QuestionId>),
) -> Result<(), DbErr> {
    if attempt.number != FIRST || attempt.unmarked > 0 {
        return Ok(());
    }
    if was_waiting {
        tallies::door::count(ctx, tx, attempt.lesson, quiz, now).await?;
        gain::count(ctx, tx, quiz, attempt, (None, score(now))).await
    } else {
        tallies::door::recount(ctx, tx, attempt.lesson, quiz, then, now).await?;
        gain::count(ctx, tx, quiz, attempt, (Some(score(then)), score(now))).await
    }
}

/// Draws what follows from an attempt's score: the quiz's standing, completion, credit.
pub(super) async fn follow(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    enrolled: &Enrolled,
    quiz: &Quiz,
    attempt: &mut Attempt,
    by: By,
) -> Result<(), DbErr> {
    let attempts = repo::attempts(tx, attempt.enrolment, attempt.lesson).await?;
    let terms = arrangement::door::own(ctx, tx, &quiz.settings, attempt.lesson, enrolled.person).await?;
    let own = standing(quiz, terms.attempts, &attempts);
    progress::door::record_quiz(ctx, tx, enrolled, attempt.lesson, own).await?;
    let settled = match by {
        By::Learner => progress::door::settle(ctx, tx, enrolled, attempt.lesson).await?,
        By::Clock | By::Marker => progress::door::settle_by_clock(ctx, tx, enrolled, attempt.lesson).await?,
    };
    if let Some(minutes) = settled.credited {
        repo::credit(tx, attempt.id, minutes.get()).await?;
        attempt.credited_minutes = Some(minutes.get());
    }
    Ok(())
}

/// Ends every attempt whose time is over and that nobody has handed in; returns how many. One that cannot be ended is
/// told in the log, and does not stand in the way of the others.
pub(super) async fn round(ctx: &Ctx) -> Result<u64, DbErr> {
    let before = ctx.clock.now() - Duration::seconds(i64::from(grace_s(ctx)));
    let (mut ended, mut after) = (0, None);
    loop {
        let over = repo::over(ctx.db.reader(), before, after, BATCH).await?;
        let Some(last) = over.last() else { return Ok(ended) };
        after = Some((last.deadline_at, last.id));
        for one in &over {
            match end(ctx, one).await {
                Ok(is_ended) => ended += u64::from(is_ended),
                Err(error) => tracing::error!(attempt = %one.id, cause = %error, "attempt not ended"),
            }
        }
    }
}

/// An attempt found by the round.
#[derive(Debug, Clone, Copy)]
pub(super) struct Over {
    pub(super) id: AttemptId,
    pub(super) enrolment: shared::id::EnrolmentId,
    pub(super) deadline_at: DateTime<Utc>,
}

/// Ends one attempt, if it still waits to be ended.
async fn end(ctx: &Ctx, over: &Over) -> Result<bool, QuizError> {
    let tx = ctx.db.begin().await?;
    let enrolled = enrolment::door::lock_of_anybody(&tx, over.enrolment).await?.ok_or(QuizError::NotFound)?;
    let mut attempt = repo::lock_of_anybody(&tx, over.id).await?.ok_or(QuizError::NotFound)?;
    if enrolled.state == EnrolmentState::Withdrawn || !is_over(ctx, &attempt, ctx.clock.now()) {
        return Ok(false);
    }
    let quiz = course::door::quiz(ctx, &tx, attempt.lesson).await?.ok_or(QuizError::NotFound)?;
    close(ctx, &tx, &enrolled, &quiz, &mut attempt, By::Clock).await?;
    tx.commit().await?;
    Ok(true)
}
