//! Why an operation on corrections failed, and what the caller is told.

use grading::NoKey;
use sea_orm::DbErr;
use shared::api::correction::CORRECTION_RUNNING;
use shared::problem::{self, Phrase, Problem};

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum CorrectionError {
    /// Not there, or not of the institution that the caller authors for.
    #[error("no such question of the institution")]
    NotFound,
    /// The answer cannot become the key.
    #[error("no key at {0}")]
    NoKey(&'static str, #[source] NoKey),
    /// Attempts are still being marked again.
    #[error("another correction is running")]
    Running,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<CorrectionError> for Problem {
    fn from(error: CorrectionError) -> Self {
        match error {
            CorrectionError::NotFound => (&problem::NOT_FOUND).into(),
            CorrectionError::NoKey(pointer, why) => {
                Self::from(&problem::INVALID).with_fault(pointer, phrase(why))
            }
            CorrectionError::Running => (&CORRECTION_RUNNING).into(),
            CorrectionError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}

fn phrase(why: NoKey) -> Phrase {
    match why {
        NoKey::ManyRight => Phrase::new(
            "Soal ini tidak punya satu jawaban benar, jadi hanya dapat dibatalkan.",
            "This question has no single right answer, so it can only be made void.",
        ),
        NoKey::Incomplete => {
            Phrase::new("Isi jawaban yang benar sampai lengkap.", "Give the right answer in full.")
        }
        NoKey::Unfit => Phrase::new(
            "Jawaban ini tidak cocok dengan soalnya.",
            "This answer does not belong to the question.",
        ),
        NoKey::NotANumber => Phrase::new(
            "Tulis angka, beserta satuan kuncinya bila soal memintanya.",
            "Write a number, with the unit of the key where the question asks for one.",
        ),
        NoKey::Same => Phrase::new(
            "Itu sudah menjadi kunci sekarang; tidak ada yang berubah.",
            "That is the key already; nothing would change.",
        ),
    }
}
