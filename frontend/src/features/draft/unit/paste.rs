//! What a word processor puts on the clipboard, as clean Markdown: headings, emphasis, lists, tables, links; no styles. No
//! Leptos, no browser.
//!
//! **Invariant:** every word that was copied comes out, and what was only text never becomes markup.

use super::markup::{Piece, pieces};

/// A part of the text, before it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Plain(String),
    Quote(String),
    Heading(u8, String),
    Item { level: usize, is_numbered: bool, text: String },
    Table(Vec<Vec<String>>),
}

/// A run of letters that look the same.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Run {
    text: String,
    is_bold: bool,
    is_italic: bool,
    link: Option<String>,
}

/// What an open tag means for the text within it.
#[derive(Debug, Clone, Default)]
struct Open {
    name: String,
    bold: Option<bool>,
    italic: Option<bool>,
    link: Option<String>,
    /// Marks of a list that a word processor writes as text.
    is_mark: bool,
}

#[derive(Debug, Default)]
struct Writer {
    parts: Vec<Part>,
    open: Vec<Open>,
    runs: Vec<Run>,
    /// Lists that are open: whether each is numbered.
    lists: Vec<bool>,
    table: Option<Vec<Vec<String>>>,
    /// What the paragraph says of itself: a level of heading, or the level of a list.
    heading: Option<u8>,
    word_item: Option<usize>,
    mark: String,
}

/// HTML of the clipboard as Markdown; empty where it says nothing.
pub(super) fn markdown(html: &str) -> String {
    let mut writer = Writer::default();
    for piece in pieces(html) {
        match piece {
            Piece::Open(name, attributes) => writer.open(name, &attributes),
            Piece::Close(name) => writer.close(&name),
            Piece::Text(text) => writer.text(&text),
        }
    }
    writer.end_part();
    writer.end_table();
    write(&even(writer.parts))
}

/// Whether Markdown is more than the plain text it came with: then it is worth putting in its place.
pub(super) fn is_worth(markdown: &str, plain: &str) -> bool {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    !markdown.is_empty() && words(markdown) != words(plain)
}

fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> &'a str {
    attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).unwrap_or_default()
}

/// What a style says of one property.
fn style(style: &str, property: &str) -> Option<String> {
    style.split(';').find_map(|rule| {
        let (key, value) = rule.split_once(':')?;
        (key.trim().eq_ignore_ascii_case(property)).then(|| value.trim().to_ascii_lowercase())
    })
}

