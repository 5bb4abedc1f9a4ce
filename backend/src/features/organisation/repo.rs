//! Queries of the organisation slice: rows in, values out; the institution is part of every query.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult,
    JoinType, QueryFilter, QueryOrder, QuerySelect,
};
use shared::api::organisation::{
    AssignmentView, EmploymentView, NewAssignment, NewPerson, PersonRecord, PersonRow, PositionRow, UnitRow,
};
use shared::id::{AccountId, AssignmentId, EmploymentId, InstitutionId, OrgUnitId, PersonId, PositionId};
use shared::value::Nip;
use uuid::Uuid;

use super::door::{
    assignment_position, assignment_unit, full_name, held, holding_code, holding_of, in_force, staff_code,
    staff_of, superior,
};
use crate::db::audit;
use crate::db::entity::{assignment, employment, institution, org_unit, person, position};

#[derive(FromQueryResult)]
struct Headcount {
    unit_id: OrgUnitId,
    people: i64,
}

/// The institution's units, parents first, with the people placed in each today.
pub(super) async fn units(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    today: NaiveDate,
) -> Result<Vec<UnitRow>, DbErr> {
    let rows = org_unit::Entity::find()
        .filter(org_unit::Column::InstitutionId.eq(institution))
        .order_by_asc(org_unit::Column::Path)
        .all(db)
        .await?;
    let counts = assignment::Entity::find()
        .select_only()
        .column(assignment::Column::UnitId)
        .column_as(assignment::Column::PersonId.count(), "people")
        .join(JoinType::InnerJoin, assignment_unit())
        .filter(org_unit::Column::InstitutionId.eq(institution))
        .filter(assignment::Column::Holding.eq("definitive"))
        .filter(in_force(assignment::Column::StartsOn, assignment::Column::EndsOn, today))
        .group_by(assignment::Column::UnitId)
        .into_model::<Headcount>()
        .all(db)
        .await?;
    let people = |id| counts.iter().find(|row| row.unit_id == id).map_or(0, |row| row.people);
    Ok(rows
        .into_iter()
        .map(|row| UnitRow {
            people: u32::try_from(people(row.id)).unwrap_or_default(),
            id: row.id,
            parent: row.parent_id,
            depth: u8::try_from(row.depth).unwrap_or_default(),
            name: row.name,
        })
        .collect())
}

/// The institution's positions by name.
pub(super) async fn positions(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
) -> Result<Vec<PositionRow>, DbErr> {
    let rows = position::Entity::find()
        .filter(position::Column::InstitutionId.eq(institution))
        .order_by_asc(position::Column::Name)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| PositionRow { id: row.id, name: row.name, tier: row.tier }).collect())
}

/// Which people to list.
pub(super) struct Wanted {
    pub(super) institution: InstitutionId,
    pub(super) words: Vec<String>,
    pub(super) nip: Option<Nip>,
    pub(super) unit_path: Option<String>,
    pub(super) after: Option<(String, PersonId)>,
    pub(super) limit: u64,
    pub(super) today: NaiveDate,
}

#[derive(FromQueryResult)]
struct ListedRow {
    id: PersonId,
    name: String,
    title_before: Option<String>,
    title_after: Option<String>,
    sort_name: String,
    staff: Option<String>,
    holding: Option<String>,
    position: Option<String>,
    unit: Option<String>,
}

fn person_assignment(today: NaiveDate) -> sea_orm::RelationDef {
    let mut join: sea_orm::RelationDef = person::Entity::belongs_to(assignment::Entity)
        .from(person::Column::Id)
        .to(assignment::Column::PersonId)
        .into();
    join = join.on_condition(move |_, _| {
        in_force(assignment::Column::StartsOn, assignment::Column::EndsOn, today)
            .add(assignment::Column::Holding.eq("definitive"))
    });
    join
}

fn person_employment(today: NaiveDate) -> sea_orm::RelationDef {
    let join: sea_orm::RelationDef = person::Entity::belongs_to(employment::Entity)
        .from(person::Column::Id)
        .to(employment::Column::PersonId)
        .into();
    join.on_condition(move |_, _| in_force(employment::Column::StartsOn, employment::Column::EndsOn, today))
}

