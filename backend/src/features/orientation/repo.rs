//! Rows of what accounts have seen.
//!
//! **Invariant:** what has been seen stays seen: a row is renewed, never removed.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
};
use shared::api::orientation::Guide;
use shared::id::AccountId;

use crate::db::entity::orientation;

/// The guides that an account has seen, with the day of the newest entry that was shown.
pub(super) async fn seen(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<BTreeMap<Guide, Option<NaiveDate>>, DbErr> {
    let rows = orientation::Entity::find().filter(orientation::Column::AccountId.eq(account)).all(db).await?;
    let known = |code: &str| Guide::ALL.into_iter().find(|guide| guide.code() == code);
    Ok(rows.into_iter().filter_map(|row| Some((known(&row.guide)?, row.up_to))).collect())
}

/// Notes a guide as seen.
pub(super) async fn see(
    tx: &DatabaseTransaction,
    account: AccountId,
    guide: Guide,
    up_to: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    use orientation::Column;
    let row = orientation::ActiveModel {
        account_id: Set(account),
        guide: Set(guide.code().to_owned()),
        up_to: Set(up_to),
        at: Set(now),
    };
    let again = OnConflict::columns([Column::AccountId, Column::Guide])
        .update_columns([Column::UpTo, Column::At])
        .to_owned();
    orientation::Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}
