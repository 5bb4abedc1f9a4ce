//! The result of an attempt.
//!
//! **Invariant:** a key is here only while [`Review::closed`] says nothing against it, and for markers.

use std::collections::BTreeMap;

use grading::{Centimark, Response, Verdict};
use shared::access::Learner;
use shared::api::enrolment::EnrolmentState;
use shared::api::quiz::{Amended, AsideAnswer, AttemptResult, ItemOutcome, ItemReview, ResultCounts};
use shared::id::AttemptId;
use shared::problem::Lang;

use super::error::QuizError;
use super::files;
use super::gain;
use super::given::given;
use super::grading_run::{ByHand, mark, standing, verdict};
use super::paper::{questions, show};
use super::practice;
use super::repo::aside::Beside;
use super::repo::{self, Attempt};
use super::review::Review;
use super::service::{has_open, receipt};
use crate::ctx::Ctx;
use crate::features::course::door::{Pairing, Question, QuestionParts, Quiz};
use crate::features::{arrangement, course, enrolment};

/// The result of a submitted attempt.
pub(super) async fn result(
    ctx: &Ctx,
    learner: &Learner,
    id: AttemptId,
    lang: Lang,
) -> Result<AttemptResult, QuizError> {
    let db = ctx.db.reader();
    let attempt = repo::find(db, learner, id).await?.ok_or(QuizError::NotFound)?;
    let score = attempt.score.ok_or(QuizError::NotSubmitted)?;
    let quiz = course::door::quiz(ctx, db, attempt.lesson).await?.ok_or(QuizError::NotFound)?;
    let enrolled = enrolment::door::find(db, learner, attempt.enrolment).await?.ok_or(QuizError::NotFound)?;
    let version = course::door::version(ctx, db, enrolled.version).await?.ok_or(QuizError::NotFound)?;
    let attempts = repo::attempts(db, attempt.enrolment, attempt.lesson).await?;
    let terms = arrangement::door::own(ctx, db, &quiz.settings, attempt.lesson, learner.person()).await?;
    let own = standing(&quiz, terms.attempts, &attempts);
    let gain = gain::of(db, &quiz, &attempt).await?;
    let kept = repo::answers(db, id).await?;
    let late = kept.iter().filter(|answer| answer.is_late).count();
    let answers = repo::responses(kept);
    let aside = repo::aside::of(db, id).await?;
    let given_in = answers.iter().map(|(slot, response)| (*slot, Some(response)));
    let too_late = aside.iter().map(|beside| (beside.slot, beside.response.as_ref()));
    let files = files::of_answers(db, id, given_in.chain(too_late)).await?;
    let latest = repo::mark::latest(db, id).await?;
    let by_hand = repo::mark::by_hand(&latest);
    let marked = mark(&quiz, &attempt.paper, &answers, &by_hand);
    let tally = marked.tally;
    let has_open = has_open(ctx, &attempts);
    let review = Review::new(&quiz.settings, &own, &terms, has_open, ctx.clock.now().timestamp());
    let closed = review.closed(lang);
    let may_practise = enrolled.state != EnrolmentState::Withdrawn;
    let practice = if may_practise { practice::count(&quiz, review, &attempts) } else { 0 };
    let next = version.lessons().skip_while(|lesson| lesson.id != attempt.lesson).nth(1);
    Ok(AttemptResult {
        receipt: receipt(ctx, &attempt).await?,
        enrolment: attempt.enrolment,
        lesson: attempt.lesson,
        course_slug: version.slug.as_str().to_owned(),
        title: quiz.title.clone(),
        form: quiz.settings.form,
        number: attempt.number,
        earned: score.earned,
        out_of: score.out_of,
        unmarked_worth: marked
            .unmarked
            .iter()
            .fold(Centimark::default(), |sum, (.., worth)| sum.plus(*worth)),
        percent: score.percent(),
        pass_percent: quiz.settings.pass_percent,
        is_passed: attempt.is_passed,
        role: quiz.settings.pairing.map(Pairing::role),
        gain,
        counted_percent: own.best_percent.unwrap_or_default(),
        attempts_left: own.attempts_allowed.map(|most| most.saturating_sub(own.attempts_used)),
        counts: ResultCounts {
            right: tally.right,
            partly: tally.partly,
            wrong: tally.wrong,
            unanswered: tally.unanswered,
            unmarked: tally.unmarked,
        },
        items: if closed.is_none() { items(&quiz, &attempt, &answers, &by_hand) } else { Vec::new() },
        outcomes: if closed.is_some() && review.shows_outcome() {
            outcomes(&quiz, &attempt, &answers, &by_hand)
        } else {
            Vec::new()
        },
        marks: given(&quiz, &attempt.paper, &latest),
        late: u16::try_from(late).unwrap_or(u16::MAX),
        aside: beside(&quiz, &attempt, aside),
        files,
        review_closed: closed.map(str::to_owned),
        practice,
        credited_minutes: attempt.credited_minutes,
        next: next.map(|lesson| lesson.id),
    })
}

