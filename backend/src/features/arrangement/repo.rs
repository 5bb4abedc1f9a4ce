//! Queries of the arrangement slice: rows in, values out.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use shared::api::arrangement::Whom;
use shared::api::enrolment::EnrolmentState;
use shared::id::{
    AccountId, ArrangementId, CourseId, InstitutionId, LessonId, OrgUnitId, PersonId, VersionId,
};

use super::terms::{Active, For};
use crate::db::entity::{arrangement, assignment, course, course_version, enrolment, org_unit, person};
use crate::features::enrolment::door::state_code;
use crate::features::organisation::door::{assignment_unit, full_name, in_force};

/// An arrangement.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) id: ArrangementId,
    pub(super) lesson: LessonId,
    pub(super) whom: Whom,
    pub(super) attempts: u16,
    pub(super) minutes: u16,
    pub(super) opens_at: Option<DateTime<Utc>>,
    pub(super) closes_at: Option<DateTime<Utc>>,
    pub(super) reason: String,
    pub(super) made: (AccountId, DateTime<Utc>),
    pub(super) ended: Option<(AccountId, DateTime<Utc>)>,
}

fn to_row(row: arrangement::Model) -> Row {
    let whom = match (row.person_id, row.unit_id) {
        (Some(person), _) => Whom::Person { person },
        (None, Some(unit)) => Whom::Unit { unit },
        (None, None) => Whom::Everybody,
    };
    Row {
        id: row.id,
        lesson: row.lesson_id,
        whom,
        attempts: count(row.attempts),
        minutes: count(row.minutes),
        opens_at: row.opens_at,
        closes_at: row.closes_at,
        reason: row.reason,
        made: (row.made_by, row.made_at),
        ended: row.ended_by.zip(row.ended_at),
    }
}

fn count(number: i16) -> u16 {
    u16::try_from(number).unwrap_or_default()
}

fn small(number: u16) -> i16 {
    i16::try_from(number).unwrap_or(i16::MAX)
}

/// Adds an arrangement.
pub(super) async fn add(tx: &DatabaseTransaction, version: VersionId, row: &Row) -> Result<(), DbErr> {
    let (unit_id, person_id) = match row.whom {
        Whom::Everybody => (None, None),
        Whom::Unit { unit } => (Some(unit), None),
        Whom::Person { person } => (None, Some(person)),
    };
    let model = arrangement::ActiveModel {
        id: Set(row.id),
        version_id: Set(version),
        lesson_id: Set(row.lesson),
        unit_id: Set(unit_id),
        person_id: Set(person_id),
        attempts: Set(small(row.attempts)),
        minutes: Set(small(row.minutes)),
        opens_at: Set(row.opens_at),
        closes_at: Set(row.closes_at),
        reason: Set(row.reason.clone()),
        made_by: Set(row.made.0),
        made_at: Set(row.made.1),
        ended_by: Set(None),
        ended_at: Set(None),
    };
    arrangement::Entity::insert(model).exec_without_returning(tx).await?;
    Ok(())
}

fn of_version() -> RelationDef {
    arrangement::Entity::belongs_to(course_version::Entity)
        .from(arrangement::Column::VersionId)
        .to(course_version::Column::Id)
        .into()
}

fn of_course() -> RelationDef {
    course_version::Entity::belongs_to(course::Entity)
        .from(course_version::Column::CourseId)
        .to(course::Column::Id)
        .into()
}

/// An arrangement for a quiz of an institution.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: ArrangementId,
) -> Result<Option<Row>, DbErr> {
    let row = arrangement::Entity::find_by_id(id)
        .join(JoinType::InnerJoin, of_version())
        .join(JoinType::InnerJoin, of_course())
        .filter(course::Column::InstitutionId.eq(institution))
        .one(db)
        .await?;
    Ok(row.map(to_row))
}

