//! Texts with gaps to a file's: words to drag where all gaps share their options, embedded answers ("Cloze") otherwise.

use course_folder::{Blank, Fill, mark};
use exchange::Kind;
use exchange::model::{
    Answer, Cloze, Combined, DragChoice, Gap, GapKind, Gaps, Layout, Manner, Markup, Text, Weight,
};

use crate::{markdown, take};

/// The text with its gaps marked as in files.
pub(super) fn stem(text: String, gaps: &[Blank]) -> String {
    let places =
        (1..=gaps.len()).fold(text, |text, number| text.replace(&mark(number), &take::place(number)));
    let Some(answers) = shared(gaps) else { return places };
    let words = words(&answers, &[]);
    let number_of = |word: &String| words.iter().position(|other| *other == word).unwrap_or_default() + 1;
    // Words that are dragged are named in the text by their own numbers.
    (1..)
        .zip(answers)
        .fold(places, |text, (number, word)| text.replace(&take::place(number), &mark(number_of(word))))
}

/// What fills the gaps.
pub(super) fn kind(gaps: &[Blank], distractors: &[String], reuse: bool) -> Kind {
    if let Some(answers) = shared(gaps) {
        let choice = |word: &String| DragChoice { text: html(word), group: 1, is_unlimited: reuse };
        let choices = words(&answers, distractors).into_iter().map(choice).collect();
        let combined = Combined::default();
        return Kind::Gaps(Gaps { manner: Manner::Drag, choices, is_shuffled: true, combined });
    }
    let answers: Vec<&String> = gaps.iter().filter_map(pooled).collect();
    let words = words(&answers, distractors);
    let gap = |gap: &Blank| Gap { mark: u32::from(gap.weight), kind: own(&gap.fill, &words) };
    Kind::Cloze(Cloze { gaps: gaps.iter().map(gap).collect() })
}

/// The answers of the gaps, where all share their options.
fn shared(gaps: &[Blank]) -> Option<Vec<&String>> {
    gaps.iter().map(pooled).collect()
}

/// The options that gaps share, each once: those that are right somewhere first.
fn words<'a>(answers: &[&'a String], distractors: &'a [String]) -> Vec<&'a String> {
    let mut words: Vec<&String> = Vec::new();
    for word in answers.iter().copied().chain(distractors) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

fn pooled(gap: &Blank) -> Option<&String> {
    match &gap.fill {
        Fill::Pool { answer } => Some(answer),
        Fill::Short { .. } | Fill::Numeric { .. } | Fill::Choice { .. } => None,
    }
}

/// A gap with its own answers; one that shares its options has a list of them.
fn own(fill: &Fill, shared: &[&String]) -> GapKind {
    match fill {
        Fill::Short { accepted, case_sensitive } => {
            GapKind::Short { is_case_sensitive: *case_sensitive, answers: super::patterns(accepted) }
        }
        Fill::Numeric { value, tolerance, .. } => {
            GapKind::Numeric { answers: super::measure(*value, *tolerance) }
        }
        Fill::Choice { answer, distractors } => list(answer, distractors.iter()),
        Fill::Pool { answer } => list(answer, shared.iter().copied().filter(|word| *word != answer)),
    }
}

/// A list of options. The right one is the first, so that they must be shuffled.
fn list<'a>(answer: &'a String, others: impl Iterator<Item = &'a String>) -> GapKind {
    let answers = [(answer, Weight::FULL)].into_iter().chain(others.map(|other| (other, Weight::NONE)));
    let answers = answers.map(|(text, weight)| Answer {
        text: Text::new(html(text), Markup::Html),
        weight,
        feedback: Text::default(),
    });
    GapKind::Choice { layout: Layout::List, is_shuffled: true, answers: answers.collect() }
}

/// The words of a Markdown text, as HTML.
fn html(text: &str) -> String {
    markdown::plain(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
