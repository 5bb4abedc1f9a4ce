//! Keeping answers: the batches of many devices, each judged for itself, in one transaction of few statements.
//!
//! **Invariant:** a batch is judged by its own learner's attempt and by the moment at which it arrived, and of every
//! answer that could be one something is kept: what counts, or what came too late, beside it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use grading::Arrival;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::access::Learner;
use shared::api::enrolment::EnrolmentState;
use shared::api::quiz::{AnswerDraft, AnswerReceipt, AnswerReceipts, Fate, WhyAside};
use shared::id::{AttemptId, LessonId};
use shared::problem::Lang;

use super::error::{NoAnswer, QuizError};
use super::files::{self, Brought};
use super::repo::aside::{self, Aside};
pub(super) use super::repo::batch::Busy;
use super::repo::batch::{self, Answer, Held, Sat, Stands};
use super::settle::arrival_of;
use crate::ctx::Ctx;
use crate::features::course;
use crate::features::course::door::{Question, Quiz};

/// Answers of one attempt that a learner wants kept.
#[derive(Debug)]
pub(super) struct Save {
    /// Who saves.
    pub(super) learner: Learner,
    /// Where.
    pub(super) attempt: AttemptId,
    /// What: at most a batch.
    pub(super) drafts: Vec<AnswerDraft>,
    /// When it arrived, by the server's clock.
    pub(super) at: DateTime<Utc>,
    /// The language in which a refusal is told.
    pub(super) lang: Lang,
}

/// What becomes of one save: a receipt for each of its answers, in their order.
pub(super) type Outcome = Result<AnswerReceipts, QuizError>;

/// The quizzes of some attempts.
type Quizzes = HashMap<LessonId, Arc<Quiz>>;

/// Where an answer belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// Into the attempt.
    Keep { is_late: bool },
    /// Beside it.
    Aside(WhyAside),
    /// Nowhere.
    Refuse(NoAnswer),
}

/// A save with what is to become of each of its answers.
struct Judged<'a> {
    save: &'a Save,
    deadline_at: Option<DateTime<Utc>>,
    verdicts: Result<Vec<Verdict>, QuizError>,
}

impl<'a> Judged<'a> {
    /// The answers that belong somewhere, with where.
    fn answers(&self) -> impl Iterator<Item = (batch::Key, &'a AnswerDraft, Verdict)> {
        let verdicts = self.verdicts.as_deref().unwrap_or_default();
        let attempt = self.save.attempt;
        self.save
            .drafts
            .iter()
            .zip(verdicts)
            .map(move |(draft, verdict)| ((attempt, draft.slot), draft, *verdict))
    }
}

/// Keeps what may be kept, and says of each save what became of it; nothing of one whose attempt is held by somebody
/// else where such are to be set aside.
///
/// # Errors
/// When the database refuses; then nothing of all is kept.
pub(super) async fn keep(ctx: &Ctx, saves: &[&Save], busy: Busy) -> Result<Vec<Option<Outcome>>, DbErr> {
    let tx = ctx.db.begin().await?;
    let held = batch::lock(&tx, saves.iter().map(|save| save.attempt), busy).await?;
    let quizzes = quizzes(ctx, &tx, &held).await?;
    let brought = Brought::of(&tx, saves).await?;
    let judged: Vec<Option<Judged<'_>>> = saves
        .iter()
        .map(|save| {
            let verdicts = || judge(ctx, save, &held, (&quizzes, &brought));
            let attempt = || held.of(&save.learner, save.attempt);
            (!held.may_be_busy(save.attempt)).then(|| Judged {
                save,
                deadline_at: attempt().and_then(|attempt| attempt.deadline_at),
                verdicts: verdicts(),
            })
        })
        .collect();
    let written = write(&tx, judged.iter().flatten()).await?;
    let mut stands = set_aside(&tx, judged.iter().flatten()).await?;
    stands.extend(written);
    bind(&tx, judged.iter().flatten(), &stands, (&held, &quizzes)).await?;
    tx.commit().await?;
    Ok(judged.into_iter().map(|one| Some(told(one?, &stands))).collect())
}

