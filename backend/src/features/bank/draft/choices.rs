//! Choices, and pairs that belong together.

use std::collections::BTreeSet;

use course_folder::limits::CHOICES_MAX;
use course_folder::{Body, Choice, Pair};
use grading::{ChoiceNo, Scoring};
use shared::api::bank::{ChoiceDraft, PairDraft};

use super::desk::Desk;
use super::said;

/// Which shares choices may have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marking {
    /// One is right; others may earn a part.
    Single,
    /// Some are right, all alike.
    Several,
    /// Each has its own.
    Weighted,
}

/// A choice that is not empty.
struct Written {
    place: usize,
    is_right: bool,
    choice: Choice,
}

/// One choice is right.
pub(super) fn single(desk: &mut Desk, typed: &[ChoiceDraft]) -> (Body, Vec<usize>) {
    let written = choices(desk, typed, Marking::Single);
    let right = right(&written);
    if right.len() > 1 {
        desk.fault("/body/choices", said::several_right());
    }
    let places = places(&written);
    let correct = right.first().copied().unwrap_or_default();
    (Body::Single { correct, choices: unwrap(written) }, places)
}

/// Some choices are right.
pub(super) fn multiple(desk: &mut Desk, typed: &[ChoiceDraft], scoring: Scoring) -> (Body, Vec<usize>) {
    let is_weighted = scoring == Scoring::Weighted;
    let written = choices(desk, typed, if is_weighted { Marking::Weighted } else { Marking::Several });
    let places = places(&written);
    (Body::Multiple { correct: right(&written), choices: unwrap(written), scoring }, places)
}

fn choices(desk: &mut Desk, typed: &[ChoiceDraft], marking: Marking) -> Vec<Written> {
    let mut written: Vec<Written> = Vec::new();
    for (place, choice) in typed.iter().enumerate().filter(|(_, choice)| !is_empty(choice, marking)) {
        let at = |name: &str| format!("/body/choices/{place}/{name}");
        let text = desk.block(&at("text"), &choice.text);
        if text.is_empty() {
            desk.fault(&at("text"), said::empty_choice());
        } else if let Some(twin) = written.iter().find(|other| reads_as(&other.choice.text, &text)) {
            desk.fault(&at("text"), said::same_choice(twin.place + 1));
        }
        let percent = percent(desk, &at("percent"), choice, marking);
        let is_right = match marking {
            Marking::Weighted => percent.is_some_and(|percent| percent > 0),
            Marking::Single | Marking::Several => choice.is_right,
        };
        let feedback = desk.some_block(&at("feedback"), &choice.feedback);
        written.push(Written { place, is_right, choice: Choice { text, feedback, percent } });
    }
    desk.count("/body/choices", written.len(), 2, said::few_choices());
    let has_right = written.iter().any(|choice| choice.is_right);
    if !has_right && !written.is_empty() {
        desk.fault("/body/choices", said::none_right(marking == Marking::Weighted));
    }
    if marking == Marking::Weighted && has_right {
        let shares = written.iter().filter_map(|choice| choice.choice.percent).filter(|percent| *percent > 0);
        let sum: i32 = shares.map(i32::from).sum();
        if sum != 100 {
            desk.fault("/body/choices", said::bad_sum(sum));
        }
    }
    written
}

fn is_empty(choice: &ChoiceDraft, marking: Marking) -> bool {
    let is_marked = match marking {
        Marking::Weighted => !choice.percent.trim().is_empty(),
        Marking::Single | Marking::Several => choice.is_right,
    };
    !is_marked && choice.text.trim().is_empty() && choice.feedback.trim().is_empty()
}

/// Whether two choices are the same to a reader.
fn reads_as(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(one) == plain(other)
}

/// The share of a choice. Where choices have none, or of the right one of several, what is typed does not count.
fn percent(desk: &mut Desk, field: &str, choice: &ChoiceDraft, marking: Marking) -> Option<i8> {
    let typed = choice.percent.trim().trim_end_matches('%').trim_end().replace('−', "-");
    let range = match marking {
        Marking::Weighted => -100..=100,
        Marking::Single if !choice.is_right && !typed.is_empty() => 0..=99,
        Marking::Single | Marking::Several => return None,
    };
    let percent = typed.parse().ok().filter(|percent| range.contains(percent));
    if percent.is_none() {
        desk.fault(field, said::bad_percent(*range.start(), *range.end()));
    }
    percent
}

fn right(written: &[Written]) -> BTreeSet<ChoiceNo> {
    let right = written.iter().take(CHOICES_MAX).enumerate().filter(|(_, choice)| choice.is_right);
    right.filter_map(|(no, _)| ChoiceNo::try_from(no).ok()).collect()
}

fn places(written: &[Written]) -> Vec<usize> {
    written.iter().map(|choice| choice.place).collect()
}

fn unwrap(written: Vec<Written>) -> Vec<Choice> {
    written.into_iter().map(|written| written.choice).take(CHOICES_MAX).collect()
}

/// Pairs that belong together, and answers that belong nowhere.
pub(super) fn matching(desk: &mut Desk, typed: &[PairDraft], distractors: &[String]) -> Body {
    let mut pairs: Vec<Pair> = Vec::new();
    for (place, pair) in typed.iter().enumerate() {
        let at = |name: &str| format!("/body/pairs/{place}/{name}");
        let prompt = desk.line(&at("prompt"), &pair.prompt);
        let answer = desk.line(&at("answer"), &pair.answer);
        match (prompt.is_empty(), answer.is_empty()) {
            (true, true) => continue,
            (true, false) => desk.fault(&at("prompt"), said::no_prompt()),
            (false, true) => desk.fault(&at("answer"), said::no_partner()),
            (false, false) if pairs.iter().any(|other| other.prompt == prompt) => {
                desk.fault(&at("prompt"), said::same_prompt());
            }
            (false, false) => {}
        }
        pairs.push(Pair { prompt, answer });
    }
    desk.count("/body/pairs", pairs.len(), 2, said::few_pairs());
    let others = desk.lines("/body/distractors", distractors, said::same_distractor);
    for (place, text) in distractors.iter().enumerate() {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() && pairs.iter().any(|pair| pair.answer == text) {
            desk.fault(&format!("/body/distractors/{place}"), said::same_distractor());
        }
    }
    if pairs.len() <= CHOICES_MAX && pairs.len() + others.len() > CHOICES_MAX {
        desk.fault("/body/distractors", said::too_many(CHOICES_MAX));
    }
    Body::Matching { pairs, distractors: others }
}
