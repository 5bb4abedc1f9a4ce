//! Queries of the discussion slice: rows in, values out.
//!
//! **Invariant:** a discussion is found only together with its institution, or with a course of those who teach.

mod post;
mod report;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult,
    JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use serde_json::json;
use shared::id::{AccountId, BatchId, CourseId, DiscussionId, InstitutionId, PersonId};
use uuid::Uuid;

pub(super) use self::post::*;
pub(super) use self::report::*;
use crate::db::audit;
use crate::db::entity::{assignment, batch, discussion, institution, org_unit, person};
use crate::features::organisation::door::{assignment_unit, full_name, in_force};

/// Where a discussion hangs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) institution: InstitutionId,
    pub(super) course: CourseId,
    /// Key of the lesson.
    pub(super) key: String,
    pub(super) batch: Option<BatchId>,
}

/// A discussion.
#[derive(Debug, Clone)]
pub(super) struct Talk {
    pub(super) id: DiscussionId,
    pub(super) is_closed: bool,
}

fn circle(batch: Option<BatchId>) -> String {
    batch.map(|batch| batch.to_string()).unwrap_or_default()
}

/// The discussion at a place, if anybody has written or closed it.
pub(super) async fn find(db: &impl ConnectionTrait, place: &Place) -> Result<Option<Talk>, DbErr> {
    let row = discussion::Entity::find()
        .filter(discussion::Column::CourseId.eq(place.course))
        .filter(discussion::Column::InstitutionId.eq(place.institution))
        .filter(discussion::Column::LessonKey.eq(&place.key))
        .filter(discussion::Column::Circle.eq(circle(place.batch)))
        .one(db)
        .await?;
    Ok(row.map(|row| Talk { id: row.id, is_closed: row.closed_at.is_some() }))
}

/// Where a discussion is.
pub(super) async fn place(db: &impl ConnectionTrait, id: DiscussionId) -> Result<Option<Place>, DbErr> {
    let row = discussion::Entity::find_by_id(id).one(db).await?;
    Ok(row.map(|row| Place {
        institution: row.institution_id,
        course: row.course_id,
        key: row.lesson_key,
        batch: row.batch_id,
    }))
}

/// The discussion at a place, made where there is none: somebody else may be as fast, and both get the one row.
pub(super) async fn find_or_add(
    tx: &DatabaseTransaction,
    place: &Place,
    id: DiscussionId,
) -> Result<Talk, DbErr> {
    if let Some(found) = find(tx, place).await? {
        return Ok(found);
    }
    let row = discussion::ActiveModel {
        id: Set(id),
        institution_id: Set(place.institution),
        course_id: Set(place.course),
        lesson_key: Set(place.key.clone()),
        circle: Set(circle(place.batch)),
        batch_id: Set(place.batch),
        closed_by: Set(None),
        closed_at: Set(None),
    };
    discussion::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(tx)
        .await?;
    find(tx, place).await?.ok_or_else(|| DbErr::RecordNotFound("discussion just made".to_owned()))
}

