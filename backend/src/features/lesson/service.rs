//! The story of each operation on lessons.

use std::sync::Arc;

use progress::Requirement;
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use shared::access::Learner;
use shared::api::enrolment::EnrolmentState;
use shared::api::lesson::{
    LessonContent, LessonState, LessonView, OfLesson, Outline, OutlineLesson, OutlineModule, PlaceDraft,
};
use shared::id::EnrolmentId;

use super::error::LessonError;
use crate::ctx::Ctx;
use crate::features::course::door::{LessonFacts, Version};
use crate::features::enrolment::door::Enrolled;
use crate::features::progress::door::{CourseStanding, LessonStanding, Waiting};
use crate::features::{course, enrolment, progress as progress_slice};
use crate::http::stream::Download;

/// The outline of the version the caller learns.
pub(super) async fn outline(ctx: &Ctx, learner: &Learner, id: EnrolmentId) -> Result<Outline, LessonError> {
    let db = ctx.db.reader();
    let enrolled = enrolment::door::find(db, learner, id).await?.ok_or(LessonError::NotFound)?;
    let version = course::door::version(ctx, db, enrolled.version).await?.ok_or(LessonError::NotFound)?;
    let standing = progress_slice::door::standing(ctx, db, &enrolled, &version).await?;
    let first = version.lessons().next().map(|lesson| lesson.id).ok_or(LessonError::NotFound)?;
    Ok(Outline {
        enrolment: id,
        state: enrolled.state,
        slug: version.slug.clone(),
        title: version.title.clone(),
        version: version.number,
        percent: standing.percent(),
        completion: standing.course.clone(),
        modules: modules(&version, &standing),
        resume: enrolled.resume.unwrap_or(first),
    })
}

fn modules(version: &Version, standing: &CourseStanding) -> Vec<OutlineModule> {
    let lesson = |facts: &LessonFacts, own: &LessonStanding| OutlineLesson {
        id: facts.id,
        title: facts.title.clone(),
        kind: facts.kind,
        minutes: facts.minutes,
        is_required: facts.is_required,
        is_started: own.is_started,
        requirement: facts.requirement,
        completion: own.completion.clone(),
        waits: Waiting::of(version, standing, facts.id).map(Waiting::shown),
    };
    let pair = |facts: &LessonFacts| standing.of(facts.id).map(|own| lesson(facts, own));
    version
        .modules
        .iter()
        .zip(&standing.modules)
        .map(|(module, completion)| OutlineModule {
            title: module.title.clone(),
            completion: completion.clone(),
            lessons: module.lessons.iter().filter_map(pair).collect(),
        })
        .collect()
}

/// The version that an enrolment is bound to, if the lesson is part of it.
async fn version_with(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    enrolled: &Enrolled,
    of: &OfLesson,
) -> Result<Arc<Version>, LessonError> {
    course::door::version(ctx, db, enrolled.version)
        .await?
        .filter(|version| version.lesson(of.lesson).is_some())
        .ok_or(LessonError::NotFound)
}

/// One lesson.
pub(super) async fn lesson(ctx: &Ctx, learner: &Learner, of: &OfLesson) -> Result<LessonView, LessonError> {
    let db = ctx.db.reader();
    let enrolled = enrolment::door::find(db, learner, of.enrolment).await?.ok_or(LessonError::NotFound)?;
    let version = version_with(ctx, db, &enrolled, of).await?;
    let body = course::door::lesson(ctx, db, of.lesson).await?.ok_or(LessonError::NotFound)?;
    let standing = progress_slice::door::standing(ctx, db, &enrolled, &version).await?;
    let own = standing.of(of.lesson).ok_or(LessonError::NotFound)?;
    let facts = version.lesson(of.lesson).ok_or(LessonError::NotFound)?;
    let order: Vec<_> = version.lessons().map(|facts| facts.id).collect();
    let place = order.iter().position(|id| *id == of.lesson).unwrap_or_default();
    let module =
        version.modules.iter().find(|module| module.lessons.iter().any(|lesson| lesson.id == of.lesson));
    let waits = Waiting::of(&version, &standing, of.lesson).map(Waiting::shown);
    let (content, sources) = match waits {
        Some(_) => (LessonContent::Text { html: String::new() }, Vec::new()),
        None => (body.content.clone(), body.sources.clone()),
    };
    Ok(LessonView {
        id: of.lesson,
        title: facts.title.clone(),
        module: module.map(|module| module.title.clone()).unwrap_or_default(),
        minutes: facts.minutes,
        content,
        sources,
        waits,
        state: LessonState {
            at: own.at,
            watched: own.watched.clone(),
            requirement: facts.requirement,
            completion: own.completion.clone(),
            completed_at: own.completed_at,
            course: standing.course.clone(),
            percent: standing.percent(),
            credited_minutes: None,
        },
        previous: place.checked_sub(1).and_then(|at| order.get(at).copied()),
        next: order.get(place + 1).copied(),
    })
}

