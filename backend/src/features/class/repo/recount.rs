//! Counts anew from the rows of people: for a check, and to begin where nothing has been counted.
//!
//! **Invariant:** never asked for by a request.

use std::collections::BTreeMap;

use progress::Intervals;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use shared::api::class::STRETCHES;
use shared::id::{EnrolmentId, LessonId, VersionId};

use super::need_of;
use crate::db::entity::{class_need, enrolment, lesson, lesson_progress};
use crate::db::json;
use crate::features::class::count::{Counts, Measure};
use crate::features::course::door::Version;

/// Everything counted anew, or what one enrolment counts for; videos by their lengths.
pub(in crate::features::class) async fn recount(
    db: &impl ConnectionTrait,
    videos: &BTreeMap<LessonId, u32>,
    only: Option<(EnrolmentId, &Version)>,
) -> Result<Counts, DbErr> {
    let mut counts = Counts::default();
    let rows = enrolment::Entity::find()
        .apply_if(only, |query, (id, _)| query.filter(enrolment::Column::Id.eq(id)))
        .select_only()
        .columns([enrolment::Column::Id, enrolment::Column::VersionId])
        .column_as(enrolment::Column::CompletedAt.is_not_null(), "is_finished")
        .into_tuple::<(EnrolmentId, VersionId, bool)>()
        .all(db)
        .await?;
    let mut versions = BTreeMap::new();
    for (id, version, is_finished) in rows {
        versions.insert(id, version);
        counts.add((version, None, Measure::Enrolled), 1);
        counts.add((version, None, Measure::Finished), i64::from(is_finished));
    }
    let lessons = match only {
        Some((_, version)) => version.lessons().map(|lesson| (lesson.id, version.id)).collect(),
        None => lessons(db).await?,
    };
    let rows = lesson_progress::Entity::find()
        .apply_if(only, |query, (id, _)| query.filter(lesson_progress::Column::EnrolmentId.eq(id)));
    for row in rows.all(db).await? {
        // What was done in a version that the learner has left stays on record, and counts no more.
        if lessons.get(&row.lesson_id) != versions.get(&row.enrolment_id) {
            continue;
        }
        let Some(version) = versions.get(&row.enrolment_id).copied() else { continue };
        let lesson = Some(row.lesson_id);
        counts.add((version, lesson, Measure::Opened), 1);
        counts.add((version, lesson, Measure::Completed), i64::from(row.completed_at.is_some()));
        let Some(seconds) = videos.get(&row.lesson_id) else { continue };
        let watched: Intervals = json::read(row.watched)?;
        for part in watched.parts_of(*seconds, STRETCHES) {
            counts.add((version, lesson, Measure::Stretch(part)), 1);
        }
    }
    let rows = class_need::Entity::find()
        .apply_if(only, |query, (id, _)| query.filter(class_need::Column::EnrolmentId.eq(id)));
    for row in rows.all(db).await? {
        let Some(version) = versions.get(&row.enrolment_id).copied() else { continue };
        counts.add((version, None, Measure::Need(need_of(&row.kind)?)), 1);
    }
    Ok(counts)
}

/// Which lesson is of which version.
async fn lessons(db: &impl ConnectionTrait) -> Result<BTreeMap<LessonId, VersionId>, DbErr> {
    let rows = lesson::Entity::find()
        .select_only()
        .columns([lesson::Column::Id, lesson::Column::VersionId])
        .into_tuple::<(LessonId, VersionId)>()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Lessons of which somebody has watched something.
pub(in crate::features::class) async fn watched_lessons(
    db: &impl ConnectionTrait,
) -> Result<Vec<LessonId>, DbErr> {
    lesson_progress::Entity::find()
        .select_only()
        .column(lesson_progress::Column::LessonId)
        .distinct()
        .into_tuple()
        .all(db)
        .await
}

/// Enrolments under way.
pub(in crate::features::class) async fn open_enrolments(
    db: &impl ConnectionTrait,
) -> Result<Vec<EnrolmentId>, DbErr> {
    enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::Id)
        .filter(enrolment::Column::State.is_in(["not_started", "in_progress"]))
        .into_tuple()
        .all(db)
        .await
}

/// The quizzes of some enrolments without attempts left, from the evidence.
pub(in crate::features::class) async fn stuck_at(
    db: &impl ConnectionTrait,
    enrolments: &[EnrolmentId],
) -> Result<BTreeMap<EnrolmentId, Vec<LessonId>>, DbErr> {
    use lesson_progress::Column;
    let rows = lesson_progress::Entity::find()
        .filter(Column::EnrolmentId.is_in(enrolments.iter().copied()))
        .filter(Column::CompletedAt.is_null())
        .filter(Column::AttemptsAllowed.is_not_null())
        .filter(Column::IsPassed.eq(false))
        .filter(Column::HasUnmarked.eq(false))
        .all(db)
        .await?;
    let is_stuck = |row: &lesson_progress::Model| {
        row.attempts_allowed.is_some_and(|allowed| allowed > 0 && row.failed_attempts >= allowed)
    };
    let mut stuck: BTreeMap<EnrolmentId, Vec<LessonId>> = BTreeMap::new();
    for row in rows.into_iter().filter(is_stuck) {
        stuck.entry(row.enrolment_id).or_default().push(row.lesson_id);
    }
    Ok(stuck)
}
