//! Practice: questions with their keys, which the browser grades; nothing of it is kept.
//!
//! **Invariant:** never a way around the review: of what counts in a quiz there are only questions that the learner has
//! handed in on a paper, while [`Review::closed`] has their keys open and no attempt runs.

use std::collections::BTreeSet;

use grading::{Amendment, Key};
use shared::access::Learner;
use shared::api::enrolment::EnrolmentState;
use shared::api::quiz::{OfQuiz, PaperSection, PracticeItem, PracticeView};
use shared::id::{EnrolmentId, QuestionId};
use shared::problem::Lang;

use super::error::QuizError;
use super::grading_run::standing;
use super::paper::{Slot, alone, deal, questions, sections, show};
use super::repo::{self, Attempt};
use super::review::Review;
use super::service::{has_open, quiz_of};
use crate::ctx::Ctx;
use crate::features::course::door::{Question, QuestionParts, Quiz};
use crate::features::{arrangement, enrolment};

/// The questions that a learner may practise now.
pub(super) async fn practice(ctx: &Ctx, learner: &Learner, of: &OfQuiz) -> Result<PracticeView, QuizError> {
    let db = ctx.db.reader();
    let enrolled = enrolment::door::find(db, learner, of.enrolment).await?.ok_or(QuizError::NotFound)?;
    if enrolled.state == EnrolmentState::Withdrawn {
        return Err(QuizError::NotEnrolled);
    }
    let quiz = quiz_of(ctx, db, &enrolled, of).await?;
    let attempts = repo::attempts(db, of.enrolment, of.lesson).await?;
    let terms = arrangement::door::own(ctx, db, &quiz.settings, of.lesson, learner.person()).await?;
    let own = standing(&quiz, terms.attempts, &attempts);
    let now_s = ctx.clock.now().timestamp();
    let review = Review::new(&quiz.settings, &own, &terms, has_open(ctx, &attempts), now_s);
    let open = open(&quiz, review, &attempts);
    Ok(PracticeView {
        enrolment: of.enrolment,
        lesson: of.lesson,
        title: quiz.title.clone(),
        items: open.map(|(place, question)| item(&quiz, of.enrolment, place, question)).collect(),
    })
}

/// How many questions a learner may practise now.
pub(super) fn count(quiz: &Quiz, review: Review<'_>, attempts: &[Attempt]) -> u16 {
    u16::try_from(open(quiz, review, attempts).count()).unwrap_or(u16::MAX)
}

/// What may be practised now, each with its place: those for practice only come first. A place is the question's own,
/// whichever others may be practised.
fn open<'a>(
    quiz: &'a Quiz,
    review: Review<'_>,
    attempts: &[Attempt],
) -> impl Iterator<Item = (u16, &'a Question)> {
    let is_closed = review.is_running() || review.closed(Lang::Id).is_some();
    let handed_in = attempts.iter().filter(|attempt| !is_closed && attempt.submitted_at.is_some());
    let seen: BTreeSet<QuestionId> =
        handed_in.flat_map(|attempt| &attempt.paper).map(|slot| slot.question).collect();
    let only = quiz.practice.iter().map(|question| (question, true));
    let counted = quiz.questions.iter().map(move |question| (question, seen.contains(&question.id)));
    (0_u16..)
        .zip(only.chain(counted))
        .filter(|(_, (question, may))| *may && has_one_key(question))
        .map(|(place, (question, _))| (place, question))
}

/// Whether one key decides what is right: people mark essays, and a correction may have let several answers count, or all.
fn has_one_key(question: &Question) -> bool {
    let is_plain = |amendment: &Amendment| amendment.also.is_empty() && !amendment.is_void;
    !matches!(question.key, Key::Essay { .. }) && question.amendment.as_ref().is_none_or(is_plain)
}

/// A paper as a learner would get it, with its keys and its parts.
pub(super) fn paper(quiz: &Quiz, seed: u64) -> (Vec<PracticeItem>, Vec<PaperSection>) {
    let slots = deal(quiz, seed, &BTreeSet::new());
    let items = questions(quiz, &slots).map(|(place, slot, question)| with_key(place, slot, question));
    (items.collect(), sections(quiz, &slots))
}

/// A question with its key; its choices come in the same order whenever the same learner asks.
fn item(quiz: &Quiz, enrolment: EnrolmentId, place: u16, question: &Question) -> PracticeItem {
    let (high, low) = enrolment.0.as_u64_pair();
    let seed = (high ^ low).wrapping_add(u64::from(place).wrapping_mul(0x9E37));
    with_key(place, &alone(question, seed, quiz.settings.shuffle), question)
}

fn with_key(place: u16, slot: &Slot, question: &Question) -> PracticeItem {
    let feedback_html = match &question.body.parts {
        QuestionParts::Choices { choices } => {
            choices.iter().map(|choice| choice.feedback_html.clone()).collect()
        }
        QuestionParts::TrueFalse { when_true, when_false } => vec![when_true.clone(), when_false.clone()],
        QuestionParts::Numeric { .. }
        | QuestionParts::Short
        | QuestionParts::Matching { .. }
        | QuestionParts::Ordering { .. }
        | QuestionParts::Gaps { .. }
        | QuestionParts::Labels { .. }
        | QuestionParts::Essay(_) => Vec::new(),
    };
    PracticeItem {
        item: show(place, slot, question),
        key: question.key.clone(),
        hints_html: question.body.hints_html.clone(),
        penalty: question.body.penalty,
        feedback_html,
        general_html: question.body.general_html.clone(),
    }
}
