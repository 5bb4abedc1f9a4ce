//! Queries of the team slice: rows in, values out; nobody outside the caller's subtrees is found.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use progress::{Level, Reason};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult,
    JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use shared::access::Superior;
use shared::api::team::{MemberRow, TeamUnit};
use shared::id::{InstitutionId, OrgUnitId, PersonId};

use super::rollup::{Share, Standing};
use crate::db::entity::{assignment, org_unit, person, position, standing, standing_scope, unit_tally};
use crate::features::organisation::door::{full_name, held, holding_of, prefixes};

/// A person's standing with the units it counts in.
pub(super) struct Row {
    pub(super) person: PersonId,
    pub(super) unit: OrgUnitId,
    pub(super) units: Vec<OrgUnitId>,
    pub(super) standing: Standing,
}

/// What has been counted of a person so far.
pub(super) struct Kept {
    pub(super) units: Vec<OrgUnitId>,
    pub(super) share: Share,
}

fn level_code(level: Level) -> &'static str {
    match level {
        Level::Calm => "calm",
        Level::Watch => "watch",
        Level::Risk => "risk",
    }
}

fn level_of(code: &str) -> Result<Level, DbErr> {
    [Level::Calm, Level::Watch, Level::Risk]
        .into_iter()
        .find(|level| level_code(*level) == code)
        .ok_or_else(|| DbErr::Type(format!("unknown level of risk: {code}")))
}

fn to_standing(row: standing::Model) -> Result<Standing, DbErr> {
    let count = |number: i16| u16::try_from(number).unwrap_or_default();
    Ok(Standing {
        year: row.year,
        jp_minutes: u32::try_from(row.jp_minutes).unwrap_or_default(),
        jp_target_minutes: row.jp_target_minutes.and_then(|minutes| u32::try_from(minutes).ok()),
        mandatory: count(row.mandatory),
        mandatory_done: count(row.mandatory_done),
        overdue: count(row.overdue),
        next_due_on: row.next_due_on,
        last_active_on: row.last_active_on,
        level: level_of(&row.level)?,
        rank: u32::try_from(row.rank).unwrap_or_default(),
        reasons: serde_json::from_value(row.reasons).unwrap_or_default(),
        review_on: row.review_on,
    })
}

/// What has been counted of a person so far, under lock.
pub(super) async fn kept(tx: &DatabaseTransaction, person: PersonId) -> Result<Option<Kept>, DbErr> {
    let Some(row) = standing::Entity::find_by_id(person).lock_exclusive().one(tx).await? else {
        return Ok(None);
    };
    let units = standing_scope::Entity::find()
        .select_only()
        .column(standing_scope::Column::UnitId)
        .filter(standing_scope::Column::PersonId.eq(person))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(Some(Kept { units, share: to_standing(row)?.share() }))
}

/// The units on a path, from the root down.
pub(super) async fn units_above(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    path: &str,
) -> Result<Vec<OrgUnitId>, DbErr> {
    org_unit::Entity::find()
        .select_only()
        .column(org_unit::Column::Id)
        .filter(org_unit::Column::InstitutionId.eq(institution))
        .filter(org_unit::Column::Path.is_in(prefixes(path)))
        .order_by_asc(org_unit::Column::Path)
        .into_tuple()
        .all(db)
        .await
}

/// Keeps a person's standing and carries the difference up.
pub(super) async fn keep(
    tx: &DatabaseTransaction,
    row: &Row,
    before: Option<&Kept>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    keep_standing(tx, row, now).await?;
    let moved = before.is_some_and(|before| {
        before.units.len() != row.units.len() || before.units.iter().any(|unit| !row.units.contains(unit))
    });
    if let Some(before) = before.filter(|_| moved) {
        remove_scope(tx, row.person).await?;
        add(tx, &before.units, Share::default().less(before.share), now).await?;
    }
    keep_scope(tx, row).await?;
    let counted = before.filter(|_| !moved).map(|before| before.share).unwrap_or_default();
    add(tx, &row.units, row.standing.share().less(counted), now).await
}

