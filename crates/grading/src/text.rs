//! Answers in words: what counts as the same, and `*` for any words at all.
//!
//! The rule is that of Moodle's short-answer question ("You can use the asterisk (*) as a wildcard to match any series of
//! characters", `\*` for a real one), with its choice of case; beyond it, accents do not matter where case does not, and a
//! run of spaces is one space.

use unicode_normalization::UnicodeNormalization;

/// A piece of an accepted answer.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    /// These letters.
    Words(String),
    /// Anything, nothing too.
    Any,
}

/// Whether a text is what an accepted answer asks for.
pub fn accepts(accepted: &str, text: &str, is_case_sensitive: bool) -> bool {
    let plain = |text: &str| if is_case_sensitive { spaced(text) } else { folded(text) };
    let text = plain(text);
    let pieces = pieces(&plain(accepted));
    let Some((Piece::Words(first), others)) = pieces.split_first() else { return false };
    let Some((last, middle)) = others.split_last() else { return *first == text };
    let Piece::Words(last) = last else { return false };
    let Some(mut rest) = text.strip_prefix(first.as_str()).and_then(|rest| rest.strip_suffix(last.as_str()))
    else {
        return false;
    };
    // Between two wildcards the first place that fits leaves most for what follows.
    for piece in middle {
        if let Piece::Words(words) = piece {
            let Some((_, after)) = rest.split_once(words.as_str()) else { return false };
            rest = after;
        }
    }
    true
}

/// Whether an accepted answer takes any text at all.
pub fn takes_anything(accepted: &str) -> bool {
    let pieces = pieces(&spaced(accepted));
    pieces.contains(&Piece::Any)
        && pieces.iter().all(|piece| matches!(piece, Piece::Any) || *piece == Piece::Words(String::new()))
}

/// A text that an accepted answer takes, for showing.
pub fn example(accepted: &str) -> String {
    let filled = |filling: &str| {
        let pieces = pieces(&spaced(accepted));
        let words = pieces.iter().map(|piece| match piece {
            Piece::Words(words) => words.as_str(),
            Piece::Any => filling,
        });
        spaced(&words.collect::<String>())
    };
    let bare = filled("");
    if !bare.is_empty() && accepts(accepted, &bare, true) { bare } else { filled("…") }
}

/// Words and wildcards by turns, beginning and ending with words, which may be empty.
fn pieces(accepted: &str) -> Vec<Piece> {
    let (mut pieces, mut words) = (Vec::new(), String::new());
    let mut letters = accepted.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek() == Some(&'*') => words.extend(letters.next()),
            '*' => {
                pieces.push(Piece::Words(std::mem::take(&mut words)));
                pieces.push(Piece::Any);
            }
            _ => words.push(letter),
        }
    }
    pieces.push(Piece::Words(words));
    pieces
}

/// One form for letters that are written in several, and single spaces.
fn spaced(text: &str) -> String {
    let text: String = text.nfc().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text without case and accents, with single spaces.
///
/// Upper case and then lower case, letter by letter, is Unicode's full case folding but for the dotless i, which becomes an
/// i. Only marks of the block "Combining Diacritical Marks" are accents: those of Javanese or Arabic script are letters.
pub fn folded(text: &str) -> String {
    let is_accent = |letter: &char| ('\u{300}'..='\u{36f}').contains(letter);
    let bare = text.nfd().filter(|letter| !is_accent(letter));
    let same = bare.flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    spaced(&same.nfd().filter(|letter| !is_accent(letter)).collect::<String>())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(accepted: &str, text: &str, loose: bool, strict: bool) {
        assert_eq!(accepts(accepted, text, false), loose, "{accepted:?} {text:?}");
        assert_eq!(accepts(accepted, text, true), strict, "{accepted:?} {text:?} with case");
    }

    #[test]
    fn case_accents_and_runs_of_spaces_do_not_matter() {
        check("café", "CAFE", true, false);
        check("cafe", "cafe\u{301}", true, false);
        check("caf\u{e9}", "cafe\u{301}", true, true);
        check("Straße", "STRASSE", true, false);
        check("ΟΔΟΣ", "οδος", true, false);
        check("maklumat pelayanan", " maklumat \u{a0}\t pelayanan ", true, true);
        // Javanese: sandhangan are marks, but they are vowels.
        check("ꦏꦶ", "ꦏꦸ", false, false);
    }

    #[test]
    fn an_asterisk_is_any_words_or_none() {
        check("maklumat*", "maklumat", true, true);
        check("maklumat*", "Maklumat pelayanan", true, false);
        check("*pelayanan*", "maklumat pelayanan publik", true, true);
        check("*pelayanan", "pelayanan publik", false, false);
        check("a*b*c", "a1b2b3c", true, true);
        check("a*b*c", "acb", false, false);
        check("aba*aba", "aba", false, false);
        check("*", "apa saja", true, true);
        check("2 \\* 3", "2 * 3", true, true);
        check("2 \\* 3", "2 + 3", false, false);
        check("a\\b", "a\\b", true, true);
    }

    #[test]
    fn an_example_is_shown_without_wildcards() {
        for (accepted, shown) in [
            ("maklumat*", "maklumat"),
            ("*pelayanan*", "pelayanan"),
            ("tahap * penyempit", "tahap … penyempit"),
            ("2 \\* 3", "2 * 3"),
            ("*", "…"),
        ] {
            assert_eq!(example(accepted), shown);
        }
        assert!(
            takes_anything("*") && takes_anything(" ** ") && !takes_anything("\\*") && !takes_anything("a*")
        );
    }

    proptest! {
        #[test]
        fn an_example_is_accepted(accepted in "[a-zA-Zé*\\\\ ]{1,12}", is_case_sensitive: bool) {
            prop_assume!(!accepted.trim().is_empty());
            prop_assert!(accepts(&accepted, &example(&accepted), is_case_sensitive));
        }

        #[test]
        fn a_wildcard_takes_whatever_stands_in_its_place(
            before in "[a-z]{0,4}", within in "[a-z]{0,6}", after in "[a-z]{0,4}"
        ) {
            let accepted = format!("{before}*{after}");
            let text = format!("{before}{within}{after}");
            prop_assert!(accepts(&accepted, &text, true));
            prop_assert!(accepts(&accepted, &text.to_uppercase(), false));
        }
    }
}
