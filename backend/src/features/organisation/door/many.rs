//! The same about many people at a time, in as many statements as about one.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
};
use shared::id::{InstitutionId, OrgUnitId, PersonId};

use super::{EmploymentFacts, assignment_unit, staff_of};
use crate::db::entity::{assignment, employment, org_unit, person};

/// What figures about a person rest on.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// The name by which lists are sorted.
    pub sort_name: String,
    /// Institution, unit and its path, where the person has a place.
    pub place: Option<(InstitutionId, OrgUnitId, String)>,
    /// The employment in force.
    pub employment: Option<EmploymentFacts>,
    /// The next day on which a placement or an employment begins, or has ended.
    pub next_change: Option<NaiveDate>,
}

impl Standing {
    /// Takes note of the days on which something begins or has ended.
    fn changes(&mut self, today: NaiveDate, starts_on: NaiveDate, ends_on: Option<NaiveDate>) {
        let days = [Some(starts_on), ends_on.and_then(|last| last.succ_opt()), self.next_change];
        self.next_change = days.into_iter().flatten().filter(|day| *day > today).min();
    }
}

type Placed = (PersonId, String, NaiveDate, Option<NaiveDate>, OrgUnitId, InstitutionId, String);

/// What figures about some people rest on, on a day.
///
/// # Errors
/// When the database refuses.
pub async fn standings(
    db: &impl ConnectionTrait,
    people: &[PersonId],
    today: NaiveDate,
) -> Result<BTreeMap<PersonId, Standing>, DbErr> {
    let names: Vec<(PersonId, String)> = person::Entity::find()
        .select_only()
        .columns([person::Column::Id, person::Column::SortName])
        .filter(person::Column::Id.is_in(people.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    let unplaced = |(id, sort_name)| (id, Standing { sort_name, ..Standing::default() });
    let mut found: BTreeMap<PersonId, Standing> = names.into_iter().map(unplaced).collect();
    let placed: Vec<Placed> = assignment::Entity::find()
        .select_only()
        .columns([assignment::Column::PersonId, assignment::Column::Holding])
        .columns([assignment::Column::StartsOn, assignment::Column::EndsOn, assignment::Column::UnitId])
        .columns([org_unit::Column::InstitutionId, org_unit::Column::Path])
        .join(JoinType::InnerJoin, assignment_unit())
        .filter(assignment::Column::PersonId.is_in(people.iter().copied()))
        .order_by_desc(assignment::Column::StartsOn)
        .order_by_desc(assignment::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let in_force = |starts_on: NaiveDate, ends_on: Option<NaiveDate>| {
        starts_on <= today && ends_on.is_none_or(|last| last >= today)
    };
    let mut definitive = BTreeSet::new();
    for (id, holding, starts_on, ends_on, unit, institution, path) in placed {
        let Some(one) = found.get_mut(&id) else { continue };
        one.changes(today, starts_on, ends_on);
        if !in_force(starts_on, ends_on) {
            continue;
        }
        let is_definitive = holding == "definitive";
        if one.place.is_none() || (is_definitive && !definitive.contains(&id)) {
            one.place = Some((institution, unit, path));
        }
        if is_definitive {
            definitive.insert(id);
        }
    }
    let employed = employment::Entity::find()
        .filter(employment::Column::PersonId.is_in(people.iter().copied()))
        .order_by_desc(employment::Column::StartsOn);
    for row in employed.all(db).await? {
        let Some(one) = found.get_mut(&row.person_id) else { continue };
        one.changes(today, row.starts_on, row.ends_on);
        if one.employment.is_none() && in_force(row.starts_on, row.ends_on) {
            let staff = staff_of(&row.staff)?;
            one.employment = Some(EmploymentFacts { staff, starts_on: row.starts_on, ends_on: row.ends_on });
        }
    }
    Ok(found)
}
