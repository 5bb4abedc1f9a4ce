//! Writes gaps back into their text.
//!
//! **Invariant:** within an answer every letter that could mean something is an entity.

use super::gap;
use crate::model::{Cloze, Gap, GapKind, Layout, NumericAnswer, ShortAnswer, Weight};

/// The text with its gaps, or nothing if they cannot be written.
pub(crate) fn source(stem: &str, cloze: &Cloze) -> Option<String> {
    let mut text = String::with_capacity(stem.len());
    let mut rest = stem;
    let mut next = 1;
    while let Some((before, behind)) = rest.split_once("{#") {
        text.push_str(before);
        let number = next.to_string();
        let after = behind.strip_prefix(number.as_str()).and_then(|after| after.strip_prefix('}'));
        if let (Some(after), Some(gap)) = (after, cloze.gaps.get(next - 1)) {
            text.push_str(&written(gap)?);
            rest = after;
            next += 1;
        } else {
            text.push_str("{#");
            rest = behind;
        }
    }
    text.push_str(rest);
    (next - 1 == cloze.gaps.len()).then_some(text)
}

fn written(gap: &Gap) -> Option<String> {
    let (name, answers) = match &gap.kind {
        GapKind::Choice { layout, is_shuffled, answers } => {
            let ending = match (layout, is_shuffled) {
                (Layout::List, false) => "",
                (Layout::List, true) => "_S",
                (Layout::Vertical, false) => "_V",
                (Layout::Vertical, true) => "_VS",
                (Layout::Horizontal, false) => "_H",
                (Layout::Horizontal, true) => "_HS",
            };
            let answers: Vec<String> = answers
                .iter()
                .map(|answer| {
                    format!("{}{}", sign(answer.weight), with(&answer.text.text, &answer.feedback.text))
                })
                .collect();
            (format!("MULTICHOICE{ending}"), answers)
        }
        GapKind::Several { is_horizontal, is_shuffled, answers } => {
            let ending = match (is_horizontal, is_shuffled) {
                (false, false) => "",
                (false, true) => "_S",
                (true, false) => "_H",
                (true, true) => "_HS",
            };
            let weights: Vec<Weight> = answers.iter().map(|answer| answer.weight).collect();
            if gap::normal(&weights, true) != weights {
                return None;
            }
            let answers: Vec<String> = answers
                .iter()
                .map(|answer| {
                    let words = with(&answer.text.text, &answer.feedback.text);
                    format!("%{}%{words}", answer.weight.percent())
                })
                .collect();
            (format!("MULTIRESPONSE{ending}"), answers)
        }
        GapKind::Short { is_case_sensitive, answers } => {
            let name = if *is_case_sensitive { "SHORTANSWER_C" } else { "SHORTANSWER" };
            (name.to_owned(), answers.iter().map(short).collect())
        }
        GapKind::Numeric { answers } => ("NUMERICAL".to_owned(), answers.iter().map(numeric).collect()),
    };
    Some(format!("{{{}:{name}:{}}}", gap.mark, answers.join("~")))
}

fn short(answer: &ShortAnswer) -> String {
    format!("{}{}", sign(answer.weight), with(&answer.pattern, &answer.feedback.text))
}

fn numeric(answer: &NumericAnswer) -> String {
    let number = match answer.value {
        Some(value) => format!("{value}:{}", answer.tolerance),
        None => "*".to_owned(),
    };
    let feedback = escape(&answer.feedback.text);
    let feedback = if feedback.is_empty() { feedback } else { format!("#{feedback}") };
    format!("{}{number}{feedback}", sign(answer.weight))
}

fn sign(weight: Weight) -> String {
    match weight {
        Weight::FULL => "=".to_owned(),
        Weight::NONE => String::new(),
        other => format!("%{}%", other.percent()),
    }
}

fn with(words: &str, feedback: &str) -> String {
    let words = escape(words);
    if feedback.is_empty() { words } else { format!("{words}#{}", escape(feedback)) }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '&' | '#' | '~' | '{' | '}' | '\\' | '=' | '%' | '"') {
            escaped.extend(["&#", &u32::from(letter).to_string(), ";"]);
        } else {
            escaped.push(letter);
        }
    }
    escaped
}
