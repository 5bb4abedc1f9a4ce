//! Markdown of what was read: letters that mean something are masked, marks lie where they are read as marks.
//!
//! **Invariant:** lists stay apart that were apart, and a numbered list goes on with the number that it had.

use std::collections::BTreeMap;

use course_folder::MARKDOWN;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::block::Block;
use super::inline::{Look, Piece};

/// What separates two lists that would otherwise run into one.
const APART: &str = "<!-- -->";

/// The Markdown of blocks.
pub(super) fn markdown(blocks: &[Block]) -> String {
    let mut text = String::new();
    // Widths of the marks of the lists that are open, and the list of each.
    let mut open: Vec<(usize, String, bool)> = Vec::new();
    let mut counts: BTreeMap<(String, u8), u32> = BTreeMap::new();
    for block in blocks {
        if let Block::Item { list, level, is_numbered, text: said } = block {
            let depth = usize::from(*level).min(open.len());
            let goes_on = open.get(depth).is_some_and(|(_, own, kind)| own == list && kind == is_numbered);
            if !text.is_empty() {
                let is_other = open.get(depth).is_some() && !goes_on;
                let apart = format!("\n\n{}{APART}\n\n", indent(&open, depth));
                text.push_str(if is_other {
                    &apart
                } else if open.is_empty() {
                    "\n\n"
                } else {
                    "\n"
                });
            }
            // What lies deeper begins anew below another line.
            while let Some((deeper, _)) =
                counts.range((list.clone(), level.saturating_add(1))..=(list.clone(), u8::MAX)).next()
            {
                let deeper = deeper.clone();
                counts.remove(&deeper);
            }
            let count = counts.entry((list.clone(), *level)).or_default();
            *count = count.saturating_add(1);
            let mark = if *is_numbered { format!("{count}. ") } else { "- ".to_owned() };
            let before = indent(&open, depth);
            open.truncate(depth);
            open.push((mark.len(), list.clone(), *is_numbered));
            let within = indent(&open, open.len());
            text.push_str(&before);
            text.push_str(&mark);
            text.push_str(&said.replace('\n', &format!("\n{within}")));
            continue;
        }
        open.clear();
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        match block {
            Block::Heading { level, text: said } => {
                text.push_str(&"#".repeat(usize::from(*level)));
                text.push(' ');
                text.push_str(said);
                if said.ends_with('#') {
                    // A sign at the end would close the heading.
                    text.insert(text.len().saturating_sub(1), '\\');
                }
            }
            Block::Plain(said) => text.push_str(said),
            Block::Table(rows) => table(rows, &mut text),
            Block::Item { .. } => {}
        }
    }
    text
}

fn indent(open: &[(usize, String, bool)], depth: usize) -> String {
    " ".repeat(open.iter().take(depth).map(|(width, ..)| width).sum())
}

fn table(rows: &[Vec<String>], text: &mut String) {
    for (row, number) in rows.iter().zip(0_usize..) {
        if number > 0 {
            text.push('\n');
        }
        text.push_str("| ");
        text.push_str(&row.join(" | "));
        text.push_str(" |");
        if number == 0 {
            text.push_str("\n|");
            text.push_str(&" --- |".repeat(row.len()));
        }
    }
}

/// The Markdown of a paragraph. Where marks would not be read as marks, it goes without.
pub(super) fn inline(pieces: &[Piece]) -> String {
    let made = line(pieces);
    if reads_as(&made, pieces) {
        return made;
    }
    let plain = |piece: &Piece| match piece {
        Piece::Text(said, look) => {
            Piece::Text(said.clone(), Look { link: look.link.clone(), ..Look::default() })
        }
        Piece::Break => Piece::Break,
        Piece::Made(made) => Piece::Made(made.clone()),
    };
    line(&pieces.iter().map(plain).collect::<Vec<_>>())
}

/// Whether readers read the texts of a paragraph and nothing else, but for blanks.
#[expect(clippy::wildcard_enum_match_arm, reason = "most events of a foreign enum are of no concern")]
fn reads_as(made: &str, pieces: &[Piece]) -> bool {
    let (mut seen, mut pictures) = (String::new(), 0_usize);
    for event in Parser::new_ext(made, MARKDOWN) {
        match event {
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(TagEnd::Image) => pictures = pictures.saturating_sub(1),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text)
                if pictures == 0 =>
            {
                seen.push_str(&text);
            }
            _ => {}
        }
    }
    let said = pieces.iter().filter_map(|piece| match piece {
        Piece::Text(said, _) => Some(said.as_str()),
        Piece::Break | Piece::Made(_) => None,
    });
    let said: String = said.collect();
    seen.split_whitespace().collect::<String>() == said.split_whitespace().collect::<String>()
}

