//! What the buttons above a text do to it. Places are counted as the browser counts them, in UTF-16. No Leptos.
//!
//! **Invariant:** a change is one piece put in place of another, so that the browser can take it back.

use std::ops::Range;

/// A button above the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tool {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// A heading, or none any more.
    Heading,
    /// A list with bullets.
    List,
    /// A numbered list.
    Numbers,
    /// A link.
    Link,
    /// A callout that begins with a word.
    Callout(&'static str),
    /// A table.
    Table,
}

/// One piece in place of another, and what is selected then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) put: String,
    pub(super) select: (u32, u32),
}

/// A table to be filled in.
pub(super) const TABLE: &str = "| Kolom 1 | Kolom 2 |\n|---|---|\n| Isi | Isi |";

/// The file that a block names in a line of its own; empty for none.
pub(super) fn file_of(text: &str) -> &str {
    text.lines().find_map(|line| line.strip_prefix("file:")).map(str::trim).unwrap_or_default()
}

/// The same block with another file.
pub(super) fn with_file(text: &str, file: &str) -> String {
    let line = |line: &str| {
        if line.starts_with("file:") { format!("file: {file}") } else { line.to_owned() }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// What a button does to a text of which a part is selected.
pub(super) fn apply(tool: Tool, text: &str, from: u32, to: u32) -> Change {
    let range = byte(text, from)..byte(text, to.max(from));
    match tool {
        Tool::Bold => wrapped(text, range, "**"),
        Tool::Italic => wrapped(text, range, "*"),
        Tool::Link => link(text, range),
        Tool::Heading => by_line(text, range, |_, line| {
            line.strip_prefix("## ")
                .map_or_else(|| format!("## {}", line.trim_start_matches(['#', ' '])), str::to_owned)
        }),
        Tool::List => by_line(text, range, |_, line| {
            line.strip_prefix("- ").map_or_else(|| format!("- {}", bare(line)), str::to_owned)
        }),
        Tool::Numbers => by_line(text, range, |no, line| {
            if is_numbered(line) { bare(line).to_owned() } else { format!("{}. {}", no + 1, bare(line)) }
        }),
        Tool::Callout(word) => by_line(text, range, move |no, line| {
            let line = line.trim_start_matches(['>', ' ']);
            if no == 0 { format!("> **{word}** {line}") } else { format!("> {line}") }
        }),
        Tool::Table => {
            let (before, after) =
                (text.get(..range.end).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
            let lead = if before.is_empty() || before.ends_with("\n\n") { "" } else { "\n\n" };
            let tail = if after.is_empty() || after.starts_with("\n\n") { "" } else { "\n\n" };
            let (at, start) = (units(before), units(lead));
            Change {
                from: at,
                to: at,
                put: format!("{lead}{TABLE}{tail}"),
                select: (at + start + 2, at + start + 9),
            }
        }
    }
}

/// What Enter does in a list or a callout, as in a word processor: the next line begins like this one, and a line with
/// nothing in it ends the list. `None` where Enter is only Enter.
pub(super) fn enter(text: &str, from: u32, to: u32) -> Option<Change> {
    let at = byte(text, from);
    let start = text.get(..at)?.rfind('\n').map_or(0, |before| before + 1);
    let line = text.get(start..at).filter(|_| from == to)?;
    let body = line.trim_start();
    let (indent, mark) = (line.get(..line.len() - body.len())?, mark(body)?);
    if body.len() == mark.len() {
        let begin = place(text, start);
        return Some(Change { from: begin, to, put: String::new(), select: (begin, begin) });
    }
    let next = match mark.strip_suffix(". ").and_then(|number| number.parse::<u32>().ok()) {
        Some(number) => format!("{}. ", number.saturating_add(1)),
        None => mark.to_owned(),
    };
    Some(put(&format!("\n{indent}{next}"), from, to))
}

/// What makes a line a part of a list or of a callout.
fn mark(line: &str) -> Option<&str> {
    if let Some(mark) = ["- ", "* ", "> "].into_iter().find(|mark| line.starts_with(mark)) {
        return line.get(..mark.len());
    }
    is_numbered(line).then(|| line.find(". ").and_then(|dot| line.get(..dot + 2))).flatten()
}

/// Puts a piece in place of what is selected, with the caret behind it.
pub(super) fn put(piece: &str, from: u32, to: u32) -> Change {
    let end = from + units(piece);
    Change { from, to, put: piece.to_owned(), select: (end, end) }
}

fn wrapped(text: &str, range: Range<usize>, mark: &str) -> Change {
    let inner = text.get(range.clone()).unwrap_or_default();
    let (from, to) = (place(text, range.start), place(text, range.end));
    let width = units(mark);
    let around = |at: usize| text.get(..at).is_some_and(|before| before.ends_with(mark));
    let follows = text.get(range.end..).is_some_and(|after| after.starts_with(mark));
    if around(range.start) && follows && !inner.is_empty() {
        // Pressed again: the marks go.
        let select = (from - width, to - width);
        return Change { from: from - width, to: to + width, put: inner.to_owned(), select };
    }
    // Marks stand against the words, not against the spaces around them.
    let start = inner.len() - inner.trim_start().len();
    let words = inner.trim();
    let tail = inner.get(start + words.len()..).unwrap_or_default();
    let lead = inner.get(..start).unwrap_or_default();
    let begin = from + units(lead) + width;
    let select = (begin, begin + units(words));
    Change { from, to, put: format!("{lead}{mark}{words}{mark}{tail}"), select }
}

fn link(text: &str, range: Range<usize>) -> Change {
    const ADDRESS: &str = "https://";
    let words = text.get(range.clone()).unwrap_or_default();
    let (from, to) = (place(text, range.start), place(text, range.end));
    if words.starts_with(ADDRESS) {
        return Change { from, to, put: format!("[]({words})"), select: (from + 1, from + 1) };
    }
    let begin = from + units(words) + 3;
    Change { from, to, put: format!("[{words}]({ADDRESS})"), select: (begin, begin + units(ADDRESS)) }
}

/// Changes whole lines: those that are selected, or the one with the caret.
fn by_line(text: &str, range: Range<usize>, how: impl Fn(usize, &str) -> String) -> Change {
    let start = text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end =
        text.get(range.end..).and_then(|after| after.find('\n')).map_or(text.len(), |at| range.end + at);
    let lines = text.get(start..end).unwrap_or_default();
    let put = lines.split('\n').enumerate().map(|(no, line)| how(no, line)).collect::<Vec<_>>().join("\n");
    let from = place(text, start);
    let select =
        if range.is_empty() { (from + units(&put), from + units(&put)) } else { (from, from + units(&put)) };
    Change { from, to: place(text, end), put, select }
}

/// A line without the mark of a list.
fn bare(line: &str) -> &str {
    let line = line.trim_start_matches("- ");
    if is_numbered(line) { line.split_once(". ").map_or(line, |(_, rest)| rest) } else { line }
}

fn is_numbered(line: &str) -> bool {
    line.split_once(". ")
        .is_some_and(|(no, _)| !no.is_empty() && no.bytes().all(|byte| byte.is_ascii_digit()))
}

fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

fn place(text: &str, byte: usize) -> u32 {
    units(text.get(..byte).unwrap_or(text))
}

fn byte(text: &str, place: u32) -> usize {
    let mut left = usize::try_from(place).unwrap_or(usize::MAX);
    for (at, letter) in text.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(letter.len_utf16());
    }
    text.len()
}

/// A picture with what is said of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Picture {
    pub(super) file: String,
    pub(super) alt: String,
    pub(super) caption: String,
}

impl Picture {
    /// What a block with one picture says; nothing where it says more.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (alt, rest) = text.trim().strip_prefix("![")?.split_once("](")?;
        let inner = rest.strip_suffix(')').filter(|_| !alt.contains(['[', ']']))?;
        let (file, caption) = match inner.split_once(" \"") {
            Some((file, caption)) => (file, caption.strip_suffix('"')?),
            None => (inner, ""),
        };
        let is_one = !file.contains([' ', '(', ')']) && !caption.contains('"');
        let own = |text: &str| text.trim().to_owned();
        is_one.then(|| Self { file: own(file), alt: own(alt), caption: own(caption) })
    }

    /// The Markdown of the picture.
    pub(super) fn write(&self) -> String {
        let plain = |text: &str| text.replace(['[', ']', '\n'], " ").replace('"', "'").trim().to_owned();
        let (file, alt, caption) =
            (self.file.trim().replace(' ', "-"), plain(&self.alt), plain(&self.caption));
        if caption.is_empty() {
            format!("![{alt}]({file})")
        } else {
            format!("![{alt}]({file} \"{caption}\")")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text after a button, with `[` and `]` where the selection begins and ends.
    fn pressed(tool: Tool, marked: &str) -> String {
        let (before, rest) = marked.split_once('‹').unwrap();
        let (inner, after) = rest.split_once('›').unwrap();
        let text = format!("{before}{inner}{after}");
        let change = apply(tool, &text, units(before), units(before) + units(inner));
        let (from, to) = (byte(&text, change.from), byte(&text, change.to));
        let mut text = format!("{}{}{}", &text[..from], change.put, &text[to..]);
        text.insert(byte(&text, change.select.1), '›');
        text.insert(byte(&text, change.select.0), '‹');
        text
    }

    /// The text after Enter where `|` stands.
    fn entered(marked: &str) -> Option<String> {
        let (before, after) = marked.split_once('|').unwrap();
        let text = format!("{before}{after}");
        let change = enter(&text, units(before), units(before))?;
        let (from, to) = (byte(&text, change.from), byte(&text, change.to));
        let mut text = format!("{}{}{}", &text[..from], change.put, &text[to..]);
        text.insert(byte(&text, change.select.1), '|');
        Some(text)
    }

    #[test]
    fn enter_goes_on_with_a_list_and_ends_it_where_nothing_was_written() {
        for (before, after) in [
            ("- satu|", Some("- satu\n- |")),
            ("- satu\n- |", Some("- satu\n|")),
            ("9. sembilan|", Some("9. sembilan\n10. |")),
            ("> **Penting.** Hati-hati|", Some("> **Penting.** Hati-hati\n> |")),
            ("  * é|kor", Some("  * é\n  * |kor")),
            ("biasa|", None),
            ("2026. tahun|an", Some("2026. tahun\n2027. |an")),
        ] {
            assert_eq!(entered(before).as_deref(), after, "{before}");
        }
        assert_eq!(enter("- satu", 2, 4), None, "what is selected is replaced");
    }

    #[test]
    fn a_block_names_another_file() {
        let block = "```audio\nfile:\ntitle: file: a\n```";
        let named = with_file(block, "media/a.mp3");
        assert_eq!(named, "```audio\nfile: media/a.mp3\ntitle: file: a\n```");
        assert_eq!((file_of(block), file_of(&named)), ("", "media/a.mp3"));
    }

    #[test]
    fn marks_stand_against_the_words_and_go_again() {
        assert_eq!(pressed(Tool::Bold, "a ‹kata › b"), "a **‹kata›**  b");
        assert_eq!(pressed(Tool::Bold, "a **‹kata›** b"), "a ‹kata› b");
        assert_eq!(pressed(Tool::Italic, "😀 ‹é›"), "😀 *‹é›*");
        assert_eq!(pressed(Tool::Bold, "‹›"), "**‹›**");
    }

    #[test]
    fn lists_and_headings_are_whole_lines() {
        assert_eq!(pressed(Tool::List, "a‹b\nc›d\ne"), "‹- ab\n- cd›\ne");
        assert_eq!(pressed(Tool::Numbers, "‹- a\n- b›"), "‹1. a\n2. b›");
        assert_eq!(pressed(Tool::Numbers, "‹1. a\n2. b›"), "‹a\nb›");
        assert_eq!(pressed(Tool::Heading, "x\nJu‹›dul"), "x\n## Judul‹›");
        assert_eq!(pressed(Tool::Heading, "## Ju‹›dul"), "Judul‹›");
        assert_eq!(pressed(Tool::Callout("Kasus."), "‹Bu Rini\ndatang›"), "‹> **Kasus.** Bu Rini\n> datang›");
    }

    #[test]
    fn a_link_asks_for_what_is_missing() {
        assert_eq!(pressed(Tool::Link, "‹loket›"), "[loket](‹https://›)");
        assert_eq!(pressed(Tool::Link, "‹https://a.id›"), "[‹›](https://a.id)");
    }

    #[test]
    fn a_table_stands_by_itself() {
        assert!(pressed(Tool::Table, "a‹›b").starts_with("a\n\n| ‹Kolom 1›"));
        assert!(pressed(Tool::Table, "a‹›b").ends_with("|\n\nb"));
    }

    #[test]
    fn a_picture_is_read_and_written() {
        let text = "![Alur di loket](images/alur.svg \"Alur\")";
        let picture = Picture::read(text).unwrap();
        assert_eq!((picture.file.as_str(), picture.caption.as_str()), ("images/alur.svg", "Alur"));
        assert_eq!(picture.write(), text);
        assert_eq!(Picture::read("![a](b.png)").unwrap().write(), "![a](b.png)");
        assert_eq!(Picture::read("![a](b.png) dan teks"), None);
        let odd = Picture { alt: "a [b]".to_owned(), caption: "\"x\"".to_owned(), ..picture };
        assert_eq!(Picture::read(&odd.write()).unwrap().caption, "'x'");
    }
}
