//! Writes YAML that reads well and compares well: one way to write each value, prose as literal blocks.

use std::fmt::{Display, Write as _};

/// Prose up to this many letters stays on the line of its key.
const SHORT_CHARS: usize = 110;

/// A value to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Yaml {
    /// A number, a truth value or a known word; written as it is.
    Word(String),
    /// A text of one line.
    Line(String),
    /// Markdown.
    Prose(String),
    /// Items below one another.
    List(Vec<Self>),
    /// Texts on one line: `[a, b]`.
    Row(Vec<String>),
    /// Fields below one another.
    Map(Map),
    /// Fields on one line: `{ a: 1, b: 2 }`.
    Flow(Map),
}

/// Fields in the order in which they are written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Map(Vec<(&'static str, Yaml)>);

impl Map {
    /// No fields yet.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a field.
    pub(crate) fn put(&mut self, key: &'static str, value: Yaml) {
        self.0.push((key, value));
    }

    /// Adds a number, a truth value or a known word.
    pub(crate) fn word(&mut self, key: &'static str, value: impl Display + Copy) {
        self.put(key, Yaml::Word(value.to_string()));
    }

    /// Adds a text of one line.
    pub(crate) fn line(&mut self, key: &'static str, value: &str) {
        self.put(key, Yaml::Line(value.to_owned()));
    }

    /// Adds Markdown.
    pub(crate) fn prose(&mut self, key: &'static str, value: &str) {
        self.put(key, Yaml::Prose(value.to_owned()));
    }

    /// Adds Markdown if there is any.
    pub(crate) fn prose_if_any(&mut self, key: &'static str, value: Option<&str>) {
        if let Some(value) = value {
            self.prose(key, value);
        }
    }

    /// Adds texts of one line, if there are any, below one another.
    pub(crate) fn lines(&mut self, key: &'static str, values: &[String]) {
        if !values.is_empty() {
            self.put(key, Yaml::List(values.iter().cloned().map(Yaml::Line).collect()));
        }
    }
}

/// The text of a whole file.
pub(crate) fn emit(map: &Map) -> String {
    let mut out = String::new();
    fields(&mut out, map, 0);
    out
}

fn fields(out: &mut String, map: &Map, indent: usize) {
    for (place, (key, value)) in map.0.iter().enumerate() {
        // The first field of a list item stands behind its dash.
        if place > 0 || out.is_empty() || out.ends_with('\n') {
            pad(out, indent);
        }
        out.push_str(key);
        out.push(':');
        field(out, value, indent);
    }
}

fn field(out: &mut String, value: &Yaml, indent: usize) {
    match value {
        Yaml::List(items) if !items.is_empty() => {
            out.push('\n');
            for item in items {
                pad(out, indent + 2);
                out.push('-');
                list_item(out, item, indent + 2);
            }
        }
        Yaml::Map(map) => {
            out.push('\n');
            fields(out, map, indent + 2);
        }
        Yaml::Prose(text) if !(is_short(text) && is_plain(text)) && is_literal(text) => {
            block(out, text, indent);
        }
        Yaml::Word(_) | Yaml::Line(_) | Yaml::Prose(_) | Yaml::List(_) | Yaml::Row(_) | Yaml::Flow(_) => {
            out.push(' ');
            inline(out, value);
            out.push('\n');
        }
    }
}

fn list_item(out: &mut String, item: &Yaml, indent: usize) {
    out.push(' ');
    if let Yaml::Map(map) = item {
        fields(out, map, indent + 2);
    } else {
        inline(out, item);
        out.push('\n');
    }
}

fn inline(out: &mut String, value: &Yaml) {
    match value {
        Yaml::Word(word) => out.push_str(word),
        Yaml::Line(text) | Yaml::Prose(text) if is_plain(text) => out.push_str(text),
        Yaml::Line(text) | Yaml::Prose(text) => quoted(out, text),
        Yaml::Row(texts) => row(out, texts),
        Yaml::Flow(map) | Yaml::Map(map) => flow(out, map),
        Yaml::List(_) => out.push_str("[]"),
    }
}

fn row(out: &mut String, texts: &[String]) {
    out.push('[');
    for (place, text) in texts.iter().enumerate() {
        out.push_str(if place > 0 { ", " } else { "" });
        within_flow(out, text);
    }
    out.push(']');
}

fn flow(out: &mut String, map: &Map) {
    out.push('{');
    for (place, (key, value)) in map.0.iter().enumerate() {
        out.push_str(if place > 0 { ", " } else { " " });
        let _ = write!(out, "{key}: ");
        if let Yaml::Line(text) = value {
            within_flow(out, text);
        } else {
            inline(out, value);
        }
    }
    out.push_str(" }");
}

/// Commas and brackets end a plain text inside brackets.
fn within_flow(out: &mut String, text: &str) {
    if is_plain(text) && !text.contains([',', '[', ']', '{', '}']) {
        out.push_str(text);
    } else {
        quoted(out, text);
    }
}

fn block(out: &mut String, text: &str, indent: usize) {
    // The number tells how far the block is indented when its first line begins with spaces of its own.
    out.push_str(if text.starts_with(char::is_whitespace) { " |2\n" } else { " |\n" });
    for line in text.split('\n') {
        if !line.is_empty() {
            pad(out, indent + 2);
            out.push_str(line);
        }
        out.push('\n');
    }
}

fn quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_printable(c) => out.push(c),
            c => {
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
        }
    }
    out.push('"');
}

fn pad(out: &mut String, indent: usize) {
    out.extend(std::iter::repeat_n(' ', indent));
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= SHORT_CHARS
}

/// Letters that every reader of YAML takes as they are.
fn is_printable(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Whether a text can stand in a literal block.
fn is_literal(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, '\n' | '\t') || is_printable(c))
}

/// Whether a text can stand without quotes and is still read as a text.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 12] =
        ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf", "infinity"];
    let Some(first) = text.chars().next() else { return false };
    let begins_well = first.is_alphabetic() || matches!(first, '“' | '‘' | '(');
    // Digits may be a number; a word after a space makes it a text.
    let is_counted = first.is_ascii_digit()
        && text.split_once(' ').is_some_and(|(_, rest)| rest.chars().next().is_some_and(char::is_alphabetic));
    let is_word = WORDS.iter().any(|word| text.eq_ignore_ascii_case(word));
    (begins_well || is_counted)
        && !is_word
        && text.trim_end() == text
        && !text.contains([':', '#'])
        && text.chars().all(|c| c == ' ' || (is_printable(c) && !c.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_well() {
        let mut choice = Map::new();
        choice.prose("text", "Ya, segera");
        choice.word("correct", true);
        let mut draw = Map::new();
        draw.word("count", 10);
        draw.line("tag", "modul-1");
        let mut map = Map::new();
        map.line("title", "Loket: alur");
        map.word("minutes", 5);
        map.prose("intro", "Satu.\n\n- dua\n  tiga");
        map.lines("sources", &["UU 25/2009".to_owned(), "2020".to_owned()]);
        map.put("draw", Yaml::List(vec![Yaml::Flow(draw)]));
        map.put("tags", Yaml::Row(vec!["a".to_owned(), "b, c".to_owned()]));
        map.put("choices", Yaml::List(vec![Yaml::Map(choice)]));
        let expected = "\
title: \"Loket: alur\"
minutes: 5
intro: |
  Satu.

  - dua
    tiga
sources:
  - UU 25/2009
  - \"2020\"
draw:
  - { count: 10, tag: modul-1 }
tags: [a, \"b, c\"]
choices:
  - text: Ya, segera
    correct: true
";
        assert_eq!(emit(&map), expected);
    }
}