/// Takes a person out of all figures.
pub(super) async fn remove(
    tx: &DatabaseTransaction,
    person: PersonId,
    before: &Kept,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    remove_scope(tx, person).await?;
    standing::Entity::delete_by_id(person).exec(tx).await?;
    add(tx, &before.units, Share::default().less(before.share), now).await
}

async fn keep_standing(tx: &DatabaseTransaction, row: &Row, now: DateTime<Utc>) -> Result<(), DbErr> {
    use standing::Column;
    let number = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
    let small = |count: u16| i16::try_from(count).unwrap_or(i16::MAX);
    let from = &row.standing;
    let model = standing::ActiveModel {
        person_id: Set(row.person),
        unit_id: Set(row.unit),
        year: Set(from.year),
        jp_minutes: Set(number(from.jp_minutes)),
        jp_target_minutes: Set(from.jp_target_minutes.map(number)),
        mandatory: Set(small(from.mandatory)),
        mandatory_done: Set(small(from.mandatory_done)),
        overdue: Set(small(from.overdue)),
        next_due_on: Set(from.next_due_on),
        last_active_on: Set(from.last_active_on),
        level: Set(level_code(from.level).to_owned()),
        rank: Set(number(from.rank)),
        reasons: Set(serde_json::to_value(&from.reasons).map_err(|error| DbErr::Json(error.to_string()))?),
        review_on: Set(from.review_on),
        updated_at: Set(now),
    };
    let all = [
        Column::UnitId,
        Column::Year,
        Column::JpMinutes,
        Column::JpTargetMinutes,
        Column::Mandatory,
        Column::MandatoryDone,
        Column::Overdue,
        Column::NextDueOn,
        Column::LastActiveOn,
        Column::Level,
        Column::Rank,
        Column::Reasons,
        Column::ReviewOn,
        Column::UpdatedAt,
    ];
    let conflict = OnConflict::column(Column::PersonId).update_columns(all).to_owned();
    standing::Entity::insert(model).on_conflict(conflict).exec_without_returning(tx).await?;
    Ok(())
}

async fn remove_scope(tx: &DatabaseTransaction, person: PersonId) -> Result<(), DbErr> {
    standing_scope::Entity::delete_many()
        .filter(standing_scope::Column::PersonId.eq(person))
        .exec(tx)
        .await?;
    Ok(())
}

/// One row under each unit above. `need` is the rank turned round, so that the index runs from the worst down.
async fn keep_scope(tx: &DatabaseTransaction, row: &Row) -> Result<(), DbErr> {
    use standing_scope::Column;
    let name = person::Entity::find_by_id(row.person)
        .one(tx)
        .await?
        .map(|person| person.sort_name)
        .unwrap_or_default();
    let need = -i32::try_from(row.standing.rank).unwrap_or(i32::MAX);
    let rows = row.units.iter().map(|unit| standing_scope::ActiveModel {
        unit_id: Set(*unit),
        person_id: Set(row.person),
        level: Set(level_code(row.standing.level).to_owned()),
        need: Set(need),
        sort_name: Set(name.clone()),
    });
    let conflict = OnConflict::columns([Column::UnitId, Column::PersonId])
        .update_columns([Column::Level, Column::Need, Column::SortName])
        .to_owned();
    standing_scope::Entity::insert_many(rows).on_conflict(conflict).exec_without_returning(tx).await?;
    Ok(())
}

/// Adds a difference to the figures of units. The addition happens in the database, so that two servers agree.
async fn add(
    tx: &DatabaseTransaction,
    units: &[OrgUnitId],
    share: Share,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    use unit_tally::Column;
    if share == Share::default() || units.is_empty() {
        return Ok(());
    }
    let rows = units.iter().map(|unit| unit_tally::ActiveModel {
        unit_id: Set(*unit),
        people: Set(share.people),
        jp_people: Set(share.jp_people),
        jp_met: Set(share.jp_met),
        mandatory: Set(share.mandatory),
        mandatory_done: Set(share.mandatory_done),
        overdue: Set(share.overdue),
        at_risk: Set(share.at_risk),
        updated_at: Set(now),
    });
    let mut conflict = OnConflict::column(Column::UnitId);
    for (column, more) in [
        (Column::People, share.people),
        (Column::JpPeople, share.jp_people),
        (Column::JpMet, share.jp_met),
        (Column::Mandatory, share.mandatory),
        (Column::MandatoryDone, share.mandatory_done),
        (Column::Overdue, share.overdue),
        (Column::AtRisk, share.at_risk),
    ] {
        conflict.value(column, Expr::col((unit_tally::Entity, column)).add(more));
    }
    conflict.update_column(Column::UpdatedAt);
    unit_tally::Entity::insert_many(rows).on_conflict(conflict).exec_without_returning(tx).await?;
    Ok(())
}

