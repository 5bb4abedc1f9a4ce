//! Markdown as modules and units: by its headings.
//!
//! With headings of the first two levels, the first makes modules and the second units. With other headings, the highest
//! makes units of one module. Without any, the text is one unit.
//!
//! **Invariant:** headings within a unit begin at the second level and skip none; definitions of links go with those who
//! use them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use course_folder::MARKDOWN;
use course_folder::limits::TITLE_CHARS_MAX;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::note::{Notes, What};
use crate::text::{Module, Unit};

/// Most characters of a label, as `CommonMark` has it (§6.3).
const LABEL_CHARS_MAX: usize = 999;

/// A heading at the top of a text.
struct Heading {
    level: u8,
    title: String,
    range: Range<usize>,
}

/// A text that is taken apart.
struct Whole<'a> {
    text: &'a str,
    /// In the order of the text.
    headings: Vec<Heading>,
    /// Where the addresses of links stand, by their labels in small letters.
    definitions: BTreeMap<String, Range<usize>>,
}

/// The modules of a text; `title` names what has no heading.
pub(crate) fn modules(text: &str, title: &str, notes: &mut Notes) -> Vec<Module> {
    let whole = Whole { text, headings: headings(text), definitions: definitions(text) };
    let headings = &whole.headings;
    let levels: BTreeSet<u8> = headings.iter().map(|heading| heading.level).collect();
    let has_modules = levels.contains(&1) && levels.contains(&2);
    let unit_level = if has_modules { 2 } else { levels.first().copied().unwrap_or(7) };
    let title = cut(title, notes);
    let mut modules: Vec<Module> = Vec::new();
    let begin = headings.iter().find(|heading| heading.level <= unit_level);
    let piece = |range: Range<usize>| whole.body(range);
    let preamble = piece(0..begin.map_or(text.len(), |heading| heading.range.start));
    if !preamble.is_empty() {
        if begin.is_some() {
            notes.note(What::Preamble);
        }
        let unit = Unit { title: title.clone(), markdown: preamble };
        modules.push(Module { title: title.clone(), units: vec![unit] });
    }
    let borders: Vec<&Heading> = headings.iter().filter(|heading| heading.level <= unit_level).collect();
    for (at, heading) in borders.iter().enumerate() {
        let next = borders.get(at.saturating_add(1)).map_or(text.len(), |next| next.range.start);
        let markdown = piece(heading.range.end..next);
        let own = cut(&heading.title, notes);
        if has_modules && heading.level == 1 {
            // What stands between a module's heading and its first unit's is a unit as well.
            let units =
                if markdown.is_empty() { Vec::new() } else { vec![Unit { title: own.clone(), markdown }] };
            modules.push(Module { title: own, units });
            continue;
        }
        if markdown.is_empty() {
            notes.name(What::EmptyUnit, &own);
        }
        let unit = Unit { title: own, markdown };
        match modules.last_mut() {
            Some(module) => module.units.push(unit),
            None => modules.push(Module { title: title.clone(), units: vec![unit] }),
        }
    }
    modules
}