/// Refuses a lesson that waits for others.
async fn is_open(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    enrolled: &Enrolled,
    version: &Version,
    of: &OfLesson,
) -> Result<(), LessonError> {
    match progress_slice::door::waiting(ctx, db, enrolled, version, of.lesson).await? {
        Some(waiting) => Err(LessonError::Waits(waiting)),
        None => Ok(()),
    }
}

/// An enrolment that may be worked in, under lock.
async fn open(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    learner: &Learner,
    of: &OfLesson,
) -> Result<(Enrolled, Requirement), LessonError> {
    let enrolled = enrolment::door::lock(tx, learner, of.enrolment).await?.ok_or(LessonError::NotFound)?;
    if enrolled.state == EnrolmentState::Withdrawn {
        return Err(LessonError::NotEnrolled);
    }
    let version = version_with(ctx, tx, &enrolled, of).await?;
    let facts = version.lesson(of.lesson).ok_or(LessonError::NotFound)?;
    is_open(ctx, tx, &enrolled, &version, of).await?;
    Ok((enrolled, facts.requirement))
}

/// Keeps the place and what was watched.
pub(super) async fn keep_place(
    ctx: &Ctx,
    learner: &Learner,
    of: &OfLesson,
    draft: &PlaceDraft,
) -> Result<LessonState, LessonError> {
    let seconds = course::door::video_seconds(ctx, ctx.db.reader(), of.lesson).await?;
    let watched = seconds.map(|seconds| draft.watched.within(seconds)).unwrap_or_default();
    let tx = ctx.db.begin().await?;
    let (enrolled, requirement) = open(ctx, &tx, learner, of).await?;
    progress_slice::door::keep_place(ctx, &tx, &enrolled, of.lesson, draft.at, &watched).await?;
    let settled = progress_slice::door::settle(ctx, &tx, &enrolled, of.lesson).await?;
    tx.commit().await?;
    Ok(settled.shown(requirement))
}

/// Confirms a lesson that is completed by reading; a video says what is missing.
pub(super) async fn complete(
    ctx: &Ctx,
    learner: &Learner,
    of: &OfLesson,
) -> Result<LessonState, LessonError> {
    let tx = ctx.db.begin().await?;
    let (enrolled, requirement) = open(ctx, &tx, learner, of).await?;
    match requirement {
        Requirement::Read => progress_slice::door::confirm(ctx, &tx, &enrolled, of.lesson).await?,
        Requirement::Watch { .. } => {}
        Requirement::Pass { .. } | Requirement::Attend | Requirement::Post { .. } => {
            return Err(LessonError::NotConfirmable);
        }
    }
    let settled = progress_slice::door::settle(ctx, &tx, &enrolled, of.lesson).await?;
    tx.commit().await?;
    Ok(settled.shown(requirement))
}

/// The original of a document lesson.
pub(super) async fn document(ctx: &Ctx, learner: &Learner, of: &OfLesson) -> Result<Download, LessonError> {
    let db = ctx.db.reader();
    let enrolled = enrolment::door::find(db, learner, of.enrolment).await?.ok_or(LessonError::NotFound)?;
    let version = version_with(ctx, db, &enrolled, of).await?;
    is_open(ctx, db, &enrolled, &version, of).await?;
    let body = course::door::lesson(ctx, db, of.lesson).await?.ok_or(LessonError::NotFound)?;
    let LessonContent::Document { src, file_name, media_type, .. } = &body.content else {
        return Err(LessonError::NotFound);
    };
    let hash = src.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
    let path = ctx.files.locate(hash).await?.ok_or(LessonError::NotFound)?;
    Ok(Download::File { path, media_type: media_type.clone(), name: Some(file_name.clone()) })
}
