//! Finds gaps in a text and divides them into their answers.
//!
//! **Invariant:** each letter is looked at a fixed number of times; an answer ends at the first `~`, `#` or `}` that is
//! not escaped and has at least one letter before it.

/// What stands before an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign<'a> {
    /// `=`
    Right,
    /// `%50%`
    Percent(&'a str),
    /// Nothing.
    None,
}

/// An answer as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawAnswer<'a> {
    pub(super) sign: Sign<'a>,
    pub(super) text: &'a str,
    pub(super) feedback: Option<&'a str>,
}

/// A gap as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawGap<'a> {
    /// Digits before the first colon.
    pub(super) mark: &'a str,
    /// The name of its kind.
    pub(super) kind: &'a str,
    pub(super) answers: Vec<RawAnswer<'a>>,
}

/// Names of kinds of gap.
pub(super) const KINDS: [&str; 28] = [
    "NUMERICAL",
    "NM",
    "MULTICHOICE",
    "MC",
    "MULTICHOICE_V",
    "MCV",
    "MULTICHOICE_H",
    "MCH",
    "SHORTANSWER",
    "SA",
    "MW",
    "SHORTANSWER_C",
    "SAC",
    "MWC",
    "MULTICHOICE_S",
    "MCS",
    "MULTICHOICE_VS",
    "MCVS",
    "MULTICHOICE_HS",
    "MCHS",
    "MULTIRESPONSE",
    "MR",
    "MULTIRESPONSE_H",
    "MRH",
    "MULTIRESPONSE_S",
    "MRS",
    "MULTIRESPONSE_HS",
    "MRHS",
];

/// The text with `{#1}` in the place of the first gap, and the gaps.
pub(super) fn gaps(text: &str) -> (String, Vec<RawGap<'_>>) {
    let mut stem = String::with_capacity(text.len());
    let mut gaps = Vec::new();
    let mut rest = text;
    while let Some(place) = rest.find('{') {
        let (before, from) = rest.split_at(place);
        stem.push_str(before);
        match gap(from) {
            Found::Gap(gap, after) => {
                gaps.push(gap);
                stem.extend(["{#", &gaps.len().to_string(), "}"]);
                rest = after;
            }
            Found::Text => {
                stem.push('{');
                rest = from.get(1..).unwrap_or_default();
            }
            Found::End => {
                rest = from;
                break;
            }
        }
    }
    stem.push_str(rest);
    (stem, gaps)
}

/// What begins at an opening brace.
enum Found<'a> {
    /// A gap, and the text behind it.
    Gap(RawGap<'a>, &'a str),
    /// No gap.
    Text,
    /// No gap, and none can follow: nothing closes one.
    End,
}

fn gap(text: &str) -> Found<'_> {
    let Some((mark, kind, body)) = head(text) else { return Found::Text };
    let mut answers = Vec::new();
    let mut rest = body;
    loop {
        let Some((answer, after)) = answer(rest) else { return Found::End };
        answers.push(answer);
        match after.split_at_checked(1) {
            Some(("~", more)) => rest = more,
            Some(("}", more)) => return Found::Gap(RawGap { mark, kind, answers }, more),
            _ => return Found::End,
        }
    }
}

/// `{1:KIND:` at the beginning.
fn head(text: &str) -> Option<(&str, &str, &str)> {
    let text = text.strip_prefix('{')?;
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (mark, text) = text.split_at_checked(digits)?;
    let text = text.strip_prefix(':')?;
    let end = text.bytes().take(20).position(|byte| byte == b':')?;
    let kind = text.get(..end).filter(|kind| KINDS.contains(kind))?;
    Some((mark, kind, text.get(end + 1..)?))
}

/// An answer with its feedback, and what follows it: `~`, `}` or nothing.
fn answer(text: &str) -> Option<(RawAnswer<'_>, &str)> {
    let (sign, words) = sign(text);
    let first = words.chars().next()?.len_utf8();
    let end = delimiter(words, first, &['~', '#', '}'], &["\\", "&", "&amp;"])?;
    let (text, rest) = words.split_at(end);
    let Some(feedback) = rest.strip_prefix('#') else {
        return Some((RawAnswer { sign, text, feedback: None }, rest));
    };
    let end = delimiter(feedback, 0, &['~', '}'], &["\\"])?;
    let (feedback, rest) = feedback.split_at(end);
    Some((RawAnswer { sign, text, feedback: Some(feedback) }, rest))
}

/// `=` or `%50%` at the beginning, if something follows it.
fn sign(text: &str) -> (Sign<'_>, &str) {
    if let Some(rest) = text.strip_prefix('=') {
        return (Sign::Right, rest);
    }
    if let Some((percent, rest)) = text.strip_prefix('%').and_then(|rest| rest.split_once('%')) {
        let digits = percent.strip_prefix('-').unwrap_or(percent);
        let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let is_number = !whole.is_empty() && [whole, part].concat().bytes().all(|byte| byte.is_ascii_digit());
        if is_number {
            return (Sign::Percent(percent), rest);
        }
    }
    (Sign::None, text)
}

/// The place of the first of the signs from a place on, unless one of the guards stands right before it.
fn delimiter(text: &str, from: usize, signs: &[char], guards: &[&str]) -> Option<usize> {
    let tail = text.get(from..)?;
    tail.match_indices(signs).map(|(place, _)| from + place).find(|place| {
        let before = text.get(..*place).unwrap_or_default();
        !guards.iter().any(|guard| before.ends_with(guard))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_told_from_text() {
        let (stem, found) = gaps("a {1:SA:=b#c~%50%d\\}e~*} {x} {:NM:=3:0.1} {2:OTHER:=x} {");
        assert_eq!(stem, "a {#1} {x} {#2} {2:OTHER:=x} {");
        let [first, second] = found.as_slice() else { panic!("{found:?}") };
        let short = |sign, text, feedback| RawAnswer { sign, text, feedback };
        assert_eq!((first.mark, first.kind), ("1", "SA"));
        assert_eq!(
            first.answers,
            [
                short(Sign::Right, "b", Some("c")),
                short(Sign::Percent("50"), "d\\}e", None),
                short(Sign::None, "*", None)
            ]
        );
        assert_eq!((second.mark, second.kind), ("", "NM"));
    }

    #[test]
    fn entities_are_no_ends() {
        let (_, found) = gaps("{1:MC:=a&#126;b&amp;#x~c}");
        assert_eq!(found.first().map(|gap| gap.answers.len()), Some(2));
        assert_eq!(
            found.first().and_then(|gap| gap.answers.first()).map(|answer| answer.text),
            Some("a&#126;b&amp;#x")
        );
    }

    #[test]
    fn hostile_texts_take_no_longer() {
        for text in ["{1:SA:a", "{1:SA:a~", "{1:SA:%", "{", "{1:SA:a&}", "{1:SA:%1"] {
            let text = text.repeat(100_000);
            let _ = (gaps(&text), gaps(&[text.as_str(), "~}"].concat()));
        }
    }
}
