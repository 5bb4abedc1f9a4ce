//! Choices that say the same, or hold the same numbers (guidelines 19, 22).

use super::{Choice, Flaw, Question, range::Range};

pub(super) fn check(question: &Question<'_>) -> Vec<Flaw> {
    let read: Vec<(&Choice<'_>, String, Option<Range>)> = question
        .choices
        .iter()
        .map(|choice| (choice, plain(choice.text), Range::read(choice.text)))
        .collect();
    let mut flaws = Vec::new();
    for (place, (one, text, range)) in read.iter().enumerate() {
        for (other, other_text, other_range) in read.iter().skip(place + 1) {
            let (first, second) = (one.no, other.no);
            let ranges = range.as_ref().zip(other_range.as_ref());
            if text == other_text || ranges.is_some_and(|(one, other)| one == other) {
                flaws.push(Flaw::Duplicate { first, second });
            } else if ranges.is_some_and(|(one, other)| one.overlaps(other)) {
                flaws.push(Flaw::Overlap { first, second });
            }
        }
    }
    flaws
}

/// Text for comparing: small letters, single spaces, nothing at the end.
fn plain(text: &str) -> String {
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    spaced.trim_end_matches(['.', ',', ';', ':', '!', ' ']).to_owned()
}
