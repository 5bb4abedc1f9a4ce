//! Gaps within a text, each with its own answers ("embedded answers", "Cloze").
//!
//! **Invariant:** the gap in place `n` of the list (counted from 1) stands in the stem as `{#n}`.

use serde::{Deserialize, Serialize};

use super::{Answer, Number, NumericAnswer, ShortAnswer};

/// How the answers of a gap lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// In a list that opens.
    #[default]
    List,
    /// Below each other.
    Vertical,
    /// Beside each other.
    Horizontal,
}

/// What a gap asks for.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GapKind {
    /// Pick one.
    Choice {
        /// How the answers lie.
        layout: Layout,
        /// Whether their order may change.
        is_shuffled: bool,
        /// The answers.
        answers: Vec<Answer>,
    },
    /// Pick several.
    Several {
        /// Whether the answers lie beside each other.
        is_horizontal: bool,
        /// Whether their order may change.
        is_shuffled: bool,
        /// The answers.
        answers: Vec<Answer>,
    },
    /// Write a word or two.
    Short {
        /// Whether small and capital letters differ.
        is_case_sensitive: bool,
        /// The answers.
        answers: Vec<ShortAnswer>,
    },
    /// Write a number.
    Numeric {
        /// The answers.
        answers: Vec<NumericAnswer>,
    },
}

/// One gap.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Gap {
    /// Its marks, in proportion to those of the other gaps.
    pub mark: u32,
    /// What it asks for.
    pub kind: GapKind,
}

/// A text with gaps.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Cloze {
    /// The gaps in the order of their numbers.
    pub gaps: Vec<Gap>,
}

impl Cloze {
    /// The marks of all gaps together.
    pub fn mark(&self) -> Number {
        Number::from(self.gaps.iter().fold(0_u32, |sum, gap| sum.saturating_add(gap.mark)))
    }
}
