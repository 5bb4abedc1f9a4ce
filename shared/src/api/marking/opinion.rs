//! Opinions: what two markers give the same answer before it has its mark.

use chrono::{DateTime, Utc};
use grading::Centimark;

use crate::api::quiz::GivenLevel;

/// Which marking of an answer somebody is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Its mark: one marker is enough, or it has a mark that may be changed.
    Mark,
    /// The first of two opinions.
    First,
    /// The second of two opinions, given without seeing the first.
    Second,
    /// None: theirs is the first opinion, and somebody else gives the second.
    Given,
    /// Its mark, after two opinions that differ.
    Reconciliation,
}

/// What became of what a marker gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Became {
    /// The mark of the answer.
    Mark,
    /// The first of two opinions: the answer waits for another marker.
    First,
    /// The second of two opinions that agree: what they come to is the mark.
    Agreement,
    /// The second of two opinions that differ: the answer waits for somebody to reconcile them.
    Difference,
}

wire! {
    /// What one of two markers gave an answer.
    pub struct Opinion {
        /// Who gave it.
        pub marker: String,
        /// When.
        pub at: DateTime<Utc>,
        /// Marks given.
        pub earned: Centimark,
        /// The level of each criterion.
        pub levels: Vec<GivenLevel>,
        /// What is said to the learner.
        pub comment: Option<String>,
    }
}