/// A page of people by name, each with its sorting key for the cursor.
pub(super) async fn people(
    db: &impl ConnectionTrait,
    wanted: &Wanted,
) -> Result<Vec<(String, PersonRow)>, DbErr> {
    let mut query = person::Entity::find()
        .select_only()
        .columns([
            person::Column::Id,
            person::Column::Name,
            person::Column::TitleBefore,
            person::Column::TitleAfter,
            person::Column::SortName,
        ])
        .column_as(employment::Column::Staff, "staff")
        .column_as(assignment::Column::Holding, "holding")
        .column_as(position::Column::Name, "position")
        .column_as(org_unit::Column::Name, "unit")
        .join(JoinType::LeftJoin, person_employment(wanted.today))
        .join(JoinType::LeftJoin, person_assignment(wanted.today))
        .join(JoinType::LeftJoin, assignment_unit())
        .join(JoinType::LeftJoin, assignment_position())
        .filter(person::Column::InstitutionId.eq(wanted.institution));
    for word in &wanted.words {
        query = query.filter(person::Column::SortName.contains(word));
    }
    if let Some(nip) = &wanted.nip {
        query = query.filter(employment::Column::Nip.eq(nip.as_str()));
    }
    if let Some(path) = &wanted.unit_path {
        query = query.filter(
            org_unit::Column::Path.eq(path).or(org_unit::Column::Path.starts_with(format!("{path}."))),
        );
    }
    if let Some((name, id)) = &wanted.after {
        let later = Expr::col((person::Entity, person::Column::SortName)).gt(name.clone()).or(Expr::col((
            person::Entity,
            person::Column::SortName,
        ))
        .eq(name.clone())
        .and(Expr::col((person::Entity, person::Column::Id)).gt(*id)));
        query = query.filter(later);
    }
    let rows = query
        .order_by_asc(person::Column::SortName)
        .order_by_asc(person::Column::Id)
        .limit(wanted.limit)
        .into_model::<ListedRow>()
        .all(db)
        .await?;
    rows.into_iter().map(to_row).collect()
}

fn to_row(row: ListedRow) -> Result<(String, PersonRow), DbErr> {
    let position = match (&row.position, &row.holding) {
        (Some(position), Some(holding)) => Some(held(holding_of(holding)?, position)),
        (position, _) => position.clone(),
    };
    let name = full_name(row.title_before.as_deref(), &row.name, row.title_after.as_deref());
    let staff = row.staff.as_deref().map(staff_of).transpose()?;
    Ok((row.sort_name, PersonRow { id: row.id, name, staff, position, unit: row.unit }))
}

/// The path of a unit of the institution.
pub(super) async fn unit_path(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    unit: OrgUnitId,
) -> Result<Option<String>, DbErr> {
    let row = org_unit::Entity::find_by_id(unit)
        .filter(org_unit::Column::InstitutionId.eq(institution))
        .one(db)
        .await?;
    Ok(row.map(|row| row.path))
}

