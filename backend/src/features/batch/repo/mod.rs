//! Queries of the batch slice: rows in, values out; the institution or the person is part of every query.

mod people;
mod seat;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use shared::api::batch::SeatState;
use shared::id::{AccountId, BatchId, CourseId, InstitutionId};

pub(super) use self::people::*;
pub(super) use self::seat::*;
use super::window::Window;
use crate::db::audit;
use crate::db::entity::{batch, batch_seat, course};

/// A batch.
#[derive(Debug, Clone)]
pub(super) struct Batch {
    pub(super) id: BatchId,
    pub(super) institution: InstitutionId,
    pub(super) course: CourseId,
    pub(super) name: String,
    pub(super) window: Window,
    pub(super) seats: u32,
    pub(super) note: String,
    pub(super) last_place: i32,
    pub(super) repeats: Option<BatchId>,
    pub(super) created: (AccountId, DateTime<Utc>),
    pub(super) cancelled: Option<(AccountId, DateTime<Utc>, String)>,
}

fn to_batch(row: batch::Model) -> Batch {
    let by = row.cancelled_by.zip(row.cancelled_at);
    Batch {
        id: row.id,
        institution: row.institution_id,
        course: row.course_id,
        name: row.name,
        window: Window {
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            enrol_from: row.enrol_from,
            enrol_until: row.enrol_until,
            is_by_nomination: row.is_by_nomination,
            is_cancelled: by.is_some(),
        },
        seats: u32::try_from(row.seats).unwrap_or_default(),
        note: row.note,
        last_place: row.last_place,
        repeats: row.repeats,
        created: (row.created_by, row.created_at),
        cancelled: by.map(|(by, at)| (by, at, row.cancel_reason.unwrap_or_default())),
    }
}