/// Of several answers to one question, the latest.
fn latest<'a>(
    judged: impl Iterator<Item = &'a Judged<'a>>,
    belongs: impl Fn(Verdict) -> bool,
) -> BTreeMap<batch::Key, (&'a AnswerDraft, Verdict, DateTime<Utc>)> {
    let mut latest: BTreeMap<batch::Key, (&AnswerDraft, Verdict, DateTime<Utc>)> = BTreeMap::new();
    for one in judged {
        for (key, draft, verdict) in one.answers().filter(|(.., verdict)| belongs(*verdict)) {
            let kept = latest.entry(key).or_insert((draft, verdict, one.save.at));
            if draft.rev > kept.0.rev {
                *kept = (draft, verdict, one.save.at);
            }
        }
    }
    latest
}

/// Writes what counts.
async fn write<'a>(
    tx: &DatabaseTransaction,
    judged: impl Iterator<Item = &'a Judged<'a>>,
) -> Result<BTreeMap<batch::Key, Stands>, DbErr> {
    let counting = latest(judged, |verdict| matches!(verdict, Verdict::Keep { .. }));
    let answers = counting.iter().map(|((attempt, _), (draft, verdict, at))| {
        Answer::new(*attempt, draft, *verdict == Verdict::Keep { is_late: true }, *at)
    });
    batch::keep(tx, &answers.collect::<Result<Vec<_>, _>>()?).await
}

/// Writes what came too late beside the attempts, unless the attempt has it; returns what the attempts have.
async fn set_aside<'a>(
    tx: &DatabaseTransaction,
    judged: impl Iterator<Item = &'a Judged<'a>>,
) -> Result<BTreeMap<batch::Key, Stands>, DbErr> {
    let late = latest(judged, |verdict| matches!(verdict, Verdict::Aside(_)));
    if late.is_empty() {
        return Ok(BTreeMap::new());
    }
    let stands = batch::standing(tx, late.keys().map(|(attempt, _)| *attempt)).await?;
    let news =
        late.iter().filter(|(key, (draft, ..))| stands.get(*key).is_none_or(|stands| stands.rev < draft.rev));
    let rows = news.filter_map(|((attempt, _), (draft, verdict, at))| match verdict {
        Verdict::Aside(why) => Some(Aside::new(*attempt, draft, *why, *at)),
        Verdict::Keep { .. } | Verdict::Refuse(_) => None,
    });
    aside::keep(tx, rows.collect::<Result<Vec<_>, _>>()?).await?;
    Ok(stands)
}

/// Says which files the answers use that have been written, where their questions ask for files.
async fn bind<'a>(
    tx: &DatabaseTransaction,
    judged: impl Iterator<Item = &'a Judged<'a>> + Clone,
    stands: &BTreeMap<batch::Key, Stands>,
    (held, quizzes): (&Held, &Quizzes),
) -> Result<(), DbErr> {
    let asks =
        |quiz: &Arc<Quiz>| quiz.questions.iter().any(|question| files::limits(&question.key).is_some());
    if !quizzes.values().any(asks) {
        return Ok(());
    }
    let asking = |key: &batch::Key, save: &Save| {
        let attempt = held.of(&save.learner, key.0)?;
        let quiz = quizzes.get(&attempt.lesson)?;
        files::limits(&asked(key.1, attempt, quiz)?.key)?;
        Some(quiz.title.clone())
    };
    let titles: BTreeMap<batch::Key, String> = judged
        .clone()
        .flat_map(|one| one.answers().map(move |(key, ..)| (key, one.save)))
        .filter_map(|(key, save)| Some((key, asking(&key, save)?)))
        .collect();
    let counting = latest(judged.clone(), |verdict| matches!(verdict, Verdict::Keep { .. }));
    let is_written = |key: &batch::Key| stands.get(key).is_some_and(|stands| stands.is_written);
    let using = counting
        .iter()
        .filter(|(key, _)| is_written(key))
        .filter_map(|(key, (draft, ..))| Some((*key, titles.get(key)?.as_str(), draft.response.as_ref())));
    files::bind(tx, &using.collect::<Vec<_>>()).await?;
    let is_news =
        |key: &batch::Key, draft: &AnswerDraft| stands.get(key).is_none_or(|stands| stands.rev < draft.rev);
    for (key, (draft, ..)) in latest(judged, |verdict| matches!(verdict, Verdict::Aside(_))) {
        if let Some(title) = titles.get(&key).filter(|_| is_news(&key, draft)) {
            files::bind_late(tx, key, title, draft.response.as_ref()).await?;
        }
    }
    Ok(())
}

