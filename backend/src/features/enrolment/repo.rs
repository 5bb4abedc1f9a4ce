//! Queries of the enrolment slice: rows in, values out; the learner is part of every query.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Select, TryInsertResult,
};
use shared::access::Learner;
use shared::api::enrolment::{EnrolmentChange, EnrolmentEvent, EnrolmentOrigin, EnrolmentState};
use shared::id::{AccountId, CourseId, EnrolmentEventId, EnrolmentId, PersonId, VersionId};

use super::door::{Assigned, Counters, Enrolled};
use crate::db::entity::{enrolment, enrolment_event};

/// The stored code of a state.
pub fn state_code(state: EnrolmentState) -> &'static str {
    match state {
        EnrolmentState::NotStarted => "not_started",
        EnrolmentState::InProgress => "in_progress",
        EnrolmentState::Completed => "completed",
        EnrolmentState::Withdrawn => "withdrawn",
    }
}

/// The state of a stored code.
///
/// # Errors
/// When the code is unknown.
pub fn state_of(code: &str) -> Result<EnrolmentState, DbErr> {
    use EnrolmentState::{Completed, InProgress, NotStarted, Withdrawn};
    [NotStarted, InProgress, Completed, Withdrawn]
        .into_iter()
        .find(|state| state_code(*state) == code)
        .ok_or_else(|| DbErr::Type(format!("unknown state of an enrolment: {code}")))
}

/// The stored code of an origin.
pub(crate) fn origin_code(origin: EnrolmentOrigin) -> &'static str {
    match origin {
        EnrolmentOrigin::Chosen => "chosen",
        EnrolmentOrigin::Assigned => "assigned",
        EnrolmentOrigin::Mandatory => "mandatory",
    }
}

fn origin_of(code: &str) -> Result<EnrolmentOrigin, DbErr> {
    [EnrolmentOrigin::Chosen, EnrolmentOrigin::Assigned, EnrolmentOrigin::Mandatory]
        .into_iter()
        .find(|origin| origin_code(*origin) == code)
        .ok_or_else(|| DbErr::Type(format!("unknown origin of an enrolment: {code}")))
}

/// The stored code of a change.
pub(crate) fn change_code(change: EnrolmentChange) -> &'static str {
    match change {
        EnrolmentChange::Enrolled => "enrolled",
        EnrolmentChange::Assigned => "assigned",
        EnrolmentChange::Started => "started",
        EnrolmentChange::Completed => "completed",
        EnrolmentChange::Withdrawn => "withdrawn",
        EnrolmentChange::Rejoined => "rejoined",
        EnrolmentChange::Upgraded => "upgraded",
    }
}

fn change_of(code: &str) -> Result<EnrolmentChange, DbErr> {
    use EnrolmentChange::{Assigned, Completed, Enrolled, Rejoined, Started, Upgraded, Withdrawn};
    [Enrolled, Assigned, Started, Completed, Withdrawn, Rejoined, Upgraded]
        .into_iter()
        .find(|change| change_code(*change) == code)
        .ok_or_else(|| DbErr::Type(format!("unknown change of an enrolment: {code}")))
}

fn small(number: i16) -> u16 {
    u16::try_from(number).unwrap_or_default()
}

#[expect(clippy::needless_pass_by_value, reason = "turns a row into a value, and the row is over then")]
fn to_enrolled(row: enrolment::Model) -> Result<Enrolled, DbErr> {
    Ok(Enrolled {
        id: row.id,
        person: row.person_id,
        course: row.course_id,
        version: row.version_id,
        origin: origin_of(&row.origin)?,
        state: state_of(&row.state)?,
        due_on: row.due_on,
        done: small(row.done),
        total: small(row.total),
        minutes_left: small(row.minutes_left),
        resume: row.resume_lesson_id,
        failed_attempts: small(row.failed_attempts),
        enrolled_at: row.enrolled_at,
        last_active_at: row.last_active_at,
        completed_at: row.completed_at,
    })
}

fn of_learner(learner: &Learner, id: EnrolmentId) -> Select<enrolment::Entity> {
    enrolment::Entity::find_by_id(id).filter(enrolment::Column::PersonId.eq(learner.person()))
}

/// A learner's enrolment.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    learner: &Learner,
    id: EnrolmentId,
) -> Result<Option<Enrolled>, DbErr> {
    of_learner(learner, id).one(db).await?.map(to_enrolled).transpose()
}

