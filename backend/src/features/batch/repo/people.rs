//! People as batches need them: who belongs to the institution, and where they work.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, RelationDef, Select,
};
use shared::api::batch::{SeatState, UnitShare};
use shared::id::{BatchId, CourseId, InstitutionId, PersonId};

use super::{live, state_code};
use crate::db::entity::{assignment, batch, batch_seat, org_unit, person};
use crate::features::organisation::door::{assignment_unit, full_name, in_force};

fn to_batch() -> RelationDef {
    batch_seat::Entity::belongs_to(batch::Entity)
        .from(batch_seat::Column::BatchId)
        .to(batch::Column::Id)
        .into()
}

/// Seats that are taken in batches that take place.
fn seated() -> Select<batch_seat::Entity> {
    batch_seat::Entity::find()
        .join(JoinType::InnerJoin, to_batch())
        .filter(batch_seat::Column::State.eq(state_code(SeatState::Seated)))
        .filter(batch::Column::CancelledAt.is_null())
}

/// The people who have a seat in a batch; nobody has one in a cancelled batch.
pub(in crate::features::batch) fn seated_people(batch: BatchId) -> SelectStatement {
    seated()
        .select_only()
        .column(batch_seat::Column::PersonId)
        .filter(batch_seat::Column::BatchId.eq(batch))
        .into_query()
}

/// The batches that take place in which a person has a seat.
pub(in crate::features::batch) async fn seated_in(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Vec<BatchId>, DbErr> {
    seated()
        .select_only()
        .column(batch_seat::Column::BatchId)
        .filter(batch_seat::Column::PersonId.eq(person))
        .into_tuple()
        .all(db)
        .await
}

/// How many of some people belong to an institution.
pub(in crate::features::batch) async fn count_of(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    people: impl Iterator<Item = PersonId>,
) -> Result<usize, DbErr> {
    let ids: Vec<PersonId> = person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::InstitutionId.eq(institution))
        .filter(person::Column::Id.is_in(people))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.len())
}

/// The units in which some people work on a day.
pub(in crate::features::batch) async fn units_of(
    db: &impl ConnectionTrait,
    people: impl Iterator<Item = PersonId>,
    on: NaiveDate,
) -> Result<BTreeMap<PersonId, String>, DbErr> {
    let rows: Vec<(PersonId, String)> = assignment::Entity::find()
        .select_only()
        .column(assignment::Column::PersonId)
        .column(org_unit::Column::Name)
        .join(JoinType::InnerJoin, assignment_unit())
        .filter(assignment::Column::PersonId.is_in(people))
        .filter(assignment::Column::Holding.eq("definitive"))
        .filter(in_force(assignment::Column::StartsOn, assignment::Column::EndsOn, on))
        .order_by_asc(assignment::Column::StartsOn)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// How many of those seated work in each unit on a day, the most first.
pub(in crate::features::batch) async fn shares(
    db: &impl ConnectionTrait,
    batch: BatchId,
    on: NaiveDate,
) -> Result<Vec<UnitShare>, DbErr> {
    let to_assignment: RelationDef = batch_seat::Entity::belongs_to(assignment::Entity)
        .from(batch_seat::Column::PersonId)
        .to(assignment::Column::PersonId)
        .into();
    let to_assignment = to_assignment.on_condition(move |_, _| {
        in_force(assignment::Column::StartsOn, assignment::Column::EndsOn, on)
            .add(assignment::Column::Holding.eq("definitive"))
    });
    let rows: Vec<(Option<String>, i64)> = batch_seat::Entity::find()
        .select_only()
        .column(org_unit::Column::Name)
        .column_as(batch_seat::Column::Id.count(), "people")
        .join(JoinType::LeftJoin, to_assignment)
        .join(JoinType::LeftJoin, assignment_unit())
        .filter(batch_seat::Column::BatchId.eq(batch))
        .filter(batch_seat::Column::State.eq(state_code(SeatState::Seated)))
        .group_by(org_unit::Column::Name)
        .order_by_desc(batch_seat::Column::Id.count())
        .order_by_asc(org_unit::Column::Name)
        .limit(50)
        .into_tuple()
        .all(db)
        .await?;
    let share = |(unit, people): (Option<String>, i64)| UnitShare {
        unit: unit.unwrap_or_default(),
        people: u32::try_from(people).unwrap_or_default(),
    };
    Ok(rows.into_iter().map(share).collect())
}

/// People of an institution who are not in a batch and whose names hold some words, in the order of their names.
pub(in crate::features::batch) async fn candidates(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    batch: BatchId,
    words: &[String],
    most: u64,
) -> Result<Vec<(PersonId, String)>, DbErr> {
    let there = batch_seat::Entity::find()
        .select_only()
        .column(batch_seat::Column::PersonId)
        .filter(batch_seat::Column::BatchId.eq(batch))
        .filter(live())
        .into_query();
    let mut query = person::Entity::find()
        .filter(person::Column::InstitutionId.eq(institution))
        .filter(person::Column::Id.not_in_subquery(there));
    for word in words {
        query = query.filter(person::Column::SortName.contains(word));
    }
    let rows = query
        .order_by_asc(person::Column::SortName)
        .order_by_asc(person::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    let name = |row: person::Model| {
        (row.id, full_name(row.title_before.as_deref(), &row.name, row.title_after.as_deref()))
    };
    Ok(rows.into_iter().map(name).collect())
}

/// How many nominations of a person wait in batches that have not begun on a day.
pub(in crate::features::batch) async fn nominations(
    db: &impl ConnectionTrait,
    person: PersonId,
    on: NaiveDate,
) -> Result<u32, DbErr> {
    let can_be_answered =
        Condition::any().add(batch::Column::StartsOn.gte(on)).add(batch::Column::EnrolUntil.gte(on));
    let count = batch_seat::Entity::find()
        .join(JoinType::InnerJoin, to_batch())
        .filter(batch_seat::Column::PersonId.eq(person))
        .filter(batch_seat::Column::State.eq(state_code(SeatState::Nominated)))
        .filter(batch::Column::CancelledAt.is_null())
        .filter(can_be_answered)
        .count(db)
        .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The batches of a course in which a person has a seat, the one that begins last first.
pub(in crate::features::batch) async fn seats_in(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    person: PersonId,
    course: CourseId,
) -> Result<Vec<(BatchId, String, NaiveDate)>, DbErr> {
    seated()
        .select_only()
        .columns([batch::Column::Id, batch::Column::Name])
        .column(batch::Column::StartsOn)
        .filter(batch_seat::Column::PersonId.eq(person))
        .filter(batch::Column::CourseId.eq(course))
        .filter(batch::Column::InstitutionId.eq(institution))
        .order_by_desc(batch::Column::StartsOn)
        .order_by_desc(batch::Column::Id)
        .into_tuple()
        .all(db)
        .await
}
