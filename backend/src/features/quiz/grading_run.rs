//! Grading a whole attempt and what it means for the quiz: pure over paper, answers and earlier scores.

use std::collections::BTreeMap;

use grading::{Centimark, Response, Score, Tally, Verdict, counted, tally};
use shared::id::QuestionId;
use statistics::Sheet;

use super::paper::{Slot, questions};
use super::repo::Attempt;
use crate::features::course::door::{Question, Quiz};
use crate::features::progress::door::QuizStanding;

/// Marks of one attempt.
#[derive(Debug, Clone)]
pub(super) struct Marked {
    /// The sum.
    pub(super) tally: Tally,
    /// Marks earned per slot that is marked.
    pub(super) earned: Vec<(u16, Centimark)>,
    /// Slots that wait for a person, with what is asked in them and what that is worth.
    pub(super) unmarked: Vec<(u16, QuestionId, Centimark)>,
}

/// Marks that people have given, by slot.
pub(super) type ByHand = BTreeMap<u16, Centimark>;

/// Grades an answer: what a person has given stands above what the key says, and a void question above both.
pub(super) fn verdict(
    question: &Question,
    response: Option<&Response>,
    by_hand: Option<Centimark>,
) -> Verdict {
    match by_hand {
        Some(mark) if !question.is_void() => Verdict::by_hand(mark, question.worth),
        _ => question.grade(response),
    }
}

/// Grades the answers of a paper.
pub(super) fn mark(
    quiz: &Quiz,
    paper: &[Slot],
    answers: &BTreeMap<u16, Response>,
    by_hand: &ByHand,
) -> Marked {
    let verdicts: Vec<(u16, &Question, Verdict)> = questions(quiz, paper)
        .map(|(place, _, question)| {
            let verdict = verdict(question, answers.get(&place), by_hand.get(&place).copied());
            (place, question, verdict)
        })
        .collect();
    let (unmarked, marked): (Vec<_>, Vec<_>) =
        verdicts.iter().copied().partition(|(.., verdict)| *verdict == Verdict::Unmarked);
    Marked {
        tally: tally(verdicts.iter().map(|(_, question, verdict)| (question.worth, *verdict))),
        earned: marked.into_iter().map(|(place, _, verdict)| (place, verdict.earned())).collect(),
        unmarked: unmarked
            .into_iter()
            .map(|(place, question, _)| (place, question.id, question.worth))
            .collect(),
    }
}

/// The attempt that enters the statistics: whoever tries again has seen the questions, and often the key.
pub(super) const FIRST: u16 = 1;

/// The answers of a paper as the statistics see them: their marks and what was picked, no text that was typed.
pub(super) fn sheet(
    quiz: &Quiz,
    paper: &[Slot],
    answers: &BTreeMap<u16, Response>,
    by_hand: &ByHand,
) -> Sheet<QuestionId> {
    let marked = questions(quiz, paper).map(|(place, _, question)| {
        let response = answers.get(&place);
        let verdict = verdict(question, response, by_hand.get(&place).copied());
        statistics::Marked::by_verdict(question.id, question.worth, response, verdict)
    });
    Sheet { answers: marked.collect() }
}

/// What attempts amount to, in the order of their numbers.
///
/// One with unmarked answers counts with what is sure of it, since no mark is below nothing: so it passes as soon as the
/// rest cannot change that, and nobody waits for JP that are theirs already. It has not failed before all is marked.
///
/// `allowed` is how many this person may have.
pub(super) fn standing(quiz: &Quiz, allowed: Option<u16>, attempts: &[Attempt]) -> QuizStanding {
    let scores: Vec<Score> = attempts.iter().filter_map(|attempt| attempt.score).collect();
    let counts = counted(quiz.settings.method, &scores);
    let is_passed = counts.is_some_and(|score| score.passes(quiz.settings.pass_percent));
    let count = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    let is_failed = |attempt: &&Attempt| {
        attempt.unmarked == 0 && attempt.score.is_some_and(|score| !score.passes(quiz.settings.pass_percent))
    };
    let failed = attempts.iter().filter(is_failed).count();
    QuizStanding {
        best_percent: counts.map(Score::percent),
        is_passed,
        attempts_used: count(attempts.len()),
        attempts_allowed: allowed,
        failed_attempts: if is_passed { 0 } else { count(failed) },
        has_unmarked: attempts.iter().any(|attempt| attempt.unmarked > 0),
    }
}
