//! The marking key of a question.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::essay::best_of;
use crate::files::yes;
use crate::gaps::Gaps;
use crate::{Centimark, Decimal, FileLimits, Gap, Response, Rubric, Units, WordLimits};

/// Place of a choice in the author's order, from 0.
pub type ChoiceNo = u8;

/// Number of an item to be put in order, from 0.
pub type ItemNo = u8;

/// How several picks are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scoring {
    /// Right picks less wrong picks, as a share of all right choices; never below nothing.
    #[default]
    Partial,
    /// Full marks for exactly the right picks, else nothing.
    AllOrNothing,
    /// Every pick earns or costs its own share, as Moodle's multiple-choice question with "Multiple answers allowed" has
    /// it: the grades of the choices picked are added up, and the sum is never below nothing.
    Weighted,
}

/// How an order is marked; the rules are those of Moodle's ordering question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OrderScoring {
    /// "Absolute position": the share of items that stand in their right place.
    #[default]
    Absolute,
    /// "Relative to the next item (excluding last)": the share of items, the last one apart, that are directly
    /// followed by the item that should follow them.
    Relative,
    /// "All or nothing": full marks for exactly the right order, else nothing.
    AllOrNothing,
}

/// What earns marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Key {
    /// One choice is right.
    Single {
        /// The right one.
        correct: ChoiceNo,
        /// Choices in all.
        choices: u8,
        /// The share that each choice earns, in percent: 100 for the right one, less for one that is half right; empty
        /// where only the right one earns anything.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        percents: Vec<i8>,
    },
    /// Some choices are right.
    Multiple {
        /// The right ones.
        correct: BTreeSet<ChoiceNo>,
        /// Choices in all.
        choices: u8,
        /// How picks are marked.
        scoring: Scoring,
        /// For [`Scoring::Weighted`], the share that each choice earns or costs, in percent; those of the right ones,
        /// which are above nothing, are 100 together. Empty otherwise.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        percents: Vec<i8>,
    },
    /// A claim.
    TrueFalse {
        /// Whether it is true.
        answer: bool,
    },
    /// A number.
    Numeric {
        /// The right number.
        value: Decimal,
        /// How far off still counts, the border included.
        tolerance: Decimal,
        /// Units in which it may be given; without them the answer is a bare number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        units: Option<Units>,
    },
    /// A word or two.
    Short {
        /// Answers that count; `*` in one is any words, `\*` an asterisk.
        accepted: Vec<String>,
        /// Whether capital letters and accents matter.
        case_sensitive: bool,
    },
    /// An option for each prompt.
    Matching {
        /// The right option of each prompt.
        answers: Vec<u8>,
        /// Options in all, distractors included.
        options: u8,
    },
    /// Items to bring into their right order. They are numbered so that a number tells nothing of its place: unlike
    /// those of choices, numbers in the right order would be the key themselves.
    Ordering {
        /// Every item, in the right order.
        order: Vec<ItemNo>,
        /// How an order is marked.
        scoring: OrderScoring,
    },
    /// A text with gaps.
    Gaps {
        /// In the order of the text.
        gaps: Vec<Gap>,
        /// Options in all that gaps share; 0 where none does.
        pool: u8,
        /// Whether an option that gaps share may be used more than once.
        is_pool_reused: bool,
    },
    /// Prose, which a person marks.
    Essay {
        /// How long it should be.
        #[serde(default)]
        words: WordLimits,
        /// What its criteria's levels earn; empty where the mark is free.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        rubric: Rubric,
        /// Files that are asked for.
        #[serde(default, skip_serializing_if = "FileLimits::is_none")]
        files: FileLimits,
        /// Whether text is asked for; without it files are the whole answer.
        #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
        is_text_wanted: bool,
    },
}

/// What is wrong with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// A question of choice needs two or more.
    #[error("fewer than two choices")]
    TooFewChoices,
    /// Nothing earns marks.
    #[error("no right answer")]
    NothingRight,
    /// A right answer that is not among the choices.
    #[error("a right answer is not among the choices")]
    OutOfRange,
    /// A tolerance below nothing.
    #[error("the tolerance is negative")]
    NegativeTolerance,
    /// A unit that counts nothing or less.
    #[error("a unit's factor is not above nothing")]
    BadFactor,
    /// Units, but none in which the right number is given.
    #[error("no unit has factor 1")]
    NoOwnUnit,
    /// A right order that leaves an item out or names it twice.
    #[error("the right order does not hold every item once")]
    NotAnOrder,
    /// Shares of choices that do not add up.
    #[error("the shares of the choices do not add up")]
    BadPercents,
    /// A gap that counts nothing.
    #[error("a gap has no weight")]
    NoWeight,
    /// Two gaps with the same option, which can be used only once.
    #[error("an option that can be used once is right in two gaps")]
    UsedTwice,
    /// A rubric with a criterion that earns nothing at all.
    #[error("a criterion of the rubric earns nothing")]
    EmptyCriterion,
    /// Fewest words above the most.
    #[error("no length fits the word limits")]
    BadWords,
    /// Fewest files above the most, more than an answer can have, or kinds of none.
    #[error("no number of files fits the limits")]
    BadFiles,
    /// An essay that asks for neither text nor files.
    #[error("neither text nor files are asked for")]
    NothingWanted,
}

