//! The story of each operation on quizzes: load, ask the rules, store.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use grading::{Seen, Start};
use sea_orm::ConnectionTrait;
use shared::access::Learner;
use shared::api::enrolment::EnrolmentState;
use shared::api::media::AnswerFile;
use shared::api::quiz::{
    AnswerDraft, AnswerReceipts, AttemptRow, AttemptView, KeptAnswer, MOST_ANSWERS, OfQuiz, QuizView, Receipt,
};
use shared::id::AttemptId;
use shared::problem::{Lang, Problem};

use super::error::QuizError;
use super::files;
use super::grading_run::standing;
use super::paper::{self, deal, questions};
use super::practice;
use super::repo::{self, Attempt};
use super::review::Review;
use super::save::Save;
use super::save_queue;
use super::settle::{By, close, is_over};
use crate::ctx::Ctx;
use crate::features::arrangement::door::{deadline, moment};
use crate::features::course::door::{Pairing, Quiz};
use crate::features::enrolment::door::Enrolled;
use crate::features::{arrangement, course, enrolment, progress};

/// A quiz of the version that an enrolment is bound to.
pub(super) async fn quiz_of(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    enrolled: &Enrolled,
    of: &OfQuiz,
) -> Result<Arc<Quiz>, QuizError> {
    let version = course::door::version(ctx, db, enrolled.version).await?.ok_or(QuizError::NotFound)?;
    version.lesson(of.lesson).ok_or(QuizError::NotFound)?;
    course::door::quiz(ctx, db, of.lesson).await?.ok_or(QuizError::NotFound)
}

/// Why a quiz is not open yet to whoever has not begun it.
async fn waiting(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    enrolled: &Enrolled,
    of: &OfQuiz,
) -> Result<Option<QuizError>, QuizError> {
    let version = course::door::version(ctx, db, enrolled.version).await?.ok_or(QuizError::NotFound)?;
    let found = progress::door::waiting(ctx, db, enrolled, &version, of.lesson).await?;
    Ok(found.map(QuizError::Waits))
}

/// Questions on a paper.
fn paper_size(quiz: &Quiz) -> u16 {
    if quiz.settings.draw.is_empty() {
        u16::try_from(quiz.questions.len()).unwrap_or(u16::MAX)
    } else {
        quiz.settings.draw.iter().map(|draw| draw.count).sum()
    }
}

/// The rules page.
pub(super) async fn quiz(
    ctx: &Ctx,
    learner: &Learner,
    of: &OfQuiz,
    lang: Lang,
) -> Result<QuizView, QuizError> {
    let db = ctx.db.reader();
    let enrolled = enrolment::door::find(db, learner, of.enrolment).await?.ok_or(QuizError::NotFound)?;
    let quiz = quiz_of(ctx, db, &enrolled, of).await?;
    let attempts = repo::attempts(db, of.enrolment, of.lesson).await?;
    let now = ctx.clock.now();
    let open = running(ctx, &attempts, now);
    let terms = arrangement::door::own(ctx, db, &quiz.settings, of.lesson, learner.person()).await?;
    let own = standing(&quiz, terms.attempts, &attempts);
    let may_practise = enrolled.state != EnrolmentState::Withdrawn;
    let review = Review::new(&quiz.settings, &own, &terms, open.is_some(), now.timestamp());
    let practice = if may_practise { practice::count(&quiz, review, &attempts) } else { 0 };
    let waits = match open {
        Some(_) => None,
        None => waiting(ctx, db, &enrolled, of).await?,
    };
    let refusal =
        waits.or_else(|| refused(terms.may_start(seen(&attempts, open.is_some()), now.timestamp())));
    let refusal = refusal.map(|why| Problem::from(why).words(lang).to_owned());
    Ok(QuizView {
        lesson: of.lesson,
        enrolment: of.enrolment,
        title: quiz.title.clone(),
        form: quiz.settings.form,
        intro_html: quiz.settings.intro_html.clone(),
        questions: paper_size(&quiz),
        sections: quiz.settings.sections.iter().map(|section| section.title.clone()).collect(),
        is_drawn: !quiz.settings.draw.is_empty(),
        time_limit_minutes: terms.minutes,
        attempts_allowed: terms.attempts,
        extra_minutes: beyond(terms.minutes, quiz.settings.time_limit_minutes),
        extra_attempts: beyond(terms.attempts, quiz.settings.attempts),
        pause_minutes: quiz.settings.pause_minutes,
        opens_at: terms.opens_s.map(moment),
        closes_at: terms.closes_s.map(moment),
        attempts_used: own.attempts_used,
        pass_percent: quiz.settings.pass_percent,
        role: quiz.settings.pairing.map(Pairing::role),
        method: quiz.settings.method,
        review: quiz.settings.review,
        outcome: quiz.settings.outcome,
        open,
        counted_percent: own.best_percent,
        is_passed: own.is_passed,
        refusal,
        attempts: attempts.iter().rev().map(row).collect(),
        practice,
    })
}

