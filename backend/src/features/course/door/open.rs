//! Which courses are published, and which come before others.
//!
//! **Invariant:** what is asked is answered from the catalogue that is kept; nothing is read per course.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::api::course::CourseCard;
use shared::id::{CourseId, VersionId};

use super::{PublishedCourse, Version};
use crate::ctx::Ctx;
use crate::features::course::{repo, service};

/// Lets the catalogue be read anew, once the caller's transaction is through.
///
/// # Errors
/// When the database refuses.
pub async fn renew_catalogue(tx: &DatabaseTransaction) -> Result<(), DbErr> {
    repo::raise(tx).await
}

/// Lets versions be read anew: what stands beside them, such as the name of a provider, has changed.
pub fn forget_versions(ctx: &Ctx) {
    ctx.course.versions.invalidate_all();
}

/// The published version of a course.
///
/// # Errors
/// When the database refuses.
pub async fn published(ctx: &Ctx, course: CourseId) -> Result<Option<VersionId>, DbErr> {
    let published = service::published(ctx, ctx.db.reader()).await?;
    Ok(published.courses.iter().find(|one| one.card.id == course).map(|one| one.version))
}

/// The published versions of some courses.
///
/// # Errors
/// When the database refuses.
pub async fn published_of(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    courses: &[CourseId],
) -> Result<BTreeMap<CourseId, VersionId>, DbErr> {
    let published = service::published(ctx, db).await?;
    let is_wanted = |one: &&PublishedCourse| courses.contains(&one.card.id);
    Ok(published.courses.iter().filter(is_wanted).map(|one| (one.card.id, one.version)).collect())
}

/// All published courses, newest first.
///
/// # Errors
/// When the database refuses.
pub async fn published_courses(ctx: &Ctx, db: &impl ConnectionTrait) -> Result<Vec<PublishedCourse>, DbErr> {
    Ok(service::published(ctx, db).await?.courses.clone())
}

/// The courses that come before enrolling in a version, archived ones among them. One that is not known here comes before
/// nothing.
///
/// # Errors
/// When the database refuses.
pub async fn prerequisites(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    version: &Version,
) -> Result<Vec<CourseCard>, DbErr> {
    if version.requires.is_empty() {
        return Ok(Vec::new());
    }
    let published = service::published(ctx, db).await?;
    let is_asked = |card: &&CourseCard| version.requires.iter().any(|slug| slug == card.slug.as_str());
    Ok(published.all().map(|one| &one.card).filter(is_asked).cloned().collect())
}

/// Those and the archived ones, which nobody joins any more.
///
/// # Errors
/// When the database refuses.
pub async fn known_courses(ctx: &Ctx, db: &impl ConnectionTrait) -> Result<Vec<PublishedCourse>, DbErr> {
    Ok(service::published(ctx, db).await?.all().cloned().collect())
}
