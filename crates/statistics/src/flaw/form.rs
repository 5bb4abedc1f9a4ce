//! The right choice of another form than the others, or the only one that goes with the stem (guidelines 23, 28).

use super::{Choice, Flaw, Question};

/// What a choice begins with, as far as a look at letters tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A number, or a sum of rupiah.
    Number,
    /// An Indonesian verb with me-: `menyusun`.
    Active,
    /// An Indonesian verb with di-: `disusun`.
    Passive,
    /// An English `to …`.
    Infinitive,
    /// Anything else.
    Other,
}

/// Words that begin like a verb with me- and are none.
const NOT_ACTIVE: &[&str] = &[
    "menteri", "merdeka", "melati", "melayu", "menara", "mereka", "memang", "memori", "mental", "mentah",
    "memory", "member", "mention",
];
/// Beginnings of words that begin like a verb with di- and are none.
const NOT_PASSIVE: &[&str] = &[
    "diklat", "dinas", "dinam", "direkt", "direks", "direc", "disip", "disk", "dimens", "digit", "diplo",
    "distr", "dialo", "diale", "divis", "dindi", "diabe", "diagn", "diagr", "diame", "dispos", "dispen",
    "diser", "dilem", "divid", "differ", "dista", "discu", "disab",
];

pub(super) fn check(question: &Question<'_>) -> Vec<Flaw> {
    let mut flaws = articles(question);
    flaws.extend(odd_form(question));
    flaws.extend(odd_ending(question));
    flaws
}

fn form(choice: &Choice<'_>) -> Form {
    let Some(first) = choice.words.first().map(|word| word.lower.as_str()) else { return Form::Other };
    let length = first.chars().count();
    if first.starts_with(|letter: char| letter.is_ascii_digit())
        || first.strip_prefix("rp").is_some_and(is_digits)
    {
        Form::Number
    } else if first == "to" {
        Form::Infinitive
    } else if length > 5
        && ["mem", "men", "mer", "mel", "mew", "mey"].iter().any(|begin| first.starts_with(begin))
        && !NOT_ACTIVE.contains(&first)
    {
        Form::Active
    } else if length > 5
        && first.starts_with("di")
        && !NOT_PASSIVE.iter().any(|begin| first.starts_with(begin))
    {
        Form::Passive
    } else {
        Form::Other
    }
}

fn is_digits(text: &str) -> bool {
    text.chars().all(|letter| letter.is_ascii_digit())
}

/// Among others of one form, the right choice has another. Where the others show no form, a passive alone is not
/// trusted: too many nouns begin with di-.
fn odd_form(question: &Question<'_>) -> Option<Flaw> {
    let (key, wrong) = question.lone_key()?;
    let own = form(key);
    let shared = wrong.first().map(|choice| form(choice))?;
    let is_shared = wrong.iter().all(|choice| form(choice) == shared);
    let is_told = shared != Form::Other || own != Form::Passive;
    (is_shared && own != shared && is_told).then_some(Flaw::OddForm { choice: key.no })
}

fn odd_ending(question: &Question<'_>) -> Option<Flaw> {
    let (key, wrong) = question.lone_key()?;
    let ends = |choice: &Choice<'_>| choice.text.ends_with('.');
    wrong.iter().all(|choice| ends(choice) != ends(key)).then_some(Flaw::OddEnding { choice: key.no })
}

/// "An" before a vowel, "a" before anything else; by letters, so that `hour` and `university` are told wrong, which the
/// need for a right choice that goes makes rare. Only in a stem that ends with the article.
fn articles(question: &Question<'_>) -> Vec<Flaw> {
    let end = question.stem.trim_end_matches(|letter: char| !letter.is_alphanumeric()).len();
    let last = question.stem_words.last().filter(|word| word.at.end == end && question.stem_words.len() > 2);
    let wants_vowel = match last.map(|word| word.lower.as_str()) {
        Some("an") => true,
        Some("a") => false,
        Some(_) | None => return Vec::new(),
    };
    let goes = |choice: &Choice<'_>| {
        let begins =
            choice.words.first().is_some_and(|word| word.lower.starts_with(['a', 'e', 'i', 'o', 'u']));
        begins == wants_vowel
    };
    if !question.choices.iter().any(|choice| choice.is_right && goes(choice)) {
        return Vec::new();
    }
    let wrong = question.choices.iter().filter(|choice| !choice.is_right && !goes(choice));
    wrong.map(|choice| Flaw::Article { choice: choice.no }).collect()
}
