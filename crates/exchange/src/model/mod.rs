//! The neutral question: what all the formats are read into and written from.
//!
//! **Invariant:** plain values without ids; a question's kind says all that is particular to it.

mod cloze;
mod drag;
mod kind;
mod number;
mod text;
mod visit;
mod weight;

use serde::{Deserialize, Serialize};

pub use cloze::{Cloze, Gap, GapKind, Layout};
pub use drag::{Drag, DragChoice, Gaps, Labels, Manner, Marker, MarkerDrop, Markers, Shape, Spot};
pub use kind::{
    Answer, Choice, Combined, Essay, EssayInput, Kind, Matching, Numbering, Numeric, NumericAnswer,
    OrderGrading, OrderNumbering, OrderSubset, Ordering, Pair, Short, ShortAnswer, TrueFalse, Unit,
    UnitGrading, UnitInput, Units,
};
pub use number::Number;
pub use text::{Attachment, Markup, Text};
pub(crate) use visit::{core, each_text, without_options};
pub use weight::{GRID, Weight};

/// Moodle's usual penalty for a further try: a third.
pub const THIRD: (i128, u32) = (3_333_333, 7);

/// A hint that is shown before a further try.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Hint {
    /// The hint.
    pub text: Text,
    /// Whether the number of right parts is shown with it.
    pub shows_count: bool,
    /// Whether wrong parts are taken away with it.
    pub clears_wrong: bool,
    /// A word for the question's kind; Moodle's drag markers use `1` for "say which are wrong".
    pub options: String,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Item {
    /// Short name for lists, plain text.
    pub name: String,
    /// What is asked. Gaps stand in it as `{#1}` in a [`Cloze`] and as `[[1]]` in [`Gaps`].
    pub stem: Text,
    /// Path of the category, parts joined with `/`, as Moodle writes it.
    pub category: Option<String>,
    /// The author's own number for the question.
    pub idnumber: Option<String>,
    /// Keywords.
    pub tags: Vec<String>,
    /// Marks for a right answer.
    pub mark: Number,
    /// What each wrong try takes away, as a share of one.
    pub penalty: Number,
    /// Shown to everyone after the answer.
    pub general_feedback: Text,
    /// Hints for further tries.
    pub hints: Vec<Hint>,
    /// What kind of question it is.
    pub kind: Kind,
}

impl Item {
    /// A question with what Moodle sets when a file says nothing.
    pub fn new(name: impl Into<String>, stem: Text, kind: Kind) -> Self {
        let third = Number::new(THIRD.0, THIRD.1).unwrap_or_default();
        let (mark, penalty) = match &kind {
            Kind::Description => (Number::ZERO, third),
            Kind::TrueFalse(_) => (Number::ONE, Number::ONE),
            Kind::Cloze(cloze) => (cloze.mark(), third),
            Kind::Choice(_)
            | Kind::Short(_)
            | Kind::Numeric(_)
            | Kind::Matching(_)
            | Kind::Essay(_)
            | Kind::Gaps(_)
            | Kind::Markers(_)
            | Kind::Labels(_)
            | Kind::Ordering(_) => (Number::ONE, third),
        };
        Self {
            name: name.into(),
            stem,
            category: None,
            idnumber: None,
            tags: Vec::new(),
            mark,
            penalty,
            general_feedback: Text::default(),
            hints: Vec::new(),
            kind,
        }
    }
}

/// A category that a file describes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Category {
    /// Path, parts joined with `/`.
    pub path: String,
    /// What it holds.
    pub info: Text,
    /// The author's own number for it.
    pub idnumber: Option<String>,
}

/// Questions with the categories that have more to say than their path.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bank {
    /// Categories with a description or a number.
    pub categories: Vec<Category>,
    /// Questions in their order.
    pub items: Vec<Item>,
}