fn whole(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// Adds a batch.
pub(super) async fn add(tx: &DatabaseTransaction, new: &Batch) -> Result<(), DbErr> {
    let row = batch::ActiveModel {
        id: Set(new.id),
        institution_id: Set(new.institution),
        course_id: Set(new.course),
        name: Set(new.name.clone()),
        starts_on: Set(new.window.starts_on),
        ends_on: Set(new.window.ends_on),
        enrol_from: Set(new.window.enrol_from),
        enrol_until: Set(new.window.enrol_until),
        seats: Set(whole(new.seats)),
        is_by_nomination: Set(new.window.is_by_nomination),
        note: Set(new.note.clone()),
        last_place: Set(new.last_place),
        repeats: Set(new.repeats),
        created_by: Set(new.created.0),
        created_at: Set(new.created.1),
        cancelled_by: Set(None),
        cancelled_at: Set(None),
        cancel_reason: Set(None),
    };
    batch::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Keeps what staff may change of a batch.
pub(super) async fn keep_terms(tx: &DatabaseTransaction, kept: &Batch) -> Result<(), DbErr> {
    use batch::Column;
    batch::Entity::update_many()
        .col_expr(Column::Name, kept.name.clone().into())
        .col_expr(Column::StartsOn, kept.window.starts_on.into())
        .col_expr(Column::EndsOn, kept.window.ends_on.into())
        .col_expr(Column::EnrolFrom, kept.window.enrol_from.into())
        .col_expr(Column::EnrolUntil, kept.window.enrol_until.into())
        .col_expr(Column::Seats, whole(kept.seats).into())
        .col_expr(Column::IsByNomination, kept.window.is_by_nomination.into())
        .col_expr(Column::Note, kept.note.clone().into())
        .filter(Column::Id.eq(kept.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Keeps the place that was given last.
pub(super) async fn keep_place(tx: &DatabaseTransaction, id: BatchId, last: i32) -> Result<(), DbErr> {
    batch::Entity::update_many()
        .col_expr(batch::Column::LastPlace, last.into())
        .filter(batch::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Cancels a batch.
pub(super) async fn cancel(
    tx: &DatabaseTransaction,
    id: BatchId,
    by: AccountId,
    at: DateTime<Utc>,
    reason: &str,
) -> Result<(), DbErr> {
    batch::Entity::update_many()
        .col_expr(batch::Column::CancelledBy, by.into())
        .col_expr(batch::Column::CancelledAt, at.into())
        .col_expr(batch::Column::CancelReason, reason.into())
        .filter(batch::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Notes in the audit trail what staff did to a batch.
pub(super) async fn audit(
    tx: &DatabaseTransaction,
    id: uuid::Uuid,
    by: AccountId,
    action: &str,
    batch: BatchId,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    audit::note(tx, id, (by, now), ("batch", Some(batch.0)), action, serde_json::json!({})).await
}

fn of_institution(institution: InstitutionId) -> Select<batch::Entity> {
    batch::Entity::find().filter(batch::Column::InstitutionId.eq(institution))
}

/// A batch of an institution.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: BatchId,
) -> Result<Option<Batch>, DbErr> {
    Ok(of_institution(institution).filter(batch::Column::Id.eq(id)).one(db).await?.map(to_batch))
}

/// A batch under lock: until the transaction ends nobody else gives or takes its seats. PostgreSQL locks the row; on
/// SQLite there is one writer.
pub(super) async fn lock(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    id: BatchId,
) -> Result<Option<Batch>, DbErr> {
    let row = of_institution(institution).filter(batch::Column::Id.eq(id)).lock_exclusive().one(tx).await?;
    Ok(row.map(to_batch))
}

/// Which batches to list.
pub(super) struct Wanted {
    pub(super) institution: InstitutionId,
    pub(super) words: Vec<String>,
    pub(super) after: Option<(NaiveDate, BatchId)>,
    pub(super) limit: u64,
}

/// A page of an institution's batches, those that begin last first.
pub(super) async fn list(db: &impl ConnectionTrait, wanted: &Wanted) -> Result<Vec<Batch>, DbErr> {
    use batch::Column;
    let mut query = of_institution(wanted.institution);
    for word in &wanted.words {
        query = query.filter(Expr::expr(Func::lower(Expr::col(Column::Name))).like(format!("%{word}%")));
    }
    if let Some((day, id)) = wanted.after {
        let earlier = Expr::tuple([Expr::col(Column::StartsOn), Expr::col(Column::Id)])
            .lt(Expr::tuple([Expr::value(day), Expr::value(id)]));
        query = query.filter(earlier);
    }
    let rows =
        query.order_by_desc(Column::StartsOn).order_by_desc(Column::Id).limit(wanted.limit).all(db).await?;
    Ok(rows.into_iter().map(to_batch).collect())
}

/// An institution's batches that have not ended, of one course or all, the earliest first.
pub(super) async fn coming(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    course: Option<CourseId>,
    today: NaiveDate,
    most: u64,
) -> Result<Vec<Batch>, DbErr> {
    let mut query = of_institution(institution).filter(batch::Column::EndsOn.gte(today));
    if let Some(course) = course {
        query = query.filter(batch::Column::CourseId.eq(course));
    }
    let rows = query
        .order_by_asc(batch::Column::StartsOn)
        .order_by_asc(batch::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(to_batch).collect())
}

/// Some batches of an institution that have not ended, the earliest first.
pub(super) async fn some(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    ids: impl Iterator<Item = BatchId>,
    today: NaiveDate,
) -> Result<Vec<Batch>, DbErr> {
    let rows = of_institution(institution)
        .filter(batch::Column::Id.is_in(ids))
        .filter(batch::Column::EndsOn.gte(today))
        .order_by_asc(batch::Column::StartsOn)
        .order_by_asc(batch::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(to_batch).collect())
}

/// The courses of an institution that take people in.
pub(super) async fn courses(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
) -> Result<Vec<CourseId>, DbErr> {
    course::Entity::find()
        .select_only()
        .column(course::Column::Id)
        .filter(course::Column::InstitutionId.eq(institution))
        .filter(course::Column::PublishedVersionId.is_not_null())
        .filter(course::Column::ArchivedAt.is_null())
        .into_tuple()
        .all(db)
        .await
}

/// How many people stand how in a batch.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) taken: u32,
    pub(super) waiting: u32,
    pub(super) nominated: u32,
}

/// How many people stand how in some batches.
pub(super) async fn counts(
    db: &impl ConnectionTrait,
    batches: impl Iterator<Item = BatchId>,
) -> Result<BTreeMap<BatchId, Counts>, DbErr> {
    let rows: Vec<(BatchId, String, i64)> = batch_seat::Entity::find()
        .select_only()
        .column(batch_seat::Column::BatchId)
        .column(batch_seat::Column::State)
        .column_as(batch_seat::Column::Id.count(), "people")
        .filter(batch_seat::Column::BatchId.is_in(batches))
        .filter(live())
        .group_by(batch_seat::Column::BatchId)
        .group_by(batch_seat::Column::State)
        .into_tuple()
        .all(db)
        .await?;
    let mut counts: BTreeMap<BatchId, Counts> = BTreeMap::new();
    for (batch, state, people) in rows {
        let people = u32::try_from(people).unwrap_or_default();
        let counts = counts.entry(batch).or_default();
        match state_of(&state)? {
            SeatState::Seated => counts.taken = people,
            SeatState::Waiting => counts.waiting = people,
            SeatState::Nominated => counts.nominated = people,
            SeatState::Withdrawn | SeatState::Declined => {}
        }
    }
    Ok(counts)
}
