//! Why a package or a text is not taken in.
//!
//! **Invariant:** says what, in no language; words are the server's.

/// Why nothing is taken in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is no archive.
    #[error("no archive")]
    NotArchive,
    /// It cannot be read to its end.
    #[error("broken")]
    Broken,
    /// It is locked by a password.
    #[error("locked")]
    Locked,
    /// It has too many entries.
    #[error("more than {most} entries")]
    TooMany {
        /// Most entries.
        most: usize,
    },
    /// It would unpack to too much.
    #[error("more than {most} bytes unpacked")]
    TooLarge {
        /// Most bytes.
        most: u64,
    },
    /// An entry unpacks to far more than it is, or shares its bytes with another.
    #[error("packed as no honest archive is")]
    Bomb,
    /// An entry would be unpacked elsewhere, or where no system can.
    #[error("path leads away: {0}")]
    OddPath(String),
    /// An entry's name is not text.
    #[error("name is no text: {0}")]
    NameNotText(String),
    /// An entry is a link.
    #[error("link: {0}")]
    Link(String),
    /// Two entries have one name, but for large and small letters.
    #[error("twice: {0}")]
    Twice(String),
    /// The course lies deeper than in one directory.
    #[error("course lies at {0}")]
    TooDeep(String),
    /// A package of another program that is not read.
    #[error("package of {0}")]
    Foreign(&'static str),
    /// There is no course in it.
    #[error("no course in it")]
    NoCourse,
    /// It is no document of this kind.
    #[error("no such document")]
    NotDocument,
    /// It is no text.
    #[error("no text")]
    NotText,
    /// There is nothing to read in it.
    #[error("nothing to read")]
    Empty,
}