/// What whoever saved is told.
fn told(judged: Judged<'_>, stands: &BTreeMap<batch::Key, Stands>) -> Outcome {
    let save = judged.save;
    let receipt = |(draft, verdict): (&AnswerDraft, Verdict)| {
        let there = stands.get(&(save.attempt, draft.slot));
        let kept =
            |stands: &Stands, is_late| Fate::Kept { rev: stands.rev, saved_at: stands.saved_at, is_late };
        let fate = match verdict {
            Verdict::Keep { is_late } => kept(
                there.unwrap_or(&Stands { rev: draft.rev, saved_at: save.at, is_written: false }),
                is_late,
            ),
            Verdict::Aside(why) => match there.filter(|stands| stands.rev >= draft.rev) {
                Some(stands) => kept(stands, false),
                None => Fate::Aside { why },
            },
            Verdict::Refuse(why) => Fate::Refused { words: why.words().in_lang(save.lang).to_owned() },
        };
        AnswerReceipt { slot: draft.slot, fate }
    };
    let receipts = save.drafts.iter().zip(judged.verdicts?).map(receipt).collect();
    Ok(AnswerReceipts { deadline_at: judged.deadline_at, receipts })
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

/// Where each answer of a save belongs.
fn judge(
    ctx: &Ctx,
    save: &Save,
    held: &Held,
    (quizzes, brought): (&Quizzes, &Brought),
) -> Result<Vec<Verdict>, QuizError> {
    let attempt = held.of(&save.learner, save.attempt).ok_or(QuizError::NotFound)?;
    // As with handing in: what was left takes nothing, and what was kept before is there after coming back.
    if attempt.submitted_at.is_none() && attempt.state == EnrolmentState::Withdrawn {
        return Err(QuizError::NotEnrolled);
    }
    let quiz = quizzes.get(&attempt.lesson).ok_or(QuizError::NotFound)?;
    let verdict = |draft| match fits(save, draft, (attempt, quiz), brought) {
        Err(why) => Verdict::Refuse(why),
        Ok(()) if attempt.submitted_at.is_some() => Verdict::Aside(WhyAside::Closed),
        Ok(()) => match arrival_of(ctx, attempt.deadline_at, draft.made_at, save.at) {
            Arrival::InTime => Verdict::Keep { is_late: false },
            Arrival::LateSync => Verdict::Keep { is_late: true },
            Arrival::TooLate => Verdict::Aside(WhyAside::TooLate),
        },
    };
    Ok(save.drafts.iter().map(verdict).collect())
}

/// Whether an answer can belong to the question that is asked in its place.
fn fits(
    save: &Save,
    draft: &AnswerDraft,
    (attempt, quiz): (&Sat, &Quiz),
    brought: &Brought,
) -> Result<(), NoAnswer> {
    let question = asked(draft.slot, attempt, quiz).ok_or(NoAnswer::NoSuchSlot)?;
    let Some(response) = &draft.response else { return Ok(()) };
    response.fits(&question.key).map_err(NoAnswer::Unfit)?;
    brought.fit(save, response, &question.key)
}

/// The question in a place of an attempt's paper.
fn asked<'a>(slot: u16, attempt: &Sat, quiz: &'a Quiz) -> Option<&'a Question> {
    let slot = attempt.paper.get(usize::from(slot))?;
    quiz.questions.iter().find(|question| question.id == slot.question)
}
