//! Marks that people have given, as learners and markers see them.

use chrono::{DateTime, Utc};
use grading::Centimark;

wire! {
    /// A mark that a person has given.
    pub struct GivenMark {
        /// Place in the paper.
        pub slot: u16,
        /// When it was given.
        pub at: DateTime<Utc>,
        /// Marks earned.
        pub earned: Centimark,
        /// Marks the question is worth.
        pub worth: Centimark,
        /// The level of each criterion; empty for a free mark.
        pub levels: Vec<GivenLevel>,
        /// What the marker says to the learner.
        pub comment: Option<String>,
    }

    /// How well a criterion was met.
    pub struct GivenLevel {
        /// The criterion.
        pub criterion: String,
        /// What a text of this level is like.
        pub level: String,
        /// What it earns.
        pub earned: Centimark,
        /// What the best level earns.
        pub best: Centimark,
    }
}
