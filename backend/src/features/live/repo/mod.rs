//! Queries of the live slice: rows in, values out; a session is found only with its course.

mod attendance;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef, TryInsertResult,
};
use shared::api::live::Zone;
use shared::id::{AccountId, BatchId, CourseId, InstitutionId, LiveSessionId, LiveSessionKey};
use uuid::Uuid;

pub(super) use self::attendance::*;
use super::clock::Timing;
use crate::db::audit;
use crate::db::entity::{batch, live_session};

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Session {
    pub(super) id: LiveSessionId,
    pub(super) key: LiveSessionKey,
    pub(super) institution: InstitutionId,
    pub(super) course: CourseId,
    pub(super) lesson: String,
    pub(super) batch: Option<BatchId>,
    pub(super) timing: Timing,
    pub(super) zone: Zone,
    pub(super) link: Option<String>,
    pub(super) place: Option<String>,
    pub(super) note: String,
    pub(super) word: Option<String>,
    pub(super) created: (AccountId, DateTime<Utc>),
    pub(super) cancel_reason: Option<String>,
    pub(super) rev: u32,
}

fn to_session(row: live_session::Model) -> Result<Session, DbErr> {
    let zone =
        Zone::from_code(&row.zone).ok_or_else(|| DbErr::Type(format!("unknown zone: {}", row.zone)))?;
    Ok(Session {
        id: row.id,
        key: row.key,
        institution: row.institution_id,
        course: row.course_id,
        lesson: row.lesson_key,
        batch: row.batch_id,
        timing: Timing {
            starts_at: row.starts_at,
            minutes: u16::try_from(row.minutes).unwrap_or_default(),
            is_cancelled: row.cancelled_at.is_some(),
        },
        zone,
        link: row.link,
        place: row.place,
        note: row.note,
        word: row.word,
        created: (row.created_by, row.created_at),
        cancel_reason: row.cancel_reason,
        rev: u32::try_from(row.rev).unwrap_or_default(),
    })
}

/// A session with the name of its batch.
pub(super) type Named = (Session, Option<String>);

fn to_batch() -> RelationDef {
    live_session::Entity::belongs_to(batch::Entity)
        .from(live_session::Column::BatchId)
        .to(batch::Column::Id)
        .into()
}

async fn named(
    db: &impl ConnectionTrait,
    query: sea_orm::Select<live_session::Entity>,
) -> Result<Vec<Named>, DbErr> {
    let rows: Vec<(live_session::Model, Option<batch::Model>)> =
        query.join(JoinType::LeftJoin, to_batch()).select_also(batch::Entity).all(db).await?;
    rows.into_iter().map(|(row, batch)| Ok((to_session(row)?, batch.map(|batch| batch.name)))).collect()
}

fn small(number: u16) -> i16 {
    i16::try_from(number).unwrap_or(i16::MAX)
}

