//! Texts as authors may write them, the awkward ones included.

use proptest::collection::vec;
use proptest::prelude::*;

/// Texts of one line that YAML takes for something else when they are not quoted.
const AWKWARD: [&str; 44] = [
    "yes",
    "null",
    "~",
    "12,5",
    "007",
    "1e5",
    "- a",
    "? b",
    "a: b",
    "a #b",
    "#",
    "'",
    "\"",
    "\\",
    "[a, b]",
    "{ a: 1 }",
    "---",
    "...",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "%",
    "@",
    "`a`",
    "“Ya,” katanya: “sudah.”",
    "a\u{2028}b",
    "\u{FEFF}a",
    "a\u{85}b",
    "a\tb",
    "a\u{0}b",
    ".inf",
    "0x1F",
    "2020-01-02",
    "12 hari",
    "<<",
    "=",
    "a:",
    "a  b",
    "\u{1F600}",
    "True",
    "1:30",
    "1_000",
];

/// Kebab-case.
pub(crate) fn slug() -> impl Strategy<Value = String> {
    "[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}"
}

/// A text of one line.
pub(crate) fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => prop::sample::select(&AWKWARD[..]).prop_map(str::to_owned),
        2 => "[A-Za-z][a-z ,.:#'\"é-]{0,40}".prop_map(|text: String| text.trim().to_owned()),
        1 => "\\PC{1,30}".prop_map(|text: String| format!("x{}", text.trim_end())),
    ]
}

/// Markdown without pictures, links, headings and HTML: those are checked, not only carried.
pub(crate) fn prose() -> impl Strategy<Value = String> {
    let inner = prop_oneof![
        3 => " {0,4}[A-Za-z0-9 ,.:'\"|>*é~-]{0,60}",
        1 => Just(String::new()),
        1 => Just("---".to_owned()),
        1 => Just("\t- x  ".to_owned()),
        1 => Just("a\u{2028}b\u{FEFF}".to_owned()),
    ];
    let edge = " {0,3}[A-Za-z0-9\"'|>*-]([A-Za-z0-9 ,.:é]{0,90}[a-z.])?";
    prop_oneof![
        edge,
        (edge, vec(inner, 0..6), edge).prop_map(|(first, inner, last)| {
            let mut text = first;
            for line in inner.into_iter().chain([last]) {
                text.push('\n');
                text.push_str(&line);
            }
            text
        }),
    ]
}