/// A title of one line that is not too long.
fn cut(title: &str, notes: &mut Notes) -> String {
    let line = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= TITLE_CHARS_MAX {
        return line;
    }
    notes.name(What::LongTitle, &line);
    let mut short: String = line.chars().take(TITLE_CHARS_MAX.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

#[expect(clippy::wildcard_enum_match_arm, reason = "most events of a foreign enum are of no concern")]
fn headings(text: &str) -> Vec<Heading> {
    let (mut found, mut depth, mut open): (Vec<Heading>, usize, Option<Heading>) = (Vec::new(), 0, None);
    for (event, range) in Parser::new_ext(text, MARKDOWN).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) if depth == 0 => {
                depth += 1;
                open = Some(Heading { level: number(level), title: String::new(), range });
            }
            Event::End(TagEnd::Heading(_)) if depth == 1 => {
                depth = 0;
                // A heading of nothing divides nothing.
                found.extend(open.take().filter(|heading| !heading.title.trim().is_empty()));
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(said) | Event::Code(said) => {
                if let Some(heading) = &mut open {
                    heading.title.push_str(&said);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(heading) = &mut open {
                    heading.title.push(' ');
                }
            }
            _ => {}
        }
    }
    found
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Where the addresses of links stand.
fn definitions(text: &str) -> BTreeMap<String, Range<usize>> {
    let parser = Parser::new_ext(text, MARKDOWN);
    let all = parser.reference_definitions().iter();
    all.map(|(label, definition)| (folded(label), definition.span.clone())).collect()
}

/// A label as labels are compared: small letters, one blank for many.
fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What stands in square brackets, folded.
fn in_brackets(text: &str) -> BTreeSet<String> {
    let behind = |(at, _): (usize, &str)| text.get(at.saturating_add(1)..);
    let label = |behind: &str| {
        let near = behind.char_indices().nth(LABEL_CHARS_MAX).map_or(behind.len(), |(at, _)| at);
        let end = behind.get(..near)?.find(']')?;
        behind.get(..end).map(folded)
    };
    text.match_indices('[').filter_map(behind).filter_map(label).collect()
}

impl Whole<'_> {
    /// A part of the text that can stand alone.
    fn body(&self, range: Range<usize>) -> String {
        let mut made = String::new();
        let mut from = range.start;
        let mut above: Vec<u8> = Vec::new();
        let first = self.headings.partition_point(|one| one.range.start < range.start);
        let within = self.headings.iter().skip(first).take_while(|one| one.range.end <= range.end);
        for heading in within {
            let before = self.text.get(from..heading.range.start).unwrap_or_default();
            made.push_str(before.trim_start_matches('\n'));
            above.retain(|level| *level < heading.level);
            above.push(heading.level);
            let source = self.text.get(heading.range.clone()).unwrap_or_default();
            made.push_str(&"#".repeat(above.len().saturating_add(1).min(6)));
            made.push(' ');
            made.push_str(&line(source));
            made.push_str("\n\n");
            from = heading.range.end;
        }
        made.push_str(self.text.get(from..range.end).unwrap_or_default().trim_start_matches('\n'));
        let mut made = tidy(&made);
        let used = in_brackets(&made);
        let elsewhere = |span: &&Range<usize>| span.start < range.start || span.end > range.end;
        let spans = used.iter().filter_map(|label| self.definitions.get(label)).filter(elsewhere);
        let mut more: Vec<&str> =
            spans.map(|span| self.text.get(span.clone()).unwrap_or_default().trim()).collect();
        if !more.is_empty() {
            more.sort_unstable();
            made.push_str("\n\n");
            made.push_str(&more.join("\n"));
        }
        made
    }
}

/// The Markdown of a heading, without its marks.
fn line(source: &str) -> String {
    let source = source.trim();
    if source.starts_with('#') {
        let said = source.trim_start_matches('#').trim();
        let bare = said.trim_end_matches('#');
        let is_closed = bare.len() < said.len() && (bare.is_empty() || bare.ends_with([' ', '\t']));
        return if is_closed { bare.trim().to_owned() } else { said.to_owned() };
    }
    // Underlined: the last line is the mark.
    let said = source.rsplit_once('\n').map_or(source, |(said, _)| said);
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without blank lines at its ends.
fn tidy(text: &str) -> String {
    let mut body = text.trim_end();
    while let Some((first, rest)) = body.split_once('\n') {
        if !first.trim().is_empty() {
            break;
        }
        body = rest;
    }
    if body.trim().is_empty() { String::new() } else { body.to_owned() }
}

/// Notes what a text that was sent as Markdown needs besides, or courses do not take.
#[expect(clippy::wildcard_enum_match_arm, reason = "most events of a foreign enum are of no concern")]
pub(crate) fn doubts(text: &str, notes: &mut Notes) {
    for event in Parser::new_ext(text, MARKDOWN) {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => notes.name(What::AbsentPictures, &dest_url),
            Event::Html(html) | Event::InlineHtml(html) => {
                let html = html.trim();
                let is_break = matches!(html, "" | "<br>" | "<br/>" | "<br />");
                if !is_break && !html.starts_with("<!--") && html.starts_with('<') && !html.starts_with("</")
                {
                    notes.name(What::Html, html);
                }
            }
            _ => {}
        }
    }
}
