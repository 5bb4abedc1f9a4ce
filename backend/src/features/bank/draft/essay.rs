//! An essay: how long it should be, which files it asks for, and by what a person marks it.

use course_folder::limits::{CRITERIA_MAX, ESSAY_WORDS_MAX};
use course_folder::{Body, Criterion, Essay, RubricLevel};
use grading::essay::worth_of;
use grading::{Centimark, FILES_MAX, FileLimits, WordLimits};
use shared::api::bank::{CriterionDraft, EssayDraft, FilesDraft, LevelDraft};

use super::desk::{Desk, marks};
use super::said;

/// Most marks of a question.
pub(super) const MARKS_MAX: Centimark = Centimark::whole(1000);

/// What is asked and by what it is marked.
pub(super) fn essay(desk: &mut Desk, typed: &EssayDraft) -> Essay {
    let words = words(desk, &typed.min_words, &typed.max_words);
    let (files, is_text_wanted) = files(desk, &typed.files, words);
    Essay {
        words,
        guidance: desk.some_block("/body/guidance", &typed.guidance),
        sample: desk.some_block("/body/sample", &typed.sample),
        rubric: rubric(desk, &typed.rubric),
        files,
        is_text_wanted,
    }
}

/// How long it should be.
fn words(desk: &mut Desk, min: &str, max: &str) -> WordLimits {
    let mut limit = |field: &str, typed: &str| {
        let typed = typed.trim();
        let number: Option<u16> = typed.parse().ok();
        let number = number.filter(|number| (1..=ESSAY_WORDS_MAX).contains(&u32::from(*number)));
        if !typed.is_empty() && number.is_none() {
            desk.fault(field, said::bad_words(ESSAY_WORDS_MAX));
        }
        number
    };
    let words = WordLimits { min: limit("/body/min_words", min), max: limit("/body/max_words", max) };
    if !words.is_sound() {
        desk.fault("/body/max_words", said::words_swapped());
    }
    words
}

/// Files that are asked for, and whether text is.
fn files(desk: &mut Desk, typed: &FilesDraft, words: WordLimits) -> (FileLimits, bool) {
    let mut number = |field: &str, typed: &str| {
        let typed = typed.trim();
        let number = if typed.is_empty() { Some(0) } else { typed.parse().ok() };
        let number = number.filter(|number: &u8| *number <= FILES_MAX);
        if number.is_none() {
            desk.fault(field, said::bad_files(FILES_MAX));
        }
        number
    };
    let (min, max) = (number("/body/files/min", &typed.min), number("/body/files/max", &typed.max));
    let (Some(min), Some(max)) = (min, max) else { return (FileLimits::default(), true) };
    if max == 0 {
        if min > 0 || typed.is_alone || !typed.kinds.is_empty() {
            desk.fault("/body/files/max", said::no_files());
        }
        return (FileLimits::default(), true);
    }
    if min > max {
        desk.fault("/body/files/max", said::files_swapped());
    }
    if typed.is_alone && words != WordLimits::default() {
        desk.fault("/body/min_words", said::words_of_files());
    }
    (FileLimits { min, max, kinds: typed.kinds.iter().copied().collect() }, !typed.is_alone)
}

/// By what it is marked.
fn rubric(desk: &mut Desk, typed: &[CriterionDraft]) -> Vec<Criterion> {
    let mut rubric: Vec<Criterion> = Vec::new();
    for (place, criterion) in typed.iter().enumerate() {
        let at = format!("/body/rubric/{place}");
        let name = desk.line(&format!("{at}/name"), &criterion.name);
        let levels = levels(desk, &format!("{at}/levels"), &criterion.levels);
        if name.is_empty() && levels.is_empty() {
            continue;
        }
        if name.is_empty() {
            desk.fault(&format!("{at}/name"), said::no_criterion());
        } else if rubric.iter().any(|other| other.name == name) {
            desk.fault(&format!("{at}/name"), said::same_criterion());
        }
        let is_flat = levels.iter().all(|level| level.marks == Centimark::default());
        if levels.len() < 2 || levels.len() > CRITERIA_MAX || is_flat {
            desk.fault(&format!("{at}/levels"), said::flat_criterion(CRITERIA_MAX));
        }
        rubric.push(Criterion { name, levels });
    }
    if rubric.len() > CRITERIA_MAX {
        desk.fault("/body/rubric", said::too_many(CRITERIA_MAX));
    }
    rubric
}

fn levels(desk: &mut Desk, field: &str, typed: &[LevelDraft]) -> Vec<RubricLevel> {
    let mut levels = Vec::new();
    for (place, level) in typed.iter().enumerate() {
        let text = desk.line(&format!("{field}/{place}/text"), &level.text);
        if text.is_empty() && level.marks.trim().is_empty() {
            continue;
        }
        if text.is_empty() {
            desk.fault(&format!("{field}/{place}/text"), said::no_level_text());
        }
        let earned = marks(&level.marks).filter(|earned| *earned <= MARKS_MAX);
        if earned.is_none() {
            desk.fault(&format!("{field}/{place}/marks"), said::bad_level_marks());
        }
        levels.push(RubricLevel { marks: earned.unwrap_or_default(), text });
    }
    levels
}

/// What the best levels of a rubric add up to, where there is one.
pub(super) fn best(body: &Body) -> Option<Centimark> {
    let Body::Essay(Essay { rubric, .. }) = body else { return None };
    let marks = |criterion: &Criterion| criterion.levels.iter().map(|level| level.marks).collect();
    (!rubric.is_empty()).then(|| worth_of(&rubric.iter().map(marks).collect::<Vec<Vec<Centimark>>>()))
}
