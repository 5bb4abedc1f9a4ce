//! Why an operation of marking failed, and what the caller is told.

use grading::Ungiven;
use sea_orm::DbErr;
use shared::api::marking::{LEARNER_LEFT, MARKED_MEANWHILE, OWN_SECOND, TOO_MANY_SNIPPETS};
use shared::problem::{self, Phrase, Problem};

use crate::features::media::door::MediaError;
use crate::features::quiz::door::NoMark;

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum MarkingError {
    /// Not there, not handed in, or not of the caller's institution.
    #[error("no such thing for this institution's markers")]
    NotFound,
    /// A field that cannot be so.
    #[error("invalid field {0}")]
    Invalid(&'static str, Phrase),
    /// As many comments as may be kept.
    #[error("too many snippets")]
    TooManySnippets,
    /// The mark was not given.
    #[error(transparent)]
    NoMark(#[from] NoMark),
    /// A file of an answer.
    #[error("files")]
    Media(#[from] MediaError),
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<MarkingError> for Problem {
    fn from(error: MarkingError) -> Self {
        let invalid = |pointer, phrase| Self::from(&problem::INVALID).with_fault(pointer, phrase);
        match error {
            MarkingError::NotFound | MarkingError::NoMark(NoMark::NotFound) => (&problem::NOT_FOUND).into(),
            MarkingError::Invalid(pointer, phrase) => invalid(pointer, phrase),
            MarkingError::TooManySnippets => (&TOO_MANY_SNIPPETS).into(),
            MarkingError::Media(error) => error.into(),
            MarkingError::NoMark(NoMark::LearnerLeft) => (&LEARNER_LEFT).into(),
            MarkingError::NoMark(NoMark::Meanwhile) => (&MARKED_MEANWHILE).into(),
            MarkingError::NoMark(NoMark::OwnSecond) => (&OWN_SECOND).into(),
            MarkingError::NoMark(NoMark::Ungiven(why)) => invalid("/given", words(why)),
            MarkingError::NoMark(NoMark::NoReason) => invalid(
                "/reason",
                Phrase::new(
                    "Tulis alasan mengubah nilai yang sudah ada.",
                    "Write why the mark that is there is changed.",
                ),
            ),
            MarkingError::NoMark(NoMark::NoGrounds) => invalid(
                "/reason",
                Phrase::new(
                    "Tulis alasan nilai akhir ini: kedua penilai berbeda.",
                    "Write why this is the final mark: the two markers differ.",
                ),
            ),
            MarkingError::NoMark(NoMark::Db(error)) | MarkingError::Db(error) => {
                crate::db::fault(&error).into()
            }
        }
    }
}

fn words(why: Ungiven) -> Phrase {
    match why {
        Ungiven::TooMuch => Phrase::new(
            "Nilai lebih tinggi daripada bobot soal ini.",
            "The mark is more than this question is worth.",
        ),
        Ungiven::NoLevels => Phrase::new(
            "Pilih satu tingkat untuk setiap kriteria rubrik.",
            "Choose one level for each criterion of the rubric.",
        ),
        Ungiven::NoRubric => Phrase::new(
            "Soal ini tidak memakai rubrik; isi nilainya.",
            "This question has no rubric; fill in the mark.",
        ),
    }
}