impl Writer {
    fn open(&mut self, name: String, attributes: &[(String, String)]) {
        let look = attribute(attributes, "style");
        let weight = style(look, "font-weight");
        let mut open = Open {
            bold: weight
                .map(|weight| matches!(weight.as_str(), "bold" | "bolder" | "600" | "700" | "800" | "900")),
            italic: style(look, "font-style").map(|style| style == "italic" || style == "oblique"),
            is_mark: style(look, "mso-list").is_some_and(|list| list == "ignore"),
            ..Open::default()
        };
        match name.as_str() {
            "b" | "strong" => open.bold = open.bold.or(Some(true)),
            "i" | "em" => open.italic = open.italic.or(Some(true)),
            "a" => open.link = address(attribute(attributes, "href")),
            "br" => {
                self.line_break();
                return;
            }
            "p" | "div" | "section" | "article" | "blockquote" | "pre" | "li" => {
                // A paragraph within an item is the item itself.
                if !(self.is_in("li") && name != "li" && self.runs.is_empty()) {
                    self.end_part();
                }
                let list = style(look, "mso-list").filter(|list| list.contains("level"));
                if let Some(level) = list.and_then(|list| level(&list)) {
                    self.word_item = Some(level);
                }
                let outline = class_level(attribute(attributes, "class"));
                self.heading = self.heading.or(outline);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_part();
                self.heading = name.get(1..).and_then(|level| level.parse().ok());
                // A heading is bold by itself.
                open.bold = Some(false);
            }
            "ul" | "ol" => {
                self.end_part();
                self.lists.push(name == "ol");
            }
            "table" => {
                self.end_part();
                self.table.get_or_insert_with(Vec::new);
            }
            "tr" => {
                self.end_cell();
                if let Some(table) = &mut self.table {
                    table.push(Vec::new());
                }
            }
            "td" | "th" => self.runs.clear(),
            _ => {}
        }
        if !matches!(name.as_str(), "img" | "hr" | "meta" | "link" | "input" | "col" | "wbr") {
            self.open.push(Open { name, ..open });
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "div" | "section" | "article" | "blockquote" | "pre" | "li" | "h1" | "h2" | "h3" | "h4"
            | "h5" | "h6" => {
                let is_within_item = name != "li" && self.is_in("li");
                if self.table.is_some() || is_within_item {
                    self.space();
                } else {
                    self.end_part();
                }
            }
            "ul" | "ol" => {
                self.end_part();
                self.lists.pop();
            }
            "td" | "th" => self.end_cell(),
            "table" => self.end_table(),
            _ => {}
        }
        // What was never opened closes nothing.
        if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
            self.open.truncate(at);
        }
    }

    fn is_in(&self, name: &str) -> bool {
        self.open.iter().any(|open| open.name == name)
    }

    fn text(&mut self, text: &str) {
        if self.open.iter().any(|open| open.is_mark) {
            self.mark.push_str(text);
            return;
        }
        let text = text.replace(['\u{ad}', '\u{200b}', '\u{feff}'], "");
        let bold = self.open.iter().rev().find_map(|open| open.bold);
        let italic = self.open.iter().rev().find_map(|open| open.italic);
        let link = self.open.iter().rev().find_map(|open| open.link.clone());
        self.add(Run {
            text: escaped(&text),
            is_bold: bold == Some(true) && self.heading.is_none(),
            is_italic: italic == Some(true),
            link,
        });
    }

    fn add(&mut self, run: Run) {
        if run.text.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(last)
                if (last.is_bold, last.is_italic, &last.link) == (run.is_bold, run.is_italic, &run.link) =>
            {
                last.text.push_str(&run.text);
            }
            _ => self.runs.push(run),
        }
    }

    fn space(&mut self) {
        self.add(Run { text: " ".to_owned(), is_bold: false, is_italic: false, link: None });
    }

    fn line_break(&mut self) {
        let text = if self.table.is_some() || self.heading.is_some() { " " } else { "\u{b}" };
        self.add(Run { text: text.to_owned(), is_bold: false, is_italic: false, link: None });
    }

    /// Ends a paragraph, an item or a heading.
    fn end_part(&mut self) {
        if self.table.is_some() {
            return;
        }
        let text = inline(&std::mem::take(&mut self.runs));
        let (heading, item, mark) =
            (self.heading.take(), self.word_item.take(), std::mem::take(&mut self.mark));
        if text.is_empty() {
            return;
        }
        let part = if let Some(level) = heading {
            Part::Heading(level, text)
        } else if let Some(level) = item {
            let mark = mark.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{a0}');
            let is_numbered = mark.starts_with(|letter: char| letter.is_ascii_digit())
                || mark.strip_suffix(['.', ')']).is_some_and(|mark| mark.chars().all(char::is_alphabetic));
            Part::Item { level: level.saturating_sub(1), is_numbered, text }
        } else if let Some(is_numbered) = self.lists.last() {
            Part::Item { level: self.lists.len().saturating_sub(1), is_numbered: *is_numbered, text }
        } else if let Some(text) = bulleted(&text) {
            Part::Item { level: 0, is_numbered: false, text }
        } else if self.is_in("blockquote") {
            Part::Quote(text)
        } else {
            Part::Plain(text)
        };
        self.parts.push(part);
    }

    fn end_cell(&mut self) {
        let text = inline(&std::mem::take(&mut self.runs)).replace("\\\n", " ").replace('|', "\\|");
        let is_in_cell = self.is_in("td") || self.is_in("th");
        if let Some(row) = self.table.as_mut().and_then(|table| table.last_mut())
            && is_in_cell
        {
            row.push(text);
        }
        self.mark.clear();
        (self.heading, self.word_item) = (None, None);
    }

    fn end_table(&mut self) {
        let Some(mut rows) = self.table.take() else { return };
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        // A table of one cell is a frame around a text.
        match rows.as_slice() {
            [] => {}
            [row] if row.len() == 1 => self.parts.extend(row.first().cloned().map(Part::Plain)),
            _ => self.parts.push(Part::Table(rows)),
        }
    }
}

/// An address that a link may have.
fn address(href: &str) -> Option<String> {
    let href = href.trim();
    let is_kept = ["https:", "http:", "mailto:", "tel:"].iter().any(|scheme| href.starts_with(scheme));
    is_kept.then(|| {
        href.replace("http://", "https://").replace(' ', "%20").replace('(', "%28").replace(')', "%29")
    })
}

/// `l0 level2 lfo1` is level 2.
fn level(list: &str) -> Option<usize> {
    list.split_once("level")
        .and_then(|(_, rest)| rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok())
}

