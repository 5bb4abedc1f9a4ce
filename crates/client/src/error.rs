//! Why a call gave no value.

use shared::problem::{Kind, ProblemBody};

/// Why a call gave no value; the three cases lead to three different actions.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CallError {
    /// No answer came: keep the work and try again later.
    #[error("the server cannot be reached")]
    Unreachable,
    /// The server said no: show it.
    #[error("refused: {}", .0.kind)]
    Refused(Box<ProblemBody>),
    /// An answer came that this program does not understand: our fault.
    #[error("unreadable answer")]
    Unreadable,
}

impl CallError {
    /// Says whether the server refused with this kind of problem.
    pub fn is(&self, kind: &Kind) -> bool {
        self.problem().is_some_and(|problem| problem.is(kind))
    }

    /// The problem, where the server refused.
    pub fn problem(&self) -> Option<&ProblemBody> {
        match self {
            Self::Refused(problem) => Some(problem),
            Self::Unreachable | Self::Unreadable => None,
        }
    }
}
