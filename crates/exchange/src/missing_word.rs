//! Moodle's missing word format: `Ibu kota Indonesia ialah {=Jakarta ~Bandung}.`
//!
//! Source: `docs.moodle.org/en/Missing_word_format` and what Moodle's importer makes of such files.
//!
//! **Invariant:** an entry is what stands between empty lines, as in GIFT; there are no escapes and no comments.

use crate::entries::{Doubts, Entries};
use crate::gift::{BLANK, blocks};
use crate::model::{Answer, Choice, Item, Kind, Markup, Number, Short, ShortAnswer, Text, Weight};
use crate::moodle::{is_empty, name, trim};
use crate::report::{Fault, Report, Warning};

/// Reads a file.
pub(crate) fn read(text: &str) -> Report {
    let mut entries = Entries::default();
    for block in blocks(text) {
        if entries.is_full(block.line) {
            break;
        }
        let mut doubts = Doubts::new();
        if block.is_cut {
            doubts.push(Warning::LineLeftOut);
        }
        let text = block.lines.join(" ");
        let result = question(&text, &mut doubts);
        entries.result(block.line, result, &text, doubts);
    }
    entries.finish()
}

fn question(text: &str, doubts: &mut Doubts) -> Result<Item, Fault> {
    let (start, end) =
        text.find('{').zip(text.find('}')).filter(|(start, end)| start < end).ok_or(Fault::Brace)?;
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let stem = [part(0, start), BLANK, part(end + 1, text.len())].concat();
    let section = part(start + 1, end).replace('=', "~=");
    let mut answers: Vec<&str> = section.split('~').map(trim).collect();
    if answers.first().is_some_and(|first| is_empty(first)) {
        if answers.first().is_some_and(|first| !first.is_empty()) {
            doubts.push(Warning::ZeroLeftOut);
        }
        answers.remove(0);
    }
    let kind = match answers.as_slice() {
        [] => return Err(Fault::TooFewAnswers { found: 0, needed: 1 }),
        [only] => {
            let pattern = only.strip_prefix('=').unwrap_or(only).to_owned();
            let answer = ShortAnswer { pattern, weight: Weight::FULL, feedback: Text::default() };
            Kind::Short(Short { is_case_sensitive: false, answers: vec![answer] })
        }
        several => {
            let answers: Result<Vec<Answer>, Fault> =
                several.iter().map(|text| answer(text, doubts)).collect();
            Kind::Choice(Choice::new(true, answers?))
        }
    };
    Ok(Item::new(name::from_text(&stem), Text::new(stem, Markup::Moodle), kind))
}

/// `=right`, `~wrong`, `~75%partly`, each with `#feedback`; `_` protects a number at the beginning.
fn answer(text: &str, doubts: &mut Doubts) -> Result<Answer, Fault> {
    let span =
        text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '%').len();
    let (percent, rest) = text.split_at(span);
    let (mut weight, rest) = match percent.split_once('%') {
        Some((percent, "")) => (share(percent, doubts)?, rest),
        _ => (Weight::NONE, text),
    };
    if rest.starts_with('=') {
        weight = Weight::FULL;
    }
    let rest = trim(rest.strip_prefix('_').unwrap_or(rest));
    let (words, feedback) = match rest.find('#') {
        Some(place) if place > 0 => rest.split_at(place),
        _ => (rest, ""),
    };
    let words = words.strip_prefix('=').unwrap_or(words);
    let feedback = trim(feedback.strip_prefix('#').unwrap_or(feedback));
    Ok(Answer { text: Text::new(words, Markup::Html), weight, feedback: Text::new(feedback, Markup::Html) })
}

/// Percent, rounded to whole ones.
fn share(percent: &str, doubts: &mut Doubts) -> Result<Weight, Fault> {
    if percent.is_empty() {
        return Ok(Weight::NONE);
    }
    let weight = Number::parse(percent).and_then(Weight::from_percent);
    let (weight, is_exact) = weight.ok_or_else(|| Fault::NotAWeight { text: percent.to_owned() })?;
    if !is_exact {
        doubts.push(Warning::Rounded);
    }
    Ok(weight)
}
