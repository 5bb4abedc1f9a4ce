//! What quizzes ask of arrangements: the terms of one person; and what the demonstration tells of the past.
//!
//! **Invariant:** one statement where nothing is arranged for units, two where something is.

use chrono::{DateTime, Utc};
use grading::Terms;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::api::arrangement::Whom;
use shared::id::{AccountId, ArrangementId, LessonId, PersonId, VersionId};

use super::{repo, terms};
use crate::ctx::Ctx;
use crate::features::course::door::QuizSettings;

/// The terms under which a person sits a quiz.
///
/// # Errors
/// When the database refuses.
pub async fn own(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    settings: &QuizSettings,
    lesson: LessonId,
    person: PersonId,
) -> Result<Terms, DbErr> {
    let active: Vec<_> =
        repo::active(db, lesson, Some(person)).await?.into_iter().map(|(_, active)| active).collect();
    let paths = if active.iter().any(|one| matches!(one.whom, terms::For::Unit(_))) {
        repo::paths(db, [person].into_iter(), ctx.clock.today()).await?.remove(&person).unwrap_or_default()
    } else {
        Vec::new()
    };
    Ok(terms::own(settings, &active, &paths))
}

/// The moment of so many seconds.
pub fn moment(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// When an attempt that began at a moment ends under some terms; to the fraction of a second at which it began, of which
/// nothing is taken away.
pub fn deadline(terms: &Terms, began_at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let fraction = began_at - moment(began_at.timestamp());
    terms.deadline_s(began_at.timestamp()).map(|seconds| moment(seconds) + fraction)
}

/// Something arranged in the past.
#[derive(Debug, Clone, Copy)]
pub struct Past {
    /// The version.
    pub version: VersionId,
    /// The quiz lesson.
    pub lesson: LessonId,
    /// For whom.
    pub whom: Whom,
    /// Minutes more.
    pub minutes: u16,
    /// Attempts more.
    pub attempts: u16,
    /// Why.
    pub reason: &'static str,
    /// By whom.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
    /// When it was ended, if it was.
    pub ended_at: Option<DateTime<Utc>>,
}

/// Writes what was arranged in the past; attempts that run are left as they are.
///
/// # Errors
/// When the database refuses.
pub async fn remember(ctx: &Ctx, tx: &DatabaseTransaction, past: Past) -> Result<(), DbErr> {
    let row = repo::Row {
        id: ArrangementId(ctx.ids.uuid(past.at)),
        lesson: past.lesson,
        whom: past.whom,
        attempts: past.attempts,
        minutes: past.minutes,
        opens_at: None,
        closes_at: None,
        reason: past.reason.to_owned(),
        made: (past.by, past.at),
        ended: None,
    };
    repo::add(tx, past.version, &row).await?;
    if let Some(at) = past.ended_at {
        repo::end(tx, row.id, past.by, at).await?;
    }
    Ok(())
}
