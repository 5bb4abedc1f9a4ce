//! What came of reading a file: one result for each entry in it.
//!
//! **Invariant:** every entry of the file is in the report, read, kept aside or refused; faults and warnings are values
//! that a caller puts into words of its own.

use thiserror::Error;

use crate::model::{Bank, Category, Item, Weight};

/// Why an entry, or what is left of a file, was not read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Error)]
pub enum Fault {
    /// The file has more bytes than [`crate::limits::FILE_BYTES_MAX`].
    #[error("the file is too large")]
    FileTooLarge,
    /// The file has more entries than [`crate::limits::ENTRIES_MAX`].
    #[error("the file has too many entries")]
    TooManyEntries,
    /// The question has more answers or parts than [`crate::limits::PARTS_MAX`].
    #[error("the question has too many parts")]
    TooManyParts,
    /// `{` without `}`, or the other way round.
    #[error("an opening or a closing brace is missing")]
    Brace,
    /// The answers are missing, or too few of them.
    #[error("{found} answers where at least {needed} are needed")]
    TooFewAnswers {
        /// How many there are.
        found: usize,
        /// How many there must be.
        needed: usize,
    },
    /// A number was expected.
    #[error("not a number: {text}")]
    NotANumber {
        /// What stands there.
        text: String,
    },
    /// A share of the mark was expected.
    #[error("not a share of the mark: {text}")]
    NotAWeight {
        /// What stands there.
        text: String,
    },
    /// A pair without `->`.
    #[error("a pair without `->`: {text}")]
    NotAPair {
        /// What stands there.
        text: String,
    },
    /// Aiken: an answer or an `ANSWER:` before any question.
    #[error("an answer before any question")]
    NoQuestion,
    /// Aiken: the next question begins, or the file ends, before `ANSWER:`.
    #[error("the question has no line `ANSWER:`")]
    Unfinished,
    /// Aiken: `ANSWER:` names none of the answers.
    #[error("`ANSWER:` names none of the answers: {letter}")]
    NoSuchAnswer {
        /// What it names.
        letter: String,
    },
    /// Embedded answers: the text has no gap.
    #[error("the text has no gap")]
    NoGap,
    /// Embedded answers: a gap has too few answers.
    #[error("gap {gap} has too few answers")]
    GapTooFewAnswers {
        /// The gap, counted from 1.
        gap: usize,
    },
    /// Embedded answers: no answer of a gap earns its whole mark.
    #[error("no answer of gap {gap} earns the whole mark")]
    GapWithoutFullMark {
        /// The gap, counted from 1.
        gap: usize,
    },
    /// Embedded answers: an answer of a numeric gap is neither a number nor `*`.
    #[error("gap {gap} asks for a number, but an answer is none: {text}")]
    GapNotANumber {
        /// The gap, counted from 1.
        gap: usize,
        /// What stands there.
        text: String,
    },
    /// XML that is not well formed.
    #[error("the XML is not well formed")]
    MalformedXml,
    /// XML nested deeper than [`crate::limits::XML_DEPTH_MAX`].
    #[error("the XML is nested too deep")]
    TooDeep,
    /// Moodle XML: the file has no `<quiz>`.
    #[error("the file has no element `quiz`")]
    NotAQuiz,
    /// Moodle XML: elements stand where only text may.
    #[error("the element `{element}` holds elements instead of text")]
    MarkupInText {
        /// The element that should hold text.
        element: String,
    },
    /// Something is missing without which the question means nothing.
    #[error("`{part}` is missing")]
    Missing {
        /// The element or the column.
        part: &'static str,
    },
    /// A word that stands for nothing here.
    #[error("`{part}` cannot be `{text}`")]
    NotAllowed {
        /// The element or the column.
        part: &'static str,
        /// What stands there.
        text: String,
    },
    /// A table: a quotation mark that nothing closes.
    #[error("a quotation mark is not closed")]
    OpenQuote,
}

