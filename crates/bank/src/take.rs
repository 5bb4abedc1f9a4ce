//! A file's question to one of ours.
//!
//! **Invariant:** what would be marked otherwise than its author meant is kept aside or noted; never changed quietly.

mod answers;
mod choices;
mod files;
mod gaps;
mod texts;

use course_folder::limits::HINTS_MAX;
use course_folder::{Body, Question, Tries};
use exchange::model::{Number, THIRD};
use exchange::{Item, Kind};
use grading::{Centimark, KeyFault, Penalty};
use thiserror::Error;

use crate::words;
pub(crate) use files::file_kinds;
pub(crate) use gaps::place;
pub(crate) use texts::Texts;

/// What a question loses or how it is understood here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Error)]
pub enum Note {
    /// Hints for further tries that do more than say something, or more of them than a question may have here.
    #[error("hints are texts, at most five")]
    Hints,
    /// What a try costs is no whole number of percent.
    #[error("the penalty is rounded to whole percents")]
    TryPenalty,
    /// Some typed answers, numbers or options of a gap earn a part of the mark, which is not given here.
    #[error("answers that earn a part of the mark are left out or earn nothing")]
    PartMarks,
    /// Shares of choices that are no whole percents, or of which the right ones are not 100 together.
    #[error("shares are rounded to whole percents, those of right choices to 100 together")]
    Shares,
    /// Of answers of which one is given, a wrong one takes marks away.
    #[error("a wrong answer earns nothing and takes nothing away")]
    Penalties,
    /// Some of the options that gaps share could be used once only.
    #[error("every option may be used more than once")]
    Reuse,
    /// Feedback for right, partly right and wrong responses, for typed answers or in gaps.
    #[error("feedback by result is left out")]
    ResultFeedback,
    /// Tables, raised letters.
    #[error("the text's form is simpler")]
    Formatting,
    /// Another way to mark an order.
    #[error("the order is marked by places")]
    OrderMarking,
    /// Only some of the things are shown.
    #[error("all things are shown")]
    OrderSubset,
    /// A mark that is not above nothing, or too fine.
    #[error("the mark is another")]
    Mark,
    /// Tags in another form.
    #[error("tags are written as slugs")]
    Tags,
    /// Units are typed, and a wrong one earns nothing.
    #[error("units are typed")]
    Units,
    /// Files of an essay are limited in another way.
    #[error("files are limited as they are here")]
    Files,
    /// Something stands in an essay's box at the start.
    #[error("the box is empty at the start")]
    Template,
    /// An essay's limits contradict each other or are beyond those here.
    #[error("the limits of words are left out")]
    WordLimits,
}

/// Why a question is kept aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Error)]
pub enum Aside {
    /// A kind that is not answered here, by its name in Moodle.
    #[error("the kind {0} is not known here")]
    Kind(&'static str),
    /// A picture, a sound or another file.
    #[error("the question shows a file")]
    Media,
    /// Nothing is asked.
    #[error("there is no text")]
    NoText,
    /// Nothing earns the whole mark.
    #[error("no answer earns the whole mark")]
    NoRightAnswer,
    /// One is to be picked, and several are right.
    #[error("several answers are right where one is to be picked")]
    SeveralRight,
    /// Several numbers are right.
    #[error("several numbers are right")]
    SeveralNumbers,
    /// Any answer is right.
    #[error("any answer is right")]
    AnyAnswer,
    /// More answers than a question may have here.
    #[error("too many answers")]
    TooMany,
    /// Too few answers.
    #[error("too few answers")]
    TooFew,
    /// An answer is empty.
    #[error("an answer is empty")]
    EmptyAnswer,
    /// Two prompts, two things to order or two options of gaps read the same.
    #[error("two of them read the same")]
    Twice,
    /// A number with more places than are kept.
    #[error("the number is too fine or too large")]
    TooFine,
    /// A text longer than is kept.
    #[error("a text is too long")]
    TooLong,
    /// No unit is the key's own.
    #[error("no unit has factor 1")]
    NoOwnUnit,
    /// A gap in which several options are to be picked.
    #[error("several options are to be picked in a gap")]
    SeveralInGap,
    /// A gap that counts nothing, or more than 100.
    #[error("a gap's weight is not from 1 to 100")]
    GapWeight,
    /// No gap, or one where no field can stand: in a link or in code, or marked twice.
    #[error("the places of the gaps are not clear")]
    GapPlace,
}

/// A question as it will be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The question.
    pub question: Question,
    /// What is worth knowing, each once.
    pub notes: Vec<Note>,
}

