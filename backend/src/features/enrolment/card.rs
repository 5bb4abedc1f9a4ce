//! An enrolment as a card: the row's facts beside the facts of the version it is bound to.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbErr};
use shared::api::enrolment::{EnrolmentCard, EnrolmentState, ResumePoint};
use shared::id::{CourseId, VersionId};

use super::door::Enrolled;
use crate::ctx::Ctx;
use crate::features::course;

/// The card of an enrolment; `None` where its version cannot be found, which a foreign key rules out.
pub(super) async fn card(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    enrolled: &Enrolled,
    published: &BTreeMap<CourseId, VersionId>,
) -> Result<Option<EnrolmentCard>, DbErr> {
    let Some(version) = course::door::version(ctx, db, enrolled.version).await? else { return Ok(None) };
    let resume = enrolled.resume.or_else(|| version.lessons().next().map(|lesson| lesson.id));
    let point = resume.and_then(|id| version.lesson(id)).map(|lesson| ResumePoint {
        lesson: lesson.id,
        title: lesson.title.clone(),
        minutes: lesson.minutes,
    });
    let published = published.get(&enrolled.course).filter(|_| enrolled.state.is_open());
    let is_fresh = enrolled.state == EnrolmentState::NotStarted;
    Ok(Some(EnrolmentCard {
        id: enrolled.id,
        slug: version.slug.clone(),
        title: version.title.clone(),
        provider: version.provider.clone(),
        jp: version.jp,
        state: enrolled.state,
        origin: enrolled.origin,
        due_on: enrolled.due_on,
        percent: enrolled.percent(),
        done: enrolled.done,
        total: enrolled.total,
        minutes_left: if is_fresh { version.minutes } else { enrolled.minutes_left },
        resume: point,
        last_active_at: enrolled.last_active_at,
        completed_at: enrolled.completed_at,
        has_newer: published.is_some_and(|published| *published != enrolled.version),
    }))
}

/// The published versions of the courses that are not over.
pub(super) async fn published(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    enrolled: &[Enrolled],
) -> Result<BTreeMap<CourseId, VersionId>, DbErr> {
    let courses: Vec<CourseId> =
        enrolled.iter().filter(|one| one.state.is_open()).map(|one| one.course).collect();
    course::door::published_of(ctx, db, &courses).await
}

/// The order in which a learner needs enrolments: open ones first, by due date, then by latest activity.
pub(super) fn reading_order(a: &EnrolmentCard, b: &EnrolmentCard) -> std::cmp::Ordering {
    let is_over = |card: &EnrolmentCard| match card.state {
        EnrolmentState::NotStarted | EnrolmentState::InProgress => 0,
        EnrolmentState::Completed => 1,
        EnrolmentState::Withdrawn => 2,
    };
    let due = |card: &EnrolmentCard| (card.due_on.is_none(), card.due_on);
    is_over(a)
        .cmp(&is_over(b))
        .then_with(|| if is_over(a) == 0 { due(a).cmp(&due(b)) } else { std::cmp::Ordering::Equal })
        .then_with(|| b.last_active_at.cmp(&a.last_active_at))
}
