//! Where a discussion is for the one who asks: the learner's lesson and batch, or a lesson of a course of the institution.
//!
//! **Invariant:** the one way to a discussion; learners find it by their own institution, and those who teach by their course.

use std::sync::Arc;

use progress::Requirement;
use sea_orm::ConnectionTrait;
use shared::access::{Instructor, Learner};
use shared::api::course::{LessonKind, VersionRow};
use shared::api::discussion::InCircle;
use shared::api::enrolment::EnrolmentState;
use shared::api::lesson::LessonContent;
use shared::id::LessonId;
use shared::value::Slug;

use super::error::DiscussionError;
use super::repo::{self, Place};
use crate::ctx::Ctx;
use crate::features::course::door::{LessonFacts, Version};
use crate::features::enrolment::door::Enrolled;
use crate::features::{batch, course, progress as progress_slice};

/// The discussion of a learner.
pub(super) struct Own {
    pub(super) place: Place,
    /// Name of the batch.
    pub(super) batch: Option<String>,
    pub(super) requirement: Requirement,
    /// Whether posts of others are shown only after the first own one.
    pub(super) is_first: bool,
}

impl Own {
    /// Own posts that complete the lesson.
    pub(super) fn needed(&self) -> u8 {
        match self.requirement {
            Requirement::Post { posts } => posts,
            Requirement::Read
            | Requirement::Watch { .. }
            | Requirement::Pass { .. }
            | Requirement::Attend => 1,
        }
    }
}

/// The discussion of a lesson that is open to a learner.
pub(super) async fn own(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    learner: &Learner,
    enrolled: &Enrolled,
    lesson: LessonId,
) -> Result<Own, DiscussionError> {
    if enrolled.state == EnrolmentState::Withdrawn {
        return Err(DiscussionError::NotEnrolled);
    }
    let version = course::door::version(ctx, db, enrolled.version).await?.ok_or(DiscussionError::NotFound)?;
    let facts = version.lesson(lesson).filter(|facts| facts.kind == LessonKind::Discussion);
    let facts = facts.ok_or(DiscussionError::NotFound)?;
    if let Some(waiting) = progress_slice::door::waiting(ctx, db, enrolled, &version, lesson).await? {
        return Err(DiscussionError::Waits(waiting));
    }
    let body = course::door::lesson(ctx, db, lesson).await?.ok_or(DiscussionError::NotFound)?;
    let is_first = matches!(body.content, LessonContent::Discussion { is_first: true, .. });
    let seat =
        batch::door::seat_in(ctx, db, learner.institution(), learner.person(), enrolled.course).await?;
    let (batch, name) = seat.unzip();
    let place =
        Place { institution: learner.institution(), course: enrolled.course, key: facts.key.clone(), batch };
    Ok(Own { place, batch: name, requirement: facts.requirement, is_first })
}

/// A course of the institution that the caller teaches for.
pub(super) struct Class {
    pub(super) title: String,
    pub(super) main: Arc<Version>,
    versions: Vec<VersionRow>,
}

/// The course of a key, with its version in the catalogue or else the latest.
pub(super) async fn class_of(ctx: &Ctx, caller: &Instructor, slug: &Slug) -> Result<Class, DiscussionError> {
    let db = ctx.db.reader();
    let mut versions = course::door::versions(db, caller.institution()).await?;
    versions.retain(|version| version.slug == *slug);
    let main = versions.iter().find(|version| version.is_published).or(versions.first());
    let main = main.ok_or(DiscussionError::NotFound)?;
    let title = main.title.clone();
    let main = course::door::version(ctx, db, main.id).await?.ok_or(DiscussionError::NotFound)?;
    Ok(Class { title, main, versions })
}

impl Class {
    /// The first lesson that is asked for: of the version in the catalogue, or else of the latest that has it.
    pub(super) async fn lesson(
        &self,
        ctx: &Ctx,
        is_it: impl Fn(&LessonFacts) -> bool,
    ) -> Result<Option<LessonFacts>, DiscussionError> {
        let of = |version: &Version| version.lessons().find(|facts| is_it(facts)).cloned();
        if let Some(found) = of(&self.main) {
            return Ok(Some(found));
        }
        for row in &self.versions {
            let version = course::door::version(ctx, ctx.db.reader(), row.id).await?;
            if let Some(found) = version.as_deref().and_then(of) {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }
}

/// A discussion as those who teach find it.
pub(super) struct InClass {
    pub(super) class: Class,
    pub(super) facts: LessonFacts,
    pub(super) place: Place,
    /// Name of the batch.
    pub(super) batch: Option<String>,
    /// Name of the learners' institution, where it is not the course's own.
    pub(super) institution: Option<String>,
}

/// The discussion of a lesson in a batch, as those who teach locate it: that of learners of another institution, if these
/// have begun one.
pub(super) async fn circle(
    ctx: &Ctx,
    caller: &Instructor,
    of: &InCircle,
) -> Result<InClass, DiscussionError> {
    let db = ctx.db.reader();
    let class = class_of(ctx, caller, &of.slug).await?;
    let is_it = |facts: &LessonFacts| facts.id == of.lesson && facts.kind == LessonKind::Discussion;
    let facts = class.lesson(ctx, is_it).await?.ok_or(DiscussionError::NotFound)?;
    let place = Place {
        institution: of.institution.unwrap_or(caller.institution()),
        course: class.main.course,
        key: facts.key.clone(),
        batch: of.batch,
    };
    let institution = if place.institution == caller.institution() {
        None
    } else {
        repo::find(db, &place).await?.ok_or(DiscussionError::NotFound)?;
        repo::institution_name(db, place.institution).await?
    };
    let batch = match of.batch {
        Some(batch) => {
            let name = repo::batch_name(db, &place, batch).await?;
            Some(name.ok_or(DiscussionError::NotFound)?)
        }
        None => None,
    };
    Ok(InClass { class, facts, place, batch, institution })
}
