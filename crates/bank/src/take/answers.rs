//! The part of a question that depends on its kind.

use std::collections::BTreeSet;

use course_folder::limits::{CHOICES_MAX, ESSAY_WORDS_MAX};
use course_folder::{Body, Essay, Pair};
use exchange::Kind;
use exchange::model::{
    self, EssayInput, Number, NumericAnswer, OrderGrading, OrderSubset, ShortAnswer, UnitGrading, UnitInput,
    Weight,
};
use grading::text::takes_anything;
use grading::{Decimal, OrderScoring, Unit, Units, WordLimits};

use super::{Aside, Note, Texts, choices, files, gaps};

/// Reads what is particular to a kind; `picks` are the words that the gaps of a text name.
pub(super) fn body(texts: &mut Texts, kind: &Kind, picks: &[usize]) -> Result<Body, Aside> {
    match kind {
        Kind::Choice(choice) if choice.is_single => choices::single(texts, choice),
        Kind::Choice(choice) => choices::multiple(texts, choice),
        Kind::TrueFalse(claim) => Ok(Body::TrueFalse {
            answer: claim.is_true,
            feedback_true: texts.block_if_any(&claim.if_true)?,
            feedback_false: texts.block_if_any(&claim.if_false)?,
        }),
        Kind::Short(short) => self::short(texts, short),
        Kind::Numeric(numeric) => self::numeric(texts, numeric),
        Kind::Matching(matching) => self::matching(texts, matching),
        Kind::Ordering(ordering) => self::ordering(texts, ordering),
        Kind::Cloze(cloze) => gaps::embedded(texts, cloze),
        Kind::Gaps(words) => gaps::shared(texts, words, picks),
        Kind::Essay(essay) => self::essay(texts, essay),
        Kind::Labels(_) => Err(Aside::Media),
        Kind::Description | Kind::Markers(_) => Err(Aside::Kind(kind.moodle_name())),
    }
}

/// Refuses more than a question can carry.
pub(super) fn most(count: usize) -> Result<(), Aside> {
    if count > CHOICES_MAX { Err(Aside::TooMany) } else { Ok(()) }
}

fn short(texts: &mut Texts, short: &model::Short) -> Result<Body, Aside> {
    let accepted = accepted(texts, &short.answers)?;
    Ok(Body::Short { accepted, case_sensitive: short.is_case_sensitive })
}

/// The words that count.
pub(super) fn accepted(texts: &mut Texts, answers: &[ShortAnswer]) -> Result<Vec<String>, Aside> {
    let mut accepted: Vec<String> = Vec::new();
    for answer in answers {
        let pattern = answer.pattern.split_whitespace().collect::<Vec<_>>().join(" ");
        texts.note_if(Note::ResultFeedback, !answer.feedback.is_empty());
        if answer.weight < Weight::FULL {
            // A wrong answer that is only listed for its feedback is none that counts.
            texts.note_if(Note::PartMarks, answer.weight > Weight::NONE);
        } else if pattern.is_empty() {
            return Err(Aside::EmptyAnswer);
        } else if takes_anything(&pattern) {
            return Err(Aside::AnyAnswer);
        } else if !accepted.contains(&pattern) {
            accepted.push(pattern);
        }
    }
    most(accepted.len())?;
    if accepted.is_empty() { Err(Aside::NoRightAnswer) } else { Ok(accepted) }
}

fn decimal(number: Number) -> Result<Decimal, Aside> {
    let (millionths, is_exact) = number.in_places(6).ok_or(Aside::TooFine)?;
    let millionths = i64::try_from(millionths).ok().filter(|_| is_exact).ok_or(Aside::TooFine)?;
    Ok(Decimal::from_millionths(millionths))
}

fn numeric(texts: &mut Texts, numeric: &model::Numeric) -> Result<Body, Aside> {
    let (value, tolerance) = measure(texts, &numeric.answers)?;
    let (unit, units) = units(texts, &numeric.units)?;
    Ok(Body::Numeric { value, tolerance, unit, units })
}

/// The right number and how far off still counts.
pub(super) fn measure(texts: &mut Texts, answers: &[NumericAnswer]) -> Result<(Decimal, Decimal), Aside> {
    let mut full = answers.iter().filter(|answer| answer.weight >= Weight::FULL);
    let right = full.next().ok_or(Aside::NoRightAnswer)?;
    if full.next().is_some() {
        return Err(Aside::SeveralNumbers);
    }
    let has_part = answers.iter().any(|answer| !matches!(answer.weight, Weight::NONE | Weight::FULL));
    texts.note_if(Note::PartMarks, has_part);
    texts.note_if(Note::ResultFeedback, answers.iter().any(|answer| !answer.feedback.is_empty()));
    Ok((decimal(right.value.ok_or(Aside::AnyAnswer)?)?, decimal(right.tolerance)?))
}

