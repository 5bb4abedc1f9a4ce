//! Giving an answer a mark by hand: the first one, or another in place of what it has; where it has two markers, an
//! opinion first.
//!
//! **Invariant:** the history grows by one with every mark, under lock of enrolment and attempt; who has not seen the
//! latest mark changes nothing.

use chrono::{DateTime, Utc};
use grading::{Centimark, Given, Ungiven, Verdict, mark_of};
use sea_orm::{DatabaseTransaction, DbErr};
use shared::api::enrolment::EnrolmentState;
use shared::api::marking::Became;
use shared::id::{AccountId, AttemptId, InstitutionId, MarkId, OpinionId, QuestionId};

use super::grading_run::{mark, sheet, verdict};
use super::opinion::{self, Turn};
use super::paper::questions;
use super::repo::mark::Mark;
use super::repo::{self, Attempt};
use super::settle::{By, count_changed, follow};
use crate::ctx::Ctx;
use crate::features::{course, enrolment};

/// A mark to be given.
#[derive(Debug, Clone)]
pub struct NewMark {
    /// The attempt, which has been handed in.
    pub attempt: AttemptId,
    /// Place in the paper.
    pub slot: u16,
    /// The institution whose course it is.
    pub institution: InstitutionId,
    /// Who gives it.
    pub marker: AccountId,
    /// Number of the latest mark that the marker has seen; 0 for none.
    pub seen: u16,
    /// Whether the marker has seen two opinions that differ, and this reconciles them.
    pub reconciles: bool,
    /// The mark.
    pub given: Given,
    /// What is said to the learner.
    pub comment: Option<String>,
    /// Why a mark that was there is changed, or why opinions that differ come to this.
    pub reason: Option<String>,
    /// When it is given.
    pub at: DateTime<Utc>,
}

impl NewMark {
    /// Levels of the rubric; empty for a free mark.
    pub(super) fn picked(&self) -> &[u8] {
        if let Given::Levels { picked } = &self.given { picked } else { &[] }
    }
}

/// What the attempt amounts to now.
#[derive(Debug, Clone, Copy)]
pub struct Remarked {
    /// The question.
    pub question: QuestionId,
    /// When the attempt was handed in.
    pub submitted_at: DateTime<Utc>,
    /// What became of what was given.
    pub became: Became,
    /// Marks of the answer; `None` while it waits.
    pub earned: Option<Centimark>,
    /// Answers of the attempt that still wait.
    pub unmarked: u16,
    /// Whether the attempt passes.
    pub is_passed: bool,
}

