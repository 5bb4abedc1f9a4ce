//! The story of each operation on enrolments.

use shared::access::Learner;
use shared::api::enrolment::{EnrolmentChange, EnrolmentOrigin, EnrolmentState, EnrolmentView, Enrolments};
use shared::id::{CourseId, EnrolmentEventId, EnrolmentId};

use super::error::EnrolmentError;
use super::{door, repo};
use crate::ctx::Ctx;
use crate::features::class::door::Stuck;
use crate::features::{class, course, team};

/// Enrols, or returns what is there: an open enrolment, a completed one, or one left and now taken up again.
pub(super) async fn enrol(
    ctx: &Ctx,
    learner: &Learner,
    course: CourseId,
) -> Result<EnrolmentView, EnrolmentError> {
    let version = course::door::published(ctx, course).await?.ok_or(EnrolmentError::NotOpen)?;
    let facts = course::door::version(ctx, ctx.db.reader(), version).await?.ok_or(EnrolmentError::NotOpen)?;
    if let Some(unmet) = door::unmet(ctx, learner.person(), &facts).await? {
        return Err(EnrolmentError::Prerequisites(unmet));
    }
    let tx = ctx.db.begin().await?;
    if door::join(ctx, &tx, learner.person(), &facts, None).await? {
        team::door::refresh(ctx, &tx, learner.person()).await?;
    }
    tx.commit().await?;
    let own = repo::own_in_course(ctx.db.reader(), learner.person(), course).await?;
    view(ctx, learner, own.ok_or(EnrolmentError::NotFound)?.id).await
}

/// The caller's enrolments.
pub(super) async fn list(ctx: &Ctx, learner: &Learner) -> Result<Enrolments, EnrolmentError> {
    let db = ctx.db.reader();
    let own = repo::own(db, learner.person()).await?;
    Ok(Enrolments { items: door::cards(ctx, db, &own).await? })
}

/// One enrolment with its history.
pub(super) async fn view(
    ctx: &Ctx,
    learner: &Learner,
    id: EnrolmentId,
) -> Result<EnrolmentView, EnrolmentError> {
    door::view(ctx, ctx.db.reader(), learner, id).await?.ok_or(EnrolmentError::NotFound)
}

/// Leaves a course that the caller chose.
pub(super) async fn withdraw(
    ctx: &Ctx,
    learner: &Learner,
    id: EnrolmentId,
) -> Result<EnrolmentView, EnrolmentError> {
    let now = ctx.clock.now();
    let tx = ctx.db.begin().await?;
    let own = repo::lock(&tx, learner, id).await?.ok_or(EnrolmentError::NotFound)?;
    match (own.origin, own.state) {
        (_, EnrolmentState::Completed) => return Err(EnrolmentError::IsCompleted),
        (EnrolmentOrigin::Mandatory | EnrolmentOrigin::Assigned, _) => {
            return Err(EnrolmentError::IsMandatory);
        }
        (EnrolmentOrigin::Chosen, EnrolmentState::Withdrawn) => {}
        (EnrolmentOrigin::Chosen, EnrolmentState::NotStarted | EnrolmentState::InProgress) => {
            repo::withdraw(&tx, id).await?;
            let event = EnrolmentEventId(ctx.ids.uuid(now));
            repo::note(&tx, event, id, EnrolmentChange::Withdrawn, None, None, now).await?;
            class::door::refresh(ctx, &tx, id, Stuck::AsBefore).await?;
            team::door::refresh(ctx, &tx, learner.person()).await?;
        }
    }
    tx.commit().await?;
    view(ctx, learner, id).await
}
