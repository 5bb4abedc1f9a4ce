//! Who was there, for whom a session is, and wrong words.
//!
//! **Invariant:** what was struck off stays, with its reason; a page of people costs the same, however many there are.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationDef, Select,
};
use serde_json::json;
use shared::api::enrolment::EnrolmentState;
use shared::api::live::{AttendedBy, Presence};
use shared::id::{AccountId, BatchId, CourseId, EnrolmentId, InstitutionId, LiveSessionId, PersonId};
use uuid::Uuid;

use crate::db::entity::{assignment, enrolment, live_attendance, live_miss, org_unit, person};
use crate::features::batch::door::seated_people;
use crate::features::enrolment::door::state_code;
use crate::features::organisation::door::{assignment_unit, full_name, in_force};

fn how_code(how: AttendedBy) -> &'static str {
    match how {
        AttendedBy::Word => "word",
        AttendedBy::Confirmation => "confirmed",
    }
}

fn how_of(code: &str) -> Result<AttendedBy, DbErr> {
    [AttendedBy::Word, AttendedBy::Confirmation]
        .into_iter()
        .find(|how| how_code(*how) == code)
        .ok_or_else(|| DbErr::Type(format!("unknown way of attending: {code}")))
}

/// Somebody's attendance of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::features::live) enum Attendance {
    /// Noted.
    Noted(DateTime<Utc>),
    /// Struck off.
    StruckOff,
}

fn to_attendance(row: &live_attendance::Model) -> Attendance {
    if row.withdrawn_at.is_some() { Attendance::StruckOff } else { Attendance::Noted(row.at) }
}

/// Somebody's attendance of a session.
pub(in crate::features::live) async fn attendance(
    db: &impl ConnectionTrait,
    session: LiveSessionId,
    enrolment: EnrolmentId,
) -> Result<Option<Attendance>, DbErr> {
    let row = live_attendance::Entity::find_by_id((session, enrolment)).one(db).await?;
    Ok(row.as_ref().map(to_attendance))
}

/// An enrolment's attendance of all sessions.
pub(in crate::features::live) async fn own(
    db: &impl ConnectionTrait,
    enrolment: EnrolmentId,
) -> Result<BTreeMap<LiveSessionId, Attendance>, DbErr> {
    let rows = live_attendance::Entity::find()
        .filter(live_attendance::Column::EnrolmentId.eq(enrolment))
        .all(db)
        .await?;
    Ok(rows.iter().map(|row| (row.session_id, to_attendance(row))).collect())
}

