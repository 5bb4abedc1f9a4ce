//! What a learner answers.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::essay::ESSAY_LETTERS;
use crate::gaps::Gaps;
use crate::text::example;
use crate::{ChoiceNo, Decimal, Filling, GapNo, ItemNo, Key, Units};

/// Longest text of an answer, in letters.
const LONGEST: usize = 500;

/// An answer. Numbers are those of the author's order, whatever order was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Response {
    /// One choice.
    Single {
        /// The choice.
        picked: ChoiceNo,
    },
    /// Some choices.
    Multiple {
        /// The choices.
        picked: BTreeSet<ChoiceNo>,
    },
    /// True or false.
    TrueFalse {
        /// The claim is true.
        picked: bool,
    },
    /// A number, as typed.
    Numeric {
        /// The text.
        text: String,
    },
    /// A word or two.
    Short {
        /// The text.
        text: String,
    },
    /// An option for some prompts.
    Matching {
        /// Prompt to option, as a list of pairs: a tagged value cannot carry a map with numbers for keys.
        #[serde(with = "pairs")]
        #[cfg_attr(feature = "schema", schemars(with = "Vec<(u8, u8)>"))]
        picked: BTreeMap<u8, u8>,
    },
    /// Items in an order.
    Ordering {
        /// Numbers of the items, first to last; an order that lacks some is no answer yet.
        order: Vec<ItemNo>,
    },
    /// Words, numbers and options in the gaps of a text.
    Gaps {
        /// Gap to what stands in it, as a list of pairs.
        #[serde(with = "pairs")]
        #[cfg_attr(feature = "schema", schemars(with = "Vec<(u8, Filling)>"))]
        filled: BTreeMap<GapNo, Filling>,
    },
    /// Prose, files, or both.
    Essay {
        /// The text.
        text: String,
        /// Ids of the files, each once, in the order in which they were added.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<Uuid>,
    },
}

/// A map as a list of pairs.
mod pairs {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<V: Serialize, S: Serializer>(
        map: &BTreeMap<u8, V>,
        target: S,
    ) -> Result<S::Ok, S::Error> {
        target.collect_seq(map)
    }

    pub(super) fn deserialize<'de, V: Deserialize<'de>, D: Deserializer<'de>>(
        source: D,
    ) -> Result<BTreeMap<u8, V>, D::Error> {
        Vec::<(u8, V)>::deserialize(source).map(|pairs| pairs.into_iter().collect())
    }
}

/// Why an answer cannot belong to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// The answer is of another kind than the question.
    #[error("another kind of answer")]
    Kind,
    /// A number of a choice that the question does not have.
    #[error("no such choice")]
    Range,
    /// A text longer than 500 letters.
    #[error("text too long")]
    TooLong,
    /// An essay longer than 20,000 letters.
    #[error("essay too long")]
    EssayTooLong,
    /// More files than are asked for.
    #[error("too many files")]
    TooManyFiles,
    /// Text where files are the whole answer.
    #[error("no text is asked for")]
    TextUnwanted,
    /// An order in which an item comes twice, gaps with the same option that can be used once, or a file twice.
    #[error("an item comes twice")]
    Twice,
}