/// Opens or closes a discussion.
pub(super) async fn set_closed(
    tx: &DatabaseTransaction,
    id: DiscussionId,
    closed: Option<(AccountId, DateTime<Utc>)>,
) -> Result<(), DbErr> {
    discussion::Entity::update_many()
        .col_expr(discussion::Column::ClosedBy, closed.map(|(by, _)| by).into())
        .col_expr(discussion::Column::ClosedAt, closed.map(|(_, at)| at).into())
        .filter(discussion::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// A discussion of a course, with the name of its batch.
#[derive(Debug, Clone, FromQueryResult)]
pub(super) struct Held {
    pub(super) id: DiscussionId,
    pub(super) institution_id: InstitutionId,
    /// Name of the institution.
    pub(super) institution: String,
    pub(super) lesson_key: String,
    pub(super) batch_id: Option<BatchId>,
    pub(super) name: Option<String>,
    pub(super) closed_at: Option<DateTime<Utc>>,
}

/// The discussions of a course, whichever institution's learners have them.
pub(super) async fn of_course(db: &impl ConnectionTrait, course: CourseId) -> Result<Vec<Held>, DbErr> {
    let to_institution: RelationDef = discussion::Entity::belongs_to(institution::Entity)
        .from(discussion::Column::InstitutionId)
        .to(institution::Column::Id)
        .into();
    let to_batch: RelationDef = discussion::Entity::belongs_to(batch::Entity)
        .from(discussion::Column::BatchId)
        .to(batch::Column::Id)
        .into();
    discussion::Entity::find()
        .select_only()
        .columns([discussion::Column::Id, discussion::Column::LessonKey, discussion::Column::BatchId])
        .columns([discussion::Column::InstitutionId, discussion::Column::ClosedAt])
        .column(batch::Column::Name)
        .column_as(institution::Column::Name, "institution")
        .join(JoinType::InnerJoin, to_institution)
        .join(JoinType::LeftJoin, to_batch)
        .filter(discussion::Column::CourseId.eq(course))
        .order_by_asc(discussion::Column::Id)
        .into_model()
        .all(db)
        .await
}

/// The name of a batch of a course in an institution.
pub(super) async fn batch_name(
    db: &impl ConnectionTrait,
    place: &Place,
    batch: BatchId,
) -> Result<Option<String>, DbErr> {
    batch::Entity::find_by_id(batch)
        .select_only()
        .column(batch::Column::Name)
        .filter(batch::Column::CourseId.eq(place.course))
        .filter(batch::Column::InstitutionId.eq(place.institution))
        .into_tuple()
        .one(db)
        .await
}

/// The name of an institution.
pub(super) async fn institution_name(
    db: &impl ConnectionTrait,
    id: InstitutionId,
) -> Result<Option<String>, DbErr> {
    institution::Entity::find_by_id(id)
        .select_only()
        .column(institution::Column::Name)
        .into_tuple()
        .one(db)
        .await
}

/// Who wrote something.
#[derive(Debug, Clone, Default)]
pub(super) struct Author {
    pub(super) name: String,
    pub(super) unit: String,
}

#[derive(FromQueryResult)]
struct AuthorRow {
    id: PersonId,
    title_before: Option<String>,
    name: String,
    title_after: Option<String>,
    unit: Option<String>,
}

/// Names and units of some people on a day.
pub(super) async fn authors(
    db: &impl ConnectionTrait,
    people: impl Iterator<Item = PersonId>,
    on: NaiveDate,
) -> Result<BTreeMap<PersonId, Author>, DbErr> {
    let to_assignment: RelationDef = person::Entity::belongs_to(assignment::Entity)
        .from(person::Column::Id)
        .to(assignment::Column::PersonId)
        .into();
    let to_assignment = to_assignment.on_condition(move |_, _| {
        in_force(assignment::Column::StartsOn, assignment::Column::EndsOn, on)
            .add(assignment::Column::Holding.eq("definitive"))
    });
    let rows: Vec<AuthorRow> = person::Entity::find()
        .select_only()
        .columns([person::Column::Id, person::Column::TitleBefore, person::Column::Name])
        .column(person::Column::TitleAfter)
        .column_as(org_unit::Column::Name, "unit")
        .join(JoinType::LeftJoin, to_assignment)
        .join(JoinType::LeftJoin, assignment_unit())
        .filter(person::Column::Id.is_in(people))
        .order_by_asc(assignment::Column::StartsOn)
        .into_model()
        .all(db)
        .await?;
    let author = |row: AuthorRow| {
        let name = full_name(row.title_before.as_deref(), &row.name, row.title_after.as_deref());
        (row.id, Author { name, unit: row.unit.unwrap_or_default() })
    };
    Ok(rows.into_iter().map(author).collect())
}

/// Notes what somebody who teaches did with a discussion or a post.
pub(super) async fn note(
    tx: &DatabaseTransaction,
    id: Uuid,
    by: (AccountId, DateTime<Utc>),
    of: (&str, Uuid),
    action: &str,
    reason: Option<&str>,
) -> Result<(), DbErr> {
    audit::note(tx, id, by, (of.0, Some(of.1)), action, json!({ "reason": reason })).await
}
