//! Why an operation on drafts failed, and what the caller is told.

use sea_orm::DbErr;
use shared::api::draft::{
    DRAFT_CHANGED_SINCE, DRAFT_FAULTY, DRAFT_OPEN, DRAFT_QUESTION_TEXT, DRAFT_REVISED, DRAFT_SLUG_TAKEN,
    DRAFT_TEMPLATE,
};
use shared::api::review::{DRAFT_IN_REVIEW, NOT_AN_AUTHOR, STEP_REFUSED};
use shared::problem::{self, Fault, Phrase, Problem};

use super::outline::OutlineFault;
use crate::features::course::door::CourseError;
use crate::features::media::door::MediaError;
use crate::features::provider::door::ProviderError;

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// Not there, ended, or not of the institution that the caller authors for.
    #[error("no such draft, unit, block or change")]
    NotFound,
    /// Fields have faults.
    #[error("{} faults", .0.len())]
    Invalid(Vec<Fault>),
    /// Somebody else was faster.
    #[error("revised meanwhile")]
    Revised,
    /// The course has an open draft.
    #[error("the course has an open draft")]
    Open,
    /// The key belongs to another course.
    #[error("the slug is taken")]
    SlugTaken,
    /// The caller does not write on it.
    #[error("not an author")]
    NotAuthor,
    /// It is with its reader.
    #[error("in review")]
    InReview,
    /// No version is made of it yet, or not by the caller.
    #[error("not approved")]
    Refused,
    /// It is a template.
    #[error("a template")]
    Template,
    /// What a change changed is another now.
    #[error("changed since")]
    ChangedSince,
    /// Nothing can be published of it.
    #[error("faulty: {0}")]
    Faulty(String),
    /// Text that is no questions; why, in both languages.
    #[error("questions cannot be read")]
    QuestionText(Phrase),
    /// The provider.
    #[error("provider")]
    Provider(#[from] ProviderError),
    /// A file of the library.
    #[error("media")]
    Media(#[from] MediaError),
    /// The course.
    #[error("course")]
    Course(#[source] CourseError),
    /// The work was cut off.
    #[error("cut off")]
    CutOff,
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<CourseError> for DraftError {
    fn from(error: CourseError) -> Self {
        match error {
            CourseError::Folder(faults) => Self::Faulty(faults),
            CourseError::SlugTaken => Self::SlugTaken,
            CourseError::NotFound
            | CourseError::StaleCursor
            | CourseError::WhichInstitution
            | CourseError::SecondPerson
            | CourseError::File(_)
            | CourseError::Db(_) => Self::Course(error),
        }
    }
}

impl From<OutlineFault> for DraftError {
    fn from(fault: OutlineFault) -> Self {
        match fault {
            OutlineFault::Gone => Self::Revised,
            OutlineFault::TooMany => Self::Invalid(vec![Fault {
                pointer: "/do".to_owned(),
                detail: Phrase::new(
                    "Satu pelatihan memuat paling banyak 60 modul dan 500 materi.",
                    "A course has at most 60 modules and 500 units.",
                ),
            }]),
        }
    }
}

impl From<DraftError> for Problem {
    fn from(error: DraftError) -> Self {
        match error {
            DraftError::NotFound => (&problem::NOT_FOUND).into(),
            DraftError::Invalid(errors) => Self { errors, ..Self::from(&problem::INVALID) },
            DraftError::Revised => (&DRAFT_REVISED).into(),
            DraftError::Open => (&DRAFT_OPEN).into(),
            DraftError::SlugTaken => (&DRAFT_SLUG_TAKEN).into(),
            DraftError::NotAuthor => (&NOT_AN_AUTHOR).into(),
            DraftError::InReview => (&DRAFT_IN_REVIEW).into(),
            DraftError::Refused => Self::from(&STEP_REFUSED).with_detail(Phrase::new(
                "Instansi Anda mensyaratkan orang kedua. Ajukan draf ini untuk ditelaah dahulu.",
                "Your institution wants a second person. Submit this draft for review first.",
            )),
            DraftError::Template => (&DRAFT_TEMPLATE).into(),
            DraftError::ChangedSince => (&DRAFT_CHANGED_SINCE).into(),
            DraftError::Faulty(faults) => {
                Self::from(&DRAFT_FAULTY).with_detail(Phrase::made(faults.clone(), faults))
            }
            DraftError::QuestionText(why) => Self::from(&DRAFT_QUESTION_TEXT).with_detail(why),
            DraftError::Media(error) => error.into(),
            DraftError::Provider(error) => error.into(),
            DraftError::Course(error) => error.into(),
            DraftError::CutOff => (&problem::INTERNAL).into(),
            DraftError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
