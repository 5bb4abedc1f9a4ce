//! What others ask of blueprints: how a quiz is taken, out of it and into it, and one that was written earlier.

use chrono::{DateTime, Utc};
use course_folder::Quiz;
use sea_orm::DatabaseTransaction;
use shared::api::blueprint::{Blueprint, BlueprintSettings, OfBlueprint};
use shared::id::{AccountId, InstitutionId};

pub use super::error::BlueprintError;
use super::{compile, derive, repo, service};

/// How a quiz is taken.
pub fn settings(quiz: &Quiz) -> BlueprintSettings {
    derive::settings(quiz)
}

/// A quiz that is taken another way.
pub fn with_settings(quiz: &Quiz, settings: &BlueprintSettings) -> Quiz {
    compile::set(quiz, settings)
}

/// A blueprint that somebody has begun.
#[derive(Debug, Clone)]
pub struct Past {
    /// Whose course it is of.
    pub institution: InstitutionId,
    /// The quiz.
    pub of: OfBlueprint,
    /// Who wrote it.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Writes a blueprint down as it stood: what its author made of the one that the quiz follows.
///
/// # Errors
/// When there is no such quiz, or the database refuses.
pub async fn remember(
    tx: &DatabaseTransaction,
    past: Past,
    write: impl FnOnce(Blueprint) -> Blueprint,
) -> Result<(), BlueprintError> {
    let found = service::find(tx, past.institution, &past.of).await?;
    let blueprint = write(found.blueprint());
    repo::keep(tx, &found.of, (0, &found.base), &blueprint, (past.by, past.at)).await?;
    Ok(())
}
