//! Why an operation on blueprints failed, and what the caller is told.

use sea_orm::DbErr;
use shared::api::blueprint::{BLUEPRINT_FAULTY, BLUEPRINT_OVERTAKEN, BLUEPRINT_REVISED, NO_BLUEPRINT};
use shared::problem::{self, Fault, Phrase, Problem};

use crate::features::course::door::CourseError;

/// Why an operation failed.
#[derive(Debug, thiserror::Error)]
pub enum BlueprintError {
    /// Not there, or not of the institution that the caller authors for.
    #[error("no such quiz of the institution")]
    NotFound,
    /// Fields have faults.
    #[error("{} faults", .0.len())]
    Invalid(Vec<Fault>),
    /// Somebody else was faster.
    #[error("revised meanwhile")]
    Revised,
    /// What it starts from is no longer what the quiz is.
    #[error("overtaken by another version")]
    Overtaken,
    /// No blueprint is open.
    #[error("nothing kept")]
    Nothing,
    /// No version can be made of it, for what is wrong at places of it.
    #[error("{} faults of what is kept", .0.len())]
    Faulty(Vec<Fault>),
    /// The folder that it makes is not sound.
    #[error("faulty folder: {0}")]
    Folder(String),
    /// The course.
    #[error("course")]
    Course(#[source] CourseError),
    /// The database.
    #[error("database")]
    Db(#[from] DbErr),
}

impl From<CourseError> for BlueprintError {
    fn from(error: CourseError) -> Self {
        if let CourseError::Folder(faults) = error { Self::Folder(faults) } else { Self::Course(error) }
    }
}

impl From<BlueprintError> for Problem {
    fn from(error: BlueprintError) -> Self {
        match error {
            BlueprintError::NotFound => (&problem::NOT_FOUND).into(),
            BlueprintError::Invalid(errors) => Self { errors, ..Self::from(&problem::INVALID) },
            BlueprintError::Revised => (&BLUEPRINT_REVISED).into(),
            BlueprintError::Overtaken => (&BLUEPRINT_OVERTAKEN).into(),
            BlueprintError::Nothing => (&NO_BLUEPRINT).into(),
            BlueprintError::Faulty(errors) => Self { errors, ..Self::from(&BLUEPRINT_FAULTY) },
            BlueprintError::Folder(faults) => {
                Self::from(&BLUEPRINT_FAULTY).with_detail(Phrase::made(faults.clone(), faults))
            }
            BlueprintError::Course(error) => error.into(),
            BlueprintError::Db(error) => crate::db::fault(&error).into(),
        }
    }
}
