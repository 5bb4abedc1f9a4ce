//! How a question is shown to those who keep the bank: as a learner sees it, and its key. Pure.
//!
//! **Invariant:** every text leaves as sanitised HTML.

use course_folder::{Blank, Body, Choice, Criterion, Essay, Fill, Pair, Question, RubricLevel, Zone};
use grading::{Centimark, Decimal, Units};
use shared::api::bank::{AdviceRow, KeyLine, QuestionKind, Trial};
use shared::api::quiz::{Choice as Shown, GapPrompt, Prompt, PromptPicture, ZonePrompt};
use shared::problem::Lang;

use super::said::Advice;
use crate::html::{self, Pictures};
use crate::http::assets::escape;

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
        // Labels are marked as gaps are; the bank has none, since it has no pictures.
        Body::Gaps { .. } | Body::Labels { .. } => QuestionKind::Gaps,
        Body::Essay(_) => QuestionKind::Essay,
    }
}

/// A text of any length.
pub(super) fn block(markdown: &str) -> String {
    html::from_markdown(markdown, &Pictures::new())
}

/// What is asked, with places for gaps.
pub(super) fn text(question: &Question) -> String {
    let html = block(&question.text);
    if let Body::Gaps { gaps, .. } = &question.body { html::with_gaps(html, gaps.len()) } else { html }
}

/// The texts that are to be read with a question.
pub(super) fn leads(question: &Question) -> Vec<String> {
    question.leads.iter().map(|lead| block(&lead.text)).collect()
}

/// A short text.
fn inline(markdown: &str) -> String {
    html::inline(markdown, &Pictures::new())
}

fn numbered<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Shown> {
    (0..).zip(texts).map(|(no, text)| Shown { no, html: inline(text) }).collect()
}

/// Of an essay, an answer as it could be.
pub(super) fn sample(question: &Question) -> Option<String> {
    let Body::Essay(Essay { sample, .. }) = &question.body else { return None };
    sample.as_deref().map(block)
}

/// Hints where it is practised.
pub(super) fn hints(question: &Question) -> Vec<String> {
    question.tries.hints.iter().map(|hint| inline(hint)).collect()
}

/// A question to be tried; without what earns marks while something is wrong with it.
pub(super) fn trial(question: &Question, is_sound: bool, lang: Lang) -> Trial {
    Trial {
        lead_html: leads(question),
        html: text(question),
        prompt: prompt(question),
        worth: question.worth,
        solution: is_sound.then(|| question.key()),
        key: key(question, lang),
        general_html: question.feedback.as_deref().map(block),
        hints_html: hints(question),
        sample_html: sample(question),
    }
}

/// A doubt in the reader's language.
pub(super) fn advice(advice: Advice, lang: Lang) -> AdviceRow {
    AdviceRow { pointer: advice.pointer, words: advice.words.in_lang(lang).to_owned() }
}

