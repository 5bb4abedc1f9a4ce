//! What the clock, the end of the server and the demonstration ask of quizzes: ending attempts whose time is over,
//! finishing what was accepted, and sittings of the past.

use chrono::{DateTime, Duration, Utc};
use sea_orm::{DatabaseTransaction, DbErr};
use shared::api::quiz::AnswerDraft;
use shared::id::{AttemptId, EnrolmentId, LessonId};

use super::grading_run::{FIRST, mark, sheet, standing};
use super::paper::deal;
use super::sitting::answers;
use super::{repo, service, settle};
use crate::ctx::Ctx;
use crate::features::progress::door::QuizStanding;
use crate::features::{course, statistics};

/// Ends every attempt whose time is over and that nobody has handed in, with all that follows from it; returns how many.
///
/// # Errors
/// When the database refuses.
pub async fn end_over(ctx: &Ctx) -> Result<u64, DbErr> {
    settle::round(ctx).await
}

/// Waits until every answer that was accepted is kept or refused; later ones are refused.
pub async fn finish_saves(ctx: &Ctx) {
    ctx.quiz.saves.finish().await;
}

/// How many answers have been accepted and neither kept nor refused yet.
pub fn open_saves(ctx: &Ctx) -> u32 {
    ctx.quiz.saves.open()
}

/// A sitting of the past, dealt and graded like any other.
#[derive(Debug, Clone, Copy)]
pub struct Sitting {
    /// The enrolment.
    pub enrolment: EnrolmentId,
    /// The quiz lesson.
    pub lesson: LessonId,
    /// Number of the attempt, from 1.
    pub number: u16,
    /// When it began.
    pub at: DateTime<Utc>,
    /// Minutes it took.
    pub minutes: i64,
    /// Of a hundred questions of middling difficulty, how many are answered right.
    pub skill: u64,
    /// Deals the paper and decides which answers are right.
    pub seed: u64,
}

/// Writes a sitting and returns what the quiz's attempts amount to.
///
/// # Errors
/// When the database refuses, or there is no such quiz.
pub async fn sit(ctx: &Ctx, tx: &DatabaseTransaction, sitting: Sitting) -> Result<QuizStanding, DbErr> {
    let quiz = course::door::quiz(ctx, tx, sitting.lesson)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound("quiz of a sitting".to_owned()))?;
    let limit = quiz.settings.time_limit_minutes.map(|minutes| Duration::minutes(i64::from(minutes)));
    let draft = repo::Draft {
        id: AttemptId(ctx.ids.uuid(sitting.at)),
        enrolment: sitting.enrolment,
        lesson: sitting.lesson,
        number: sitting.number,
        seed: sitting.seed,
        paper: deal(&quiz, sitting.seed),
        started_at: sitting.at,
        deadline_at: limit.map(|limit| sitting.at + limit),
        code: service::code(ctx.ids.secret()),
    };
    repo::add(tx, &draft).await?;
    let ended_at = sitting.at + Duration::minutes(sitting.minutes);
    let answers = answers(&quiz, &draft.paper, sitting);
    let rows = answers.iter().map(|(place, response)| {
        let answer = AnswerDraft {
            slot: *place,
            rev: 1,
            made_at: ended_at,
            response: Some(response.clone()),
            is_flagged: false,
        };
        repo::batch::Answer::new(draft.id, &answer, false, ended_at)
    });
    repo::batch::keep(tx, &rows.collect::<Result<Vec<_>, _>>()?).await?;
    let marked = mark(&quiz, &draft.paper, &answers);
    let score = marked.tally.score();
    let is_passed = score.passes(quiz.settings.pass_percent);
    repo::close(tx, draft.id, score, is_passed, &marked.earned, ended_at).await?;
    if sitting.number == FIRST {
        let sheet = sheet(&quiz, &draft.paper, &answers);
        statistics::door::count(ctx, tx, sitting.lesson, &quiz, &sheet).await?;
    }
    let attempts = repo::attempts(tx, sitting.enrolment, sitting.lesson).await?;
    Ok(standing(&quiz, &attempts))
}
