//! Reads GIFT: entries, names, the place of the answers.
//!
//! **Invariant:** every line that is neither blank nor a comment is part of an entry of the report.

use super::escape::{hide, show};
use super::{answers, comment};
use crate::entries::{Doubts, Entries};
use crate::model::{Category, Item, Kind, Markup, Text};
use crate::moodle::{name, trim};
use crate::report::{Fault, Report, Warning};

/// What stands for the gap when text follows the answers.
pub(crate) const BLANK: &str = "_____";
const CATEGORY: &str = "$CATEGORY:";

/// Reads a file.
pub(crate) fn read(text: &str) -> Report {
    let mut entries = Entries::default();
    for block in blocks(text) {
        if entries.is_full(block.line) {
            break;
        }
        entry(&block, &mut entries);
    }
    entries.finish()
}

/// Lines that follow each other without an empty line.
#[derive(Debug, Default)]
pub(crate) struct Block<'a> {
    /// Number of the first line.
    pub(crate) line: usize,
    /// The lines without blanks at their ends.
    pub(crate) lines: Vec<&'a str>,
    /// Whether it ends with a line that holds only `0`.
    pub(crate) is_cut: bool,
}

/// The blocks of a file. As in Moodle, a line with nothing but `0` divides them too.
pub(crate) fn blocks(text: &str) -> Vec<Block<'_>> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let mut blocks = Vec::new();
    let mut block = Block::default();
    for (place, line) in text.split(end).map(trim).enumerate() {
        if line.is_empty() || line == "0" {
            block.is_cut = line == "0";
            if !block.lines.is_empty() || block.is_cut {
                block.line = if block.lines.is_empty() { place + 1 } else { block.line };
                blocks.push(std::mem::take(&mut block));
            }
        } else {
            if block.lines.is_empty() {
                block.line = place + 1;
            }
            block.lines.push(line);
        }
    }
    if !block.lines.is_empty() {
        blocks.push(block);
    }
    blocks
}

fn entry(block: &Block<'_>, entries: &mut Entries) {
    let mut warnings = Doubts::new();
    if block.is_cut {
        warnings.push(Warning::LineLeftOut);
    }
    let comments: Vec<&str> = block.lines.iter().copied().filter(|line| line.starts_with("//")).collect();
    let lines: Vec<&str> =
        block.lines.iter().map(|line| if line.starts_with("//") { " " } else { line }).collect();
    let raw = block.lines.join("\n");
    let skipped = lines.iter().take_while(|line| **line == " ").count();
    let begin = block.line + skipped;
    let joined = lines.join("\n");
    let mut text = trim(&joined);
    if text.is_empty() {
        if block.is_cut {
            entries.refused(block.line, Fault::TooFewAnswers { found: 0, needed: 1 }, "0", warnings);
        }
        return;
    }
    let mut line = begin;
    if let Some(rest) = text.strip_prefix(CATEGORY) {
        let (path, more) = rest.split_once('\n').unwrap_or((rest, ""));
        let path = trim(&show(&hide(path))).to_owned();
        let more = trim(more);
        if !more.is_empty() {
            warnings.push(Warning::CategoryRunsOn);
        }
        let category = Category { path, ..Category::default() };
        entries.category(line, category, std::mem::take(&mut warnings));
        if more.is_empty() {
            return;
        }
        line += 1;
        text = more;
    }
    let (idnumber, tags) = comment::marks(&comments);
    let result = question(text, &mut warnings).map(|item| Item { idnumber, tags, ..item });
    entries.result(line, result, &raw, warnings);
}

/// Takes `::name::` off the beginning.
fn named(text: &str) -> (Option<String>, &str) {
    let Some(rest) = text.strip_prefix("::") else { return (None, text) };
    match rest.split_once("::") {
        Some((found, rest)) => (Some(name::clean(&show(found))), trim(rest)),
        None => (None, rest),
    }
}

fn question(text: &str, doubts: &mut Doubts) -> Result<Item, Fault> {
    let hidden = hide(text);
    let (found, text) = named(&hidden);
    let (section, stem) = match (text.find('{'), text.find('}')) {
        (None, None) => (None, text.to_owned()),
        (Some(start), Some(end)) if start < end => {
            let (before, section) = (text.get(..start), text.get(start + 1..end));
            let after = text.get(end + 1..).unwrap_or_default();
            let blank = if text.ends_with('}') { "" } else { BLANK };
            if after.contains(['{', '}']) {
                doubts.push(Warning::MoreBraces);
            }
            (section.map(trim), [before.unwrap_or_default(), blank, after].concat())
        }
        _ => return Err(Fault::Brace),
    };
    let stem = marked(&stem);
    let (section, feedback) = match section.unwrap_or_default().rsplit_once("####") {
        Some((section, feedback)) => (trim(section), feedback),
        None => (section.unwrap_or_default(), ""),
    };
    let (stem, markup) = stem;
    let feedback = answers::text(feedback, markup);
    let name = found.unwrap_or_else(|| name::from_text(&stem.text));
    let kind = if text.contains('{') { answers::kind(section, markup, doubts)? } else { Kind::Description };
    Ok(Item { general_feedback: feedback, ..Item::new(name, stem, kind) })
}

/// The stem, and its markup even if it is empty.
fn marked(stem: &str) -> (Text, Markup) {
    let markup = answers::text(&format!("{stem}x"), Markup::Moodle).markup;
    (answers::text(stem, Markup::Moodle), markup)
}
