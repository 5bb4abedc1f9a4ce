//! Writes GIFT as Moodle's exporter does.
//!
//! **Invariant:** one line for each answer; line ends within texts are written `\n`, so that no text ends an entry.

use super::escape::escape;
use super::{comment, read};
use crate::model::{Choice, Item, Kind, Markup, Matching, Numeric, Short, Text, TrueFalse, Weight};
use crate::report::Report;
use crate::write::Writer;

/// The format.
#[derive(Debug)]
pub(crate) enum Gift {}

impl Writer for Gift {
    const FRAME: (&'static str, &'static str) = ("", "");

    fn item(item: &Item) -> Option<String> {
        let markup = item.stem.markup;
        let section = match &item.kind {
            Kind::Choice(question) => choice(question, markup),
            Kind::TrueFalse(question) => truth(question, markup),
            Kind::Short(question) => short(question, markup),
            Kind::Numeric(question) => numeric(question, markup),
            Kind::Matching(question) => matching(question, markup),
            Kind::Essay(_) => String::new(),
            Kind::Description => return Some(format!("{}\n\n", head(item))),
            Kind::Cloze(_) | Kind::Gaps(_) | Kind::Markers(_) | Kind::Labels(_) | Kind::Ordering(_) => {
                return None;
            }
        };
        let feedback = if item.general_feedback.is_empty() {
            String::new()
        } else {
            format!("####{}", text(&item.general_feedback, markup))
        };
        Some(format!("{}{{{section}{feedback}}}\n\n", head(item)))
    }

    fn category(path: &str) -> Option<String> {
        Some(format!("$CATEGORY: {}\n\n", escape(path)))
    }

    fn read(text: &str) -> Report {
        read(text)
    }
}

fn head(item: &Item) -> String {
    let marks = comment::write(item.idnumber.as_deref(), &item.tags);
    format!("{marks}::{}::{}", escape(&item.name), text(&item.stem, Markup::Moodle))
}

/// A text with its markup before it, if that is not what is assumed.
fn text(text: &Text, assumed: Markup) -> String {
    let name = match text.markup {
        Markup::Moodle => "[moodle]",
        Markup::Html => "[html]",
        Markup::Plain => "[plain]",
        Markup::Markdown => "[markdown]",
        Markup::Wiki => "",
    };
    let is_said = (text.markup != assumed && !text.text.is_empty()) || text.text.starts_with('[');
    format!("{}{}", if is_said { name } else { "" }, escape(&text.text))
}

/// Feedback with the sign before it.
fn after(feedback: &Text, markup: Markup) -> String {
    if feedback.is_empty() { String::new() } else { format!("#{}", text(feedback, markup)) }
}

fn choice(question: &Choice, markup: Markup) -> String {
    let mut lines = String::from("\n");
    for answer in &question.answers {
        let words = text(&answer.text, markup);
        let sign = if question.is_single && answer.weight == Weight::FULL {
            "=".to_owned()
        } else if answer.weight == Weight::NONE && !words.starts_with('%') {
            "~".to_owned()
        } else {
            format!("~%{}%", answer.weight.percent())
        };
        lines.extend(["\t", &sign, &words, &after(&answer.feedback, markup), "\n"]);
    }
    lines
}

fn truth(question: &TrueFalse, markup: Markup) -> String {
    let (word, right, wrong) = if question.is_true {
        ("TRUE", &question.if_true, &question.if_false)
    } else {
        ("FALSE", &question.if_false, &question.if_true)
    };
    if right.is_empty() {
        format!("{word}{}", after(wrong, markup))
    } else {
        format!("{word}#{}{}", text(wrong, markup), after(right, markup))
    }
}

fn short(question: &Short, markup: Markup) -> String {
    let mut lines = String::from("\n");
    for answer in &question.answers {
        let sign = format!("=%{}%", answer.weight.percent());
        // The markup of an answer to write means nothing, but a bracket at its beginning would.
        let words = text(&Text::new(answer.pattern.as_str(), markup), markup);
        lines.extend(["\t", &sign, &words, "#", &text(&answer.feedback, markup), "\n"]);
    }
    lines
}

fn numeric(question: &Numeric, markup: Markup) -> String {
    let mut lines = String::from("#\n");
    let count = question.answers.len();
    for (place, answer) in question.answers.iter().enumerate() {
        let is_rest =
            answer.value.is_none() && answer.weight == Weight::NONE && place > 0 && place + 1 == count;
        let sign = if is_rest {
            "~".to_owned()
        } else {
            let value = answer.value.map_or_else(|| "*".to_owned(), |value| value.to_string());
            format!("=%{}%{value}:{}", answer.weight.percent(), answer.tolerance)
        };
        lines.extend(["\t", &sign, "#", &text(&answer.feedback, markup), "\n"]);
    }
    lines
}

fn matching(question: &Matching, markup: Markup) -> String {
    let mut lines = String::from("\n");
    for pair in &question.pairs {
        lines.extend(["\t=", &text(&pair.prompt, markup), " -> ", &escape(&pair.answer), "\n"]);
    }
    lines
}