/// The attempt that runs, if there is one.
fn running(ctx: &Ctx, attempts: &[Attempt], now: DateTime<Utc>) -> Option<AttemptId> {
    let runs = |attempt: &&Attempt| attempt.submitted_at.is_none() && !is_over(ctx, attempt, now);
    attempts.iter().find(runs).map(|attempt| attempt.id)
}

/// Whether an attempt runs.
pub(super) fn has_open(ctx: &Ctx, attempts: &[Attempt]) -> bool {
    running(ctx, attempts, ctx.clock.now()).is_some()
}

/// What somebody has beyond what the quiz itself allows.
fn beyond(own: Option<u16>, all: Option<u16>) -> u16 {
    own.zip(all).map_or(0, |(own, all)| own.saturating_sub(all))
}

/// The attempts at a quiz, as its terms see them.
fn seen(attempts: &[Attempt], has_open: bool) -> Seen {
    Seen {
        used: u16::try_from(attempts.len()).unwrap_or(u16::MAX),
        has_open,
        ended_s: attempts.iter().filter_map(|attempt| attempt.submitted_at).max().map(|at| at.timestamp()),
    }
}

/// Why none may begin; `None` where one may, or goes on.
fn refused(start: Start) -> Option<QuizError> {
    match start {
        Start::New | Start::Resume => None,
        Start::NoneLeft { .. } => Some(QuizError::NoAttemptsLeft),
        Start::NotYet { opens_s } => Some(QuizError::NotOpenYet(moment(opens_s))),
        Start::Closed { closed_s } => Some(QuizError::Closed(moment(closed_s))),
        Start::TooSoon { from_s } => Some(QuizError::TooSoon(moment(from_s))),
    }
}

fn row(attempt: &Attempt) -> AttemptRow {
    AttemptRow {
        id: attempt.id,
        number: attempt.number,
        started_at: attempt.started_at,
        submitted_at: attempt.submitted_at,
        percent: attempt.score.map(grading::Score::percent),
        is_passed: attempt.is_passed,
        unmarked: attempt.unmarked,
    }
}

/// Begins an attempt, or returns the one still open.
pub(super) async fn start(ctx: &Ctx, learner: &Learner, of: &OfQuiz) -> Result<AttemptView, QuizError> {
    let now = ctx.clock.now();
    let tx = ctx.db.begin().await?;
    let mut enrolled = enrolment::door::lock(&tx, learner, of.enrolment).await?.ok_or(QuizError::NotFound)?;
    if enrolled.state == EnrolmentState::Withdrawn {
        return Err(QuizError::NotEnrolled);
    }
    let quiz = quiz_of(ctx, &tx, &enrolled, of).await?;
    let mut attempts = repo::attempts(&tx, of.enrolment, of.lesson).await?;
    // One whose time is over is closed with what was kept, so that it counts and makes room.
    for attempt in attempts.iter_mut().filter(|attempt| is_over(ctx, attempt, now)) {
        close(ctx, &tx, &enrolled, &quiz, attempt, By::Clock).await?;
        // What followed may have begun or completed the course.
        enrolled = enrolment::door::lock(&tx, learner, of.enrolment).await?.ok_or(QuizError::NotFound)?;
    }
    let open = attempts.iter().find(|attempt| attempt.submitted_at.is_none()).map(|attempt| attempt.id);
    let terms = arrangement::door::own(ctx, &tx, &quiz.settings, of.lesson, learner.person()).await?;
    let known = seen(&attempts, open.is_some());
    let start = terms.may_start(known, now.timestamp());
    let waits = match open {
        Some(_) => None,
        None => waiting(ctx, &tx, &enrolled, of).await?,
    };
    if let Some(why) = waits.or_else(|| refused(start)) {
        tx.commit().await?;
        return Err(why);
    }
    let mut begun = None;
    if open.is_none() {
        let seed = ctx.ids.seed();
        let new = self::begun(ctx, of, &quiz, &attempts, seed, (now, deadline(&terms, now)));
        repo::add(&tx, &new, seed).await?;
        let mut own = standing(&quiz, terms.attempts, &attempts);
        own.attempts_used = known.used + 1;
        progress::door::record_quiz(ctx, &tx, &enrolled, of.lesson, own).await?;
        progress::door::begin(ctx, &tx, &enrolled).await?;
        begun = Some(new);
    }
    tx.commit().await?;
    match begun {
        Some(begun) => Ok(shown(ctx, &quiz, &begun, (Vec::new(), Vec::new()))),
        None => attempt(ctx, learner, open.ok_or(QuizError::NotFound)?).await,
    }
}

/// An attempt that begins at a moment and ends at another, after earlier ones, with the paper that a number deals.
pub(super) fn begun(
    ctx: &Ctx,
    of: &OfQuiz,
    quiz: &Quiz,
    earlier: &[Attempt],
    seed: u64,
    (at, deadline_at): (DateTime<Utc>, Option<DateTime<Utc>>),
) -> Attempt {
    let had = earlier.iter().flat_map(|attempt| &attempt.paper).map(|slot| slot.question).collect();
    Attempt {
        id: AttemptId(ctx.ids.uuid(at)),
        enrolment: of.enrolment,
        lesson: of.lesson,
        number: u16::try_from(earlier.len()).unwrap_or(u16::MAX).saturating_add(1),
        paper: deal(quiz, seed, &had),
        started_at: at,
        deadline_at,
        submitted_at: None,
        score: None,
        is_passed: false,
        credited_minutes: None,
        code: code(ctx.ids.secret()),
        unmarked: 0,
    }
}