/// People whose standing the calendar may have changed.
pub(super) async fn due(
    db: &impl ConnectionTrait,
    today: NaiveDate,
    most: u64,
) -> Result<Vec<PersonId>, DbErr> {
    standing::Entity::find()
        .select_only()
        .column(standing::Column::PersonId)
        .filter(standing::Column::ReviewOn.lte(today))
        .order_by_asc(standing::Column::ReviewOn)
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}

/// A unit's name and path, if it lies within a subtree that the caller leads; with the units from there down to it.
pub(super) async fn visible(
    db: &impl ConnectionTrait,
    superior: &Superior,
    unit: OrgUnitId,
) -> Result<Option<(String, Vec<(OrgUnitId, String)>)>, DbErr> {
    let Some(row) = org_unit::Entity::find_by_id(unit)
        .filter(org_unit::Column::InstitutionId.eq(superior.institution()))
        .one(db)
        .await?
    else {
        return Ok(None);
    };
    let chain = org_unit::Entity::find()
        .filter(org_unit::Column::InstitutionId.eq(row.institution_id))
        .filter(org_unit::Column::Path.is_in(prefixes(&row.path)))
        .order_by_asc(org_unit::Column::Path)
        .all(db)
        .await?;
    let Some(top) = chain.iter().position(|above| superior.leads().contains(&above.id)) else {
        return Ok(None);
    };
    let path = chain.into_iter().skip(top).map(|above| (above.id, above.name)).collect();
    Ok(Some((row.path, path)))
}

/// Names of the units that the caller leads.
pub(super) async fn led(
    db: &impl ConnectionTrait,
    superior: &Superior,
) -> Result<Vec<(OrgUnitId, String)>, DbErr> {
    org_unit::Entity::find()
        .select_only()
        .columns([org_unit::Column::Id, org_unit::Column::Name])
        .filter(org_unit::Column::Id.is_in(superior.leads().iter().copied()))
        .order_by_asc(org_unit::Column::Path)
        .into_tuple()
        .all(db)
        .await
}

#[derive(FromQueryResult)]
struct TallyRow {
    id: OrgUnitId,
    name: String,
    people: Option<i32>,
    jp_people: Option<i32>,
    jp_met: Option<i32>,
    mandatory: Option<i32>,
    mandatory_done: Option<i32>,
    overdue: Option<i32>,
    at_risk: Option<i32>,
}

fn tally_join() -> RelationDef {
    org_unit::Entity::belongs_to(unit_tally::Entity)
        .from(org_unit::Column::Id)
        .to(unit_tally::Column::UnitId)
        .into()
}

/// The figures of a unit and of the units right below it; the unit itself first.
pub(super) async fn tallies(db: &impl ConnectionTrait, unit: OrgUnitId) -> Result<Vec<TeamUnit>, DbErr> {
    use unit_tally::Column;
    let rows = org_unit::Entity::find()
        .select_only()
        .columns([org_unit::Column::Id, org_unit::Column::Name])
        .columns([Column::People, Column::JpPeople, Column::JpMet, Column::Mandatory, Column::MandatoryDone])
        .columns([Column::Overdue, Column::AtRisk])
        .join(JoinType::LeftJoin, tally_join())
        .filter(org_unit::Column::Id.eq(unit).or(org_unit::Column::ParentId.eq(unit)))
        .order_by_asc(org_unit::Column::Path)
        .into_model::<TallyRow>()
        .all(db)
        .await?;
    let count = |number: Option<i32>| u32::try_from(number.unwrap_or_default()).unwrap_or_default();
    let view = |row: TallyRow| TeamUnit {
        id: row.id,
        name: row.name,
        people: count(row.people),
        jp_people: count(row.jp_people),
        jp_met: count(row.jp_met),
        mandatory: count(row.mandatory),
        mandatory_done: count(row.mandatory_done),
        overdue: count(row.overdue),
        at_risk: count(row.at_risk),
    };
    Ok(rows.into_iter().map(view).collect())
}

