//! Questions in which words, labels or markers are put in their places.
//!
//! **Invariant:** a place names its right choice by the choice's number, counted from 1.

use serde::{Deserialize, Serialize};

use super::{Attachment, Combined};

/// How words come into the gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// They are dragged.
    Drag,
    /// They are picked from a list in each gap.
    Select,
}

impl Manner {
    /// The name of the kind in Moodle.
    pub const fn moodle_name(self) -> &'static str {
        match self {
            Self::Drag => "ddwtos",
            Self::Select => "gapselect",
        }
    }
}

/// A word for a gap.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DragChoice {
    /// The word, plain or with a little HTML.
    pub text: String,
    /// Gaps take words of their own group only.
    pub group: u32,
    /// Whether it may be used more than once.
    pub is_unlimited: bool,
}

/// Words for the gaps of a text. `[[2]]` in the stem is a gap whose right word is the second.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Gaps {
    /// How words come into the gaps.
    pub manner: Manner,
    /// The words.
    pub choices: Vec<DragChoice>,
    /// Whether their order may change.
    pub is_shuffled: bool,
    /// What is said after the response.
    pub combined: Combined,
}

/// A label for a box of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Drag {
    /// Its number.
    pub number: u32,
    /// The words on it.
    pub label: String,
    /// The picture on it, if it has one.
    pub picture: Option<Attachment>,
    /// Boxes take labels of their own group only.
    pub group: u32,
    /// Whether it may be used more than once.
    pub is_unlimited: bool,
}

/// A box of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Spot {
    /// Its number.
    pub number: u32,
    /// What it is called by readers of the screen.
    pub label: String,
    /// Number of the right label.
    pub choice: u32,
    /// Pixels from the left.
    pub left: i32,
    /// Pixels from the top.
    pub top: i32,
}

/// Labels to be put into boxes of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Labels {
    /// The picture.
    pub background: Option<Attachment>,
    /// The labels.
    pub drags: Vec<Drag>,
    /// The boxes.
    pub drops: Vec<Spot>,
    /// Whether the order of the labels may change.
    pub is_shuffled: bool,
    /// What is said after the response.
    pub combined: Combined,
}

/// A marker for places of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Marker {
    /// Its number.
    pub number: u32,
    /// The words on it.
    pub label: String,
    /// How many there are of it; nothing stands for as many as wanted.
    pub count: Option<u32>,
}

/// The outline of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// `middle;radius`
    #[default]
    Circle,
    /// `corner;width,height`
    Rectangle,
    /// `corner;corner;…`
    Polygon,
}

/// A place of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MarkerDrop {
    /// Its number.
    pub number: u32,
    /// Its outline.
    pub shape: Shape,
    /// Where it lies, in Moodle's words: `322,213;10`.
    pub coords: String,
    /// Number of the right marker.
    pub choice: u32,
}

/// Markers to be put on places of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Markers {
    /// The picture.
    pub background: Option<Attachment>,
    /// The markers.
    pub drags: Vec<Marker>,
    /// The places.
    pub drops: Vec<MarkerDrop>,
    /// Whether the order of the markers may change.
    pub is_shuffled: bool,
    /// Whether places without their marker are pointed out.
    pub shows_misplaced: bool,
    /// What is said after the response.
    pub combined: Combined,
}
