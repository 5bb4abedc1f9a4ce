//! Fenced blocks of a text lesson that stand for more than text.
//!
//! **Invariant:** the first word behind the fence alone tells what a block is; every other fence is code.

use crate::{Embed, Question, read};

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InsetKind {
    /// A question to check by oneself whether something was understood.
    Check,
    /// Something to listen to.
    Audio,
    /// A film of another site.
    Embed,
}

/// A block, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inset {
    /// A question; it counts nowhere.
    Check(Box<Question>),
    /// Something to listen to.
    Audio(Audio),
    /// A film of another site.
    Embed(Embed),
}

/// A piece of sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audio {
    /// File in the module, such as `media/wawancara.mp3`.
    pub file: String,
    /// What it is; one line.
    pub title: String,
    /// What is heard.
    pub transcript: Transcript,
}

/// What is heard, for those who do not hear it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Transcript {
    /// Markdown.
    Written(String),
    /// Why there is none: said to learners.
    Waived(String),
}

impl InsetKind {
    const ALL: [Self; 3] = [Self::Check, Self::Audio, Self::Embed];

    /// The kind that is written behind a fence.
    pub fn of(info: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == info.trim())
    }

    /// What is written behind the fence.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Check => "cek",
            Self::Audio => "audio",
            Self::Embed => "sematan",
        }
    }

    /// Reads what stands within the fences; none where it has a fault. `files` are names that texts may use.
    pub fn read<'a>(self, body: &str, files: impl Iterator<Item = &'a String>) -> Option<Inset> {
        read::inset(self, body, files)
    }
}
