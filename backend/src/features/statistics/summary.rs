//! From a tally to the figures that travel: rounded, and with the words of questions and choices. Pure.

use grading::Key;
use shared::api::bank::QuestionKind;
use shared::api::statistics::{ChoiceSummary, GainSummary, QuestionSummary, QuizSummary};
use statistics::{
    ChoiceUse, GainFigures, Item, Pick, QuizFigures, choice_uses, effective_weights, judge, random_guess,
};

use super::door;
use super::stored::Tally;
use crate::features::course::door::{GapBody, Question, QuestionParts, Quiz};
use crate::http::assets::escape;

/// A number of attempts.
pub(super) fn count(attempts: i64) -> u32 {
    u32::try_from(attempts.max(0)).unwrap_or(u32::MAX)
}

/// A figure in thousandths.
#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "rounded, and it saturates")]
fn thousandths(figure: f64) -> i32 {
    (figure * 1000.0).round() as i32
}

/// The figures of a quiz.
pub(super) fn quiz(figures: &QuizFigures) -> QuizSummary {
    QuizSummary {
        mean: figures.mean.map(thousandths),
        median: figures.median.map(thousandths),
        deviation: figures.deviation.map(thousandths),
        skewness: figures.skewness.map(thousandths),
        kurtosis: figures.kurtosis.map(thousandths),
        alpha: figures.alpha.map(thousandths),
        error_ratio: figures.error_ratio.map(thousandths),
        standard_error: figures.standard_error.map(thousandths),
    }
}

/// What was gained since the pre-test.
pub(super) fn gain(figures: GainFigures) -> GainSummary {
    let GainFigures { people, before, after, gain, rose, fell } = figures;
    GainSummary { people: count(people), before, after, gain, rose, fell }
}

/// The questions of a quiz, those that nobody has seen included.
pub(super) fn questions(quiz: &Quiz, tally: &Tally) -> Vec<QuestionSummary> {
    let weights = effective_weights(tally.items.iter().map(|(id, item)| (*id, item.sums)));
    let unseen = |question: &Question| Item::new(question.worth, door::grid(quiz));
    let one = |(number, question): (u16, &Question)| {
        let item = tally.items.get(&question.id).cloned().unwrap_or_else(|| unseen(question));
        let weight = weights.get(&question.id).copied().flatten();
        summary(number, question, &item, weight)
    };
    (1..).zip(&quiz.questions).map(one).collect()
}

fn summary(number: u16, question: &Question, item: &Item, weight: Option<f64>) -> QuestionSummary {
    let figures = item.figures();
    QuestionSummary {
        question: question.id,
        number,
        kind: kind(&question.key),
        html: question.body.html.clone(),
        worth: question.worth,
        attempts: count(figures.attempts),
        blank: figures.blank.map(thousandths),
        facility: figures.facility.map(thousandths),
        deviation: figures.deviation.map(thousandths),
        guess: thousandths(random_guess(&question.key)),
        intended_weight: figures.intended_weight.map(thousandths),
        effective_weight: weight.map(thousandths),
        discrimination: figures.discrimination.map(thousandths),
        efficiency: figures.efficiency.map(|efficiency| thousandths(efficiency.value)),
        judgement: judge(item, &question.key),
        choices: choice_uses(item, &question.key).iter().map(|used| choice(question, used)).collect(),
    }
}

fn kind(key: &Key) -> QuestionKind {
    match key {
        Key::Single { .. } => QuestionKind::Single,
        Key::Multiple { .. } => QuestionKind::Multiple,
        Key::TrueFalse { .. } => QuestionKind::TrueFalse,
        Key::Numeric { .. } => QuestionKind::Numeric,
        Key::Short { .. } => QuestionKind::Short,
        Key::Matching { .. } => QuestionKind::Matching,
        Key::Ordering { .. } => QuestionKind::Ordering,
        Key::Gaps { .. } => QuestionKind::Gaps,
        Key::Essay { .. } => QuestionKind::Essay,
    }
}

fn choice(question: &Question, used: &ChoiceUse) -> ChoiceSummary {
    let (prompt_html, html) = words(&question.body.parts, used.pick);
    ChoiceSummary {
        pick: used.pick,
        prompt_html,
        html,
        is_right: used.is_right,
        count: count(used.count),
        share: used.share.map(thousandths),
        lower: used.lower.map(thousandths),
        upper: used.upper.map(thousandths),
    }
}

/// What a choice was picked for, and what it says.
fn words(parts: &QuestionParts, pick: Pick) -> (Option<String>, Option<String>) {
    let (prompt, choice) = (usize::from(pick.prompt), usize::from(pick.choice));
    match parts {
        QuestionParts::Choices { choices } => (None, choices.get(choice).map(|choice| choice.html.clone())),
        QuestionParts::Matching { prompts, options } => {
            (prompts.get(prompt).cloned(), options.get(choice).cloned())
        }
        QuestionParts::Ordering { items } => (None, items.get(choice).cloned()),
        QuestionParts::Gaps { gaps, pool } => match gaps.get(prompt) {
            Some(GapBody::Choice { options }) => (None, options.get(choice).cloned()),
            Some(GapBody::Pool) => (None, pool.get(choice).cloned()),
            Some(GapBody::Short | GapBody::Numeric { .. }) | None => (None, None),
        },
        QuestionParts::Labels { zones, pool, .. } => {
            let place = zones.get(prompt).map(|zone| escape(&format!("{}. {}", prompt + 1, zone.place)));
            (place, pool.get(choice).cloned())
        }
        QuestionParts::TrueFalse { .. }
        | QuestionParts::Numeric { .. }
        | QuestionParts::Short
        | QuestionParts::Essay { .. } => (None, None),
    }
}