/// What came too late, with its questions.
fn beside(quiz: &Quiz, attempt: &Attempt, answers: Vec<Beside>) -> Vec<AsideAnswer> {
    let shown = |Beside { slot: at, response, why, received_at }| {
        let (place, slot, question) = questions(quiz, &attempt.paper).find(|(place, ..)| *place == at)?;
        Some(AsideAnswer { item: show(place, slot, question), response, received_at, why })
    };
    answers.into_iter().filter_map(shown).collect()
}

/// Every question with its key and the answer given: for learners while review is open, and for markers.
pub(super) fn items(
    quiz: &Quiz,
    attempt: &Attempt,
    answers: &BTreeMap<u16, Response>,
    by_hand: &ByHand,
) -> Vec<ItemReview> {
    let review = |(place, slot, question)| {
        let question: &Question = question;
        let response = answers.get(&place);
        let verdict = verdict(question, response, by_hand.get(&place).copied());
        let key = question.key_for(response);
        ItemReview {
            item: show(place, slot, question),
            response: response.cloned(),
            right: Response::right_for(&question.key),
            percents: key.percents().to_vec(),
            right_gaps: key.right_gaps(response),
            amended: question.amendment.as_ref().map(|amendment| Amended {
                also: amendment.also.iter().map(Response::right_for).collect(),
                is_void: amendment.is_void,
            }),
            earned: verdict.earned(),
            is_unmarked: verdict == Verdict::Unmarked,
            sample_html: sample(question),
            feedback_html: response.map(|response| feedback(question, response)).unwrap_or_default(),
            general_html: question.body.general_html.clone(),
        }
    };
    questions(quiz, &attempt.paper).map(review).collect()
}

/// Every question with the answer given and what it came to.
fn outcomes(
    quiz: &Quiz,
    attempt: &Attempt,
    answers: &BTreeMap<u16, Response>,
    by_hand: &ByHand,
) -> Vec<ItemOutcome> {
    let outcome = |(place, slot, question)| {
        let response = answers.get(&place);
        let verdict = verdict(question, response, by_hand.get(&place).copied());
        ItemOutcome {
            item: show(place, slot, question),
            response: response.cloned(),
            earned: verdict.earned(),
            is_unmarked: verdict == Verdict::Unmarked,
        }
    };
    questions(quiz, &attempt.paper).map(outcome).collect()
}

/// Of an essay, an answer as it could be.
fn sample(question: &Question) -> Option<String> {
    let QuestionParts::Essay(essay) = &question.body.parts else { return None };
    essay.sample_html.clone()
}

/// Feedback on what was answered.
fn feedback(question: &Question, response: &Response) -> Vec<String> {
    match (&question.body.parts, response) {
        (QuestionParts::Choices { choices }, Response::Single { picked }) => choices
            .get(usize::from(*picked))
            .and_then(|choice| choice.feedback_html.clone())
            .into_iter()
            .collect(),
        (QuestionParts::Choices { choices }, Response::Multiple { picked }) => picked
            .iter()
            .filter_map(|no| choices.get(usize::from(*no)))
            .filter_map(|choice| choice.feedback_html.clone())
            .collect(),
        (QuestionParts::TrueFalse { when_true, when_false }, Response::TrueFalse { picked }) => {
            let said = if *picked { when_true } else { when_false };
            said.clone().into_iter().collect()
        }
        _ => Vec::new(),
    }
}