/// The Markdown of a paragraph with its marks.
fn line(pieces: &[Piece]) -> String {
    let mut text = String::new();
    let mut rest = pieces;
    while let Some((first, behind)) = rest.split_first() {
        match first {
            // A link has its marks within.
            Piece::Text(_, Look { link: Some(link), .. }) => {
                let is_same = |piece: &&Piece| matches!(piece, Piece::Text(_, look) if look.link.as_ref() == Some(link));
                let count = rest.iter().take_while(is_same).count();
                let (own, behind) = rest.split_at(count);
                let said = marked(own, None, "");
                if !said.trim().is_empty() {
                    let address =
                        link.replace('(', "%28").replace(')', "%29").replace('<', "%3C").replace('>', "%3E");
                    text.extend(["[", said.trim(), "](", &address, ")"]);
                    if said.ends_with(' ') {
                        text.push(' ');
                    }
                }
                rest = behind;
                continue;
            }
            Piece::Text(..) => {
                let is_same = |piece: &&Piece| matches!(piece, Piece::Text(_, Look { link: None, .. }));
                let count = rest.iter().take_while(is_same).count();
                let (own, behind) = rest.split_at(count);
                let before = text.chars().last();
                text.push_str(&marked(own, before, if behind.is_empty() { "" } else { "[" }));
                rest = behind;
                continue;
            }
            Piece::Break => {
                let end = text.trim_end().len();
                text.truncate(end);
                // A break at the end of a paragraph breaks nothing.
                let is_last = !behind.iter().any(|piece| !matches!(piece, Piece::Break));
                if !text.is_empty() && !is_last {
                    text.push_str("\\\n");
                }
            }
            Piece::Made(made) => text.push_str(made),
        }
        rest = behind;
    }
    begin(&text)
}

/// Texts with their marks; they stand behind `before` and in front of `behind`.
fn marked(pieces: &[Piece], before: Option<char>, behind: &str) -> String {
    let mut text = String::new();
    let mut runs: Vec<(String, &Look)> = Vec::new();
    for piece in pieces {
        let Piece::Text(said, look) = piece else { continue };
        match runs.last_mut() {
            _ if said.is_empty() => {}
            Some((last, same)) if *same == look => last.push_str(said),
            _ => runs.push((said.clone(), look)),
        }
    }
    for (at, (said, look)) in runs.iter().enumerate() {
        let mark = match (look.is_bold, look.is_italic) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        let left = text.chars().last().or(before);
        let next = runs.get(at.saturating_add(1)).map_or(behind, |(next, _)| next.as_str()).chars().next();
        let (lead, core, tail) =
            if mark.is_empty() { ("", "", said.as_str()) } else { core(said, left, next) };
        text.push_str(&escaped(lead));
        if !core.is_empty() {
            text.push_str(mark);
            text.push_str(&escaped(core));
            text.push_str(mark);
        }
        text.push_str(&escaped(tail));
    }
    // Blanks are one, as readers see them.
    let mut single = String::new();
    for letter in text.chars() {
        let is_blank = letter.is_whitespace() && letter != '\u{a0}';
        let is_second =
            is_blank && (single.ends_with(' ') || (single.is_empty() && matches!(before, Some(' ' | '\n'))));
        if !is_second {
            single.push(if is_blank { ' ' } else { letter });
        }
    }
    single
}

/// The part of a text that marks can stand around: they are read as marks only beside the right letters.
fn core(said: &str, left: Option<char>, next: Option<char>) -> (&str, &str, &str) {
    let is_letter = |letter: char| letter.is_alphanumeric();
    let is_outside = |beside: Option<char>, letter: char| {
        letter.is_whitespace() || (!is_letter(letter) && beside.is_some_and(|beside| !beside.is_whitespace()))
    };
    let from = said.char_indices().find(|(_, letter)| !is_outside(left, *letter)).map(|(at, _)| at);
    let to = said.char_indices().rev().find(|(_, letter)| !is_outside(next, *letter));
    let to = to.map(|(at, letter)| at.saturating_add(letter.len_utf8()));
    match (from, to) {
        (Some(from), Some(to)) if from < to => (
            said.get(..from).unwrap_or_default(),
            said.get(from..to).unwrap_or_default(),
            said.get(to..).unwrap_or_default(),
        ),
        _ => (said, "", ""),
    }
}

/// A text whose letters mean themselves.
pub(super) fn escaped(said: &str) -> String {
    let mut text = String::new();
    let mut letters = said.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_mark = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' => true,
            '&' => letters.peek().is_some_and(|next| next.is_alphanumeric() || *next == '#'),
            '!' => letters.peek().is_none_or(|next| *next == '['),
            _ => false,
        };
        if is_mark {
            text.push('\\');
        }
        text.push(letter);
    }
    text
}

/// A text whose lines do not begin like a heading, a list, a quotation or a table.
fn begin(text: &str) -> String {
    let mask = |line: &str| {
        let line = line.trim_start();
        let digits = line.chars().take_while(char::is_ascii_digit).count();
        let behind = line.get(digits..).unwrap_or_default();
        if (1..10).contains(&digits) && behind.starts_with(['.', ')']) {
            format!("{}\\{behind}", line.get(..digits).unwrap_or_default())
        } else if line.starts_with(['#', '>', '+', '-', '=', '|', ':']) {
            format!("\\{line}")
        } else {
            line.to_owned()
        }
    };
    text.trim().lines().map(mask).collect::<Vec<_>>().join("\n")
}
