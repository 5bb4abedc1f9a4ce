//! What stands between the braces, by the kind of question that it makes.
//!
//! **Invariant:** a share of the mark, an answer and its feedback are told apart in the order in which Moodle does it.

use super::escape::show;
use super::number;
use crate::entries::Doubts;
use crate::model::{
    Answer, Choice, Kind, Markup, Matching, Number, Numeric, NumericAnswer, Pair, Short, ShortAnswer, Text,
    TrueFalse, Units, Weight,
};
use crate::moodle::{is_empty, trim};
use crate::report::{Fault, Warning};

/// The kind of question that an answer section makes.
pub(super) fn kind(section: &str, markup: Markup, doubts: &mut Doubts) -> Result<Kind, Fault> {
    let cut = |at: char| section.split_once(at).map_or(section, |(before, _)| before);
    if section.is_empty() {
        return Ok(Kind::Essay(crate::model::Essay::default()));
    }
    if let Some(numbers) = section.strip_prefix('#') {
        return numeric(numbers, markup, doubts);
    }
    if section.contains('~') {
        return choice(section, markup, doubts);
    }
    if section.contains('=') && section.contains("->") {
        return matching(section, markup, doubts);
    }
    match trim(cut('#')) {
        "T" | "TRUE" => Ok(truth(section, true, markup)),
        "F" | "FALSE" => Ok(truth(section, false, markup)),
        _ => short(section, markup, doubts),
    }
}

/// A text that may say its markup first: `[html]…`.
pub(super) fn text(text: &str, otherwise: Markup) -> Text {
    let marked = text.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let (markup, text) = match marked {
        Some(("moodle", rest)) => (Markup::Moodle, rest),
        Some(("html", rest)) => (Markup::Html, rest),
        Some(("plain", rest)) => (Markup::Plain, rest),
        Some(("markdown", rest)) => (Markup::Markdown, rest),
        _ => (otherwise, text),
    };
    Text::new(trim(&show(text)), markup)
}

/// An answer and its feedback: `answer#feedback`.
fn with_feedback(answer: &str, markup: Markup) -> (Text, Text) {
    let (answer, feedback) = answer.split_once('#').unwrap_or((answer, ""));
    (text(trim(answer), markup), text(trim(feedback), markup))
}

/// Takes a share of the mark off the beginning: `%50%…`.
fn weighed<'a>(answer: &'a str, otherwise: Weight, doubts: &mut Doubts) -> Result<(Weight, &'a str), Fault> {
    let marked = answer.strip_prefix('%').and_then(|rest| rest.split_once('%'));
    let Some((percent, rest)) = marked.filter(|(percent, _)| is_percent(percent)) else {
        return Ok((otherwise, answer));
    };
    let weight = Number::parse(percent).and_then(Weight::from_percent);
    let (weight, is_exact) = weight.ok_or_else(|| Fault::NotAWeight { text: percent.to_owned() })?;
    if !is_exact {
        doubts.push(Warning::Rounded);
    }
    Ok((weight, rest))
}

/// Hyphens, digits, a point, digits.
fn is_percent(text: &str) -> bool {
    let digits = text.trim_start_matches('-');
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    !whole.is_empty() && [whole, part].concat().bytes().all(|byte| byte.is_ascii_digit())
}

/// The answers between the signs; what stands before the first sign counts unless it is empty, or `0`.
fn split<'a>(
    section: &'a str,
    sign: char,
    needed: usize,
    doubts: &mut Doubts,
) -> Result<Vec<&'a str>, Fault> {
    let mut answers: Vec<&str> = section.split(sign).map(trim).collect();
    if answers.first().is_some_and(|first| is_empty(first)) {
        if answers.first().is_some_and(|first| !first.is_empty()) {
            doubts.push(Warning::ZeroLeftOut);
        }
        answers.remove(0);
    }
    let found = answers.len();
    if found < needed { Err(Fault::TooFewAnswers { found, needed }) } else { Ok(answers) }
}

fn choice(section: &str, markup: Markup, doubts: &mut Doubts) -> Result<Kind, Fault> {
    let is_single = section.contains('=');
    let section = section.replace('=', "~=");
    let mut answers = Vec::new();
    for answer in split(&section, '~', 2, doubts)? {
        let (weight, answer) = match answer.strip_prefix('=') {
            Some(answer) => (Weight::FULL, answer),
            None => weighed(answer, Weight::NONE, doubts)?,
        };
        let (text, feedback) = with_feedback(answer, markup);
        answers.push(Answer { text, weight, feedback });
    }
    Ok(Kind::Choice(Choice::new(is_single, answers)))
}

fn matching(section: &str, markup: Markup, doubts: &mut Doubts) -> Result<Kind, Fault> {
    let mut pairs = Vec::new();
    for pair in split(section, '=', 2, doubts)? {
        let (prompt, answer) = pair.split_once("->").ok_or_else(|| Fault::NotAPair { text: show(pair) })?;
        pairs.push(Pair { prompt: text(prompt, markup), answer: trim(&show(answer)).to_owned() });
    }
    Ok(Kind::Matching(Matching::new(pairs)))
}

fn truth(section: &str, is_true: bool, markup: Markup) -> Kind {
    let mut parts = section.splitn(3, '#').skip(1).map(|part| text(trim(part), markup));
    let (wrong, right) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    Kind::TrueFalse(if is_true {
        TrueFalse { is_true, if_true: right, if_false: wrong }
    } else {
        TrueFalse { is_true, if_true: wrong, if_false: right }
    })
}

fn short(section: &str, markup: Markup, doubts: &mut Doubts) -> Result<Kind, Fault> {
    let mut answers = Vec::new();
    for answer in split(section, '=', 1, doubts)? {
        let (weight, answer) = weighed(answer, Weight::FULL, doubts)?;
        let (pattern, feedback) = with_feedback(answer, markup);
        answers.push(ShortAnswer { pattern: pattern.text, weight, feedback });
    }
    Ok(Kind::Short(Short { is_case_sensitive: false, answers }))
}

fn numeric(section: &str, markup: Markup, doubts: &mut Doubts) -> Result<Kind, Fault> {
    let (section, wrong) = match section.find('~') {
        Some(place) => section.split_at(place),
        None => (section, ""),
    };
    let mut answers = Vec::new();
    for answer in split(section, '=', 1, doubts)? {
        let (weight, answer) = weighed(answer, Weight::FULL, doubts)?;
        let (answer, feedback) = with_feedback(answer, markup);
        let (value, tolerance) = number::answer(&answer.text, doubts)?;
        answers.push(NumericAnswer { value, tolerance, weight, feedback });
    }
    if !wrong.is_empty() {
        let (_, feedback) = with_feedback(wrong, markup);
        answers.push(NumericAnswer { feedback, ..NumericAnswer::default() });
    }
    Ok(Kind::Numeric(Numeric { answers, units: Units::default() }))
}
