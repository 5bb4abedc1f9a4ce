//! Why an operation on packages failed, and what the caller is told.

use package::Refusal;
use sea_orm::DbErr;
use shared::api::package::{PACKAGE_FAULTY, PACKAGE_REFUSED, PACKAGE_TOO_LARGE};
use shared::problem::{self, Phrase, Problem};

use super::said;
use crate::features::course::door::CourseError;
use crate::features::draft::door::DraftError;
use crate::features::media::door::MediaError;
use crate::ports::FileFault;

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// Not there, or not the caller's.
    #[error("no such package, draft or course")]
    NotFound,
    /// It is not taken.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// A file in it is not taken.
    #[error("file {0}: {1}")]
    File(String, media::Refusal),
    /// The course in it has faults.
    #[error("faulty: {0}")]
    Faulty(String),
    /// It is too large to be packed.
    #[error("too large")]
    TooLarge,
    /// It could not be packed, or the work was cut off.
    #[error("could not be packed")]
    Unmade,
    /// The draft.
    #[error("draft")]
    Draft(#[from] DraftError),
    /// The course.
    #[error("course")]
    Course(#[from] CourseError),
    /// The file that was sent.
    #[error("media")]
    Media(#[from] MediaError),
    /// The file store.
    #[error("files")]
    Store(#[from] FileFault),
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<PackageError> for Problem {
    fn from(error: PackageError) -> Self {
        match error {
            PackageError::NotFound => (&problem::NOT_FOUND).into(),
            PackageError::Refused(refusal) => {
                Self::from(&PACKAGE_REFUSED).with_detail(said::refusal(&refusal))
            }
            PackageError::File(name, refusal) => {
                Self::from(&PACKAGE_REFUSED).with_detail(said::file(&name, refusal))
            }
            PackageError::Faulty(faults) => {
                Self::from(&PACKAGE_FAULTY).with_detail(Phrase::made(faults.clone(), faults))
            }
            PackageError::TooLarge => (&PACKAGE_TOO_LARGE).into(),
            PackageError::Unmade => (&problem::INTERNAL).into(),
            PackageError::Draft(error) => error.into(),
            PackageError::Course(error) => error.into(),
            PackageError::Media(error) => error.into(),
            PackageError::Store(fault) => fault.into(),
            PackageError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
