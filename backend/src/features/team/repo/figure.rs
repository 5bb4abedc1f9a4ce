//! How people stand, and what that adds to the figures of every unit above.
//!
//! **Invariant:** a figure changes by the difference, in the database, in the transaction that changed the standing.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use shared::id::{InstitutionId, OrgUnitId, PersonId};

use super::{level_code, to_standing};
use crate::db::entity::{org_unit, person, standing, standing_scope, unit_tally};
use crate::db::json;
use crate::features::organisation::door::prefixes;
use crate::features::team::rollup::{Share, Standing};

/// A person's standing with the units it counts in.
pub(in crate::features::team) struct Row {
    pub(in crate::features::team) person: PersonId,
    pub(in crate::features::team) unit: OrgUnitId,
    pub(in crate::features::team) units: Vec<OrgUnitId>,
    pub(in crate::features::team) standing: Standing,
}

/// What has been counted of a person so far.
pub(in crate::features::team) struct Kept {
    pub(in crate::features::team) units: Vec<OrgUnitId>,
    pub(in crate::features::team) share: Share,
}

/// What has been counted of a person so far, under lock.
pub(in crate::features::team) async fn kept(
    tx: &DatabaseTransaction,
    person: PersonId,
) -> Result<Option<Kept>, DbErr> {
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
pub(in crate::features::team) async fn units_above(
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
pub(in crate::features::team) async fn keep(
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
pub(in crate::features::team) async fn remove(
    tx: &DatabaseTransaction,
    person: PersonId,
    before: &Kept,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    remove_scope(tx, person).await?;
    standing::Entity::delete_by_id(person).exec(tx).await?;
    add(tx, &before.units, Share::default().less(before.share), now).await
}

/// A person's standing as a row.
pub(super) fn standing_row(row: &Row, now: DateTime<Utc>) -> Result<standing::ActiveModel, DbErr> {
    let number = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
    let small = |count: u16| i16::try_from(count).unwrap_or(i16::MAX);
    let from = &row.standing;
    Ok(standing::ActiveModel {
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
        reasons: Set(json::write(&from.reasons)?),
        review_on: Set(from.review_on),
        updated_at: Set(now),
    })
}

async fn keep_standing(tx: &DatabaseTransaction, row: &Row, now: DateTime<Utc>) -> Result<(), DbErr> {
    use standing::Column;
    let model = standing_row(row, now)?;
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
pub(super) fn scopes(row: &Row, name: &str) -> impl Iterator<Item = standing_scope::ActiveModel> {
    let need = -i32::try_from(row.standing.rank).unwrap_or(i32::MAX);
    row.units.iter().map(move |unit| standing_scope::ActiveModel {
        unit_id: Set(*unit),
        person_id: Set(row.person),
        level: Set(level_code(row.standing.level).to_owned()),
        need: Set(need),
        sort_name: Set(name.to_owned()),
    })
}

async fn keep_scope(tx: &DatabaseTransaction, row: &Row) -> Result<(), DbErr> {
    use standing_scope::Column;
    let name = person::Entity::find_by_id(row.person)
        .one(tx)
        .await?
        .map(|person| person.sort_name)
        .unwrap_or_default();
    let rows = scopes(row, &name);
    let conflict = OnConflict::columns([Column::UnitId, Column::PersonId])
        .update_columns([Column::Level, Column::Need, Column::SortName])
        .to_owned();
    standing_scope::Entity::insert_many(rows).on_conflict(conflict).exec_without_returning(tx).await?;
    Ok(())
}

/// Adds a difference to the figures of units. The addition happens in the database, so that two servers agree.
pub(super) async fn add(
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
pub(in crate::features::team) async fn due(
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

/// Units whose kept figures differ from a recount over people.
pub(in crate::features::team) async fn drift(db: &impl ConnectionTrait) -> Result<usize, DbErr> {
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
