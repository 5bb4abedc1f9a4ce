//! Units: which the caller may see, their figures, and whether the calendar has overtaken them.

use chrono::NaiveDate;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
};
use shared::access::Superior;
use shared::api::team::TeamUnit;
use shared::id::OrgUnitId;

use crate::db::entity::{org_unit, standing, unit_tally};
use crate::features::organisation::door::prefixes;

/// A unit's name and path, if it lies within a subtree that the caller leads; with the units from there down to it.
pub(in crate::features::team) async fn visible(
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
pub(in crate::features::team) async fn led(
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
pub(in crate::features::team) async fn tallies(
    db: &impl ConnectionTrait,
    unit: OrgUnitId,
) -> Result<Vec<TeamUnit>, DbErr> {
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

/// The earliest day on which the calendar has changed somebody and the round has not come by since. One look at an
/// index: asked of a single unit, it would cost as much as the unit has people.
pub(in crate::features::team) async fn pending(
    db: &impl ConnectionTrait,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, DbErr> {
    let day: Option<Option<NaiveDate>> = standing::Entity::find()
        .select_only()
        .column(standing::Column::ReviewOn)
        .filter(standing::Column::ReviewOn.lte(today))
        .order_by_asc(standing::Column::ReviewOn)
        .limit(1)
        .into_tuple()
        .one(db)
        .await?;
    Ok(day.flatten())
}