/// The unit beside the field, or those that are typed.
fn units(texts: &mut Texts, units: &model::Units) -> Result<(Option<String>, Option<Units>), Aside> {
    if units.list.is_empty() {
        return Ok((None, None));
    }
    if units.input == UnitInput::None {
        let own = units.list.iter().find(|unit| unit.multiplier == Number::ONE);
        return Ok((Some(own.ok_or(Aside::NoOwnUnit)?.name.trim().to_owned()), None));
    }
    most(units.list.len())?;
    let is_whole = units.penalty == Number::ONE;
    texts.note_if(
        Note::Units,
        units.input != UnitInput::Written || (units.grading != UnitGrading::Free && !is_whole),
    );
    let accepted = units.list.iter().map(|unit| {
        Ok(Unit {
            name: unit.name.trim().to_owned(),
            factor: inverse(unit.multiplier).ok_or(Aside::NoOwnUnit)?,
        })
    });
    let accepted = accepted.collect::<Result<_, Aside>>()?;
    Ok((None, Some(Units { accepted, is_optional: units.grading == UnitGrading::Free })))
}

/// One divided by a number, to the millionth.
fn inverse(number: Number) -> Option<Decimal> {
    let (units, _) = number.in_places(18)?;
    if units <= 0 {
        return None;
    }
    let millionths = (10_i128.pow(24) + units / 2) / units;
    i64::try_from(millionths).ok().map(Decimal::from_millionths)
}

/// An essay. What it says to its marker may be a rubric in words; it is kept as the guidance that it is.
fn essay(texts: &mut Texts, essay: &model::Essay) -> Result<Body, Aside> {
    let is_text_wanted = essay.input != EssayInput::FilesOnly;
    let (files, are_files_kept) = files::limits(essay);
    texts.note_if(Note::Files, !are_files_kept);
    texts.note_if(Note::Template, !essay.template.is_empty());
    let limit = |words: Option<u32>| {
        words
            .filter(|words| (1..=ESSAY_WORDS_MAX).contains(words))
            .and_then(|words| u16::try_from(words).ok())
    };
    let asked = WordLimits { min: limit(essay.words_min), max: limit(essay.words_max) };
    let words = if asked.is_sound() && is_text_wanted { asked } else { WordLimits::default() };
    let is_kept = (words.min.map(u32::from), words.max.map(u32::from)) == (essay.words_min, essay.words_max);
    texts.note_if(Note::WordLimits, !is_kept);
    let guidance = texts.block_if_any(&essay.marker_notes)?;
    Ok(Body::Essay(Essay { words, guidance, sample: None, rubric: Vec::new(), files, is_text_wanted }))
}

fn matching(texts: &mut Texts, matching: &model::Matching) -> Result<Body, Aside> {
    most(matching.pairs.len())?;
    texts.drop_combined(&matching.combined);
    let (mut pairs, mut distractors): (Vec<Pair>, Vec<String>) = (Vec::new(), Vec::new());
    for pair in &matching.pairs {
        let answer = Texts::plain_line(&pair.answer)?;
        if pair.prompt.is_empty() {
            distractors.push(answer);
            continue;
        }
        let prompt = texts.line(&pair.prompt)?;
        if pairs.iter().any(|pair| pair.prompt == prompt) {
            return Err(Aside::Twice);
        }
        pairs.push(Pair { prompt, answer });
    }
    if pairs.len() < 2 {
        return Err(Aside::TooFew);
    }
    let mut seen: Vec<String> = pairs.iter().map(|pair| pair.answer.clone()).collect();
    distractors.retain(|text| {
        let is_new = !seen.contains(text);
        seen.push(text.clone());
        is_new
    });
    Ok(Body::Matching { pairs, distractors })
}

fn ordering(texts: &mut Texts, ordering: &model::Ordering) -> Result<Body, Aside> {
    most(ordering.things.len())?;
    texts.drop_combined(&ordering.combined);
    let items = ordering.things.iter().map(|thing| texts.line(thing)).collect::<Result<Vec<_>, _>>()?;
    let different: BTreeSet<&String> = items.iter().collect();
    if different.len() < items.len() {
        return Err(Aside::Twice);
    }
    let scoring = match ordering.grading {
        OrderGrading::Absolute => OrderScoring::Absolute,
        OrderGrading::NextWithoutLast => OrderScoring::Relative,
        OrderGrading::AllOrNothing => OrderScoring::AllOrNothing,
        OrderGrading::NextWithLast
        | OrderGrading::Neighbours
        | OrderGrading::AllNeighbours
        | OrderGrading::LongestOrdered
        | OrderGrading::LongestContiguous
        | OrderGrading::Distance => {
            texts.note_if(Note::OrderMarking, true);
            OrderScoring::Absolute
        }
    };
    texts.note_if(Note::OrderSubset, ordering.subset != OrderSubset::All);
    Ok(Body::Ordering { items, scoring })
}
