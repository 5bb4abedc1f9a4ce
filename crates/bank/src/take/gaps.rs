//! Texts with gaps: embedded answers ("Cloze"), and words that gaps share.
//!
//! **Invariant:** every gap of the file is one here, in the order of the text.

use std::borrow::Cow;
use std::collections::BTreeSet;

use course_folder::{Blank, Body, Fill, are_marked, mark};
use exchange::model::{Answer, Cloze, DragChoice, Gap, GapKind, Gaps, Manner, Markup, Text, Weight};
use exchange::{Item, Kind};

use super::answers::{accepted, measure, most};
use super::{Aside, Note, Texts};
use crate::markdown;

/// The text of a question with `{#1}` in the place of its first gap, and the words that its gaps name, counted from 1.
pub(super) fn stem(item: &Item) -> (Cow<'_, Text>, Vec<usize>) {
    if !matches!(item.kind, Kind::Gaps(_)) {
        return (Cow::Borrowed(&item.stem), Vec::new());
    }
    let (mut text, mut picks) = (String::with_capacity(item.stem.text.len()), Vec::new());
    let mut rest = item.stem.text.as_str();
    while let Some((before, after)) = rest.split_once("[[") {
        text.push_str(before);
        let named = after.split_once("]]").and_then(|(number, behind)| Some((number.parse().ok()?, behind)));
        if let Some((number, behind)) = named {
            picks.push(number);
            text.push_str(&place(picks.len()));
            rest = behind;
        } else {
            text.push_str("[[");
            rest = after;
        }
    }
    text.push_str(rest);
    (Cow::Owned(Text { text, ..item.stem.clone() }), picks)
}

/// How files mark a gap in a text.
pub(crate) fn place(number: usize) -> String {
    format!("{{#{number}}}")
}

/// A text with its gaps marked our way.
pub(super) fn marked(text: &str, gaps: usize) -> Result<String, Aside> {
    let text = (1..=gaps).fold(text.to_owned(), |text, number| text.replace(&place(number), &mark(number)));
    // Brackets that are no mark are escaped; as they are shown, they would be one.
    let shown = markdown::plain(&text);
    let is_once = |number: usize| shown.matches(&mark(number)).count() == 1;
    if are_marked(&text, gaps) && (1..=gaps).all(is_once) { Ok(text) } else { Err(Aside::GapPlace) }
}

/// Reads gaps of which each has its own answers.
pub(super) fn embedded(texts: &mut Texts, cloze: &Cloze) -> Result<Body, Aside> {
    most(cloze.gaps.len())?;
    let gaps = cloze.gaps.iter().map(|gap| blank(texts, gap)).collect::<Result<_, _>>()?;
    Ok(Body::Gaps { gaps, distractors: Vec::new(), reuse: false })
}

fn blank(texts: &mut Texts, gap: &Gap) -> Result<Blank, Aside> {
    let weight = u8::try_from(gap.mark).ok().filter(|weight| (1..=100).contains(weight));
    let fill = match &gap.kind {
        GapKind::Choice { answers, .. } => choice(texts, answers)?,
        GapKind::Several { .. } => return Err(Aside::SeveralInGap),
        GapKind::Short { is_case_sensitive, answers } => {
            Fill::Short { accepted: accepted(texts, answers)?, case_sensitive: *is_case_sensitive }
        }
        GapKind::Numeric { answers } => {
            let (value, tolerance) = measure(texts, answers)?;
            Fill::Numeric { value, tolerance, units: None }
        }
    };
    Ok(Blank { weight: weight.ok_or(Aside::GapWeight)?, fill })
}

fn choice(texts: &mut Texts, answers: &[Answer]) -> Result<Fill, Aside> {
    most(answers.len())?;
    let (mut right, mut distractors) = (None, Vec::new());
    for answer in answers {
        let text = texts.line(&answer.text)?;
        texts.note_if(Note::ResultFeedback, !answer.feedback.is_empty());
        texts.note_if(Note::Penalties, answer.weight < Weight::NONE);
        if answer.weight < Weight::FULL {
            texts.note_if(Note::PartMarks, answer.weight > Weight::NONE);
            distractors.push(text);
        } else if right.replace(text).is_some() {
            return Err(Aside::SeveralRight);
        }
    }
    let answer = right.ok_or(Aside::NoRightAnswer)?;
    differ(distractors.iter().chain([&answer]))?;
    Ok(Fill::Choice { answer, distractors })
}

/// Refuses options that read the same.
fn differ<'a>(mut options: impl Iterator<Item = &'a String>) -> Result<(), Aside> {
    let mut seen = BTreeSet::new();
    if options.all(|option| seen.insert(option)) { Ok(()) } else { Err(Aside::Twice) }
}

/// Reads gaps that are filled with words from a list. Words of one group are shared by their gaps; where there are several
/// groups, every gap has the words of its own.
pub(super) fn shared(texts: &mut Texts, words: &Gaps, picks: &[usize]) -> Result<Body, Aside> {
    if picks.is_empty() {
        return Err(Aside::GapPlace);
    }
    most(picks.len())?;
    texts.drop_combined(&words.combined);
    let group_of = |number: &usize| words.choices.get(number.checked_sub(1)?).map(|choice| choice.group);
    let groups: BTreeSet<u32> =
        picks.iter().map(group_of).collect::<Option<_>>().ok_or(Aside::NoRightAnswer)?;
    let in_use = || (1..).zip(&words.choices).filter(|(_, choice)| groups.contains(&choice.group));
    // A list offers every word in every gap; a word that is dragged is there once unless the file says more.
    let is_list = words.manner == Manner::Select;
    let is_limited = !is_list && in_use().any(|(_, choice)| !choice.is_unlimited);
    let reuse = is_list || groups.len() > 1 || in_use().any(|(_, choice)| choice.is_unlimited);
    texts.note_if(Note::Reuse, reuse && is_limited);
    let read =
        in_use().map(|(number, choice)| Ok((number, choice.group, word(texts, words.manner, choice)?)));
    let read: Vec<(usize, u32, String)> = read.collect::<Result<_, Aside>>()?;
    for group in &groups {
        let options = || read.iter().filter(|(_, of, _)| of == group).map(|(.., text)| text);
        most(options().count())?;
        differ(options())?;
    }
    let picked = picks.iter().filter_map(|pick| read.iter().find(|(number, ..)| number == pick));
    if groups.len() > 1 {
        let own = picked.map(|(pick, group, answer)| {
            let others = read.iter().filter(|(number, of, _)| of == group && number != pick);
            let distractors = others.map(|(.., text)| text.clone()).collect();
            Blank { weight: 1, fill: Fill::Choice { answer: answer.clone(), distractors } }
        });
        return Ok(Body::Gaps { gaps: own.collect(), distractors: Vec::new(), reuse: false });
    }
    let gaps = picked.map(|(.., answer)| Blank { weight: 1, fill: Fill::Pool { answer: answer.clone() } });
    let gaps = gaps.collect();
    let others = read.iter().filter(|(number, ..)| !picks.contains(number));
    Ok(Body::Gaps { gaps, distractors: others.map(|(.., text)| text.clone()).collect(), reuse })
}

fn word(texts: &mut Texts, manner: Manner, choice: &DragChoice) -> Result<String, Aside> {
    let markup = match manner {
        Manner::Drag => Markup::Html,
        Manner::Select => Markup::Moodle,
    };
    texts.line(&Text::new(choice.text.as_str(), markup))
}