/// The earliest day on which the calendar has changed somebody of a unit and the round has not come by since.
pub(super) async fn pending(
    db: &impl ConnectionTrait,
    unit: OrgUnitId,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, DbErr> {
    let scope: RelationDef = standing::Entity::belongs_to(standing_scope::Entity)
        .from(standing::Column::PersonId)
        .to(standing_scope::Column::PersonId)
        .into();
    let day: Option<Option<NaiveDate>> = standing::Entity::find()
        .select_only()
        .column(standing::Column::ReviewOn)
        .join(JoinType::InnerJoin, scope)
        .filter(standing::Column::ReviewOn.lte(today))
        .filter(standing_scope::Column::UnitId.eq(unit))
        .order_by_asc(standing::Column::ReviewOn)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(day.flatten())
}

/// Which people of a unit.
pub(super) struct Wanted {
    pub(super) unit: OrgUnitId,
    pub(super) level: Option<Level>,
    pub(super) words: Vec<String>,
    pub(super) after: Option<Place>,
    pub(super) limit: Option<u64>,
}

/// A place in the order of need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) need: i32,
    pub(super) name: String,
    pub(super) person: PersonId,
}

#[derive(FromQueryResult)]
struct ScopeRow {
    person_id: PersonId,
    need: i32,
    sort_name: String,
}

/// People whose rows are read by one statement.
const BATCH: usize = 500;

/// A page of people in the order of need, with their places: first the keys by index, then the rows by key, so that
/// the cost follows the page and not the unit.
pub(super) async fn people(
    db: &impl ConnectionTrait,
    wanted: &Wanted,
    today: NaiveDate,
) -> Result<Vec<(Place, MemberRow)>, DbErr> {
    use standing_scope::Column;
    let mut query = standing_scope::Entity::find()
        .select_only()
        .columns([Column::PersonId, Column::Need, Column::SortName])
        .filter(Column::UnitId.eq(wanted.unit));
    if let Some(level) = wanted.level {
        query = query.filter(Column::Level.eq(level_code(level)));
    }
    for word in &wanted.words {
        query = query.filter(Column::SortName.contains(word));
    }
    if let Some(after) = &wanted.after {
        let later =
            Expr::tuple([Expr::col(Column::Need), Expr::col(Column::SortName), Expr::col(Column::PersonId)])
                .gt(Expr::tuple([
                    Expr::value(after.need),
                    Expr::value(after.name.clone()),
                    Expr::value(after.person),
                ]));
        query = query.filter(later);
    }
    let mut query =
        query.order_by_asc(Column::Need).order_by_asc(Column::SortName).order_by_asc(Column::PersonId);
    if let Some(limit) = wanted.limit {
        query = query.limit(limit);
    }
    let keys = query.into_model::<ScopeRow>().all(db).await?;
    let ids: Vec<PersonId> = keys.iter().map(|key| key.person_id).collect();
    let mut rows = BTreeMap::new();
    // A statement takes so many values and no more: 32,766 on SQLite, 65,535 on PostgreSQL.
    for some in ids.chunks(BATCH) {
        rows.extend(members(db, some, today).await?.into_iter().map(|row| (row.id, row)));
    }
    let found = keys.into_iter().filter_map(|key| {
        let row = rows.remove(&key.person_id)?;
        Some((Place { need: key.need, name: key.sort_name, person: key.person_id }, row))
    });
    Ok(found.collect())
}

#[derive(FromQueryResult)]
struct NameRow {
    id: PersonId,
    name: String,
    title_before: Option<String>,
    title_after: Option<String>,
    holding: Option<String>,
    position: Option<String>,
    unit: Option<String>,
}