impl Key {
    /// What is wrong with the key; empty for a sound one.
    pub fn check(&self) -> Vec<KeyFault> {
        let few = |choices: u8| (choices < 2).then_some(KeyFault::TooFewChoices);
        let none = |is_empty: bool| is_empty.then_some(KeyFault::NothingRight);
        let out = |is_out: bool| is_out.then_some(KeyFault::OutOfRange);
        let faults = match self {
            Self::Single { correct, choices, percents } => {
                let bad = !percents.is_empty() && !are_parts(percents, *correct, *choices);
                [few(*choices), out(correct >= choices), bad.then_some(KeyFault::BadPercents)]
            }
            Self::Multiple { scoring, percents, correct, choices }
                if (*scoring == Scoring::Weighted) != are_weights(percents, correct, *choices) =>
            {
                [few(*choices), none(correct.is_empty()), Some(KeyFault::BadPercents)]
            }
            Self::Multiple { correct, choices, .. } => {
                [few(*choices), none(correct.is_empty()), out(correct.iter().any(|no| no >= choices))]
            }
            Self::TrueFalse { .. } => [None; 3],
            Self::Numeric { tolerance, units, .. } => {
                let is_bad =
                    |units: &Units| units.accepted.iter().any(|unit| unit.factor <= Decimal::default());
                [
                    (tolerance.millionths() < 0).then_some(KeyFault::NegativeTolerance),
                    units.as_ref().is_some_and(is_bad).then_some(KeyFault::BadFactor),
                    units.as_ref().is_some_and(|units| units.own().is_none()).then_some(KeyFault::NoOwnUnit),
                ]
            }
            Self::Short { accepted, .. } => {
                [none(accepted.iter().all(|text| text.trim().is_empty())), None, None]
            }
            Self::Matching { answers, options } => {
                [few(*options), none(answers.is_empty()), out(answers.iter().any(|no| no >= options))]
            }
            Self::Ordering { order, .. } => {
                let few = (order.len() < 2).then_some(KeyFault::TooFewChoices);
                [few, (!is_order(order)).then_some(KeyFault::NotAnOrder), None]
            }
            Self::Gaps { gaps, pool, is_pool_reused } => {
                return Gaps { all: gaps, pool: *pool, is_reused: *is_pool_reused }.check();
            }
            Self::Essay { words, rubric, files, is_text_wanted } => {
                let is_empty = rubric.iter().any(|levels| best_of(levels) == Centimark::default());
                let files = match files.max {
                    0 if !is_text_wanted => Some(KeyFault::NothingWanted),
                    _ => (!files.is_sound()).then_some(KeyFault::BadFiles),
                };
                let words = (!words.is_sound()).then_some(KeyFault::BadWords);
                [is_empty.then_some(KeyFault::EmptyCriterion), words, files]
            }
        };
        faults.into_iter().flatten().collect()
    }

    /// Of choices that earn or cost a share of their own, that share in percent, by their numbers; empty for others.
    pub fn percents(&self) -> &[i8] {
        match self {
            Self::Single { percents, .. } | Self::Multiple { percents, .. } => percents,
            Self::TrueFalse { .. }
            | Self::Numeric { .. }
            | Self::Short { .. }
            | Self::Matching { .. }
            | Self::Ordering { .. }
            | Self::Gaps { .. }
            | Self::Essay { .. } => &[],
        }
    }

    /// Of a text with gaps, whether each is right; empty for the other kinds.
    pub fn right_gaps(&self, response: Option<&Response>) -> Vec<bool> {
        let Self::Gaps { gaps, .. } = self else { return Vec::new() };
        let filling = |no| match response {
            Some(Response::Gaps { filled }) => filled.get(&no),
            _ => None,
        };
        let is_right =
            |(no, gap): (u8, &Gap)| filling(no).is_some_and(|filling| gap.takes.is_filled_by(filling));
        (0..).zip(gaps).map(is_right).collect()
    }
}

/// Whether shares are one for each choice, all of the marks for the right one and less for the others.
fn are_parts(percents: &[i8], correct: ChoiceNo, choices: u8) -> bool {
    let is_sound =
        |(no, percent): (ChoiceNo, &i8)| (*percent == 100) == (no == correct) && (0..=100).contains(percent);
    percents.len() == usize::from(choices) && (0..).zip(percents).all(is_sound)
}

/// Whether shares are one for each choice, those above nothing for the right ones and 100 together.
fn are_weights(percents: &[i8], correct: &BTreeSet<ChoiceNo>, choices: u8) -> bool {
    let is_sound =
        |(no, percent): (ChoiceNo, &i8)| (*percent > 0) == correct.contains(&no) && *percent >= -100;
    let sum: i32 = percents.iter().map(|percent| i32::from((*percent).max(0))).sum();
    percents.len() == usize::from(choices) && (0..).zip(percents).all(is_sound) && sum == 100
}

/// Whether every number from 0 up comes exactly once.
fn is_order(order: &[ItemNo]) -> bool {
    let numbers: BTreeSet<usize> = order.iter().copied().map(usize::from).collect();
    numbers.iter().copied().eq(0..order.len())
}