/// Notes somebody as there; what was struck off before counts again.
pub(in crate::features::live) async fn attend(
    tx: &DatabaseTransaction,
    (session, enrolment): (LiveSessionId, EnrolmentId),
    at: DateTime<Utc>,
    by: Option<AccountId>,
) -> Result<(), DbErr> {
    use live_attendance::Column;
    let how = if by.is_some() { AttendedBy::Confirmation } else { AttendedBy::Word };
    let row = live_attendance::ActiveModel {
        session_id: Set(session),
        enrolment_id: Set(enrolment),
        at: Set(at),
        how: Set(how_code(how).to_owned()),
        by_account: Set(by),
        withdrawn_by: Set(None),
        withdrawn_at: Set(None),
        withdraw_reason: Set(None),
    };
    let again = OnConflict::columns([Column::SessionId, Column::EnrolmentId])
        .update_columns([Column::At, Column::How, Column::ByAccount])
        .update_columns([Column::WithdrawnBy, Column::WithdrawnAt, Column::WithdrawReason])
        .to_owned();
    live_attendance::Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

/// Strikes somebody off; says whether the person was noted.
pub(in crate::features::live) async fn strike_off(
    tx: &DatabaseTransaction,
    (session, enrolment): (LiveSessionId, EnrolmentId),
    (by, at): (AccountId, DateTime<Utc>),
    reason: &str,
) -> Result<bool, DbErr> {
    use live_attendance::Column;
    let done = live_attendance::Entity::update_many()
        .col_expr(Column::WithdrawnBy, Expr::value(Some(by)))
        .col_expr(Column::WithdrawnAt, Expr::value(Some(at)))
        .col_expr(Column::WithdrawReason, Expr::value(Some(reason)))
        .filter(Column::SessionId.eq(session))
        .filter(Column::EnrolmentId.eq(enrolment))
        .filter(Column::WithdrawnAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Wrong words are counted from the first of an hour.
fn hour() -> Duration {
    Duration::hours(1)
}

/// Wrong words of somebody in the present hour.
pub(in crate::features::live) async fn misses(
    tx: &DatabaseTransaction,
    of: (LiveSessionId, EnrolmentId),
    now: DateTime<Utc>,
) -> Result<i32, DbErr> {
    let row = live_miss::Entity::find_by_id(of).one(tx).await?;
    Ok(row.filter(|row| now - row.first_at < hour()).map_or(0, |row| row.count))
}

/// Counts a wrong word; `before` is what [`misses`] said under the lock of the enrolment.
pub(in crate::features::live) async fn miss(
    tx: &DatabaseTransaction,
    (session, enrolment): (LiveSessionId, EnrolmentId),
    now: DateTime<Utc>,
    before: i32,
) -> Result<(), DbErr> {
    use live_miss::Column;
    let row = live_miss::ActiveModel {
        session_id: Set(session),
        enrolment_id: Set(enrolment),
        count: Set(before.saturating_add(1)),
        first_at: Set(now),
    };
    let mut again = OnConflict::columns([Column::SessionId, Column::EnrolmentId]);
    again.update_column(Column::Count);
    if before == 0 {
        again.update_column(Column::FirstAt);
    }
    live_miss::Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

/// For whom a session is.
#[derive(Debug, Clone, Copy)]
pub(in crate::features::live) struct Circle {
    pub(in crate::features::live) session: LiveSessionId,
    pub(in crate::features::live) institution: InstitutionId,
    pub(in crate::features::live) course: CourseId,
    pub(in crate::features::live) batch: Option<BatchId>,
}

fn to_person() -> RelationDef {
    enrolment::Entity::belongs_to(person::Entity)
        .from(enrolment::Column::PersonId)
        .to(person::Column::Id)
        .into()
}

/// The enrolments of people of the institution for whom a session is, or who were noted as there before they left.
fn in_circle(circle: Circle) -> Select<enrolment::Entity> {
    let noted = live_attendance::Entity::find()
        .select_only()
        .column(live_attendance::Column::EnrolmentId)
        .filter(live_attendance::Column::SessionId.eq(circle.session))
        .into_query();
    let mut meant = Condition::all().add(enrolment::Column::State.ne(state_code(EnrolmentState::Withdrawn)));
    if let Some(batch) = circle.batch {
        meant = meant.add(enrolment::Column::PersonId.in_subquery(seated_people(batch)));
    }
    enrolment::Entity::find()
        .join(JoinType::InnerJoin, to_person())
        .filter(enrolment::Column::CourseId.eq(circle.course))
        .filter(person::Column::InstitutionId.eq(circle.institution))
        .filter(Condition::any().add(meant).add(enrolment::Column::Id.in_subquery(noted)))
}

/// Those of some enrolments that are of people for whom a session is, in order.
pub(in crate::features::live) async fn of_circle(
    db: &impl ConnectionTrait,
    circle: Circle,
    enrolments: &[EnrolmentId],
) -> Result<Vec<EnrolmentId>, DbErr> {
    in_circle(circle)
        .select_only()
        .column(enrolment::Column::Id)
        .filter(enrolment::Column::Id.is_in(enrolments.iter().copied()))
        .order_by_asc(enrolment::Column::Id)
        .into_tuple()
        .all(db)
        .await
}

/// How many people of an institution are noted as there in some sessions.
pub(in crate::features::live) async fn present(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    sessions: &[LiveSessionId],
) -> Result<BTreeMap<LiveSessionId, u32>, DbErr> {
    use live_attendance::Column;
    if sessions.is_empty() {
        return Ok(BTreeMap::new());
    }
    let to_enrolment: RelationDef = live_attendance::Entity::belongs_to(enrolment::Entity)
        .from(Column::EnrolmentId)
        .to(enrolment::Column::Id)
        .into();
    let rows: Vec<(LiveSessionId, i64)> = live_attendance::Entity::find()
        .select_only()
        .column(Column::SessionId)
        .column_as(Column::EnrolmentId.count(), "people")
        .join(JoinType::InnerJoin, to_enrolment)
        .join(JoinType::InnerJoin, to_person())
        .filter(Column::SessionId.is_in(sessions.iter().copied()))
        .filter(Column::WithdrawnAt.is_null())
        .filter(person::Column::InstitutionId.eq(institution))
        .group_by(Column::SessionId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, people)| (id, u32::try_from(people).unwrap_or_default())).collect())
}

/// Which people to list.
pub(in crate::features::live) struct Wanted {
    pub(in crate::features::live) circle: Circle,
    pub(in crate::features::live) words: Vec<String>,
    pub(in crate::features::live) presence: Option<Presence>,
    pub(in crate::features::live) after: Option<(String, EnrolmentId)>,
    pub(in crate::features::live) today: NaiveDate,
    pub(in crate::features::live) most: u64,
}

/// Somebody for whom a session is.
#[derive(Debug)]
pub(in crate::features::live) struct Person {
    pub(in crate::features::live) enrolment: EnrolmentId,
    pub(in crate::features::live) id: PersonId,
    pub(in crate::features::live) sort_name: String,
    pub(in crate::features::live) name: String,
    pub(in crate::features::live) unit: String,
    pub(in crate::features::live) attended: Option<Attended>,
}

/// An attendance as it was noted.
#[derive(Debug)]
pub(in crate::features::live) struct Attended {
    pub(in crate::features::live) at: DateTime<Utc>,
    pub(in crate::features::live) how: AttendedBy,
    pub(in crate::features::live) by: Option<AccountId>,
    pub(in crate::features::live) withdrawn: Option<String>,
}

#[derive(FromQueryResult)]
struct PersonRow {
    id: EnrolmentId,
    person_id: PersonId,
    sort_name: String,
    name: String,
    title_before: Option<String>,
    title_after: Option<String>,
    unit: Option<String>,
    at: Option<DateTime<Utc>>,
    how: Option<String>,
    by_account: Option<AccountId>,
    withdraw_reason: Option<String>,
}

fn noted(session: LiveSessionId) -> RelationDef {
    let join: RelationDef = enrolment::Entity::belongs_to(live_attendance::Entity)
        .from(enrolment::Column::Id)
        .to(live_attendance::Column::EnrolmentId)
        .into();
    join.on_condition(move |_, _| Condition::all().add(live_attendance::Column::SessionId.eq(session)))
}

fn placed(today: NaiveDate) -> RelationDef {
    let join: RelationDef = person::Entity::belongs_to(assignment::Entity)
        .from(person::Column::Id)
        .to(assignment::Column::PersonId)
        .into();
    join.on_condition(move |_, _| {
        in_force(assignment::Column::StartsOn, assignment::Column::EndsOn, today)
            .add(assignment::Column::Holding.eq("definitive"))
    })
}

fn is_present() -> Condition {
    Condition::all()
        .add(live_attendance::Column::At.is_not_null())
        .add(live_attendance::Column::WithdrawnAt.is_null())
}

/// A page of the people for whom a session is, by name.
pub(in crate::features::live) async fn people(
    db: &impl ConnectionTrait,
    wanted: Wanted,
) -> Result<Vec<Person>, DbErr> {
    use live_attendance::Column;
    let mut query = in_circle(wanted.circle)
        .select_only()
        .columns([enrolment::Column::Id, enrolment::Column::PersonId])
        .columns([person::Column::SortName, person::Column::Name])
        .columns([person::Column::TitleBefore, person::Column::TitleAfter])
        .columns([Column::At, Column::How, Column::ByAccount, Column::WithdrawReason])
        .column_as(org_unit::Column::Name, "unit")
        .join(JoinType::LeftJoin, noted(wanted.circle.session))
        .join(JoinType::LeftJoin, placed(wanted.today))
        .join(JoinType::LeftJoin, assignment_unit());
    for word in &wanted.words {
        query = query.filter(person::Column::SortName.contains(word));
    }
    query = match wanted.presence {
        Some(Presence::Present) => query.filter(is_present()),
        Some(Presence::Absent) => query.filter(is_present().not()),
        None => query,
    };
    if let Some((name, id)) = wanted.after {
        let here = Expr::tuple([Expr::value(name), Expr::value(id)]);
        let place = Expr::tuple([
            Expr::col((person::Entity, person::Column::SortName)),
            Expr::col((enrolment::Entity, enrolment::Column::Id)),
        ]);
        query = query.filter(place.gt(here));
    }
    let rows = query
        .order_by_asc(person::Column::SortName)
        .order_by_asc(enrolment::Column::Id)
        .limit(wanted.most)
        .into_model::<PersonRow>()
        .all(db)
        .await?;
    let person = |row: PersonRow| {
        let attended = match row.at.zip(row.how) {
            Some((at, how)) => {
                Some(Attended { at, how: how_of(&how)?, by: row.by_account, withdrawn: row.withdraw_reason })
            }
            None => None,
        };
        Ok(Person {
            enrolment: row.id,
            id: row.person_id,
            name: full_name(row.title_before.as_deref(), &row.name, row.title_after.as_deref()),
            sort_name: row.sort_name,
            unit: row.unit.unwrap_or_default(),
            attended,
        })
    };
    rows.into_iter().map(person).collect()
}

/// Writes in the trail who noted somebody as there, or struck somebody off for a reason.
pub(in crate::features::live) async fn note_person(
    tx: &DatabaseTransaction,
    id: Uuid,
    by: (AccountId, DateTime<Utc>),
    (session, enrolment): (LiveSessionId, EnrolmentId),
    reason: Option<&str>,
) -> Result<(), DbErr> {
    let action = if reason.is_some() { "strike off" } else { "confirm" };
    let detail = json!({ "enrolment": enrolment, "reason": reason });
    super::note(tx, id, by, session, (action, detail)).await
}
