//! Why an operation on a quiz failed, and what the caller is told.

use grading::Unfit;
use sea_orm::DbErr;
use shared::api::lesson::NOT_ENROLLED;
use shared::api::quiz::{NO_ATTEMPTS_LEFT, NOT_SUBMITTED};
use shared::problem::{self, Phrase, Problem};

/// Why an operation on a quiz failed.
#[derive(Debug, thiserror::Error)]
pub enum QuizError {
    /// Not there, not the caller's, or not a quiz of the version the caller learns.
    #[error("no such quiz or attempt for this learner")]
    NotFound,
    /// The enrolment was left.
    #[error("withdrawn enrolment")]
    NotEnrolled,
    /// No attempt is left.
    #[error("no attempts left")]
    NoAttemptsLeft,
    /// A batch is empty or too large.
    #[error("batch of a wrong size")]
    BatchSize,
    /// The attempt still runs.
    #[error("not submitted")]
    NotSubmitted,
    /// More answers wait than the server can keep in good time.
    #[error("too many answers wait")]
    Busy {
        /// Seconds after which to try again.
        retry_after_s: u32,
    },
    /// The server ended, or failed, before it knew what became of an answer.
    #[error("save interrupted")]
    Interrupted,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<QuizError> for Problem {
    fn from(error: QuizError) -> Self {
        match error {
            QuizError::NotFound => (&problem::NOT_FOUND).into(),
            QuizError::NotEnrolled => (&NOT_ENROLLED).into(),
            QuizError::NoAttemptsLeft => (&NO_ATTEMPTS_LEFT).into(),
            QuizError::BatchSize => Self::from(&problem::INVALID).with_fault(
                "/answers",
                Phrase::new("Kirim 1 sampai 50 jawaban sekaligus.", "Send 1 to 50 answers at a time."),
            ),
            QuizError::NotSubmitted => (&NOT_SUBMITTED).into(),
            QuizError::Busy { retry_after_s } => Self::from(&problem::UNAVAILABLE).retry_after(retry_after_s),
            QuizError::Interrupted => (&problem::UNAVAILABLE).into(),
            QuizError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}

/// Why an answer cannot belong to its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoAnswer {
    /// The slot is not on the paper.
    NoSuchSlot,
    /// Its shape does not fit.
    Unfit(Unfit),
}

impl NoAnswer {
    /// For whoever sent it.
    pub(super) fn words(self) -> Phrase {
        match self {
            Self::NoSuchSlot => Phrase::new(
                "Soal ini tidak ada pada lembar kuis Anda.",
                "This question is not on your paper.",
            ),
            Self::Unfit(Unfit::Kind) => Phrase::new(
                "Jenis jawaban berbeda dengan jenis soal.",
                "The answer is of another kind than the question.",
            ),
            Self::Unfit(Unfit::Range) => Phrase::new(
                "Pilihan yang dikirim tidak ada pada soal ini.",
                "The question has no such choice.",
            ),
            Self::Unfit(Unfit::TooLong) => {
                Phrase::new("Jawaban paling panjang 500 huruf.", "An answer has at most 500 letters.")
            }
            Self::Unfit(Unfit::EssayTooLong) => {
                Phrase::new("Esai paling panjang 20.000 huruf.", "An essay has at most 20,000 letters.")
            }
            Self::Unfit(Unfit::Twice) => Phrase::new(
                "Satu butir atau pilihan dipakai dua kali dalam jawaban yang dikirim.",
                "An item or option comes twice in the answer that was sent.",
            ),
        }
    }
}
