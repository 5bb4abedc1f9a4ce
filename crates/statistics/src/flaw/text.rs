//! Text as words, each with its place and whether it stands out.

use serde::{Deserialize, Serialize};

/// A part of a text, in bytes from its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// A word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it is.
    pub(super) at: Span,
    /// The word in small letters.
    pub(super) lower: String,
    /// Whether it is emphasised.
    pub(super) is_loud: bool,
    /// Whether a sentence begins with it.
    pub(super) is_first: bool,
}

impl Word {
    pub(super) fn is_any(&self, list: &[&str]) -> bool {
        list.contains(&self.lower.as_str())
    }
}

/// The words of a text. Hyphens and apostrophes join: `satu-satunya`, `isn't`.
pub(super) fn words(text: &str) -> Vec<Word> {
    // In a text all in capitals, capitals emphasise nothing.
    let has_small = text.chars().any(char::is_lowercase);
    let marked = marked(text);
    let mut words = Vec::new();
    let mut rest = text.char_indices().peekable();
    let mut is_first = true;
    while let Some((start, letter)) = rest.next() {
        if !letter.is_alphanumeric() {
            // A point inside "12.5" or "s.d.5" ends nothing, nor does a line that was only broken.
            let next = rest.peek().map(|(_, next)| *next);
            is_first |= match letter {
                '.' | '?' | '!' => {
                    next.is_none_or(|next| next.is_whitespace() || matches!(next, '"' | '”' | ')'))
                }
                '\n' => next == Some('\n'),
                _ => false,
            };
            continue;
        }
        let mut end = start + letter.len_utf8();
        while let Some((place, next)) = rest.peek().copied() {
            let joins = matches!(next, '-' | '\'' | '’')
                && text
                    .get(place + next.len_utf8()..)
                    .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
            if !next.is_alphanumeric() && !joins {
                break;
            }
            end = place + next.len_utf8();
            rest.next();
        }
        let word = text.get(start..end).unwrap_or_default();
        let is_capital = has_small
            && word.chars().filter(|letter| letter.is_alphabetic()).count() > 1
            && !word.chars().any(char::is_lowercase);
        let is_marked = marked.iter().any(|span| span.start <= start && end <= span.end);
        words.push(Word {
            at: Span { start, end },
            lower: word.to_lowercase().replace('’', "'"),
            is_loud: is_capital || is_marked,
            is_first,
        });
        is_first = false;
    }
    words
}

/// The parts of a text between marks of emphasis. A row of three `_` or more is a blank to fill, not a mark.
fn marked(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for mark in ['*', '_'] {
        let mut open: Option<usize> = None;
        let mut place = 0;
        while let Some(found) = text.get(place..).and_then(|rest| rest.find(mark)) {
            let start = place + found;
            let run =
                text.get(start..).map_or(0, |rest| rest.chars().take_while(|letter| *letter == mark).count());
            place = start + run;
            if run > 3 || (mark == '_' && run > 2) {
                continue;
            }
            match open {
                Some(opened) => {
                    spans.push(Span { start: opened, end: start });
                    open = None;
                }
                None if text
                    .get(place..)
                    .is_some_and(|rest| rest.starts_with(|next: char| !next.is_whitespace())) =>
                {
                    open = Some(place);
                }
                None => {}
            }
        }
    }
    spans
}

/// The words of the last sentence: in a stem that tells a case first, that is what is asked. "Pilih semua yang tepat"
/// behind it asks nothing.
pub(super) fn last_sentence(words: &[Word]) -> &[Word] {
    let begin = words.iter().rposition(|word| word.is_first).unwrap_or_default();
    let (before, last) = words.split_at_checked(begin).unwrap_or((&[], words));
    let is_told = last.first().is_some_and(|word| word.is_any(&["pilih", "pilihlah", "choose", "select"]));
    if is_told && !before.is_empty() { last_sentence(before) } else { last }
}

/// Where some words in a row say one of these phrases.
pub(super) fn find(words: &[Word], phrases: &[&str]) -> Option<Span> {
    phrases.iter().find_map(|phrase| {
        let parts: Vec<&str> = phrase.split(' ').collect();
        let row = words
            .windows(parts.len())
            .find(|row| row.iter().map(|word| word.lower.as_str()).eq(parts.iter().copied()))?;
        Some(Span { start: row.first()?.at.start, end: row.last()?.at.end })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, bool)]) {
        let words = words(text);
        let found: Vec<(&str, bool)> = words.iter().map(|word| (word.lower.as_str(), word.is_loud)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_are_found_with_their_emphasis() {
        check("Yang BUKAN asas", &[("yang", false), ("bukan", true), ("asas", false)]);
        check("YANG BUKAN ASAS", &[("yang", false), ("bukan", false), ("asas", false)]);
        check("yang **bukan asas** ini", &[("yang", false), ("bukan", true), ("asas", true), ("ini", false)]);
        check(
            "satu-satunya _tidak_ ____ isn’t",
            &[("satu-satunya", false), ("tidak", true), ("isn't", false)],
        );
        check("* butir tidak", &[("butir", false), ("tidak", false)]);
        check("é—ü", &[("é", false), ("ü", false)]);
    }

    #[test]
    fn sentences_begin_after_a_point() {
        let check = |text: &str, expected: &[&str]| {
            let words = words(text);
            let first: Vec<&str> =
                words.iter().filter(|word| word.is_first).map(|word| word.lower.as_str()).collect();
            assert_eq!(first, expected, "{text}");
        };
        check("Ia berkata “Ya.” Mana\nyang tepat? 1.5 s.d.2", &["ia", "mana", "1"]);
        check("Judul\n\nIsi", &["judul", "isi"]);
    }

    #[test]
    fn phrases_have_a_place() {
        let text = "Atasan tidak pernah salah";
        let at = find(&words(text), &["selalu", "tidak pernah"]).unwrap();
        assert_eq!(text.get(at.start..at.end), Some("tidak pernah"));
        assert_eq!(find(&words(text), &["pernah tidak"]), None);
    }
}
