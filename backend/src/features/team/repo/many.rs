//! How many people stand who have not been counted before, in few statements.
//!
//! **Invariant:** units are counted up once all people are; what a unit had before is added to.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect,
};
use shared::id::{InstitutionId, OrgUnitId, PersonId};

use super::figure::{add, scopes, standing_row};
use super::{Row, units_above};
use crate::db::entity::{standing, standing_scope};
use crate::features::team::rollup::Share;

/// Those of some people who have been counted.
pub(in crate::features::team) async fn known(
    db: &impl ConnectionTrait,
    people: &[PersonId],
) -> Result<BTreeSet<PersonId>, DbErr> {
    let rows: Vec<PersonId> = standing::Entity::find()
        .select_only()
        .column(standing::Column::PersonId)
        .filter(standing::Column::PersonId.is_in(people.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// What has been counted for units, and not been written yet.
#[derive(Default)]
pub(in crate::features::team) struct Counted {
    above: BTreeMap<(InstitutionId, String), Vec<OrgUnitId>>,
    shares: BTreeMap<OrgUnitId, Share>,
}

impl Counted {
    /// The units on a path, from the root down, looked up once.
    pub(in crate::features::team) async fn units_above(
        &mut self,
        tx: &DatabaseTransaction,
        institution: InstitutionId,
        path: &str,
    ) -> Result<Vec<OrgUnitId>, DbErr> {
        let key = (institution, path.to_owned());
        if let Some(known) = self.above.get(&key) {
            return Ok(known.clone());
        }
        let units = units_above(tx, institution, path).await?;
        self.above.insert(key, units.clone());
        Ok(units)
    }

    /// Writes how people stand, each with the name by which lists are sorted, and counts them.
    pub(in crate::features::team) async fn add(
        &mut self,
        tx: &DatabaseTransaction,
        rows: &[(Row, &str)],
        now: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        if rows.is_empty() {
            return Ok(());
        }
        let standings = rows.iter().map(|(row, _)| standing_row(row, now)).collect::<Result<Vec<_>, _>>()?;
        standing::Entity::insert_many(standings).exec_without_returning(tx).await?;
        let below = rows.iter().flat_map(|(row, name)| scopes(row, name));
        standing_scope::Entity::insert_many(below).exec_without_returning(tx).await?;
        for (row, _) in rows {
            for unit in &row.units {
                let sum = self.shares.entry(*unit).or_default();
                *sum = sum.plus(row.standing.share());
            }
        }
        Ok(())
    }

    /// Counts the units up.
    pub(in crate::features::team) async fn write(
        self,
        tx: &DatabaseTransaction,
        now: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        for (unit, share) in self.shares {
            add(tx, &[unit], share, now).await?;
        }
        Ok(())
    }
}
