//! What the clock, the end of the server and the demonstration ask of quizzes: ending attempts whose time is over,
//! finishing what was accepted, and sittings of the past.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use grading::{Filling, Gap, Key, OrderScoring, Response, Takes};
use sea_orm::{DatabaseTransaction, DbErr};
use shared::api::quiz::AnswerDraft;
use shared::id::{AttemptId, EnrolmentId, LessonId};

use super::grading_run::{mark, standing};
use super::paper::{deal, questions};
use super::{repo, service, settle};
use crate::ctx::Ctx;
use crate::features::course;
use crate::features::progress::door::QuizStanding;

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
    /// Of a hundred questions, how many are answered right.
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
    let mut answers = BTreeMap::new();
    for (place, _, question) in questions(&quiz, &draft.paper) {
        let roll = (sitting.seed / 7).wrapping_add(u64::from(place).wrapping_mul(2_654_435_761)) % 100;
        let is_right = roll < sitting.skill;
        answers
            .insert(place, if is_right { Response::right_for(&question.key) } else { missed(&question.key) });
    }
    let rows = answers.iter().map(|(place, response)| {
        let answer = AnswerDraft { rev: 1, response: Some(response.clone()), is_flagged: false };
        repo::batch::Answer::new(draft.id, *place, &answer, ended_at)
    });
    repo::batch::keep(tx, &rows.collect::<Result<Vec<_>, _>>()?).await?;
    let marked = mark(&quiz, &draft.paper, &answers);
    let score = marked.tally.score();
    let is_passed = score.passes(quiz.settings.pass_percent);
    repo::close(tx, draft.id, score, is_passed, &marked.earned, ended_at).await?;
    let attempts = repo::attempts(tx, sitting.enrolment, sitting.lesson).await?;
    Ok(standing(&quiz, &attempts))
}

/// An answer that earns nothing.
fn missed(key: &Key) -> Response {
    match key {
        Key::Single { correct, choices, percents } => {
            let earns = |no: u8| percents.get(usize::from(no)).is_some_and(|percent| *percent > 0);
            let other = (0..*choices).find(|no| no != correct && !earns(*no));
            Response::Single { picked: other.unwrap_or((correct + 1) % (*choices).max(1)) }
        }
        Key::Multiple { correct, choices, .. } => {
            Response::Multiple { picked: (0..*choices).filter(|no| !correct.contains(no)).collect() }
        }
        Key::TrueFalse { answer } => Response::TrueFalse { picked: !answer },
        Key::Numeric { .. } => Response::Numeric { text: "0".to_owned() },
        Key::Short { .. } => Response::Short { text: "belum tahu".to_owned() },
        Key::Matching { answers, options } => {
            let other = |answer: &u8| (answer + 1) % (*options).max(1);
            Response::Matching { picked: (0..).zip(answers.iter().map(other)).collect() }
        }
        // By one place on, nothing stands where it should; reversed, nothing follows what it should.
        Key::Ordering { order, scoring: OrderScoring::Absolute } => {
            Response::Ordering { order: order.iter().skip(1).chain(order.first()).copied().collect() }
        }
        Key::Ordering { order, scoring: OrderScoring::Relative | OrderScoring::AllOrNothing } => {
            Response::Ordering { order: order.iter().rev().copied().collect() }
        }
        Key::Gaps { gaps, .. } => {
            // Gaps that share their options stay empty.
            let filling = |gap: &Gap| match &gap.takes {
                Takes::Short { .. } => Some(Filling::Typed("belum tahu".to_owned())),
                Takes::Numeric { .. } => Some(Filling::Typed("0".to_owned())),
                Takes::Choice { correct, options } => {
                    Some(Filling::Picked((correct + 1) % (*options).max(1)))
                }
                Takes::Pool { .. } => None,
            };
            Response::Gaps {
                filled: (0..).zip(gaps).filter_map(|(no, gap)| Some((no, filling(gap)?))).collect(),
            }
        }
    }
}