/// Headings that a word processor copies as paragraphs of a class.
fn class_level(class: &str) -> Option<u8> {
    match class {
        "MsoTitle" => Some(1),
        "MsoSubtitle" => Some(2),
        _ => None,
    }
}

/// A paragraph that begins with the sign of a bullet.
fn bulleted(text: &str) -> Option<String> {
    let rest = text.strip_prefix(['•', '·', '▪', '◦', '‣'])?;
    Some(rest.trim_start().to_owned()).filter(|rest| !rest.is_empty())
}

/// Letters that mean something in Markdown, as letters.
fn escaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '*' | '_' | '[' | ']' | '`' | '<') {
            plain.push('\\');
        }
        plain.push(if letter.is_whitespace() { ' ' } else { letter });
    }
    plain
}

/// Runs as one line, with the marks against the words.
fn inline(runs: &[Run]) -> String {
    let mut line = String::new();
    for run in runs {
        let words = run.text.trim_matches(' ');
        if words.is_empty() || words == "\u{b}" {
            line.push_str(&run.text);
            continue;
        }
        let mark = match (run.is_bold, run.is_italic) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        if run.text.starts_with(' ') {
            line.push(' ');
        }
        match &run.link {
            Some(href) => line.extend(["[", mark, words, mark, "](", href, ")"]),
            None => line.extend([mark, words, mark]),
        }
        if run.text.ends_with(' ') {
            line.push(' ');
        }
    }
    let lines = line.split('\u{b}').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    let line = lines.join("\\\n");
    // Only at the start of a line these would be markup.
    let is_marked = line.starts_with(['#', '>', '-', '+'])
        || line.split_once(['.', ')']).is_some_and(|(no, rest)| {
            !no.is_empty() && no.bytes().all(|byte| byte.is_ascii_digit()) && rest.starts_with(' ')
        });
    match (is_marked, line.starts_with(|letter: char| letter.is_ascii_digit())) {
        (true, true) => line.replacen(". ", "\\. ", 1).replacen(") ", "\\) ", 1),
        (true, false) => format!("\\{line}"),
        (false, _) => line,
    }
}

/// Headings from the second level down, skipping none.
fn even(mut parts: Vec<Part>) -> Vec<Part> {
    let levels = parts.iter().filter_map(|part| match part {
        Part::Heading(level, _) => Some(*level),
        Part::Plain(_) | Part::Quote(_) | Part::Item { .. } | Part::Table(_) => None,
    });
    let highest = levels.min().unwrap_or(1);
    let mut before = 1;
    for part in &mut parts {
        if let Part::Heading(level, _) = part {
            *level = (2 + level.saturating_sub(highest)).min(before + 1).min(4);
            before = *level;
        }
    }
    parts
}

fn write(parts: &[Part]) -> String {
    let mut text = String::new();
    // How many items each level has had, and whether they are numbered.
    let mut counts: Vec<(bool, usize)> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let is_next = match part {
            Part::Item { level, is_numbered, .. } => {
                let is_other = counts.get(*level).is_some_and(|(numbered, _)| numbered != is_numbered);
                !counts.is_empty() && (!is_other || *level > 0)
            }
            Part::Plain(_) | Part::Quote(_) | Part::Heading(..) | Part::Table(_) => false,
        };
        if at > 0 {
            text.push_str(if is_next { "\n" } else { "\n\n" });
        }
        if !is_next {
            counts.clear();
        }
        match part {
            Part::Plain(line) => text.push_str(line),
            Part::Quote(line) => text.extend(["> ", &line.replace('\n', "\n> ")]),
            Part::Heading(level, line) => {
                text.extend(["#".repeat(usize::from(*level)).as_str(), " ", line]);
            }
            Part::Item { level, is_numbered, text: line } => {
                counts.resize(level + 1, (*is_numbered, 0));
                let count = counts.last_mut().map_or(1, |count| {
                    let before = if count.0 == *is_numbered { count.1 } else { 0 };
                    *count = (*is_numbered, before + 1);
                    before + 1
                });
                let mark = if *is_numbered { format!("{count}. ") } else { "- ".to_owned() };
                text.extend(["   ".repeat(*level).as_str(), &mark, line]);
            }
            Part::Table(rows) => text.push_str(&table(rows)),
        }
    }
    text
}

fn table(rows: &[Vec<String>]) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let line = |row: &[String]| {
        let cells = (0..width).map(|at| row.get(at).map_or("", String::as_str));
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut lines: Vec<String> = rows.iter().map(|row| line(row)).collect();
    lines.insert(1.min(lines.len()), format!("|{}", "---|".repeat(width)));
    lines.join("\n")
}