/// A learner's enrolment under lock.
pub(super) async fn lock(
    tx: &DatabaseTransaction,
    learner: &Learner,
    id: EnrolmentId,
) -> Result<Option<Enrolled>, DbErr> {
    of_learner(learner, id).lock_exclusive().one(tx).await?.map(to_enrolled).transpose()
}

/// An enrolment under lock, whosever it is.
pub(super) async fn lock_of_anybody(
    tx: &DatabaseTransaction,
    id: EnrolmentId,
) -> Result<Option<Enrolled>, DbErr> {
    enrolment::Entity::find_by_id(id).lock_exclusive().one(tx).await?.map(to_enrolled).transpose()
}

/// A person's enrolments.
pub(super) async fn own(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Enrolled>, DbErr> {
    let rows = enrolment::Entity::find().filter(enrolment::Column::PersonId.eq(person)).all(db).await?;
    rows.into_iter().map(to_enrolled).collect()
}

/// The enrolments of some people.
pub(super) async fn of_people(
    db: &impl ConnectionTrait,
    people: &[PersonId],
) -> Result<Vec<Enrolled>, DbErr> {
    let rows = enrolment::Entity::find().filter(enrolment::Column::PersonId.is_in(people.iter().copied()));
    rows.all(db).await?.into_iter().map(to_enrolled).collect()
}

fn in_course(person: PersonId, course: CourseId) -> Select<enrolment::Entity> {
    enrolment::Entity::find()
        .filter(enrolment::Column::PersonId.eq(person))
        .filter(enrolment::Column::CourseId.eq(course))
}

/// A person's enrolment in a course.
pub(super) async fn own_in_course(
    db: &impl ConnectionTrait,
    person: PersonId,
    course: CourseId,
) -> Result<Option<Enrolled>, DbErr> {
    in_course(person, course).one(db).await?.map(to_enrolled).transpose()
}

/// The courses among some that a person has completed.
pub(super) async fn completed_among(
    db: &impl ConnectionTrait,
    person: PersonId,
    courses: Vec<CourseId>,
) -> Result<BTreeSet<CourseId>, DbErr> {
    let rows = enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::CourseId)
        .filter(enrolment::Column::PersonId.eq(person))
        .filter(enrolment::Column::CourseId.is_in(courses))
        .filter(enrolment::Column::CompletedAt.is_not_null());
    Ok(rows.into_tuple::<CourseId>().all(db).await?.into_iter().collect())
}

/// A person's enrolment in a course under lock, so that it is taken up again once.
pub(super) async fn lock_in_course(
    tx: &DatabaseTransaction,
    person: PersonId,
    course: CourseId,
) -> Result<Option<Enrolled>, DbErr> {
    in_course(person, course).lock_exclusive().one(tx).await?.map(to_enrolled).transpose()
}

/// A new enrolment.
pub(super) struct Draft<'a> {
    pub(super) id: EnrolmentId,
    pub(super) person: PersonId,
    pub(super) course: CourseId,
    pub(super) version: VersionId,
    pub(super) minutes: u16,
    pub(super) total: usize,
    pub(super) assigned: Option<&'a Assigned>,
    pub(super) now: DateTime<Utc>,
}

/// Adds an enrolment; returns whether it was added, or another call was faster.
pub(super) async fn add(tx: &DatabaseTransaction, draft: Draft<'_>) -> Result<bool, DbErr> {
    let origin = if draft.assigned.is_some() { EnrolmentOrigin::Assigned } else { EnrolmentOrigin::Chosen };
    let row = enrolment::ActiveModel {
        id: Set(draft.id),
        person_id: Set(draft.person),
        course_id: Set(draft.course),
        version_id: Set(draft.version),
        origin: Set(origin_code(origin).to_owned()),
        state: Set(state_code(EnrolmentState::NotStarted).to_owned()),
        due_on: Set(None),
        assigned_by: Set(draft.assigned.map(|one| one.by)),
        reason: Set(draft.assigned.map(|one| one.reason.clone())),
        done: Set(0),
        total: Set(i16::try_from(draft.total).unwrap_or(i16::MAX)),
        minutes_left: Set(i16::try_from(draft.minutes).unwrap_or(i16::MAX)),
        resume_lesson_id: Set(None),
        failed_attempts: Set(0),
        enrolled_at: Set(draft.now),
        started_at: Set(None),
        completed_at: Set(None),
        last_active_at: Set(None),
    };
    let outcome = enrolment::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(tx)
        .await?;
    Ok(matches!(outcome, TryInsertResult::Inserted(rows) if rows > 0))
}