/// Eight letters and digits that are told apart by ear and eye (Crockford's alphabet).
pub(super) fn code(secret: [u8; 32]) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let letter = |byte: &u8| ALPHABET.get(usize::from(byte & 31)).map(|letter| char::from(*letter));
    secret.iter().take(8).filter_map(letter).collect()
}

/// An attempt with its paper and the answers kept.
pub(super) async fn attempt(ctx: &Ctx, learner: &Learner, id: AttemptId) -> Result<AttemptView, QuizError> {
    let db = ctx.db.reader();
    let attempt = repo::find(db, learner, id).await?.ok_or(QuizError::NotFound)?;
    let quiz = course::door::quiz(ctx, db, attempt.lesson).await?.ok_or(QuizError::NotFound)?;
    let answers = repo::answers(db, id).await?;
    let responses = answers.iter().map(|answer| (answer.slot, answer.response.as_ref()));
    let files = files::of_answers(db, id, responses).await?;
    Ok(shown(ctx, &quiz, &attempt, (answers, files)))
}

fn shown(
    ctx: &Ctx,
    quiz: &Quiz,
    attempt: &Attempt,
    (answers, files): (Vec<KeptAnswer>, Vec<AnswerFile>),
) -> AttemptView {
    let items =
        questions(quiz, &attempt.paper).map(|(place, slot, question)| paper::show(place, slot, question));
    AttemptView {
        id: attempt.id,
        enrolment: attempt.enrolment,
        lesson: attempt.lesson,
        title: quiz.title.clone(),
        form: quiz.settings.form,
        number: attempt.number,
        started_at: attempt.started_at,
        deadline_at: attempt.deadline_at,
        server_now: ctx.clock.now(),
        submitted_at: attempt.submitted_at,
        items: items.collect(),
        sections: paper::sections(quiz, &attempt.paper),
        per_page: quiz.settings.per_page,
        answers,
        files,
    }
}

/// Keeps the answers of a device, together with whatever else waits to be kept.
pub(super) async fn save(
    ctx: &Ctx,
    learner: Learner,
    attempt: AttemptId,
    drafts: Vec<AnswerDraft>,
    lang: Lang,
) -> Result<AnswerReceipts, QuizError> {
    if drafts.is_empty() || drafts.len() > MOST_ANSWERS {
        return Err(QuizError::BatchSize);
    }
    let save = Save { learner, attempt, drafts, at: ctx.clock.now(), lang };
    save_queue::submit(ctx, save).await
}

/// Closes an attempt; a second call gives the same receipt.
pub(super) async fn submit(ctx: &Ctx, learner: &Learner, id: AttemptId) -> Result<Receipt, QuizError> {
    // The enrolment is locked first, as everywhere, so that two writers never wait for each other crosswise.
    let found = repo::find(ctx.db.reader(), learner, id).await?.ok_or(QuizError::NotFound)?;
    let tx = ctx.db.begin().await?;
    let enrolled = enrolment::door::lock(&tx, learner, found.enrolment).await?.ok_or(QuizError::NotFound)?;
    let mut attempt = repo::lock(&tx, learner, id).await?.ok_or(QuizError::NotFound)?;
    let quiz = course::door::quiz(ctx, &tx, attempt.lesson).await?.ok_or(QuizError::NotFound)?;
    if attempt.submitted_at.is_none() {
        if enrolled.state == EnrolmentState::Withdrawn {
            return Err(QuizError::NotEnrolled);
        }
        close(ctx, &tx, &enrolled, &quiz, &mut attempt, By::Learner).await?;
    }
    tx.commit().await?;
    receipt(ctx, &attempt).await
}

/// What was handed in.
pub(super) async fn receipt(ctx: &Ctx, attempt: &Attempt) -> Result<Receipt, QuizError> {
    let answers = repo::answers(ctx.db.reader(), attempt.id).await?;
    let answered =
        answers.iter().filter_map(|answer| answer.response.as_ref()).filter(|response| !response.is_blank());
    Ok(Receipt {
        attempt: attempt.id,
        submitted_at: attempt.submitted_at.ok_or(QuizError::NotSubmitted)?,
        code: attempt.code.clone(),
        answered: u16::try_from(answered.count()).unwrap_or(u16::MAX),
        questions: u16::try_from(attempt.paper.len()).unwrap_or(u16::MAX),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_hold_no_letter_that_looks_like_a_digit() {
        let code = code([255; 32]);
        assert_eq!(code, "ZZZZZZZZ");
        assert!(!super::code([24; 32]).contains(['I', 'L', 'O', 'U']));
    }
}