fn rev(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// Adds a session; says whether its key had not been used before.
pub(super) async fn add(tx: &DatabaseTransaction, session: &Session) -> Result<bool, DbErr> {
    let row = live_session::ActiveModel {
        id: Set(session.id),
        key: Set(session.key),
        institution_id: Set(session.institution),
        course_id: Set(session.course),
        lesson_key: Set(session.lesson.clone()),
        batch_id: Set(session.batch),
        starts_at: Set(session.timing.starts_at),
        zone: Set(session.zone.code().to_owned()),
        minutes: Set(small(session.timing.minutes)),
        link: Set(session.link.clone()),
        place: Set(session.place.clone()),
        note: Set(session.note.clone()),
        word: Set(session.word.clone()),
        created_by: Set(session.created.0),
        created_at: Set(session.created.1),
        cancelled_by: Set(None),
        cancelled_at: Set(None),
        cancel_reason: Set(session.cancel_reason.clone()),
        rev: Set(rev(session.rev)),
    };
    let outcome = live_session::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(tx)
        .await?;
    Ok(matches!(outcome, TryInsertResult::Inserted(rows) if rows > 0))
}

/// The session that somebody scheduled with a key.
pub(super) async fn by_key(
    db: &impl ConnectionTrait,
    by: AccountId,
    key: LiveSessionKey,
) -> Result<Option<Session>, DbErr> {
    use live_session::Column;
    let query = live_session::Entity::find().filter(Column::CreatedBy.eq(by)).filter(Column::Key.eq(key));
    Ok(named(db, query).await?.pop().map(|(session, _)| session))
}

/// Keeps what a session is to be, if it still is as it was seen; says whether it was.
pub(super) async fn keep(tx: &DatabaseTransaction, session: &Session) -> Result<bool, DbErr> {
    use live_session::Column;
    let kept = live_session::Entity::update_many()
        .col_expr(Column::StartsAt, session.timing.starts_at.into())
        .col_expr(Column::Zone, session.zone.code().into())
        .col_expr(Column::Minutes, small(session.timing.minutes).into())
        .col_expr(Column::Link, Expr::value(session.link.clone()))
        .col_expr(Column::Place, Expr::value(session.place.clone()))
        .col_expr(Column::Note, session.note.clone().into())
        .col_expr(Column::Word, Expr::value(session.word.clone()))
        .col_expr(Column::Rev, rev(session.rev.saturating_add(1)).into())
        .filter(Column::Id.eq(session.id))
        .filter(Column::Rev.eq(rev(session.rev)))
        .filter(Column::CancelledAt.is_null())
        .exec(tx)
        .await?;
    Ok(kept.rows_affected > 0)
}

/// Cancels a session; says whether that had not been done before.
pub(super) async fn cancel(
    tx: &DatabaseTransaction,
    id: LiveSessionId,
    (by, at): (AccountId, DateTime<Utc>),
    reason: &str,
) -> Result<bool, DbErr> {
    use live_session::Column;
    let done = live_session::Entity::update_many()
        .col_expr(Column::CancelledBy, Expr::value(Some(by)))
        .col_expr(Column::CancelledAt, Expr::value(Some(at)))
        .col_expr(Column::CancelReason, Expr::value(Some(reason)))
        .col_expr(Column::Rev, Expr::col(Column::Rev).add(1))
        .filter(Column::Id.eq(id))
        .filter(Column::CancelledAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// A session of a course.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    course: CourseId,
    id: LiveSessionId,
) -> Result<Option<Named>, DbErr> {
    let query = live_session::Entity::find_by_id(id).filter(live_session::Column::CourseId.eq(course));
    Ok(named(db, query).await?.pop())
}

/// The sessions of a lesson of a course that are for everybody or for one of some batches, the latest first.
pub(super) async fn of_lesson(
    db: &impl ConnectionTrait,
    course: CourseId,
    lesson: &str,
    batches: &[BatchId],
    most: u64,
) -> Result<Vec<Named>, DbErr> {
    use live_session::Column;
    let query = live_session::Entity::find()
        .filter(Column::CourseId.eq(course))
        .filter(Column::LessonKey.eq(lesson))
        .filter(meant(batches))
        .order_by_desc(Column::StartsAt)
        .order_by_desc(Column::Id)
        .limit(most);
    named(db, query).await
}

/// Sessions for everybody, or for one of some batches.
fn meant(batches: &[BatchId]) -> Condition {
    use live_session::Column;
    Condition::any().add(Column::BatchId.is_null()).add(Column::BatchId.is_in(batches.iter().copied()))
}

/// A page of the sessions of a course, the latest first.
pub(super) async fn of_course(
    db: &impl ConnectionTrait,
    course: CourseId,
    after: Option<(DateTime<Utc>, LiveSessionId)>,
    most: u64,
) -> Result<Vec<Named>, DbErr> {
    use live_session::Column;
    let mut query = live_session::Entity::find().filter(Column::CourseId.eq(course));
    if let Some((at, id)) = after {
        let earlier = Condition::any()
            .add(Column::StartsAt.lt(at))
            .add(Condition::all().add(Column::StartsAt.eq(at)).add(Column::Id.lt(id)));
        query = query.filter(earlier);
    }
    named(db, query.order_by_desc(Column::StartsAt).order_by_desc(Column::Id).limit(most)).await
}

/// Writes in the trail what was done to a session.
pub(super) async fn note(
    tx: &DatabaseTransaction,
    id: Uuid,
    by: (AccountId, DateTime<Utc>),
    session: LiveSessionId,
    (action, detail): (&str, serde_json::Value),
) -> Result<(), DbErr> {
    audit::note(tx, id, by, ("live_session", Some(session.0)), action, detail).await
}