/// Ends an arrangement; says whether that had not been done before.
pub(super) async fn end(
    tx: &DatabaseTransaction,
    id: ArrangementId,
    by: AccountId,
    at: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let ended = arrangement::Entity::update_many()
        .col_expr(arrangement::Column::EndedBy, by.into())
        .col_expr(arrangement::Column::EndedAt, at.into())
        .filter(arrangement::Column::Id.eq(id))
        .filter(arrangement::Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(ended.rows_affected > 0)
}

/// The latest arrangements of a quiz.
pub(super) async fn list(db: &impl ConnectionTrait, lesson: LessonId, most: u64) -> Result<Vec<Row>, DbErr> {
    let rows = arrangement::Entity::find()
        .filter(arrangement::Column::LessonId.eq(lesson))
        .order_by_desc(arrangement::Column::MadeAt)
        .order_by_desc(arrangement::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(to_row).collect())
}

/// Person, attempts, minutes, opens, closes, made, path of the unit.
type Found =
    (Option<PersonId>, i16, i16, Option<DateTime<Utc>>, Option<DateTime<Utc>>, DateTime<Utc>, Option<String>);

/// What has been arranged for a quiz and not ended: of what is for persons, only one's, or everybody's where none is
/// named.
pub(super) async fn active(
    db: &impl ConnectionTrait,
    lesson: LessonId,
    person: Option<PersonId>,
) -> Result<Vec<(Option<PersonId>, Active)>, DbErr> {
    use arrangement::Column;
    let to_unit: RelationDef = arrangement::Entity::belongs_to(org_unit::Entity)
        .from(Column::UnitId)
        .to(org_unit::Column::Id)
        .into();
    let mut query = arrangement::Entity::find()
        .select_only()
        .columns([Column::PersonId, Column::Attempts, Column::Minutes])
        .columns([Column::OpensAt, Column::ClosesAt, Column::MadeAt])
        .column(org_unit::Column::Path)
        .join(JoinType::LeftJoin, to_unit)
        .filter(Column::LessonId.eq(lesson))
        .filter(Column::EndedAt.is_null());
    if let Some(person) = person {
        query =
            query.filter(Condition::any().add(Column::PersonId.is_null()).add(Column::PersonId.eq(person)));
    }
    let rows: Vec<Found> = query.into_tuple().all(db).await?;
    let active = |(person, attempts, minutes, opens_at, closes_at, made_at, path): Found| {
        let whom = match (person, path) {
            (Some(_), _) => For::Person,
            (None, Some(path)) => For::Unit(path),
            (None, None) => For::Everybody,
        };
        let (attempts, minutes) = (count(attempts), count(minutes));
        (person, Active { whom, attempts, minutes, opens_at, closes_at, made_at })
    };
    Ok(rows.into_iter().map(active).collect())
}

/// The places of the tree at which some people work on a day.
pub(super) async fn paths(
    db: &impl ConnectionTrait,
    people: impl Iterator<Item = PersonId>,
    on: NaiveDate,
) -> Result<BTreeMap<PersonId, Vec<String>>, DbErr> {
    let rows: Vec<(PersonId, String)> = assignment::Entity::find()
        .select_only()
        .column(assignment::Column::PersonId)
        .column(org_unit::Column::Path)
        .join(JoinType::InnerJoin, assignment_unit())
        .filter(assignment::Column::PersonId.is_in(people))
        .filter(in_force(assignment::Column::StartsOn, assignment::Column::EndsOn, on))
        .into_tuple()
        .all(db)
        .await?;
    let mut paths: BTreeMap<PersonId, Vec<String>> = BTreeMap::new();
    for (person, path) in rows {
        paths.entry(person).or_default().push(path);
    }
    Ok(paths)
}

/// The name of a unit of an institution.
pub(super) async fn unit_name(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    unit: OrgUnitId,
) -> Result<Option<String>, DbErr> {
    let row = org_unit::Entity::find_by_id(unit)
        .filter(org_unit::Column::InstitutionId.eq(institution))
        .one(db)
        .await?;
    Ok(row.map(|row| row.name))
}

/// The names of units.
pub(super) async fn unit_names(
    db: &impl ConnectionTrait,
    units: impl Iterator<Item = OrgUnitId>,
) -> Result<BTreeMap<OrgUnitId, String>, DbErr> {
    let rows = org_unit::Entity::find().filter(org_unit::Column::Id.is_in(units)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

fn name(row: &person::Model) -> String {
    full_name(row.title_before.as_deref(), &row.name, row.title_after.as_deref())
}

/// People who learn a course and whose names hold some words, in the order of their names.
pub(super) async fn learners(
    db: &impl ConnectionTrait,
    course: CourseId,
    words: &[String],
    most: u64,
) -> Result<Vec<(PersonId, String)>, DbErr> {
    let learns: RelationDef = person::Entity::belongs_to(enrolment::Entity)
        .from(person::Column::Id)
        .to(enrolment::Column::PersonId)
        .into();
    let mut query = person::Entity::find()
        .join(JoinType::InnerJoin, learns)
        .filter(enrolment::Column::CourseId.eq(course))
        .filter(enrolment::Column::State.ne(state_code(EnrolmentState::Withdrawn)));
    for word in words {
        query = query.filter(person::Column::SortName.contains(word));
    }
    let rows = query
        .order_by_asc(person::Column::SortName)
        .order_by_asc(person::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows.iter().map(|row| (row.id, name(row))).collect())
}

/// Whether somebody learns a course.
pub(super) async fn learns(
    db: &impl ConnectionTrait,
    course: CourseId,
    person: PersonId,
) -> Result<bool, DbErr> {
    let found = enrolment::Entity::find()
        .filter(enrolment::Column::CourseId.eq(course))
        .filter(enrolment::Column::PersonId.eq(person))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// A unit in the tree.
#[derive(Debug, FromQueryResult)]
pub(super) struct Unit {
    pub(super) id: OrgUnitId,
    pub(super) name: String,
    pub(super) path: String,
}

/// Units of an institution, in the order of the tree.
pub(super) async fn units(db: &impl ConnectionTrait, institution: InstitutionId) -> Result<Vec<Unit>, DbErr> {
    org_unit::Entity::find()
        .select_only()
        .columns([org_unit::Column::Id, org_unit::Column::Name, org_unit::Column::Path])
        .filter(org_unit::Column::InstitutionId.eq(institution))
        .order_by_asc(org_unit::Column::Path)
        .into_model()
        .all(db)
        .await
}