/// Takes a file's question.
///
/// # Errors
/// Why it is kept aside.
pub fn take(item: &Item) -> Result<Taken, Aside> {
    let mut texts = Texts::default();
    // Said first, since it is the reason whatever else the question holds.
    if let Some(why) = unknown(&item.kind) {
        return Err(why);
    }
    let (stem, picks) = gaps::stem(item);
    let text = texts.block(&stem)?;
    if text.is_empty() {
        return Err(Aside::NoText);
    }
    let feedback = texts.block_if_any(&item.general_feedback)?;
    let body = answers::body(&mut texts, &item.kind, &picks)?;
    let text = if let Body::Gaps { gaps, .. } = &body { gaps::marked(&text, gaps.len())? } else { text };
    let hundredths = item.mark.in_places(2).filter(|(_, is_exact)| *is_exact);
    let hundredths = hundredths.and_then(|(units, _)| u32::try_from(units).ok());
    let worth = hundredths.filter(|hundredths| (1..=100_000).contains(hundredths));
    texts.note_if(Note::Mark, worth.is_none());
    let id = item.idnumber.as_deref().and_then(words::slug).or_else(|| words::slug(&item.name));
    let question = Question {
        id: id.unwrap_or_else(|| "soal".to_owned()),
        text,
        worth: worth.map_or(Centimark::whole(1), Centimark::from_hundredths),
        tags: tags(&mut texts, &item.tags),
        feedback,
        leads: Vec::new(),
        origin: None,
        tries: tries(&mut texts, item),
        body,
    };
    match question.key().check().first() {
        None => Ok(Taken { question, notes: texts.notes() }),
        Some(KeyFault::TooFewChoices) => Err(Aside::TooFew),
        Some(KeyFault::NoOwnUnit | KeyFault::BadFactor) => Err(Aside::NoOwnUnit),
        Some(
            KeyFault::NothingRight
            | KeyFault::OutOfRange
            | KeyFault::NegativeTolerance
            | KeyFault::NotAnOrder
            | KeyFault::BadPercents
            | KeyFault::UsedTwice
            | KeyFault::EmptyCriterion
            | KeyFault::BadWords
            | KeyFault::BadFiles
            | KeyFault::NothingWanted,
        ) => Err(Aside::NoRightAnswer),
        Some(KeyFault::NoWeight) => Err(Aside::GapWeight),
    }
}

/// Why questions of this kind are kept aside, whatever else they hold.
fn unknown(kind: &Kind) -> Option<Aside> {
    match kind {
        Kind::Choice(_)
        | Kind::TrueFalse(_)
        | Kind::Short(_)
        | Kind::Numeric(_)
        | Kind::Matching(_)
        | Kind::Ordering(_)
        | Kind::Cloze(_)
        | Kind::Gaps(_)
        | Kind::Essay(_) => None,
        Kind::Description | Kind::Markers(_) => Some(Aside::Kind(kind.moodle_name())),
        // Answered in courses; what the bank cannot keep is the picture.
        Kind::Labels(_) => Some(Aside::Media),
    }
}

/// Hints as they are shown here, and the penalty as a whole number of percent. What Moodle sets for the kind is what is
/// usual here.
fn tries(texts: &mut Texts, item: &Item) -> Tries {
    let mut hints = Vec::new();
    for hint in &item.hints {
        // A hint that cannot be shown is no reason to do without the question.
        let text = texts.block(&hint.text).unwrap_or_default();
        let does_more = hint.shows_count || hint.clears_wrong || !hint.options.is_empty();
        texts.note_if(Note::Hints, text.is_empty() || does_more || hints.len() == HINTS_MAX);
        if !text.is_empty() && hints.len() < HINTS_MAX {
            hints.push(text);
        }
    }
    if item.penalty == usual(&item.kind) {
        return Tries { hints, penalty: Penalty::default() };
    }
    let (percent, is_exact) = item.penalty.in_places(2).unwrap_or_default();
    let whole = u8::try_from(percent).ok().filter(|percent| *percent <= 100);
    texts.note_if(Note::TryPenalty, whole.is_none() || !is_exact);
    Tries { hints, penalty: whole.map_or_else(Penalty::default, Penalty::percent) }
}

/// What Moodle sets for a try at a question of this kind.
pub(crate) fn usual(kind: &Kind) -> Number {
    if let Kind::TrueFalse(_) = kind {
        Number::ONE
    } else {
        Number::new(THIRD.0, THIRD.1).unwrap_or_default()
    }
}

fn tags(texts: &mut Texts, written: &[String]) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in written {
        let slug = words::slug(tag);
        texts.note_if(Note::Tags, slug.as_ref() != Some(tag));
        if let Some(slug) = slug.filter(|slug| !tags.contains(slug)) {
            tags.push(slug);
        }
    }
    tags
}

#[cfg(test)]
mod tests;
