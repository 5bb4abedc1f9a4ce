//! Keeping answers: many saves, each judged for itself, in one transaction of few statements.
//!
//! **Invariant:** a save is judged by its own learner's attempt and by the moment at which it arrived.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use grading::TimeState;
use sea_orm::{ConnectionTrait, DbErr};
use shared::access::Learner;
use shared::api::enrolment::EnrolmentState;
use shared::api::quiz::{AnswerDraft, AnswerReceipt, OfSlot};
use shared::id::LessonId;

use super::error::QuizError;
pub(super) use super::repo::batch::Busy;
use super::repo::batch::{self, Answer, Held};
use super::settle::time_of;
use crate::ctx::Ctx;
use crate::features::course;
use crate::features::course::door::Quiz;

/// An answer that a learner wants kept.
#[derive(Debug)]
pub(super) struct Save {
    /// Who saves.
    pub(super) learner: Learner,
    /// Where.
    pub(super) of: OfSlot,
    /// What.
    pub(super) draft: AnswerDraft,
    /// When it arrived, by the server's clock.
    pub(super) at: DateTime<Utc>,
}

/// What becomes of one save.
pub(super) type Outcome = Result<AnswerReceipt, QuizError>;

/// The quizzes of some attempts.
type Quizzes = HashMap<LessonId, Arc<Quiz>>;

/// Keeps what may be kept, and says of each save what became of it; nothing of one whose attempt is held by somebody
/// else where such are to be set aside.
///
/// # Errors
/// When the database refuses; then nothing of all is kept.
pub(super) async fn keep(ctx: &Ctx, saves: &[&Save], busy: Busy) -> Result<Vec<Option<Outcome>>, DbErr> {
    let tx = ctx.db.begin().await?;
    let held = batch::lock(&tx, saves.iter().map(|save| save.of.attempt), busy).await?;
    let quizzes = quizzes(ctx, &tx, &held).await?;
    let judged: Vec<Option<Result<(), QuizError>>> = saves
        .iter()
        .map(|save| (!held.may_be_busy(save.of.attempt)).then(|| judge(save, &held, &quizzes)))
        .collect();
    let mut latest: BTreeMap<batch::Key, &Save> = BTreeMap::new();
    for (save, _) in saves.iter().zip(&judged).filter(|(_, judgement)| matches!(judgement, Some(Ok(())))) {
        let kept = latest.entry(key(save)).or_insert(save);
        if save.draft.rev > kept.draft.rev {
            *kept = save;
        }
    }
    let answers = latest.values().map(|save| answer(save)).collect::<Result<Vec<_>, _>>()?;
    let kept = batch::keep(&tx, &answers).await?;
    tx.commit().await?;
    let receipt = |save: &Save| {
        let (rev, saved_at) = kept.get(&key(save)).copied().unwrap_or((save.draft.rev, save.at));
        AnswerReceipt { rev, saved_at }
    };
    let outcomes = saves.iter().zip(judged).map(|(save, judgement)| Some(judgement?.map(|()| receipt(save))));
    Ok(outcomes.collect())
}

fn key(save: &Save) -> batch::Key {
    (save.of.attempt, save.of.slot)
}

fn answer(save: &Save) -> Result<Answer, DbErr> {
    Answer::new(save.of.attempt, save.of.slot, &save.draft, save.at)
}

async fn quizzes(ctx: &Ctx, db: &impl ConnectionTrait, held: &Held) -> Result<Quizzes, DbErr> {
    let mut quizzes = Quizzes::new();
    for lesson in held.lessons() {
        if let Some(quiz) = course::door::quiz(ctx, db, lesson).await? {
            quizzes.insert(lesson, quiz);
        }
    }
    Ok(quizzes)
}

/// Whether a save may be kept.
fn judge(save: &Save, held: &Held, quizzes: &Quizzes) -> Result<(), QuizError> {
    let attempt = held.of(&save.learner, save.of.attempt).ok_or(QuizError::NotFound)?;
    if attempt.submitted_at.is_some() {
        return Err(QuizError::Closed);
    }
    // As with handing in: what was left takes nothing, and what was kept before is there after coming back.
    if attempt.state == EnrolmentState::Withdrawn {
        return Err(QuizError::NotEnrolled);
    }
    if time_of(attempt.deadline_at, save.at) == TimeState::Over {
        return Err(QuizError::TimeOver);
    }
    let quiz = quizzes.get(&attempt.lesson).ok_or(QuizError::NotFound)?;
    let slot = attempt.paper.get(usize::from(save.of.slot)).ok_or(QuizError::NoSuchSlot)?;
    let question =
        quiz.questions.iter().find(|question| question.id == slot.question).ok_or(QuizError::NoSuchSlot)?;
    if let Some(response) = &save.draft.response {
        response.fits(&question.key)?;
    }
    Ok(())
}
