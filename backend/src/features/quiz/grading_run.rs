//! Grading a whole attempt and what it means for the quiz: pure over paper, answers and earlier scores.

use std::collections::BTreeMap;

use grading::{Centimark, Response, Score, Tally, Verdict, counted, grade, tally};
use shared::id::QuestionId;
use statistics::Sheet;

use super::paper::{Slot, questions};
use super::repo::Attempt;
use crate::features::course::door::Quiz;
use crate::features::progress::door::QuizStanding;

/// Marks of one attempt.
#[derive(Debug, Clone)]
pub(super) struct Marked {
    /// The sum.
    pub(super) tally: Tally,
    /// Marks earned per slot that has an answer.
    pub(super) earned: Vec<(u16, Centimark)>,
}

/// Grades the answers of a paper.
pub(super) fn mark(quiz: &Quiz, paper: &[Slot], answers: &BTreeMap<u16, Response>) -> Marked {
    let verdicts: Vec<(u16, Centimark, Verdict)> = questions(quiz, paper)
        .map(|(place, _, question)| {
            (place, question.worth, grade(&question.key, question.worth, answers.get(&place)))
        })
        .collect();
    Marked {
        tally: tally(verdicts.iter().map(|(_, worth, verdict)| (*worth, *verdict))),
        earned: verdicts.iter().map(|(place, _, verdict)| (*place, verdict.earned())).collect(),
    }
}

/// The attempt that enters the statistics: whoever tries again has seen the questions, and often the key.
pub(super) const FIRST: u16 = 1;

/// The answers of a paper as the statistics see them: their marks and what was picked, no text that was typed.
pub(super) fn sheet(quiz: &Quiz, paper: &[Slot], answers: &BTreeMap<u16, Response>) -> Sheet<QuestionId> {
    let marked = questions(quiz, paper).map(|(place, _, question)| {
        statistics::Marked::by_key(question.id, &question.key, question.worth, answers.get(&place))
    });
    Sheet { answers: marked.collect() }
}

/// What attempts amount to, in the order of their numbers.
pub(super) fn standing(quiz: &Quiz, attempts: &[Attempt]) -> QuizStanding {
    let scores: Vec<Score> = attempts.iter().filter_map(|attempt| attempt.score).collect();
    let counts = counted(quiz.settings.method, &scores);
    let is_passed = counts.is_some_and(|score| score.passes(quiz.settings.pass_percent));
    let count = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    let failed = scores.iter().filter(|score| !score.passes(quiz.settings.pass_percent)).count();
    QuizStanding {
        best_percent: counts.map(Score::percent),
        is_passed,
        attempts_used: count(attempts.len()),
        attempts_allowed: quiz.settings.attempts,
        failed_attempts: if is_passed { 0 } else { count(failed) },
    }
}