/// Why a mark was not given.
#[derive(Debug, thiserror::Error)]
pub enum NoMark {
    /// No such answer, or its attempt still runs.
    #[error("no such answer")]
    NotFound,
    /// The learner has left the course.
    #[error("withdrawn enrolment")]
    LearnerLeft,
    /// Somebody else has marked it since.
    #[error("marked meanwhile")]
    Meanwhile,
    /// The first of two opinions is the marker's own.
    #[error("own second opinion")]
    OwnSecond,
    /// The question does not take such a mark.
    #[error(transparent)]
    Ungiven(#[from] Ungiven),
    /// A mark that was there is changed without a reason.
    #[error("no reason")]
    NoReason,
    /// Opinions that differ are reconciled without a reason.
    #[error("no grounds")]
    NoGrounds,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

/// Gives a mark, with every consequence, in the caller's transaction.
pub(super) async fn give(ctx: &Ctx, tx: &DatabaseTransaction, mut new: NewMark) -> Result<Remarked, NoMark> {
    let found = repo::find_of_anybody(tx, new.attempt).await?.ok_or(NoMark::NotFound)?;
    let enrolled = enrolment::door::lock_of_anybody(tx, found.enrolment).await?.ok_or(NoMark::NotFound)?;
    let mut attempt = repo::lock_of_anybody(tx, new.attempt).await?.ok_or(NoMark::NotFound)?;
    let submitted_at = attempt.submitted_at.ok_or(NoMark::NotFound)?;
    if enrolled.state == EnrolmentState::Withdrawn {
        return Err(NoMark::LearnerLeft);
    }
    let quiz = course::door::quiz(ctx, tx, attempt.lesson).await?.ok_or(NoMark::NotFound)?;
    let (_, _, question) =
        questions(&quiz, &attempt.paper).find(|(place, ..)| *place == new.slot).ok_or(NoMark::NotFound)?;
    let asked = question.id;
    let mut earned = mark_of(&question.key, question.worth, &new.given)?;
    let second = quiz.settings.second_marker;
    let opinions = match second {
        Some(_) => repo::opinion::of(tx, attempt.id, new.slot).await?,
        None => Vec::new(),
    };
    let latest = repo::mark::latest(tx, attempt.id).await?;
    let before = latest.get(&new.slot);
    let done = |attempt: &Attempt, became, earned| Remarked {
        question: asked,
        submitted_at,
        became,
        earned,
        unmarked: attempt.unmarked,
        is_passed: attempt.is_passed,
    };
    // The answer to the first call was lost on its way: nothing is given twice.
    let kept = second.and_then(|second| opinion::kept(second, question.worth, &opinions, (&new, earned)));
    if let Some(became) = kept {
        return Ok(done(&attempt, became, before.map(|mark| mark.earned)));
    }
    if is_same(before, &new, earned) {
        return Ok(done(&attempt, Became::Mark, Some(earned)));
    }
    if new.seen != before.map_or(0, |mark| mark.number) {
        return Err(NoMark::Meanwhile);
    }
    let answers = repo::responses(repo::answers(tx, attempt.id).await?);
    let by_hand_before = repo::mark::by_hand(&latest);
    let stands = verdict(question, answers.get(&new.slot), by_hand_before.get(&new.slot).copied());
    let earned_before = (stands != Verdict::Unmarked).then(|| stands.earned());
    if earned_before.is_some() && new.reason.is_none() {
        return Err(NoMark::NoReason);
    }
    let mut became = Became::Mark;
    if let (None, Some(second)) = (earned_before, second) {
        let id = OpinionId(ctx.ids.uuid(new.at));
        match opinion::turn(second, question.worth, &opinions, (&new, earned))? {
            Turn::Mark => {}
            Turn::Opinion(became) => {
                repo::opinion::add(tx, id, enrolled.person, (&new, earned), opinions.len()).await?;
                return Ok(done(&attempt, became, None));
            }
            Turn::Agreement { earned: both, mark } => {
                repo::opinion::add(tx, id, enrolled.person, (&new, earned), opinions.len()).await?;
                (new, earned, became) = (*mark, both, Became::Agreement);
            }
        }
    }
    let mut by_hand = by_hand_before.clone();
    by_hand.insert(new.slot, earned);
    let marked = mark(&quiz, &attempt.paper, &answers, &by_hand);
    let score = marked.tally.score();
    let is_passed = score.passes(quiz.settings.pass_percent);
    repo::mark::settle(tx, attempt.id, (new.slot, earned), &marked, is_passed).await?;
    let id = MarkId(ctx.ids.uuid(new.at));
    repo::mark::add(tx, id, enrolled.person, &new, earned_before, earned).await?;
    let was_waiting = attempt.unmarked > 0;
    attempt.score = Some(score);
    attempt.is_passed = is_passed;
    attempt.unmarked = marked.tally.unmarked;
    let sheet = |by_hand| sheet(&quiz, &attempt.paper, &answers, by_hand);
    let sheets = (&sheet(&by_hand_before), &sheet(&by_hand));
    count_changed(ctx, tx, &quiz, &attempt, was_waiting, sheets).await?;
    follow(ctx, tx, &enrolled, &quiz, &mut attempt, By::Marker).await?;
    Ok(done(&attempt, became, Some(earned)))
}

/// Whether the latest mark is this very one.
fn is_same(latest: Option<&Mark>, new: &NewMark, earned: Centimark) -> bool {
    latest.is_some_and(|mark| {
        mark.marker == new.marker
            && mark.number == new.seen.saturating_add(1)
            && mark.earned == earned
            && mark.picked == new.picked()
            && mark.comment == new.comment
            && mark.reason == new.reason
    })
}
