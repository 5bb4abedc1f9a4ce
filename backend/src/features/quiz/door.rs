//! What the clock, the end of the server, markers and the demonstration ask of quizzes: ending attempts whose time is
//! over, finishing what was accepted, attempts as markers see them, marks by hand, and sittings of the past.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use grading::{Response, Score};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::api::quiz::{AnswerDraft, GivenLevel, ItemReview, OfQuiz, PaperItem, PaperSection, PracticeItem};
use shared::id::{AttemptId, EnrolmentId, LessonId, PersonId, QuestionId};

use super::grading_run::{ByHand, mark, standing};
use super::paper::questions;
pub use super::past::{Markers, Marking, PastFile, Said};
pub use super::regrade::{Looked, Regraded};
pub use super::remark::{NewMark, NoMark, Remarked};
use super::sitting::answers;
use super::{files, given, paper, past, practice, regrade, remark, repo, result, service, settle};
use crate::ctx::Ctx;
use crate::features::course;
use crate::features::course::door::{Question, Quiz};
use crate::features::media::door::Found;
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

/// An attempt that was handed in, as its markers see it.
#[derive(Debug, Clone)]
pub struct HandedIn {
    /// The enrolment.
    pub enrolment: EnrolmentId,
    /// The quiz.
    pub quiz: Arc<Quiz>,
    /// Number of the attempt, from 1.
    pub number: u16,
    /// The code on its receipt.
    pub code: String,
    /// When it was handed in.
    pub submitted_at: DateTime<Utc>,
    /// What it earned, as far as that is sure.
    pub score: Score,
    /// Whether it passes, whatever is still to be marked.
    pub is_passed: bool,
    /// Answers that are still to be marked.
    pub unmarked: u16,
    /// Its questions with what was answered, in the order of the paper.
    pub answers: Vec<HandedAnswer>,
}

/// An answer of an attempt that was handed in.
#[derive(Debug, Clone)]
pub struct HandedAnswer {
    /// The question as it is kept.
    pub question: Question,
    /// The question and what was answered.
    pub review: ItemReview,
    /// Whether a person has marked it.
    pub is_by_hand: bool,
    /// Whether it was made in time and came after the deadline.
    pub is_late: bool,
}

impl HandedAnswer {
    /// Levels picked by a marker, in the words of the rubric.
    pub fn levels(&self, picked: &[u8]) -> Vec<GivenLevel> {
        given::levels(&self.question, picked)
    }
}

/// An attempt of anybody that was handed in; whoever asks has made sure that it is theirs to mark.
///
/// # Errors
/// When the database refuses.
pub async fn handed_in(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    id: AttemptId,
) -> Result<Option<HandedIn>, DbErr> {
    let Some(attempt) = repo::find_of_anybody(db, id).await? else { return Ok(None) };
    let Some((submitted_at, score)) = attempt.submitted_at.zip(attempt.score) else { return Ok(None) };
    let Some(quiz) = course::door::quiz(ctx, db, attempt.lesson).await? else { return Ok(None) };
    let kept = repo::answers(db, id).await?;
    let late: BTreeSet<u16> = kept.iter().filter(|kept| kept.is_late).map(|kept| kept.slot).collect();
    let answers = repo::responses(kept);
    let by_hand = repo::mark::by_hand(&repo::mark::latest(db, id).await?);
    let reviews = result::items(&quiz, &attempt, &answers, &by_hand);
    let answer = |(review, (slot, _, question)): (ItemReview, (u16, _, &Question))| HandedAnswer {
        question: question.clone(),
        review,
        is_by_hand: by_hand.contains_key(&slot),
        is_late: late.contains(&slot),
    };
    let answers = reviews.into_iter().zip(questions(&quiz, &attempt.paper)).map(answer).collect();
    Ok(Some(HandedIn {
        enrolment: attempt.enrolment,
        number: attempt.number,
        code: attempt.code,
        submitted_at,
        score,
        is_passed: attempt.is_passed,
        unmarked: attempt.unmarked,
        answers,
        quiz,
    }))
}

/// Gives an answer a mark, with all that follows from it; whoever asks has made sure that it is theirs to mark.
///
/// # Errors
/// Why it was not given.
pub async fn give_mark(ctx: &Ctx, tx: &DatabaseTransaction, new: NewMark) -> Result<Remarked, NoMark> {
    remark::give(ctx, tx, new).await
}

