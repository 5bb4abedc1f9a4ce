//! Negatives: in the stem without emphasis, and doubled in a choice (guidelines 17 and 27).

use super::{
    Flaw, Question,
    text::{Word, find, last_sentence},
};

/// Words that turn a question about its choices round, wherever they stand.
const EXCEPT: &[&str] = &["kecuali", "except"];
/// Words that negate.
const NOT: &[&str] = &["tidak", "bukan", "tak", "bukanlah", "tidaklah", "not"];
/// Words by which a sentence points at its choices.
const POINTS: &[&str] = &["manakah", "mana", "berikut", "apakah", "which", "following"];
/// What stands beside a negative that is about the choices: "yang tidak *termasuk*".
const ABOUT_CHOICES: &[&str] = &[
    "termasuk",
    "merupakan",
    "benar",
    "tepat",
    "sesuai",
    "boleh",
    "diperbolehkan",
    "dibenarkan",
    "mencerminkan",
    "menunjukkan",
    "true",
    "correct",
    "part",
    "an",
    "a",
];

pub(super) fn check(question: &Question<'_>) -> Vec<Flaw> {
    let negatives = negatives(&question.stem_words);
    let quiet = negatives.iter().filter(|word| !word.is_loud).map(|word| Flaw::QuietNegative { at: word.at });
    let doubled = question.choices.iter().filter(|_| !negatives.is_empty()).filter_map(|choice| {
        let at = find(&choice.words, NOT)
            .or_else(|| choice.words.iter().find(|word| is_short_not(word)).map(|word| word.at));
        at.map(|at| Flaw::DoubleNegative { choice: choice.no, at })
    });
    quiet.chain(doubled).collect()
}

/// The negatives by which a stem asks for what does *not* hold. A negative in the case that a stem tells ("a clerk who
/// did not report …") is none: it must stand in the last sentence, and that sentence must point at its choices.
fn negatives(words: &[Word]) -> Vec<&Word> {
    let last = last_sentence(words);
    let points = last.iter().any(|word| word.is_any(POINTS))
        || last.first().is_some_and(|word| word.is_any(&["yang"]));
    last.iter()
        .enumerate()
        .filter(|(place, word)| {
            let is_about_choices = last.get(place + 1).is_some_and(|next| next.is_any(ABOUT_CHOICES));
            word.is_any(EXCEPT) || ((word.is_any(NOT) || is_short_not(word)) && (points || is_about_choices))
        })
        .map(|(_, word)| word)
        .collect()
}

/// `isn't`, `cannot`.
fn is_short_not(word: &Word) -> bool {
    word.lower.ends_with("n't") || word.lower == "cannot"
}
