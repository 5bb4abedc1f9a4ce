//! Opinions of an answer, as its markers look back on them.

use chrono::{DateTime, Utc};
use grading::Centimark;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use shared::id::{AccountId, AttemptId, InstitutionId};

use super::centimark;
use crate::db::entity::opinion::{Column, Entity, Model};

/// What one of two markers gave an answer.
#[derive(Debug)]
pub(in crate::features::marking) struct Opinion {
    pub(in crate::features::marking) marker: AccountId,
    pub(in crate::features::marking) at: DateTime<Utc>,
    pub(in crate::features::marking) earned: Centimark,
    pub(in crate::features::marking) picked: Vec<u8>,
    pub(in crate::features::marking) comment: Option<String>,
}

/// The opinions of an answer, the first one first.
pub(in crate::features::marking) async fn opinions(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    attempt: AttemptId,
    slot: u16,
) -> Result<Vec<Opinion>, DbErr> {
    let rows = Entity::find()
        .filter(Column::InstitutionId.eq(institution))
        .filter(Column::AttemptId.eq(attempt))
        .filter(Column::Slot.eq(i16::try_from(slot).unwrap_or(i16::MAX)))
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let opinion = |row: Model| Opinion {
        marker: row.account_id,
        at: row.at,
        earned: centimark(row.earned),
        picked: row.levels.and_then(|levels| serde_json::from_value(levels).ok()).unwrap_or_default(),
        comment: row.comment,
    };
    Ok(rows.into_iter().map(opinion).collect())
}