/// Looks at some attempts that were handed in, the latest begun first, from below one: which of them a quiz with another
/// key of a question would change.
///
/// # Errors
/// When the database refuses.
pub async fn look(
    db: &impl ConnectionTrait,
    quiz: (LessonId, &Quiz),
    question: QuestionId,
    below: Option<AttemptId>,
) -> Result<Looked, DbErr> {
    regrade::look(db, quiz, question, below).await
}

/// How many attempts at a quiz were handed in.
///
/// # Errors
/// When the database refuses.
pub async fn count_handed_in(db: &impl ConnectionTrait, lesson: LessonId) -> Result<u64, DbErr> {
    repo::many::count_handed_in(db, lesson).await
}

/// Whose attempts some are.
///
/// # Errors
/// When the database refuses.
pub async fn people(
    db: &impl ConnectionTrait,
    attempts: impl IntoIterator<Item = AttemptId>,
) -> Result<BTreeMap<AttemptId, PersonId>, DbErr> {
    repo::many::people(db, attempts).await
}

/// Marks an attempt again after the key of a question was corrected, with all that follows from it: from the quiz as it
/// was to the quiz as it is. `None` where it comes to the same.
///
/// # Errors
/// When the database refuses.
pub async fn regrade(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    attempt: AttemptId,
    question: QuestionId,
    quizzes: (&Quiz, &Quiz),
) -> Result<Option<Regraded>, DbErr> {
    regrade::regrade(ctx, tx, attempt, question, quizzes).await
}

/// A question as it is shown, its choices in the author's order; what is to be put in order is not in it.
pub fn plain(number: u16, question: &Question) -> PaperItem {
    paper::show(number, &paper::alone(question, 0, false), question)
}

/// An attempt that runs, with its learner.
#[derive(Debug, Clone, Copy)]
pub struct Running {
    /// The attempt.
    pub attempt: AttemptId,
    /// Who sits it.
    pub person: PersonId,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When its time is over.
    pub deadline_at: DateTime<Utc>,
}

/// The attempts at a quiz that run and have a deadline.
///
/// # Errors
/// When the database refuses.
pub async fn running(db: &impl ConnectionTrait, lesson: LessonId) -> Result<Vec<Running>, DbErr> {
    repo::running(db, lesson).await
}

/// Whether an enrolment has an attempt that has not been handed in.
///
/// # Errors
/// When the database refuses.
pub async fn is_under_way(db: &impl ConnectionTrait, enrolment: EnrolmentId) -> Result<bool, DbErr> {
    repo::is_under_way(db, enrolment).await
}

/// How many attempts at a quiz have not been handed in.
///
/// # Errors
/// When the database refuses.
pub async fn count_running(db: &impl ConnectionTrait, lesson: LessonId) -> Result<u32, DbErr> {
    repo::count_running(db, lesson).await
}

/// Gives attempts that run other deadlines.
///
/// # Errors
/// When the database refuses.
pub async fn move_deadlines(
    tx: &DatabaseTransaction,
    deadlines: &[(AttemptId, DateTime<Utc>)],
) -> Result<(), DbErr> {
    repo::move_deadlines(tx, deadlines).await
}

/// A sitting of the past, dealt and graded like any other.
#[derive(Debug, Clone, Copy)]
pub struct Sitting {
    /// The enrolment.
    pub enrolment: EnrolmentId,
    /// The quiz lesson.
    pub lesson: LessonId,
    /// When it began.
    pub at: DateTime<Utc>,
    /// Minutes it took.
    pub minutes: i64,
    /// Whether the network was away at its end, if it ends by the clock: it ends so, and the last third of the answers,
    /// made in time, arrives within the grace.
    pub is_cut_off: bool,
    /// Of a hundred questions of middling difficulty, how many are answered right.
    pub skill: u64,
    /// Deals the paper and decides which answers are right.
    pub seed: u64,
    /// What is handed in where people mark it; made up from `skill` where nothing is said.
    pub text: Option<&'static str>,
    /// Who has marked what people mark, if anybody has.
    pub marking: Option<Marking>,
}

/// Gives two of the answers that wait in a quiz with a second marker opinions: one of them then waits for its other
/// marker, the other one to be reconciled.
///
/// # Errors
/// When the database refuses.
pub async fn opine(ctx: &Ctx, tx: &DatabaseTransaction, lesson: LessonId, by: Markers) -> Result<(), DbErr> {
    past::opine(ctx, tx, lesson, by).await
}

