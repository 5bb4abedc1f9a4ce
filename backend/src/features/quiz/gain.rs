//! The gain from a pre-test to its post-test: of a learner, and of all of them in the statistics.
//!
//! **Invariant:** a pre-test counts only as it was first handed in, and only where that was before the post-test began;
//! the sums of a post-test hold each person once, by what both first attempts come to now.

use grading::{Score, normalised_gain};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::api::quiz::Gain;
use shared::id::{EnrolmentId, LessonId};
use statistics::Gains;

use super::grading_run::FIRST;
use super::repo::{self, Attempt};
use crate::ctx::Ctx;
use crate::features::course::door::{Pairing, Quiz};
use crate::features::{course, statistics as tallies};

/// The first attempt at a quiz with its score, once all of it is marked.
async fn first(
    db: &impl ConnectionTrait,
    enrolment: EnrolmentId,
    lesson: LessonId,
) -> Result<Option<(Attempt, Score)>, DbErr> {
    let attempts = repo::attempts(db, enrolment, lesson).await?;
    let first = attempts.into_iter().find(|attempt| attempt.number == FIRST && attempt.unmarked == 0);
    Ok(first.and_then(|attempt| attempt.score.map(|score| (attempt, score))))
}

/// Whether a pre-test was over when the post-test began.
fn is_before(pretest: &Attempt, posttest: &Attempt) -> bool {
    pretest.submitted_at.is_some_and(|submitted_at| submitted_at <= posttest.started_at)
}

/// What a learner gained from the pre-test to an attempt at its post-test.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    quiz: &Quiz,
    attempt: &Attempt,
) -> Result<Option<Gain>, DbErr> {
    let Some(Pairing::Posttest { pretest }) = quiz.settings.pairing else { return Ok(None) };
    let Some(after) = attempt.score.filter(|_| attempt.unmarked == 0) else { return Ok(None) };
    let found = first(db, attempt.enrolment, pretest).await?;
    let before = found.filter(|(pretest, _)| is_before(pretest, attempt)).map(|(_, score)| score);
    Ok(before.map(|before| Gain {
        before_percent: before.percent(),
        percent: after.percent(),
        normalised: normalised_gain(before.thousandths(), after.thousandths()),
    }))
}

/// Counts a first attempt at one half of a pair, once there is the other half: what it comes to now, in place of what it
/// came to when it was counted before.
pub(super) async fn count(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    quiz: &Quiz,
    attempt: &Attempt,
    (then, now): (Option<Score>, Score),
) -> Result<(), DbErr> {
    let Some(pairing) = quiz.settings.pairing else { return Ok(()) };
    let (Pairing::Pretest { posttest: other } | Pairing::Posttest { pretest: other }) = pairing;
    let Some((twin, twin_score)) = first(tx, attempt.enrolment, other).await? else { return Ok(()) };
    let is_pretest = matches!(pairing, Pairing::Pretest { .. });
    let (pretest, posttest) = if is_pretest { (attempt, &twin) } else { (&twin, attempt) };
    if !is_before(pretest, posttest) {
        return Ok(());
    }
    let gains = |own| if is_pretest { Gains::of(own, twin_score) } else { Gains::of(twin_score, own) };
    let change = then.map_or(gains(now), |then| gains(now).plus(gains(then).negated()));
    let Some(whole) = course::door::quiz(ctx, tx, posttest.lesson).await? else { return Ok(()) };
    tallies::door::count_gains(ctx, tx, posttest.lesson, &whole, change).await
}