async fn set_state(tx: &DatabaseTransaction, id: EnrolmentId, state: EnrolmentState) -> Result<(), DbErr> {
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::State, state_code(state).into())
        .filter(enrolment::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes up an enrolment that was left.
pub(super) async fn rejoin(tx: &DatabaseTransaction, id: EnrolmentId, is_started: bool) -> Result<(), DbErr> {
    set_state(tx, id, if is_started { EnrolmentState::InProgress } else { EnrolmentState::NotStarted }).await
}

/// Binds an enrolment to another version.
pub(super) async fn rebind(
    tx: &DatabaseTransaction,
    id: EnrolmentId,
    version: VersionId,
) -> Result<(), DbErr> {
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::VersionId, version.into())
        .filter(enrolment::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Leaves an enrolment.
pub(super) async fn withdraw(tx: &DatabaseTransaction, id: EnrolmentId) -> Result<(), DbErr> {
    set_state(tx, id, EnrolmentState::Withdrawn).await
}

/// Notes activity.
pub(super) async fn touch(
    tx: &DatabaseTransaction,
    id: EnrolmentId,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::LastActiveAt, now.into())
        .filter(enrolment::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Starts an enrolment that has not been started.
pub(super) async fn start(
    tx: &DatabaseTransaction,
    id: EnrolmentId,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::State, state_code(EnrolmentState::InProgress).into())
        .col_expr(enrolment::Column::StartedAt, now.into())
        .filter(enrolment::Column::Id.eq(id))
        .filter(enrolment::Column::State.eq(state_code(EnrolmentState::NotStarted)))
        .exec(tx)
        .await?;
    Ok(())
}

/// Completes an enrolment; says whether it was open before.
pub(super) async fn complete(
    tx: &DatabaseTransaction,
    id: EnrolmentId,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let done = enrolment::Entity::update_many()
        .col_expr(enrolment::Column::State, state_code(EnrolmentState::Completed).into())
        .col_expr(enrolment::Column::CompletedAt, now.into())
        .filter(enrolment::Column::Id.eq(id))
        .filter(enrolment::Column::State.ne(state_code(EnrolmentState::Completed)))
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Keeps the counters.
pub(super) async fn keep_counters(
    tx: &DatabaseTransaction,
    id: EnrolmentId,
    counters: Counters,
) -> Result<(), DbErr> {
    let number = |count: u16| Expr::value(i16::try_from(count).unwrap_or(i16::MAX));
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::Done, number(counters.done))
        .col_expr(enrolment::Column::Total, number(counters.total))
        .col_expr(enrolment::Column::MinutesLeft, number(counters.minutes_left))
        .col_expr(enrolment::Column::FailedAttempts, number(counters.failed_attempts))
        .col_expr(enrolment::Column::ResumeLessonId, Expr::value(counters.resume))
        .filter(enrolment::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Adds to the history.
pub(super) async fn note(
    tx: &DatabaseTransaction,
    id: EnrolmentEventId,
    enrolment: EnrolmentId,
    change: EnrolmentChange,
    by: Option<AccountId>,
    reason: Option<String>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = enrolment_event::ActiveModel {
        id: Set(id),
        enrolment_id: Set(enrolment),
        change: Set(change_code(change).to_owned()),
        at: Set(now),
        by_account: Set(by),
        reason: Set(reason),
    };
    enrolment_event::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The history, newest first.
pub(super) async fn history(
    db: &impl ConnectionTrait,
    id: EnrolmentId,
) -> Result<Vec<EnrolmentEvent>, DbErr> {
    let rows = enrolment_event::Entity::find()
        .filter(enrolment_event::Column::EnrolmentId.eq(id))
        .order_by_desc(enrolment_event::Column::At)
        .order_by_desc(enrolment_event::Column::Id)
        .limit(100)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(EnrolmentEvent {
                id: row.id,
                change: change_of(&row.change)?,
                at: row.at,
                by: row.by_account.map(|_| "Admin pelatihan".to_owned()),
                reason: row.reason,
            })
        })
        .collect()
}
