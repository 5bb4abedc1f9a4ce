//! Why an operation on courses failed, and what the caller is told.

use sea_orm::DbErr;
use shared::api::course::STALE_CURSOR;
use shared::api::review::SECOND_PERSON;
use shared::problem::{self, Problem};

use crate::ports::FileFault;

/// Why an operation on courses failed.
#[derive(Debug, thiserror::Error)]
pub enum CourseError {
    /// Not there, not published, or not of the caller's institution.
    #[error("no such course or version")]
    NotFound,
    /// The page marker belongs to an older catalogue.
    #[error("stale cursor")]
    StaleCursor,
    /// The folder has faults; the first of them.
    #[error("course folder: {0}")]
    Folder(String),
    /// No institution is named, and there is none or more than one.
    #[error("name the institution that owns the course (--institution)")]
    WhichInstitution,
    /// The address belongs to a course of another institution.
    #[error("another institution has a course at this address; give the folder another name")]
    SlugTaken,
    /// The version is the caller's own, and the institution wants a second person.
    #[error("a second person is wanted")]
    SecondPerson,
    /// A file could not be kept.
    #[error("file store")]
    File(#[from] FileFault),
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<CourseError> for Problem {
    fn from(error: CourseError) -> Self {
        match error {
            CourseError::NotFound => (&problem::NOT_FOUND).into(),
            CourseError::StaleCursor => (&STALE_CURSOR).into(),
            CourseError::Folder(_) | CourseError::WhichInstitution | CourseError::SlugTaken => {
                (&problem::INVALID).into()
            }
            CourseError::SecondPerson => (&SECOND_PERSON).into(),
            CourseError::File(fault) => fault.into(),
            CourseError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
