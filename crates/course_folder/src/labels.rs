//! Labels on a picture: the places where they belong.

use serde::{Deserialize, Serialize};

use crate::{Blank, Fill};

/// A place on a picture where a label belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// How far its middle is from the left edge, in percent of the width.
    pub x: u8,
    /// How far its middle is from the upper edge, in percent of the height.
    pub y: u8,
    /// Where that is, in words of one line, for who does not see it.
    pub place: String,
    /// The right label; of one line.
    pub label: String,
}

impl Zone {
    /// The gap of a text that is marked as the place is.
    pub fn blank(&self) -> Blank {
        Blank { weight: 1, fill: Fill::Pool { answer: self.label.clone() } }
    }
}