/// How a learner answers it. Choices stand in the author's order; what must not tell the answer, by the alphabet.
pub(super) fn prompt(question: &Question) -> Prompt {
    let choices = |choices: &[Choice]| numbered(choices.iter().map(|choice| choice.text.as_str()));
    match &question.body {
        Body::Single { choices: all, .. } => Prompt::Single { choices: choices(all) },
        Body::Multiple { choices: all, scoring, .. } => {
            Prompt::Multiple { choices: choices(all), scoring: *scoring }
        }
        Body::TrueFalse { .. } => Prompt::TrueFalse,
        Body::Numeric { unit, units, .. } => Prompt::Numeric {
            unit: unit.clone(),
            units: names(units.as_ref()),
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
        Body::Gaps { gaps, reuse, .. } => Prompt::Gaps {
            gaps: gaps.iter().map(|gap| gap_prompt(&gap.fill)).collect(),
            pool: numbered(question.body.options().into_iter()),
            is_pool_reused: *reuse,
        },
        Body::Labels { alt, zones, reuse, .. } => Prompt::Labels {
            picture: PromptPicture { src: String::new(), alt: alt.clone(), width: None, height: None },
            zones: zones.iter().map(zone_prompt).collect(),
            pool: numbered(question.body.options().into_iter()),
            is_pool_reused: *reuse,
        },
        Body::Essay(Essay { words, files, is_text_wanted, .. }) => {
            Prompt::Essay { words: *words, files: files.clone(), is_text_wanted: *is_text_wanted }
        }
    }
}

fn names(units: Option<&Units>) -> Vec<String> {
    units.iter().flat_map(|units| &units.accepted).map(|unit| unit.name.clone()).collect()
}

fn gap_prompt(fill: &Fill) -> GapPrompt {
    match fill {
        Fill::Short { .. } => GapPrompt::Short,
        Fill::Numeric { units, .. } => GapPrompt::Numeric {
            units: names(units.as_ref()),
            is_unit_optional: units.as_ref().is_some_and(|units| units.is_optional),
        },
        Fill::Choice { .. } => GapPrompt::Choice { options: numbered(fill.options().into_iter()) },
        Fill::Pool { .. } => GapPrompt::Pool,
    }
}

fn zone_prompt(zone: &Zone) -> ZonePrompt {
    ZonePrompt { x: zone.x, y: zone.y, place: zone.place.clone() }
}

/// What is right, line by line.
pub(super) fn key(question: &Question, lang: Lang) -> Vec<KeyLine> {
    match &question.body {
        Body::Single { correct, choices } => lines_of(choices, |no| no == *correct),
        Body::Multiple { correct, choices, .. } => lines_of(choices, |no| correct.contains(&no)),
        Body::TrueFalse { answer, feedback_true, feedback_false } => {
            let (yes, no) = match lang {
                Lang::Id => ("Benar", "Salah"),
                Lang::En => ("True", "False"),
            };
            let said = |text: &str, is_right, feedback: &Option<String>| KeyLine {
                feedback_html: feedback.as_deref().map(block),
                ..line(text.to_owned(), is_right)
            };
            vec![said(yes, *answer, feedback_true), said(no, !*answer, feedback_false)]
        }
        Body::Numeric { value, tolerance, unit, units } => {
            vec![line(measure(*value, *tolerance, unit.as_deref(), units.as_ref()), true)]
        }
        Body::Short { accepted, .. } => accepted.iter().map(|text| line(escape(text), true)).collect(),
        Body::Matching { pairs, distractors } => {
            let pair =
                |pair: &Pair| line(format!("{} → {}", inline(&pair.prompt), inline(&pair.answer)), true);
            pairs.iter().map(pair).chain(wrong(distractors)).collect()
        }
        Body::Ordering { items, .. } => items.iter().map(|item| line(inline(item), true)).collect(),
        Body::Gaps { gaps, distractors, .. } => {
            let lines = (1..).zip(gaps).flat_map(|(number, gap)| gap_lines(number, gap, gaps, lang));
            lines.chain(wrong(distractors)).collect()
        }
        Body::Labels { zones, distractors, .. } => {
            let zone = |zone: &Zone| line(format!("{} → {}", escape(&zone.place), inline(&zone.label)), true);
            zones.iter().map(zone).chain(wrong(distractors)).collect()
        }
        Body::Essay(Essay { guidance, sample, rubric, .. }) => {
            let texts = guidance.iter().chain(sample).map(|text| line(block(text), true));
            texts.chain(rubric.iter().flat_map(criterion_lines)).collect()
        }
    }
}

/// The levels of a criterion, those that earn something as right ones.
fn criterion_lines(criterion: &Criterion) -> impl Iterator<Item = KeyLine> {
    let one = |level: &RubricLevel| {
        let marks = Decimal::from_millionths(i64::from(level.marks.hundredths()) * 10_000);
        let words = escape(&format!("{}: {} ({marks})", criterion.name, level.text));
        line(words, level.marks > Centimark::default())
    };
    criterion.levels.iter().map(one)
}

fn line(html: String, is_right: bool) -> KeyLine {
    KeyLine { html, is_right, percent: None, feedback_html: None }
}

fn lines_of(choices: &[Choice], is_right: impl Fn(u8) -> bool) -> Vec<KeyLine> {
    let one = |(no, choice): (u8, &Choice)| KeyLine {
        percent: choice.percent,
        feedback_html: choice.feedback.as_deref().map(block),
        ..line(inline(&choice.text), is_right(no))
    };
    (0..).zip(choices).map(one).collect()
}

fn wrong(distractors: &[String]) -> impl Iterator<Item = KeyLine> {
    distractors.iter().map(|text| line(inline(text), false))
}

/// A number with what still counts and its unit.
fn measure(value: Decimal, tolerance: Decimal, unit: Option<&str>, units: Option<&Units>) -> String {
    let own = units.and_then(Units::own).map(|unit| unit.name.as_str());
    let unit = unit.or(own).map(|unit| format!(" {unit}")).unwrap_or_default();
    let is_exact = tolerance.millionths() == 0;
    let within = if is_exact { String::new() } else { format!(" ± {tolerance}") };
    escape(&format!("{value}{within}{unit}"))
}

/// What fills a gap, by its number; with its weight where the weights of the gaps differ.
fn gap_lines(number: usize, gap: &Blank, all: &[Blank], lang: Lang) -> Vec<KeyLine> {
    let weight = match lang {
        _ if all.iter().all(|other| other.weight == gap.weight) => String::new(),
        Lang::Id => format!(" (bobot {})", gap.weight),
        Lang::En => format!(" (weight {})", gap.weight),
    };
    let right = |html: String| line(format!("({number}) {html}{weight}"), true);
    match &gap.fill {
        Fill::Short { accepted, .. } => accepted.iter().map(|text| right(escape(text))).collect(),
        Fill::Numeric { value, tolerance, units } => {
            vec![right(measure(*value, *tolerance, None, units.as_ref()))]
        }
        Fill::Choice { answer, distractors } => {
            let wrong = distractors.iter().map(|text| line(format!("({number}) {}", inline(text)), false));
            [right(inline(answer))].into_iter().chain(wrong).collect()
        }
        Fill::Pool { answer } => vec![right(inline(answer))],
    }
}
