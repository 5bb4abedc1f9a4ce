//! Names of questions: made from the text if need be, without tags, not too long.
//!
//! **Invariant:** one pass over the text for each shortening; a name has no tags and no blanks at its ends.

use super::trim;
use crate::limits::NAME_CHARS_MAX;

/// What Moodle calls a question without any text to make a name from.
pub(crate) const FALLBACK: &str = "Question name";
/// What a shortened text ends with.
const ENDING: &str = "...";
/// Characters of a name that is made from the text.
const MADE_CHARS: usize = 80;

/// A name made from the text of a question.
pub(crate) fn from_text(text: &str) -> String {
    let name = clean(&shorten(text, MADE_CHARS));
    if super::is_empty(&name) { FALLBACK.to_owned() } else { name }
}

/// A name without tags and not too long.
pub(crate) fn clean(name: &str) -> String {
    let mut name = trim(&without_tags(name)).to_owned();
    let mut length = 251;
    while name.chars().count() > NAME_CHARS_MAX && length > 0 {
        name = shorten(&name, length);
        length = length.saturating_sub(10);
    }
    name
}

/// Where the scanner for tags stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Text,
    Tag,
    Code,
    Declaration,
    Comment,
}

/// A text without tags, comments and declarations. `<` before a blank is no tag; a tag that never ends takes the rest.
pub(crate) fn without_tags(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut within = Within::Text;
    let mut quote: Option<char> = None;
    let mut depth = 0_u32;
    let (mut last, mut before) = ('\0', '\0');
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_tag = within == Within::Tag;
        match letter {
            '<' if within == Within::Text => {
                if letters.peek().is_some_and(|next| next.is_ascii_whitespace() || *next == '\u{b}') {
                    kept.push(letter);
                } else {
                    within = Within::Tag;
                }
            }
            '<' if is_tag && quote.is_none() => {
                depth += u32::from(letters.peek().is_none_or(|next| !next.is_ascii_whitespace()));
            }
            '>' if is_tag && depth > 0 => depth -= u32::from(quote.is_none()),
            '>' if is_tag && quote.is_none() => within = Within::Text,
            '>' if within == Within::Declaration && quote.is_none() => within = Within::Text,
            '>' if within == Within::Code && last == '?' => (within, quote) = (Within::Text, None),
            '>' if within == Within::Comment && last == '-' && before == '-' => {
                (within, quote) = (Within::Text, None);
            }
            '"' | '\'' if is_tag || within == Within::Declaration => {
                quote = match quote {
                    Some(open) if open == letter => None,
                    None => Some(letter),
                    other => other,
                };
            }
            '!' if is_tag && last == '<' => within = Within::Declaration,
            '?' if is_tag && last == '<' => within = Within::Code,
            '-' if within == Within::Declaration && last == '-' && before == '!' => within = Within::Comment,
            _ if within == Within::Text => kept.push(letter),
            _ => {}
        }
        (before, last) = (last, letter);
    }
    kept
}

/// A text of at most so many characters with `...` behind, cut at a word. Tags count for nothing.
pub(crate) fn shorten(text: &str, ideal: usize) -> String {
    if visible(text) <= ideal {
        return text.to_owned();
    }
    let mut total = ENDING.chars().count();
    let mut kept = String::new();
    let last_end = text.rfind('>').unwrap_or_default();
    let mut rest = text;
    let mut done = 0;
    while !rest.is_empty() {
        let tag = tag_at(rest, last_end.checked_sub(done));
        let (tag, behind) = rest.split_at(tag);
        kept.push_str(tag);
        let end = behind.find(['<', '>']).unwrap_or(behind.len());
        let (words, behind) = behind.split_at(end);
        let length = length(words);
        if total + length > ideal {
            kept.push_str(cut(words, ideal.saturating_sub(total)));
            break;
        }
        kept.push_str(words);
        total += length;
        if total >= ideal {
            break;
        }
        // A bracket that belongs to no tag is dropped.
        let lone = usize::from(tag.is_empty() && words.is_empty() && !behind.is_empty());
        let next = behind.get(lone..).unwrap_or_default();
        done += rest.len() - next.len();
        rest = next;
    }
    kept.push_str(ENDING);
    kept
}

/// Length in bytes of the tag at the beginning, if there is one. `last_end` is the place of the text's last `>`.
fn tag_at(text: &str, last_end: Option<usize>) -> usize {
    let mut letters = text.char_indices();
    let is_open = letters.next().is_some_and(|(_, letter)| letter == '<');
    let from = letters.nth(1).map(|(place, _)| place);
    match (from, last_end) {
        (Some(from), Some(last)) if is_open && last >= from => {
            text.get(from..).and_then(|rest| rest.find('>')).map_or(0, |end| from + end + 1)
        }
        _ => 0,
    }
}

