//! How a question is shown to those who keep the bank: as a learner sees it, and its key. Pure.
//!
//! **Invariant:** every text leaves as sanitised HTML.

use course_folder::{Body, Choice, Question};
use shared::api::bank::{KeyLine, QuestionKind};
use shared::api::quiz::{Choice as Shown, Prompt};
use shared::problem::Lang;

use crate::html::{self, Pictures};

/// How a question is answered.
pub(super) fn kind(body: &Body) -> QuestionKind {
    match body {
        Body::Single { .. } => QuestionKind::Single,
        Body::Multiple { .. } => QuestionKind::Multiple,
        Body::TrueFalse { .. } => QuestionKind::TrueFalse,
        Body::Numeric { .. } => QuestionKind::Numeric,
        Body::Short { .. } => QuestionKind::Short,
        Body::Matching { .. } => QuestionKind::Matching,
        Body::Ordering { .. } => QuestionKind::Ordering,
    }
}

/// A text of any length.
pub(super) fn block(markdown: &str) -> String {
    html::from_markdown(markdown, &Pictures::new())
}

/// A short text.
pub(super) fn inline(markdown: &str) -> String {
    html::inline(markdown, &Pictures::new())
}

fn numbered<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Shown> {
    (0..).zip(texts).map(|(no, text)| Shown { no, html: inline(text) }).collect()
}

/// How a learner answers it. Choices stand in the author's order; what must not tell the answer, by the alphabet.
pub(super) fn prompt(question: &Question) -> Prompt {
    let choices = |choices: &[Choice]| numbered(choices.iter().map(|choice| choice.text.as_str()));
    match &question.body {
        Body::Single { choices: all, .. } => Prompt::Single { choices: choices(all) },
        Body::Multiple { choices: all, .. } => Prompt::Multiple { choices: choices(all) },
        Body::TrueFalse { .. } => Prompt::TrueFalse,
        Body::Numeric { unit, units, .. } => Prompt::Numeric {
            unit: unit.clone(),
            units: units.iter().flat_map(|units| &units.accepted).map(|unit| unit.name.clone()).collect(),
            is_unit_optional: units.as_ref().is_some_and(|units| units.is_optional),
        },
        Body::Short { .. } => Prompt::Short,
        Body::Matching { pairs, .. } => Prompt::Matching {
            prompts: numbered(pairs.iter().map(|pair| pair.prompt.as_str())),
            options: numbered(question.body.options().into_iter()),
        },
        Body::Ordering { scoring, .. } => {
            Prompt::Ordering { items: numbered(question.body.options().into_iter()), scoring: *scoring }
        }
    }
}

/// What is right, line by line.
pub(super) fn key(question: &Question, lang: Lang) -> Vec<KeyLine> {
    let line = |html: String, is_right: bool, feedback: Option<&String>| KeyLine {
        html,
        is_right,
        feedback_html: feedback.map(|feedback| block(feedback)),
    };
    let right = |text: &str| line(inline(text), true, None);
    let plain = |text: &str| line(crate::http::assets::escape(text), true, None);
    match &question.body {
        Body::Single { correct, choices } => (0..)
            .zip(choices)
            .map(|(no, choice): (u8, _)| line(inline(&choice.text), no == *correct, choice.feedback.as_ref()))
            .collect(),
        Body::Multiple { correct, choices, .. } => (0..)
            .zip(choices)
            .map(|(no, choice): (u8, _)| {
                line(inline(&choice.text), correct.contains(&no), choice.feedback.as_ref())
            })
            .collect(),
        Body::TrueFalse { answer, feedback_true, feedback_false } => {
            let (yes, no) = match lang {
                Lang::Id => ("Benar", "Salah"),
                Lang::En => ("True", "False"),
            };
            vec![
                line(yes.to_owned(), *answer, feedback_true.as_ref()),
                line(no.to_owned(), !*answer, feedback_false.as_ref()),
            ]
        }
        Body::Numeric { value, tolerance, unit, units } => {
            let own = units.as_ref().and_then(grading::Units::own).map(|unit| unit.name.as_str());
            let unit = unit.as_deref().or(own).map(|unit| format!(" {unit}")).unwrap_or_default();
            let is_exact = tolerance.millionths() == 0;
            let within = if is_exact { String::new() } else { format!(" ± {tolerance}") };
            vec![plain(&format!("{value}{within}{unit}"))]
        }
        Body::Short { accepted, .. } => accepted.iter().map(|text| plain(text)).collect(),
        Body::Matching { pairs, distractors } => {
            let pair = |pair: &course_folder::Pair| {
                line(format!("{} → {}", inline(&pair.prompt), inline(&pair.answer)), true, None)
            };
            let wrong = distractors.iter().map(|text| line(inline(text), false, None));
            pairs.iter().map(pair).chain(wrong).collect()
        }
        Body::Ordering { items, .. } => items.iter().map(|item| right(item)).collect(),
    }
}
