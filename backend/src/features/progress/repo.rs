//! Queries of the progress slice: rows in, values out.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use progress::{Evidence, Intervals};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr,
    EntityTrait, Iterable, QueryFilter,
};
use shared::id::{EnrolmentId, LessonId};

use super::door::QuizStanding;
use super::standing::LessonStanding;
use crate::ctx::Ctx;
use crate::db::entity::lesson_progress::{ActiveModel, Column, Entity, Model};
use crate::db::json;
use crate::features::course::{self, door::Version};

/// The evidence of an enrolment as standings; lessons without evidence are absent.
pub(super) async fn standings(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    enrolment: EnrolmentId,
    version: &Version,
) -> Result<Vec<LessonStanding>, DbErr> {
    let rows = Entity::find().filter(Column::EnrolmentId.eq(enrolment)).all(db).await?;
    let mut standings = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(facts) = version.lesson(row.lesson_id) else { continue };
        let seconds = if row.watched.as_array().is_some_and(|parts| !parts.is_empty()) {
            duration(ctx, db, row.lesson_id).await?
        } else {
            0
        };
        let mut standing = to_standing(row, seconds);
        standing.completion = progress::lesson(facts.requirement, &standing.evidence);
        standings.push(standing);
    }
    Ok(standings)
}

/// Length of a video, from memory.
pub(super) async fn duration(ctx: &Ctx, db: &impl ConnectionTrait, lesson: LessonId) -> Result<u32, DbErr> {
    Ok(course::door::video_seconds(ctx, db, lesson).await?.unwrap_or(0))
}

fn to_standing(row: Model, seconds: u32) -> LessonStanding {
    let count = |number: i16| u16::try_from(number).unwrap_or_default();
    let watched: Intervals = serde_json::from_value(row.watched).unwrap_or_default();
    let evidence = Evidence {
        is_confirmed: row.is_confirmed,
        watched_percent: if watched.is_empty() { 0 } else { watched.share_percent(seconds) },
        best_percent: row.best_percent.and_then(|percent| u8::try_from(percent).ok()),
        is_passed: row.is_passed,
        attempts_used: count(row.attempts_used),
        attempts_allowed: row.attempts_allowed.map(count),
        has_unmarked: row.has_unmarked,
        was_done: row.completed_at.is_some(),
    };
    LessonStanding {
        lesson: row.lesson_id,
        at: u32::try_from(row.at).unwrap_or_default(),
        watched,
        is_started: true,
        evidence,
        failed_attempts: count(row.failed_attempts),
        completed_at: row.completed_at,
        completion: progress::Completion::Done,
    }
}

fn fresh(enrolment: EnrolmentId, lesson: LessonId, now: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        enrolment_id: Set(enrolment),
        lesson_id: Set(lesson),
        at: Set(0),
        watched: Set(serde_json::json!([])),
        is_confirmed: Set(false),
        opened_at: Set(now),
        updated_at: Set(now),
        completed_at: Set(None),
        best_percent: Set(None),
        is_passed: Set(false),
        attempts_used: Set(0),
        attempts_allowed: Set(None),
        failed_attempts: Set(0),
        has_unmarked: Set(false),
    }
}

/// Writes columns of a row, which is there from now on; says whether it was not there before. The enrolment's row is
/// locked by the caller, so nobody else writes the row between.
async fn write(
    tx: &DatabaseTransaction,
    (enrolment, lesson): (EnrolmentId, LessonId),
    columns: ActiveModel,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let done = Entity::update_many()
        .set(ActiveModel { updated_at: Set(now), ..columns.clone() })
        .filter(Column::EnrolmentId.eq(enrolment))
        .filter(Column::LessonId.eq(lesson))
        .exec(tx)
        .await?;
    if done.rows_affected > 0 {
        return Ok(false);
    }
    let mut row = fresh(enrolment, lesson, now);
    for column in Column::iter() {
        if let Set(value) = columns.get(column) {
            row.set(column, value);
        }
    }
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(true)
}

/// What keeping a place has changed.
pub(super) struct Change {
    /// Whether the lesson had not been opened before.
    pub(super) is_new: bool,
    /// Seconds watched before.
    pub(super) before: Intervals,
    /// Seconds watched now.
    pub(super) now: Intervals,
}

