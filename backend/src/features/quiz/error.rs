//! Why an operation on a quiz failed, and what the caller is told.

use grading::Unfit;
use sea_orm::DbErr;
use shared::api::lesson::NOT_ENROLLED;
use shared::api::quiz::{
    ATTEMPT_CLOSED, NO_ATTEMPTS_LEFT, NO_SUCH_SLOT, NOT_SUBMITTED, TIME_OVER, UNFIT_ANSWER,
};
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
    /// The attempt has been submitted.
    #[error("attempt closed")]
    Closed,
    /// The time is over.
    #[error("time over")]
    TimeOver,
    /// The slot is not on the paper.
    #[error("no such slot")]
    NoSuchSlot,
    /// The answer cannot belong to the question.
    #[error("unfit answer")]
    Unfit(#[from] Unfit),
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
            QuizError::Closed => (&ATTEMPT_CLOSED).into(),
            QuizError::TimeOver => (&TIME_OVER).into(),
            QuizError::NoSuchSlot => (&NO_SUCH_SLOT).into(),
            QuizError::Unfit(unfit) => Self::from(&UNFIT_ANSWER).with_fault("/response", words(unfit)),
            QuizError::NotSubmitted => (&NOT_SUBMITTED).into(),
            QuizError::Busy { retry_after_s } => Self::from(&problem::UNAVAILABLE).retry_after(retry_after_s),
            QuizError::Interrupted => (&problem::UNAVAILABLE).into(),
            QuizError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}

fn words(unfit: Unfit) -> Phrase {
    match unfit {
        Unfit::Kind => Phrase::new(
            "Jenis jawaban berbeda dengan jenis soal.",
            "The answer is of another kind than the question.",
        ),
        Unfit::Range => {
            Phrase::new("Pilihan yang dikirim tidak ada pada soal ini.", "The question has no such choice.")
        }
        Unfit::TooLong => {
            Phrase::new("Jawaban paling panjang 500 huruf.", "An answer has at most 500 letters.")
        }
        Unfit::Twice => Phrase::new(
            "Satu butir atau pilihan dipakai dua kali dalam jawaban yang dikirim.",
            "An item or option comes twice in the answer that was sent.",
        ),
    }
}