/// Whether a position belongs to the institution.
pub(super) async fn has_position(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: PositionId,
) -> Result<bool, DbErr> {
    let found = position::Entity::find_by_id(id)
        .filter(position::Column::InstitutionId.eq(institution))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Whether a person belongs to the institution.
pub(super) async fn has_person(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: PersonId,
) -> Result<bool, DbErr> {
    let found =
        person::Entity::find_by_id(id).filter(person::Column::InstitutionId.eq(institution)).one(db).await?;
    Ok(found.is_some())
}

#[derive(FromQueryResult)]
struct PlacedRow {
    id: AssignmentId,
    unit_path: String,
    position: String,
    holding: String,
    is_leading: bool,
    starts_on: NaiveDate,
    ends_on: Option<NaiveDate>,
}

/// A person's record, if the person belongs to the institution.
pub(super) async fn record(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: PersonId,
    today: NaiveDate,
) -> Result<Option<PersonRecord>, DbErr> {
    let found =
        person::Entity::find_by_id(id).filter(person::Column::InstitutionId.eq(institution)).one(db).await?;
    let Some(row) = found else { return Ok(None) };
    let employments = employment::Entity::find()
        .filter(employment::Column::PersonId.eq(id))
        .order_by_desc(employment::Column::StartsOn)
        .all(db)
        .await?;
    Ok(Some(PersonRecord {
        id,
        name: full_name(row.title_before.as_deref(), &row.name, row.title_after.as_deref()),
        institution: institution::Entity::find_by_id(institution)
            .one(db)
            .await?
            .map(|row| row.name)
            .unwrap_or_default(),
        employments: employments.into_iter().map(employment_view).collect::<Result<_, _>>()?,
        assignments: assignments(db, institution, id).await?,
        superior: superior(db, id, today).await?,
    }))
}

#[expect(clippy::needless_pass_by_value, reason = "turns a row into a value, and the row is over then")]
fn employment_view(row: employment::Model) -> Result<EmploymentView, DbErr> {
    Ok(EmploymentView {
        id: row.id,
        staff: staff_of(&row.staff)?,
        nip: row
            .nip
            .as_deref()
            .map(|nip| Nip::parse(nip).map_or_else(|_| nip.to_owned(), |nip| nip.spaced())),
        starts_on: row.starts_on,
        ends_on: row.ends_on,
    })
}

async fn assignments(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: PersonId,
) -> Result<Vec<AssignmentView>, DbErr> {
    let rows = assignment::Entity::find()
        .select_only()
        .columns([
            assignment::Column::Id,
            assignment::Column::Holding,
            assignment::Column::IsLeading,
            assignment::Column::StartsOn,
            assignment::Column::EndsOn,
        ])
        .column_as(org_unit::Column::Path, "unit_path")
        .column_as(position::Column::Name, "position")
        .join(JoinType::InnerJoin, assignment_unit())
        .join(JoinType::InnerJoin, assignment_position())
        .filter(assignment::Column::PersonId.eq(id))
        .order_by_desc(assignment::Column::StartsOn)
        .into_model::<PlacedRow>()
        .all(db)
        .await?;
    // All names on the paths in one query, however many placements there are.
    let paths: Vec<String> = rows.iter().flat_map(|row| super::door::prefixes(&row.unit_path)).collect();
    let units = org_unit::Entity::find()
        .filter(org_unit::Column::InstitutionId.eq(institution))
        .filter(org_unit::Column::Path.is_in(paths))
        .all(db)
        .await?;
    let name = |path: &String| units.iter().find(|unit| unit.path == *path).map(|unit| unit.name.clone());
    rows.into_iter()
        .map(|row| {
            Ok(AssignmentView {
                id: row.id,
                unit_path: super::door::prefixes(&row.unit_path).iter().filter_map(name).collect(),
                position: held(holding_of(&row.holding)?, &row.position),
                holding: holding_of(&row.holding)?,
                is_leading: row.is_leading,
                starts_on: row.starts_on,
                ends_on: row.ends_on,
            })
        })
        .collect()
}

/// Adds a person with an employment; the placement is added apart.
pub(super) async fn add_person(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    ids: (PersonId, EmploymentId),
    draft: &NewPerson,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = person::ActiveModel {
        id: Set(ids.0),
        institution_id: Set(institution),
        name: Set(draft.name.as_str().to_owned()),
        title_before: Set(draft.title_before.clone()),
        title_after: Set(draft.title_after.clone()),
        sort_name: Set(draft.name.as_str().to_lowercase()),
        is_demo: Set(false),
        created_at: Set(now),
    };
    person::Entity::insert(row).exec_without_returning(tx).await?;
    let row = employment::ActiveModel {
        id: Set(ids.1),
        person_id: Set(ids.0),
        staff: Set(staff_code(draft.staff).to_owned()),
        nip: Set(draft.nip.as_ref().map(|nip| nip.as_str().to_owned())),
        starts_on: Set(draft.starts_on),
        ends_on: Set(None),
    };
    employment::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Adds a placement; a definitive one ends the definitive one before it on the day before.
pub(super) async fn add_assignment(
    tx: &DatabaseTransaction,
    id: AssignmentId,
    person: PersonId,
    draft: &NewAssignment,
) -> Result<(), DbErr> {
    if draft.holding == shared::api::organisation::Holding::Definitive {
        let eve = draft.starts_on.pred_opt().unwrap_or(draft.starts_on);
        assignment::Entity::update_many()
            .col_expr(assignment::Column::EndsOn, Expr::value(eve))
            .filter(assignment::Column::PersonId.eq(person))
            .filter(assignment::Column::Holding.eq("definitive"))
            .filter(assignment::Column::StartsOn.lt(draft.starts_on))
            .filter(in_force(assignment::Column::StartsOn, assignment::Column::EndsOn, draft.starts_on))
            .exec(tx)
            .await?;
    }
    let row = assignment::ActiveModel {
        id: Set(id),
        person_id: Set(person),
        unit_id: Set(draft.unit),
        position_id: Set(draft.position),
        holding: Set(holding_code(draft.holding).to_owned()),
        is_leading: Set(draft.is_leading),
        superior_id: Set(draft.superior),
        starts_on: Set(draft.starts_on),
        ends_on: Set(draft.ends_on),
    };
    assignment::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Writes down what staff did to somebody's record.
pub(super) async fn audit(
    tx: &DatabaseTransaction,
    id: Uuid,
    account: AccountId,
    action: &str,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    audit::note(tx, id, (account, now), ("person", Some(person.0)), action, serde_json::json!({})).await
}
