//! The five tones of a state: always shown by icon, word and colour together.

use super::Glyph;

/// What a state means for the reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to act on.
    #[default]
    Neutral,
    /// Worth knowing; running.
    Info,
    /// Done, passed, sent.
    Ok,
    /// Needs attention soon.
    Warn,
    /// Failed, late, refused.
    Bad,
}

impl Tone {
    /// The value of `data-tone`, which sets `--tone` and `--tone-bg`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Info => "info",
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }

    /// The icon that goes with the tone unless a better one is given.
    pub fn glyph(self) -> Glyph {
        match self {
            Self::Neutral => Glyph::CIRCLE,
            Self::Info => Glyph::INFO,
            Self::Ok => Glyph::CHECK_CIRCLE,
            Self::Warn => Glyph::ALERT,
            Self::Bad => Glyph::BAD,
        }
    }
}
