//! Why a file is not taken in.
//!
//! **Invariant:** says what, in no language; words are the server's.

/// Why a file is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing is in it.
    #[error("empty")]
    Empty,
    /// It has too many bytes.
    #[error("larger than {most} bytes")]
    TooLarge {
        /// Most bytes.
        most: u64,
    },
    /// Files of this ending are not taken in.
    #[error("unknown ending")]
    UnknownEnding,
    /// Its content is something else than its name says.
    #[error("not what .{ending} says")]
    NotWhatItSays {
        /// The ending.
        ending: &'static str,
    },
    /// It cannot be read to its end.
    #[error("broken")]
    Broken,
    /// A picture with too many points.
    #[error("too many pixels")]
    TooManyPixels,
    /// A drawing that is more than a drawing.
    #[error("drawing with active content")]
    ActiveDrawing,
    /// A text that is none.
    #[error("not text")]
    NotText,
    /// Captions that players do not read.
    #[error("captions, line {line}")]
    Captions {
        /// First line that is wrong.
        line: u32,
    },
    /// It would unpack to far more than it is.
    #[error("unpacks to too much")]
    Bomb,
    /// Something in it would be unpacked outside its folder.
    #[error("odd paths inside")]
    OddPath,
    /// An archive is hidden in it.
    #[error("archive inside")]
    Nested,
    /// A program is in it.
    #[error("program inside")]
    Program,
    /// Macros are in it.
    #[error("macros")]
    Macros,
    /// It fetches parts from elsewhere as it is opened.
    #[error("parts from elsewhere")]
    Remote,
    /// It is locked by a password.
    #[error("locked")]
    Locked,
    /// A document that does something as it is opened.
    #[error("active document")]
    ActivePaper,
    /// It is two kinds of file at once.
    #[error("two kinds of file at once")]
    TwoInOne,
    /// It carries the signature of harmful software.
    #[error("harmful")]
    Harmful,
}

/// Why nothing was taken in.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It is refused.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// It could not be read.
    #[error("read")]
    Io(#[from] std::io::Error),
}