/// Keeps the place; what was watched is united with what is there. The enrolment's row is locked by the caller, so
/// two devices cannot lose each other's seconds between reading and writing.
pub(super) async fn keep_place(
    tx: &DatabaseTransaction,
    enrolment: EnrolmentId,
    lesson: LessonId,
    at: u32,
    watched: &Intervals,
    now: DateTime<Utc>,
) -> Result<Change, DbErr> {
    let kept = Entity::find_by_id((enrolment, lesson)).one(tx).await?;
    let before: Intervals =
        kept.map(|row| serde_json::from_value(row.watched).unwrap_or_default()).unwrap_or_default();
    let united = before.union(watched);
    let columns = ActiveModel {
        at: Set(i32::try_from(at).unwrap_or(i32::MAX)),
        watched: Set(json::write(&united)?),
        ..<ActiveModel as Default>::default()
    };
    let is_new = write(tx, (enrolment, lesson), columns, now).await?;
    Ok(Change { is_new, before, now: united })
}

/// Notes the confirmation of a lesson; says whether it had not been opened before.
pub(super) async fn confirm(
    tx: &DatabaseTransaction,
    enrolment: EnrolmentId,
    lesson: LessonId,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let columns = ActiveModel { is_confirmed: Set(true), ..<ActiveModel as Default>::default() };
    write(tx, (enrolment, lesson), columns, now).await
}

/// Notes what a quiz's attempts amount to; says whether it had not been opened before.
pub(super) async fn record_quiz(
    tx: &DatabaseTransaction,
    enrolment: EnrolmentId,
    lesson: LessonId,
    quiz: QuizStanding,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let count = |number: u16| i16::try_from(number).unwrap_or(i16::MAX);
    let columns = ActiveModel {
        best_percent: Set(quiz.best_percent.map(i16::from)),
        is_passed: Set(quiz.is_passed),
        attempts_used: Set(count(quiz.attempts_used)),
        attempts_allowed: Set(quiz.attempts_allowed.map(count)),
        failed_attempts: Set(count(quiz.failed_attempts)),
        has_unmarked: Set(quiz.has_unmarked),
        ..<ActiveModel as Default>::default()
    };
    write(tx, (enrolment, lesson), columns, now).await
}

/// Notes the attempts allowed.
pub(super) async fn allow(
    tx: &DatabaseTransaction,
    enrolment: EnrolmentId,
    lesson: LessonId,
    attempts: Option<u16>,
) -> Result<(), DbErr> {
    let allowed = attempts.map(|count| i16::try_from(count).unwrap_or(i16::MAX));
    Entity::update_many()
        .col_expr(Column::AttemptsAllowed, allowed.into())
        .filter(Column::EnrolmentId.eq(enrolment))
        .filter(Column::LessonId.eq(lesson))
        .exec(tx)
        .await?;
    Ok(())
}

/// Writes down when a lesson was completed.
pub(super) async fn complete(
    tx: &DatabaseTransaction,
    enrolment: EnrolmentId,
    lesson: LessonId,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::CompletedAt, now.into())
        .filter(Column::EnrolmentId.eq(enrolment))
        .filter(Column::LessonId.eq(lesson))
        .filter(Column::CompletedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Lets the evidence of some lessons count for others, which are the same in another version; the rows of before stay.
pub(super) async fn carry(
    tx: &DatabaseTransaction,
    enrolment: EnrolmentId,
    lessons: &[(LessonId, LessonId)],
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let becomes: BTreeMap<LessonId, LessonId> = lessons.iter().copied().collect();
    let rows = Entity::find()
        .filter(Column::EnrolmentId.eq(enrolment))
        .filter(Column::LessonId.is_in(becomes.keys().copied()))
        .all(tx)
        .await?;
    let carried = rows.into_iter().filter_map(|row| {
        let lesson = *becomes.get(&row.lesson_id)?;
        let row = Model { lesson_id: lesson, updated_at: now, ..row };
        Some(ActiveModel::from(row).reset_all())
    });
    let carried: Vec<ActiveModel> = carried.collect();
    // Who comes back to a version has evidence there: it stays, but for what has been completed elsewhere meanwhile.
    let own = Column::iter().filter(|column| !matches!(column, Column::EnrolmentId | Column::LessonId));
    let is_gain = Expr::col((Entity, Column::CompletedAt))
        .is_null()
        .and(Expr::col(("excluded", Column::CompletedAt)).is_not_null());
    let conflict = OnConflict::columns([Column::EnrolmentId, Column::LessonId])
        .update_columns(own)
        .action_and_where(is_gain)
        .to_owned();
    if !carried.is_empty() {
        Entity::insert_many(carried).on_conflict(conflict).exec_without_returning(tx).await?;
    }
    Ok(())
}
