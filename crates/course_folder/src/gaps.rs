//! Texts with gaps: what an author writes for each, and the marks `[[1]]`, `[[2]]` … where they stand.

use grading::{Decimal, Gap, Takes, Units};
use serde::{Deserialize, Serialize};

use crate::markdown;
use crate::quiz::{count, sorted};

/// A gap of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blank {
    /// How much it counts beside the others, from 1.
    pub weight: u8,
    /// What fills it.
    pub fill: Fill,
}

/// What fills a gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fill {
    /// A word or two.
    Short {
        /// Answers that count; `*` in one is any words, `\*` an asterisk.
        accepted: Vec<String>,
        /// Whether capital letters and accents matter.
        case_sensitive: bool,
    },
    /// A number.
    Numeric {
        /// The right number.
        value: Decimal,
        /// How far off still counts.
        tolerance: Decimal,
        /// Units that the learner writes.
        units: Option<Units>,
    },
    /// One of its own options.
    Choice {
        /// The right one.
        answer: String,
        /// The others.
        distractors: Vec<String>,
    },
    /// One of the options that all such gaps of a question share.
    Pool {
        /// The right one.
        answer: String,
    },
}

impl Fill {
    /// The options of a gap that has its own, numbered as in the key; alphabetical, so that their numbers tell nothing.
    pub fn options(&self) -> Vec<&str> {
        match self {
            Self::Choice { answer, distractors } => {
                sorted([answer].into_iter().chain(distractors).map(String::as_str).collect())
            }
            Self::Short { .. } | Self::Numeric { .. } | Self::Pool { .. } => Vec::new(),
        }
    }
}

impl Blank {
    /// The right one of the options that gaps share.
    pub(crate) fn pooled(&self) -> Option<&String> {
        match &self.fill {
            Fill::Pool { answer } => Some(answer),
            Fill::Short { .. } | Fill::Numeric { .. } | Fill::Choice { .. } => None,
        }
    }

    /// What earns the marks of the gap, beside the options that gaps share.
    pub(crate) fn key(&self, pool: &[&str]) -> Gap {
        let place = |options: &[&str], answer: &String| {
            let place = options.iter().position(|option| option == answer);
            place.and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX)
        };
        let takes = match &self.fill {
            Fill::Short { accepted, case_sensitive } => {
                Takes::Short { accepted: accepted.clone(), case_sensitive: *case_sensitive }
            }
            Fill::Numeric { value, tolerance, units } => {
                Takes::Numeric { value: *value, tolerance: *tolerance, units: units.clone() }
            }
            Fill::Choice { answer, .. } => {
                let options = self.fill.options();
                Takes::Choice { correct: place(&options, answer), options: count(&options) }
            }
            Fill::Pool { answer } => Takes::Pool { correct: place(pool, answer) },
        };
        Gap { weight: self.weight, takes }
    }
}

/// The mark of a gap in a text, by its number from 1.
pub fn mark(number: usize) -> String {
    format!("[[{number}]]")
}

/// Whether a text marks so many gaps once each and in order, where fields can stand.
pub fn are_marked(text: &str, gaps: usize) -> bool {
    let found = marks(text);
    found.iter().map(|found| found.number).eq(1..=gaps) && found.iter().all(|found| found.is_readable)
}

/// A mark found in a text.
pub(crate) struct Mark {
    /// Where it begins.
    pub(crate) at: usize,
    pub(crate) number: usize,
    /// Whether it stands in plain text, where a field can be.
    pub(crate) is_readable: bool,
}

/// The marks in a text.
pub(crate) fn marks(text: &str) -> Vec<Mark> {
    let readable = markdown::readable(text);
    let found = text.match_indices("[[").filter_map(|(at, open)| {
        let (digits, _) = text.get(at + open.len()..)?.split_once("]]")?;
        let is_number = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number = digits.parse().ok().filter(|_| is_number)?;
        let mut bytes = at..at + digits.len() + 4;
        let is_readable = bytes.all(|byte| readable.iter().any(|range| range.contains(&byte)));
        Some(Mark { at, number, is_readable })
    });
    found.collect()
}