/// What was read with a doubt, or only in part.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Error)]
pub enum Warning {
    /// The file is not UTF-8; it was read as this instead.
    #[error("the file is not UTF-8; it was read as {encoding}")]
    Encoding {
        /// What it was taken for.
        encoding: &'static str,
    },
    /// The question has no name and no text to make one from.
    #[error("the question has no name")]
    Unnamed,
    /// A share of the mark that Moodle's editor does not offer.
    #[error("{weight} is not a share of the mark that Moodle offers")]
    OffGrid {
        /// The share.
        weight: Weight,
    },
    /// A share of the mark was rounded to seven places.
    #[error("a share of the mark was rounded")]
    Rounded,
    /// No answer earns the whole mark.
    #[error("no answer earns the whole mark")]
    NoFullMark,
    /// A comma was taken for the decimal point, which Moodle does not.
    #[error("`{text}` was read as a number with a decimal comma")]
    DecimalComma {
        /// What stands there.
        text: String,
    },
    /// What should be a number is none; as in Moodle any number is right now.
    #[error("`{text}` is not a number; any number counts as right")]
    AnyNumber {
        /// What stands there.
        text: String,
    },
    /// A first answer `0` without `=` or `~` is left out, as in Moodle.
    #[error("the first answer `0` was left out")]
    ZeroLeftOut,
    /// A line with nothing but `0` ends the entry and is left out, as in Moodle.
    #[error("a line with nothing but `0` was left out")]
    LineLeftOut,
    /// An answer without text.
    #[error("an answer is empty")]
    EmptyAnswer,
    /// A category was not followed by an empty line; what came next was read as an entry.
    #[error("no empty line after the category")]
    CategoryRunsOn,
    /// A further `{…}` was left in the text.
    #[error("only the first braces hold answers")]
    MoreBraces,
    /// XML names an entity that is not known; it was kept as it stands.
    #[error("the entity `{name}` is not known")]
    UnknownEntity {
        /// Its name.
        name: String,
    },
    /// A text format that is not known; HTML was assumed, as in Moodle.
    #[error("the text format `{name}` is not known")]
    UnknownMarkup {
        /// Its name.
        name: String,
    },
    /// A setting that is not known; the usual one was taken.
    #[error("`{part}` cannot be `{text}`; the usual was taken")]
    UnknownOption {
        /// The element or the column.
        part: &'static str,
        /// What stands there.
        text: String,
    },
    /// Something that has no place in the neutral question.
    #[error("`{part}` was left out")]
    LeftOut {
        /// The element or the column.
        part: String,
    },
    /// A file that is not base64, or has no name.
    #[error("the file `{name}` was left out")]
    BadAttachment {
        /// Its name.
        name: String,
    },
    /// True or false in words of another language; the first was taken for "true", as in Moodle.
    #[error("the first answer was taken for `true`")]
    TruthByPlace,
    /// Aiken: the letter after `ANSWER:` is a small one.
    #[error("`ANSWER:` names a small letter")]
    SmallLetter,
}

/// What came of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A question.
    Item(Box<Item>),
    /// The category of the questions that follow.
    Category(Category),
    /// A question of a kind that is not known, as it stands in the file.
    Aside {
        /// The kind's name in the file.
        kind: String,
        /// All of it.
        raw: String,
    },
    /// Not read.
    Refused {
        /// Why.
        fault: Fault,
        /// The entry as it stands in the file, up to [`crate::limits::REFUSED_BYTES_MAX`] bytes.
        raw: String,
    },
}

/// One entry of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The line on which it begins, counted from 1.
    pub line: usize,
    /// What came of it.
    pub outcome: Outcome,
    /// Doubts.
    pub warnings: Vec<Warning>,
}

/// What came of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The entries in their order.
    pub entries: Vec<Entry>,
    /// Doubts about the file as a whole.
    pub warnings: Vec<Warning>,
}

impl Report {
    /// The questions in their order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.entries.iter().filter_map(|entry| match &entry.outcome {
            Outcome::Item(item) => Some(&**item),
            Outcome::Category(_) | Outcome::Aside { .. } | Outcome::Refused { .. } => None,
        })
    }

    /// The entries that were not read, with their lines.
    pub fn refused(&self) -> impl Iterator<Item = (usize, &Fault)> {
        self.entries.iter().filter_map(|entry| match &entry.outcome {
            Outcome::Refused { fault, .. } => Some((entry.line, fault)),
            Outcome::Item(_) | Outcome::Category(_) | Outcome::Aside { .. } => None,
        })
    }

    /// The questions and the categories that have more to say than their path.
    pub fn into_bank(self) -> Bank {
        let mut bank = Bank::default();
        for entry in self.entries {
            match entry.outcome {
                Outcome::Item(item) => bank.items.push(*item),
                Outcome::Category(category) => {
                    if !category.info.is_empty() || category.idnumber.is_some() {
                        bank.categories.push(category);
                    }
                }
                Outcome::Aside { .. } | Outcome::Refused { .. } => {}
            }
        }
        bank
    }

    pub(crate) fn whole(fault: Fault) -> Self {
        let outcome = Outcome::Refused { fault, raw: String::new() };
        Self { entries: vec![Entry { line: 1, outcome, warnings: Vec::new() }], warnings: Vec::new() }
    }
}
