//! Control characters that a backslash makes plain.
//!
//! **Invariant:** while an entry is taken apart, each escaped character is a stand-in that no rule looks for.

/// Escaped character, what stands behind the backslash, and its stand-in: noncharacters that no text should hold.
const STAND_INS: [(char, char, char); 7] = [
    (':', ':', '\u{FDD0}'),
    ('#', '#', '\u{FDD1}'),
    ('=', '=', '\u{FDD2}'),
    ('{', '{', '\u{FDD3}'),
    ('}', '}', '\u{FDD4}'),
    ('~', '~', '\u{FDD5}'),
    ('\n', 'n', '\u{FDD6}'),
];

/// Puts stand-ins in the place of escaped characters; `\\` becomes one backslash.
pub(crate) fn hide(text: &str) -> String {
    let mut hidden = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if ('\u{FDD0}'..='\u{FDD6}').contains(&letter) {
            hidden.push(char::REPLACEMENT_CHARACTER);
        } else if letter != '\\' {
            hidden.push(letter);
        } else if letters.next_if_eq(&'\\').is_some() {
            hidden.push('\\');
        } else {
            let found = STAND_INS.iter().find(|(_, code, _)| letters.peek() == Some(code));
            match found {
                Some((_, _, stand_in)) => {
                    hidden.push(*stand_in);
                    letters.next();
                }
                None => hidden.push('\\'),
            }
        }
    }
    hidden
}

/// Puts the characters back in the place of their stand-ins.
pub(crate) fn show(text: &str) -> String {
    let plain = |letter: char| {
        STAND_INS.iter().find(|(_, _, stand_in)| *stand_in == letter).map_or(letter, |(plain, _, _)| *plain)
    };
    text.chars().map(plain).collect()
}

/// Escapes what would have a meaning.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter == '\\' {
            escaped.push_str("\\\\");
        } else if let Some((_, code, _)) = STAND_INS.iter().find(|(plain, _, _)| *plain == letter) {
            escaped.extend(['\\', *code]);
        } else {
            escaped.push(letter);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_escaped_is_read_back() {
        for text in ["a\\b", "\\\\n", "\n", "{=~#:}", "\\", "a\\\\:"] {
            assert_eq!(show(&hide(&escape(text))), text);
        }
        assert_eq!(show(&hide("\\a \\\\\\\\ \\{")), "\\a \\\\ {");
    }
}