/// Adds a file to the answers that have waited longest in a quiz with a question that asks for files.
///
/// # Errors
/// When the database refuses.
pub async fn attach(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    lesson: LessonId,
    file: &PastFile<'_>,
) -> Result<(), DbErr> {
    past::attach(ctx, tx, lesson, file).await
}

/// The files of an answer that was handed in, in the order of the answer, for those who may see it.
///
/// # Errors
/// When the database refuses.
pub async fn files_of(
    db: &impl ConnectionTrait,
    of: (AttemptId, u16),
    response: Option<&Response>,
) -> Result<Vec<Found>, DbErr> {
    files::found(db, of, response).await
}

/// The files of an answer of an attempt that was handed in; whoever asks has made sure that it is theirs to mark.
///
/// # Errors
/// When the database refuses.
pub async fn handed_files(db: &impl ConnectionTrait, of: (AttemptId, u16)) -> Result<Vec<Found>, DbErr> {
    let attempt = repo::find_of_anybody(db, of.0).await?;
    if attempt.is_none_or(|attempt| attempt.submitted_at.is_none()) {
        return Ok(Vec::new());
    }
    let responses = repo::responses(repo::answers(db, of.0).await?);
    files::found(db, of, responses.get(&of.1)).await
}

/// Writes a sitting and returns what the quiz's attempts amount to.
///
/// # Errors
/// When the database refuses, or there is no such quiz.
pub async fn sit(ctx: &Ctx, tx: &DatabaseTransaction, sitting: Sitting) -> Result<QuizStanding, DbErr> {
    let quiz = course::door::quiz(ctx, tx, sitting.lesson)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound("quiz of a sitting".to_owned()))?;
    let of = OfQuiz { enrolment: sitting.enrolment, lesson: sitting.lesson };
    let limit = quiz.settings.time_limit_minutes.map(|minutes| Duration::minutes(i64::from(minutes)));
    let times = (sitting.at, limit.map(|limit| sitting.at + limit));
    let earlier = repo::attempts(tx, sitting.enrolment, sitting.lesson).await?;
    let begun = service::begun(ctx, &of, &quiz, &earlier, sitting.seed, times);
    repo::add(tx, &begun, sitting.seed).await?;
    let cut_off = begun.deadline_at.filter(|_| sitting.is_cut_off);
    let ended_at = cut_off.unwrap_or(sitting.at + Duration::minutes(sitting.minutes));
    let answers = answers(&quiz, &begun.paper, sitting);
    let in_time = if cut_off.is_some() { answers.len() - answers.len() / 3 } else { answers.len() };
    let rows = answers.iter().enumerate().map(|(nth, (place, response))| {
        let answer = AnswerDraft {
            slot: *place,
            rev: 1,
            made_at: ended_at,
            response: Some(response.clone()),
            is_flagged: false,
        };
        let is_late = nth >= in_time;
        let saved_at = if is_late { ended_at + settle::late_by(ctx) } else { ended_at };
        repo::batch::Answer::new(begun.id, &answer, is_late, saved_at)
    });
    repo::batch::keep(tx, &rows.collect::<Result<Vec<_>, _>>()?).await?;
    let marked = mark(&quiz, &begun.paper, &answers, &ByHand::new());
    let is_passed = marked.tally.score().passes(quiz.settings.pass_percent);
    repo::close(tx, begun.id, &marked, is_passed, ended_at).await?;
    let mut attempt = repo::find_of_anybody(tx, begun.id)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound("attempt of a sitting".to_owned()))?;
    repo::mark::wait(tx, &attempt, &marked, ended_at).await?;
    let by_hand = match &sitting.marking {
        Some(marking) => past::mark(ctx, tx, (&quiz, &attempt), &answers, &marked, marking).await?,
        None => ByHand::new(),
    };
    attempt.unmarked = attempt.unmarked.saturating_sub(u16::try_from(by_hand.len()).unwrap_or_default());
    settle::count_first(ctx, tx, &quiz, &attempt, &answers, &by_hand).await?;
    let attempts = repo::attempts(tx, sitting.enrolment, sitting.lesson).await?;
    Ok(standing(&quiz, quiz.settings.attempts, &attempts))
}

/// A paper of a quiz that nobody sits, with its keys and its parts.
pub fn trial(quiz: &Quiz, seed: u64) -> (Vec<PracticeItem>, Vec<PaperSection>) {
    practice::paper(quiz, seed)
}
