//! Reads Moodle XML question by question.
//!
//! **Invariant:** a question of a kind that is not known is kept as it stands in the file.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::fields::Fields;
use super::tree::{self, Node};
use super::{fields, kinds};
use crate::entries::{Doubts, Entries};
use crate::limits;
use crate::model::{Category, Text};
use crate::report::{Fault, Report};

/// Counts lines up to a place, going forward only.
struct Lines<'a> {
    text: &'a str,
    place: usize,
    line: usize,
}

impl Lines<'_> {
    fn at(&mut self, place: usize) -> usize {
        let passed = self.text.get(self.place..place).unwrap_or_default();
        self.line += passed.matches('\n').count();
        self.place = place.max(self.place);
        self.line
    }
}

/// What ended a run of well-formed XML.
enum Stop {
    /// The end of the file.
    End,
    /// A question, which began here, that is not well formed.
    Broken(usize),
}

/// Reads a file.
pub(crate) fn read(text: &str) -> Report {
    let mut entries = Entries::default();
    let mut lines = Lines { text, place: 0, line: 1 };
    let Some(mut from) = root(text) else {
        entries.refused(1, Fault::NotAQuiz, text, Vec::new());
        return entries.finish();
    };
    for _ in 0..=limits::XML_RESTARTS_MAX {
        match run(text, from, &mut lines, &mut entries) {
            Stop::End => break,
            Stop::Broken(at) => match next_question(text, at + 1) {
                Some(next) => from = next,
                None => break,
            },
        }
    }
    entries.finish()
}

/// The place where the next question begins, judging by the text alone.
fn next_question(text: &str, from: usize) -> Option<usize> {
    let tail = text.get(from..)?;
    let found = tail.match_indices("<question").find(|(place, tag)| {
        let after = tail.as_bytes().get(place + tag.len());
        after.is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
    });
    found.map(|(place, _)| from + place)
}

/// All of a question that is not well formed: up to the next one.
fn broken(text: &str, at: usize) -> &str {
    let end = next_question(text, at + 1).unwrap_or(text.len());
    text.get(at..end).unwrap_or_default()
}

/// The place of the outermost element, if it is `<quiz>`.
fn root(text: &str) -> Option<usize> {
    let mut reader = Reader::from_str(text);
    loop {
        let at = position(&reader);
        let event = reader.read_event().ok()?;
        if let Event::Start(tag) | Event::Empty(tag) = event {
            return (tag.name().as_ref() == "quiz").then_some(at);
        }
        if matches!(event, Event::Eof) {
            return None;
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn run(text: &str, from: usize, lines: &mut Lines<'_>, entries: &mut Entries) -> Stop {
    let tail = text.get(from..).unwrap_or_default();
    let mut reader = Reader::from_str(tail);
    reader.config_mut().allow_unmatched_ends = true;
    loop {
        let begin = position(&reader);
        let at = from + begin;
        let event = reader.read_event();
        let (tag, is_empty) = match event {
            Ok(Event::Start(tag)) => (tag, false),
            Ok(Event::Empty(tag)) => (tag, true),
            Ok(Event::Eof) => return Stop::End,
            Ok(
                Event::End(_)
                | Event::Text(_)
                | Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_)
                | Event::GeneralRef(_),
            ) => continue,
            Err(_) => {
                entries.refused(lines.at(at), Fault::MalformedXml, broken(text, at), Vec::new());
                return Stop::Broken(at);
            }
        };
        if tag.name().as_ref() != "question" {
            continue;
        }
        let line = lines.at(at);
        if entries.is_full(line) {
            return Stop::End;
        }
        let mut doubts = Doubts::new();
        let node = element(&mut reader, &tag, is_empty, &mut doubts);
        let raw = tail.get(begin..position(&reader)).unwrap_or_default();
        match node {
            Ok(node) => question(&node, line, raw, doubts, entries),
            Err(fault) => {
                entries.refused(line, fault, broken(text, at), doubts);
                return Stop::Broken(at);
            }
        }
    }
}

fn element(
    reader: &mut Reader<&[u8]>,
    tag: &BytesStart<'_>,
    is_empty: bool,
    doubts: &mut Doubts,
) -> Result<Node, Fault> {
    if is_empty { Ok(tree::open(tag, doubts)) } else { tree::read(reader, tag, doubts) }
}

fn question(node: &Node, line: usize, raw: &str, mut doubts: Doubts, entries: &mut Entries) {
    let kind = node.attribute("type").unwrap_or_default();
    if kind == "category" {
        match category(node, &mut doubts) {
            Ok(category) => entries.category(line, category, doubts),
            Err(fault) => entries.refused(line, fault, raw, doubts),
        }
        return;
    }
    match kinds::item(kind, node, &mut doubts) {
        Some(result) => entries.result(line, result, raw, doubts),
        None => entries.aside(line, kind, raw),
    }
}

fn category(node: &Node, doubts: &mut Doubts) -> Result<Category, Fault> {
    let path = node.child("category").and_then(|node| node.child("text"));
    let path = path.ok_or(Fault::Missing { part: "category" })?.trimmed()?.to_owned();
    let info = match node.child("info") {
        Some(info) => fields::rich(info, crate::model::Markup::Moodle, doubts)?,
        None => Text::default(),
    };
    let idnumber = Fields::new(node, doubts).idnumber()?;
    Ok(Category { path, info, idnumber })
}