/// Characters outside tags, where a tag lies within one line.
fn visible(text: &str) -> usize {
    let mut count = 0;
    for line in text.split_inclusive('\n') {
        let mut rest = line;
        while let Some((words, behind)) = rest.split_once('<') {
            let Some((_, after)) = behind.split_once('>') else { break };
            count += words.chars().count();
            rest = after;
        }
        count += rest.chars().count();
    }
    count
}

/// The entity at the beginning, `&amp;` or `&#38;` or `&#x26;`: its length in bytes.
fn entity_at(text: &str) -> Option<usize> {
    let body = text.strip_prefix('&')?;
    let end = body.bytes().take(9).position(|byte| byte == b';')?;
    let name = body.get(..end)?;
    let is_all = |text: &str, most: usize, test: fn(&u8) -> bool| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| test(&byte))
    };
    let is_entity = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => is_all(digits, 6, u8::is_ascii_hexdigit),
            None => is_all(number, 7, u8::is_ascii_digit),
        },
        None => name.len() >= 2 && is_all(name, 8, u8::is_ascii_alphanumeric),
    };
    is_entity.then_some(end + 2)
}

/// Characters of a text without tags, an entity counting for one.
fn length(words: &str) -> usize {
    let mut count = 0;
    let mut letters = words.char_indices();
    while let Some((place, letter)) = letters.next() {
        count += 1;
        if letter == '&'
            && let Some(bytes) = words.get(place..).and_then(entity_at)
        {
            letters.nth(bytes - 2);
        }
    }
    count
}

/// The first so many characters, less the last word if it is broken.
fn cut(words: &str, left: usize) -> &str {
    let mut left = left;
    let mut entities = 0;
    for (place, _) in words.match_indices('&') {
        let Some(bytes) = words.get(place..).and_then(entity_at) else { continue };
        if (place + 1).saturating_sub(entities) > left {
            break;
        }
        left = left.saturating_sub(1);
        entities += bytes;
    }
    let most = left + entities;
    let letters: Vec<(usize, char)> = words.char_indices().take(most + 1).collect();
    let mut place = most;
    while place > 0 {
        let Some((_, letter)) = letters.get(place) else {
            place -= 1;
            continue;
        };
        if matches!(letter, '.' | ' ') || letter.len_utf8() > 2 {
            place += 1;
            break;
        }
        place -= 1;
    }
    let place = if place == 0 || place > most { most } else { place };
    letters.get(place).and_then(|(end, _)| words.get(..*end)).unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_at_a_word() {
        let text =
            "Peraturan yang mengatur batas waktu pelayanan surat keterangan domisili di kelurahan ialah apa?";
        assert_eq!(
            from_text(text),
            "Peraturan yang mengatur batas waktu pelayanan surat keterangan domisili di ..."
        );
        assert_eq!(shorten(&"a".repeat(100), 10), "aaaaaaa...");
        assert_eq!(shorten("<b>satu dua tiga</b> empat lima", 15), "<b>satu dua ...");
        assert_eq!(shorten("satu < dua > tiga empat", 8), "satu ...");
        assert_eq!(shorten("日本語の文字は空白なしで続く", 8), "日本語の文...");
        assert_eq!(from_text(" "), FALLBACK);
    }

    #[test]
    fn tags_go_and_brackets_stay() {
        for (text, expected) in [
            ("a <b class=\"x>y\">c</b> d", "a c d"),
            ("a < b dan c > d", "a < b dan c > d"),
            ("a <!-- x > y --> b", "a  b"),
            ("a <?php x > y ?> b", "a  b"),
            ("a <b", "a "),
        ] {
            assert_eq!(without_tags(text), expected, "{text}");
        }
    }

    #[test]
    fn a_name_fits_its_column() {
        let name = clean(&"kata ".repeat(100));
        assert!(name.chars().count() <= NAME_CHARS_MAX && name.ends_with("..."), "{name}");
        assert!(clean(&"&amp;".repeat(100)).chars().count() <= 505);
    }

    #[test]
    fn hostile_texts_take_no_longer() {
        for text in ["<", "<<>", "&", "&amp", "<!--", "<'", ">"] {
            let text = text.repeat(200_000);
            let _ = (from_text(&text), without_tags(&text), shorten(&text, 1_000_000));
        }
    }
}
