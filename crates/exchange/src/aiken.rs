//! Aiken: one question on a line, one answer a line, `ANSWER: B`.
//!
//! Source: `docs.moodle.org/en/Aiken_format` and what Moodle's importer makes of such files.
//!
//! **Invariant:** each question, answer or `ANSWER:` that leads to nothing is an entry of its own in the report.

use crate::entries::{Doubts, Entries};
use crate::model::{Answer, Choice, Item, Kind, Markup, Text, Weight};
use crate::moodle::{entities, name, trim};
use crate::report::{Fault, Report, Warning};
use crate::write::Writer;

/// Answers are named by the letters from A to Z.
const ANSWERS_MAX: usize = 26;

/// A question whose `ANSWER:` has not come yet.
struct Open<'a> {
    line: usize,
    stem: &'a str,
    answers: Vec<&'a str>,
}

impl Open<'_> {
    fn raw(&self) -> String {
        [&[self.stem], self.answers.as_slice()].concat().join("\n")
    }

    fn close(self, letter: &str, doubts: &mut Doubts) -> Result<Item, Fault> {
        let found = self.answers.len();
        if found < 2 {
            return Err(Fault::TooFewAnswers { found, needed: 2 });
        }
        let sign = letter.chars().next().unwrap_or_default();
        if sign.is_ascii_lowercase() {
            doubts.push(Warning::SmallLetter);
        }
        let place = u32::from(sign.to_ascii_uppercase()).checked_sub(u32::from('A'));
        let place = place.and_then(|place| usize::try_from(place).ok()).filter(|place| *place < found);
        let place = place.ok_or_else(|| Fault::NoSuchAnswer { letter: letter.to_owned() })?;
        let html = |text: &str| Text::new(entities::to_html(text), Markup::Html);
        let answers = self.answers.iter().enumerate().map(|(number, answer)| Answer {
            text: html(answer),
            weight: if number == place { Weight::FULL } else { Weight::NONE },
            feedback: Text::default(),
        });
        let kind = Kind::Choice(Choice::new(true, answers.collect()));
        Ok(Item::new(name::from_text(self.stem), html(self.stem), kind))
    }
}

/// Reads a file.
pub(crate) fn read(text: &str) -> Report {
    let mut entries = Entries::default();
    let mut open: Option<Open<'_>> = None;
    let lines = text.split('\n').enumerate();
    let lines = lines.flat_map(|(place, line)| line.split('\r').map(move |line| (place + 1, trim(line))));
    for (line, text) in lines.filter(|(_, text)| text.len() >= 2) {
        if entries.is_full(line) {
            return entries.finish();
        }
        if let Some(answer) = answer(text) {
            match &mut open {
                Some(open) => open.answers.push(answer),
                None => entries.refused(line, Fault::NoQuestion, text, Vec::new()),
            }
        } else if let Some(letter) = text.strip_prefix("ANSWER:") {
            match open.take() {
                Some(open) => {
                    let (begin, raw) = (open.line, format!("{}\n{text}", open.raw()));
                    let mut doubts = Doubts::new();
                    let result = open.close(trim(letter), &mut doubts);
                    entries.result(begin, result, &raw, doubts);
                }
                None => entries.refused(line, Fault::NoQuestion, text, Vec::new()),
            }
        } else if let Some(left) = open.replace(Open { line, stem: text, answers: Vec::new() }) {
            entries.refused(left.line, Fault::Unfinished, &left.raw(), Vec::new());
        }
    }
    if let Some(left) = open {
        entries.refused(left.line, Fault::Unfinished, &left.raw(), Vec::new());
    }
    entries.finish()
}

/// The answer of a line `A) …` or `A. …`.
fn answer(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(|letter: char| letter.is_ascii_uppercase())?;
    rest.strip_prefix([')', '.']).map(trim)
}

/// The format.
#[derive(Debug)]
pub(crate) enum Aiken {}

impl Writer for Aiken {
    const FRAME: (&'static str, &'static str) = ("", "");

    fn item(item: &Item) -> Option<String> {
        let Kind::Choice(choice) = &item.kind else { return None };
        let right = |answer: &&Answer| answer.weight == Weight::FULL;
        let is_fit = choice.is_single
            && (2..=ANSWERS_MAX).contains(&choice.answers.len())
            && choice.answers.iter().filter(right).count() == 1;
        if !is_fit {
            return None;
        }
        let mut lines = format!("{}\n", line(&item.stem));
        let mut key = 'A';
        for (answer, letter) in choice.answers.iter().zip('A'..='Z') {
            lines.push(letter);
            lines.extend([") ", &line(&answer.text), "\n"]);
            if right(&answer) {
                key = letter;
            }
        }
        Some(format!("{lines}ANSWER: {key}\n\n"))
    }

    fn category(_: &str) -> Option<String> {
        None
    }

    fn read(text: &str) -> Report {
        read(text)
    }
}

/// A text as one plain line.
fn line(text: &Text) -> String {
    let plain = match text.markup {
        Markup::Html | Markup::Moodle => entities::decode(&name::without_tags(&text.text)),
        Markup::Plain | Markup::Markdown | Markup::Wiki => text.text.clone(),
    };
    let words: Vec<&str> = plain.split(['\n', '\r']).map(trim).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
