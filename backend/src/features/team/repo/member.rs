//! The people of a unit, in the order of need.
//!
//! **Invariant:** a page costs the same, however many people there are.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use progress::{Level, Reason};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
};
use shared::access::Superior;
use shared::api::team::MemberRow;
use shared::id::{OrgUnitId, PersonId};

use super::{level_code, to_standing};
use crate::db::entity::{assignment, org_unit, person, position, standing, standing_scope};
use crate::features::organisation::door::{full_name, held, holding_of};
use crate::features::team::rollup::Standing;

/// Which people of a unit.
pub(in crate::features::team) struct Wanted {
    pub(in crate::features::team) unit: OrgUnitId,
    pub(in crate::features::team) level: Option<Level>,
    pub(in crate::features::team) words: Vec<String>,
    pub(in crate::features::team) after: Option<Place>,
    pub(in crate::features::team) limit: Option<u64>,
}

/// A place in the order of need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::features::team) struct Place {
    pub(in crate::features::team) need: i32,
    pub(in crate::features::team) name: String,
    pub(in crate::features::team) person: PersonId,
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
pub(in crate::features::team) async fn people(
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
pub(in crate::features::team) async fn members(
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
pub(in crate::features::team) async fn is_member(
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

/// Whether all of some people are in the caller's subtrees.
pub(in crate::features::team) async fn are_members(
    db: &impl ConnectionTrait,
    superior: &Superior,
    people: &[PersonId],
) -> Result<bool, DbErr> {
    let found: Vec<PersonId> = standing_scope::Entity::find()
        .select_only()
        .column(standing_scope::Column::PersonId)
        .distinct()
        .filter(standing_scope::Column::PersonId.is_in(people.iter().copied()))
        .filter(standing_scope::Column::UnitId.is_in(superior.leads().iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(people.iter().all(|person| found.contains(person)))
}