fn person_assignment(today: NaiveDate) -> RelationDef {
    let join: RelationDef = person::Entity::belongs_to(assignment::Entity)
        .from(person::Column::Id)
        .to(assignment::Column::PersonId)
        .into();
    join.on_condition(move |_, _| {
        crate::features::organisation::door::in_force(
            assignment::Column::StartsOn,
            assignment::Column::EndsOn,
            today,
        )
        .add(assignment::Column::Holding.eq("definitive"))
    })
}

/// The rows of some people.
pub(super) async fn members(
    db: &impl ConnectionTrait,
    people: &[PersonId],
    today: NaiveDate,
) -> Result<Vec<MemberRow>, DbErr> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let standings = standing::Entity::find()
        .filter(standing::Column::PersonId.is_in(people.iter().copied()))
        .all(db)
        .await?;
    let names = person::Entity::find()
        .select_only()
        .columns([
            person::Column::Id,
            person::Column::Name,
            person::Column::TitleBefore,
            person::Column::TitleAfter,
        ])
        .column_as(assignment::Column::Holding, "holding")
        .column_as(position::Column::Name, "position")
        .column_as(org_unit::Column::Name, "unit")
        .join(JoinType::LeftJoin, person_assignment(today))
        .join(JoinType::LeftJoin, crate::features::organisation::door::assignment_unit())
        .join(JoinType::LeftJoin, crate::features::organisation::door::assignment_position())
        .filter(person::Column::Id.is_in(people.iter().copied()))
        .into_model::<NameRow>()
        .all(db)
        .await?;
    let mut known: BTreeMap<PersonId, Standing> = BTreeMap::new();
    for row in standings {
        known.insert(row.person_id, to_standing(row)?);
    }
    names.into_iter().filter_map(|name| known.remove(&name.id).map(|own| to_member(name, own))).collect()
}

fn to_member(name: NameRow, own: Standing) -> Result<MemberRow, DbErr> {
    let position = match (&name.position, &name.holding) {
        (Some(position), Some(holding)) => held(holding_of(holding)?, position),
        (position, _) => position.clone().unwrap_or_default(),
    };
    let reasons: Vec<Reason> = own.reasons;
    Ok(MemberRow {
        id: name.id,
        name: full_name(name.title_before.as_deref(), &name.name, name.title_after.as_deref()),
        position,
        unit: name.unit.unwrap_or_default(),
        jp_year: own.year,
        jp_minutes: own.jp_minutes,
        jp_target_minutes: own.jp_target_minutes,
        mandatory_done: own.mandatory_done,
        mandatory: own.mandatory,
        next_due_on: own.next_due_on,
        last_active_on: own.last_active_on,
        level: own.level,
        reasons,
    })
}

/// Whether a person counts in a unit that the caller leads.
pub(super) async fn is_member(
    db: &impl ConnectionTrait,
    superior: &Superior,
    person: PersonId,
) -> Result<bool, DbErr> {
    let found = standing_scope::Entity::find()
        .filter(standing_scope::Column::PersonId.eq(person))
        .filter(standing_scope::Column::UnitId.is_in(superior.leads().iter().copied()))
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// Units whose kept figures differ from a recount over people.
pub(super) async fn drift(db: &impl ConnectionTrait) -> Result<usize, DbErr> {
    let scopes = standing_scope::Entity::find().all(db).await?;
    let mut shares: BTreeMap<PersonId, Share> = BTreeMap::new();
    for row in standing::Entity::find().all(db).await? {
        shares.insert(row.person_id, to_standing(row)?.share());
    }
    let mut counted: BTreeMap<OrgUnitId, Share> = BTreeMap::new();
    for scope in scopes {
        let share = shares.get(&scope.person_id).copied().unwrap_or_default();
        let sum = counted.entry(scope.unit_id).or_default();
        *sum = sum.plus(share);
    }
    let kept = unit_tally::Entity::find().all(db).await?;
    let differs = kept.into_iter().filter(|row| {
        let share = Share {
            people: row.people,
            jp_people: row.jp_people,
            jp_met: row.jp_met,
            mandatory: row.mandatory,
            mandatory_done: row.mandatory_done,
            overdue: row.overdue,
            at_risk: row.at_risk,
        };
        counted.remove(&row.unit_id).unwrap_or_default() != share
    });
    let differing = differs.count();
    Ok(differing + counted.values().filter(|share| **share != Share::default()).count())
}