impl Response {
    /// Checks that the answer can belong to the question of a key.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn fits(&self, key: &Key) -> Result<(), Unfit> {
        let within = |is_within: bool| if is_within { Ok(()) } else { Err(Unfit::Range) };
        match (self, key) {
            (Self::Single { picked }, Key::Single { choices, .. }) => within(picked < choices),
            (Self::Multiple { picked }, Key::Multiple { choices, .. }) => {
                within(picked.iter().all(|no| no < choices))
            }
            (Self::TrueFalse { .. }, Key::TrueFalse { .. }) => Ok(()),
            (Self::Numeric { text }, Key::Numeric { .. }) | (Self::Short { text }, Key::Short { .. }) => {
                short_enough(text)
            }
            (Self::Matching { picked }, Key::Matching { answers, options }) => {
                within(picked.iter().all(|(prompt, no)| usize::from(*prompt) < answers.len() && no < options))
            }
            (Self::Ordering { order }, Key::Ordering { order: right, .. }) => {
                within(order.iter().all(|no| right.contains(no)))?;
                let once: BTreeSet<ItemNo> = order.iter().copied().collect();
                if once.len() == order.len() { Ok(()) } else { Err(Unfit::Twice) }
            }
            (Self::Gaps { filled }, Key::Gaps { gaps, pool, is_pool_reused }) => {
                Gaps { all: gaps, pool: *pool, is_reused: *is_pool_reused }.fits(filled)
            }
            (Self::Essay { text, files }, Key::Essay { files: limits, is_text_wanted, .. }) => {
                if text.chars().count() > ESSAY_LETTERS {
                    return Err(Unfit::EssayTooLong);
                }
                if !is_text_wanted && !text.trim().is_empty() {
                    return Err(Unfit::TextUnwanted);
                }
                limits.fits(files)
            }
            (
                Self::Single { .. }
                | Self::Multiple { .. }
                | Self::TrueFalse { .. }
                | Self::Numeric { .. }
                | Self::Short { .. }
                | Self::Matching { .. }
                | Self::Ordering { .. }
                | Self::Gaps { .. }
                | Self::Essay { .. },
                _,
            ) => Err(Unfit::Kind),
        }
    }

    /// Whether nothing has been answered: nothing at all, or an order that lacks items.
    pub fn is_blank_for(&self, key: &Key) -> bool {
        if let (Self::Ordering { order }, Key::Ordering { order: right, .. }) = (self, key) {
            order.len() < right.len()
        } else {
            self.is_blank()
        }
    }

    /// Prose alone.
    pub fn essay(text: impl Into<String>) -> Self {
        Self::Essay { text: text.into(), files: Vec::new() }
    }

    /// The files of which the answer is made.
    pub fn files(&self) -> &[Uuid] {
        if let Self::Essay { files, .. } = self { files } else { &[] }
    }

    /// Whether nothing has really been answered: no pick, no letter, no item, no file.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Single { .. } | Self::TrueFalse { .. } => false,
            Self::Multiple { picked } => picked.is_empty(),
            Self::Numeric { text } | Self::Short { text } => text.trim().is_empty(),
            Self::Essay { text, files } => text.trim().is_empty() && files.is_empty(),
            Self::Matching { picked } => picked.is_empty(),
            Self::Ordering { order } => order.is_empty(),
            Self::Gaps { filled } => filled.values().all(Filling::is_blank),
        }
    }

    /// An answer that earns full marks; of an essay there is none, so nothing.
    pub fn right_for(key: &Key) -> Self {
        match key {
            Key::Single { correct, .. } => Self::Single { picked: *correct },
            Key::Multiple { correct, .. } => Self::Multiple { picked: correct.clone() },
            Key::TrueFalse { answer } => Self::TrueFalse { picked: *answer },
            Key::Numeric { value, units, .. } => Self::Numeric { text: in_own_unit(*value, units.as_ref()) },
            Key::Short { accepted, .. } => {
                Self::Short { text: accepted.first().map(|accepted| example(accepted)).unwrap_or_default() }
            }
            Key::Matching { answers, .. } => {
                Self::Matching { picked: (0..).zip(answers.iter().copied()).collect() }
            }
            Key::Ordering { order, .. } => Self::Ordering { order: order.clone() },
            Key::Gaps { gaps, pool, is_pool_reused } => {
                Self::Gaps { filled: Gaps { all: gaps, pool: *pool, is_reused: *is_pool_reused }.right() }
            }
            Key::Essay { .. } => Self::essay(""),
        }
    }
}

/// Checks the length of what was typed.
pub(crate) fn short_enough(text: &str) -> Result<(), Unfit> {
    if text.chars().count() <= LONGEST { Ok(()) } else { Err(Unfit::TooLong) }
}

/// A number as it is written, with its own unit if it has units.
pub(crate) fn in_own_unit(value: Decimal, units: Option<&Units>) -> String {
    let unit = units.and_then(Units::own).map(|unit| format!(" {}", unit.name));
    format!("{value}{}", unit.unwrap_or_default())
}
