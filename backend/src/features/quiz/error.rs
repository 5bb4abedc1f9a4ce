//! Why an operation on a quiz failed, and what the caller is told.

use chrono::{DateTime, TimeDelta, Utc};
use grading::Unfit;
use sea_orm::DbErr;
use shared::api::lesson::NOT_ENROLLED;
use shared::api::quiz::{NO_ATTEMPTS_LEFT, NOT_OPEN_YET, NOT_SUBMITTED, QUIZ_CLOSED, TOO_SOON};
use shared::problem::{self, Phrase, Problem};

use crate::features::progress::door::Waiting;

/// Why an operation on a quiz failed.
#[derive(Debug, thiserror::Error)]
pub enum QuizError {
    /// Not there, not the caller's, or not a quiz of the version the caller learns.
    #[error("no such quiz or attempt for this learner")]
    NotFound,
    /// The enrolment was left.
    #[error("withdrawn enrolment")]
    NotEnrolled,
    /// Other lessons come first.
    #[error("not open yet for this learner")]
    Waits(Waiting),
    /// No attempt is left.
    #[error("no attempts left")]
    NoAttemptsLeft,
    /// It is too early.
    #[error("not open yet")]
    NotOpenYet(DateTime<Utc>),
    /// It is too late.
    #[error("closed")]
    Closed(DateTime<Utc>),
    /// The latest attempt has just ended.
    #[error("too soon after the latest attempt")]
    TooSoon(DateTime<Utc>),
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
            QuizError::Waits(waiting) => waiting.into(),
            QuizError::NoAttemptsLeft => (&NO_ATTEMPTS_LEFT).into(),
            QuizError::NotOpenYet(at) => Self::from(&NOT_OPEN_YET).with_detail(Phrase::made(
                format!("Kuis ini dibuka {}.", wib(at)),
                format!("This quiz opens on {}.", wib(at)),
            )),
            QuizError::Closed(at) => Self::from(&QUIZ_CLOSED).with_detail(Phrase::made(
                format!("Kuis ini ditutup {}. Bicarakan dengan pengajar bila Anda berhalangan.", wib(at)),
                format!("This quiz closed on {}. Talk to the instructor if you could not come.", wib(at)),
            )),
            QuizError::TooSoon(at) => Self::from(&TOO_SOON).with_detail(Phrase::made(
                format!("Percobaan berikutnya dapat dimulai {}.", wib(at)),
                format!("The next attempt can begin on {}.", wib(at)),
            )),
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

/// Day and time as they are written in western Indonesia.
fn wib(at: DateTime<Utc>) -> String {
    (at + TimeDelta::hours(7)).format("%d/%m/%Y %H.%M WIB").to_string()
}

/// Why an answer cannot belong to its question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoAnswer {
    /// The slot is not on the paper.
    NoSuchSlot,
    /// Its shape does not fit.
    Unfit(Unfit),
    /// A file is not there, is somebody else's, or is not for answers.
    NoSuchFile,
    /// A file is of a kind that is not asked for.
    WrongKind,
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
                "Satu butir, pilihan, atau berkas dipakai dua kali dalam jawaban yang dikirim.",
                "An item, option or file comes twice in the answer that was sent.",
            ),
            Self::Unfit(Unfit::TooManyFiles) => Phrase::new(
                "Berkasnya lebih banyak daripada yang diminta soal ini. Hapus yang tidak perlu.",
                "These are more files than this question asks for. Remove those that are not needed.",
            ),
            Self::Unfit(Unfit::TextUnwanted) => Phrase::new(
                "Soal ini dijawab dengan berkas saja. Kosongkan teksnya.",
                "This question is answered with files alone. Leave the text empty.",
            ),
            Self::NoSuchFile => Phrase::new(
                "Salah satu berkas jawaban ini tidak ada lagi atau bukan milik Anda. Hapus dari jawaban, lalu unggah sekali lagi.",
                "A file of this answer is not there any more or is not yours. Take it out of the answer and send it once more.",
            ),
            Self::WrongKind => Phrase::new(
                "Salah satu berkas jawaban ini bukan jenis yang diminta. Ganti dengan jenis yang disebut pada soal.",
                "A file of this answer is of a kind that is not asked for. Use one of the kinds that the question names.",
            ),
        }
    }
}
