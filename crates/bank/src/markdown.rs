//! Plain text as Markdown that shows just that text, and the plain text of Markdown.

use pulldown_cmark::{Event, Options, Parser, TagEnd};

/// The Markdown that is shown: the same as where questions become HTML.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// Escapes what Markdown would take for markup.
pub(crate) fn escape(text: &str) -> String {
    let lines = text.lines().map(|line| line_start(&within(line.trim_start())));
    lines.collect::<Vec<_>>().join("\n")
}

/// Escapes within a line.
pub(crate) fn within(line: &str) -> String {
    let letters: Vec<char> = line.chars().collect();
    let mut escaped = String::with_capacity(line.len());
    for (place, letter) in letters.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|place| letters.get(place));
        let after = letters.get(place + 1);
        let is_word = |letter: Option<&char>| letter.is_some_and(|letter| letter.is_alphanumeric());
        let is_markup = match letter {
            '*' | '`' | '[' | ']' | '<' | '~' | '|' => true,
            '_' => !(is_word(before) && is_word(after)),
            '\\' => after.is_none_or(char::is_ascii_punctuation),
            '&' => after.is_some_and(|letter| letter.is_alphabetic() || *letter == '#'),
            _ => false,
        };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(*letter);
    }
    escaped
}

/// Escapes what means something only where a line begins.
pub(crate) fn line_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at_checked(digits).unwrap_or_default();
    if digits > 0 && rest.starts_with(['.', ')']) {
        return format!("{number}\\{rest}");
    }
    if line.starts_with(['#', '>', '+', '-', '=']) { format!("\\{line}") } else { line.to_owned() }
}

/// What a reader reads of a Markdown text, on one line.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other event has no words")]
pub(crate) fn plain(markdown: &str) -> String {
    let mut plain = String::with_capacity(markdown.len());
    for event in Parser::new_ext(markdown, OPTIONS) {
        match event {
            Event::Text(run) | Event::Code(run) | Event::Html(run) | Event::InlineHtml(run) => {
                plain.push_str(&run);
            }
            Event::SoftBreak
            | Event::HardBreak
            | Event::Rule
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::TableCell
                | TagEnd::BlockQuote(_),
            ) => plain.push(' '),
            _ => {}
        }
    }
    single_spaced(&plain)
}

/// One line with single blanks.
pub(crate) fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_stays_what_it_is() {
        for text in [
            "Satu *dua* _tiga_ `x` [a](b) <b> a~~b~~ & &amp; nama_berkas 2 * 3",
            "# Judul",
            "- butir",
            "1. satu",
            "12) dua",
            "_____",
            "a\\*b C:\\x",
            "== sama",
        ] {
            assert_eq!(plain(&escape(text)), text);
        }
    }

    #[test]
    fn markdown_is_read_as_words() {
        assert_eq!(plain("## Judul\n\nSatu *dua*\ntiga.\n\n- a\n- b"), "Judul Satu dua tiga. a b");
    }
}
