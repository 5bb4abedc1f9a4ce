//! Failures to sign in, counted under keys that name nobody.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QuerySelect,
};

use crate::db::entity::sign_in_failure;
use crate::features::account::throttle::Failures;

/// Counts failures under three keys, in their order.
pub(in crate::features::account) async fn failures(
    db: &impl ConnectionTrait,
    keys: &[String; 3],
    now: DateTime<Utc>,
) -> Result<[Failures; 3], DbErr> {
    let rows = sign_in_failure::Entity::find()
        .filter(sign_in_failure::Column::Key.is_in(keys.clone()))
        .all(db)
        .await?;
    Ok(keys.each_ref().map(|key| {
        rows.iter()
            .find(|row| row.key == *key)
            .map(|row| Failures { count: row.count, seconds_ago: (now - row.last_at).num_seconds() })
            .unwrap_or_default()
    }))
}

/// Adds a failure under each key; a count that has been quiet long enough starts anew.
pub(in crate::features::account) async fn count_failure(
    tx: &DatabaseTransaction,
    keys: &[String; 3],
    now: DateTime<Utc>,
    forget_s: i64,
) -> Result<(), DbErr> {
    let stale = now - chrono::Duration::seconds(forget_s);
    sign_in_failure::Entity::delete_many()
        .filter(sign_in_failure::Column::Key.is_in(keys.clone()))
        .filter(sign_in_failure::Column::LastAt.lt(stale))
        .exec(tx)
        .await?;
    let rows = keys.iter().map(|key| sign_in_failure::ActiveModel {
        key: Set(key.clone()),
        count: Set(1),
        first_at: Set(now),
        last_at: Set(now),
    });
    let more = Expr::col((sign_in_failure::Entity, sign_in_failure::Column::Count)).add(1);
    sign_in_failure::Entity::insert_many(rows)
        .on_conflict(
            OnConflict::column(sign_in_failure::Column::Key)
                .value(sign_in_failure::Column::Count, more)
                .update_column(sign_in_failure::Column::LastAt)
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Forgets the failures of a name from an address after a success; the address's own count stays.
pub(in crate::features::account) async fn forget_failures(
    tx: &DatabaseTransaction,
    keys: &[String; 3],
) -> Result<(), DbErr> {
    let [pair, name, _] = keys;
    sign_in_failure::Entity::delete_many()
        .filter(sign_in_failure::Column::Key.is_in([pair.clone(), name.clone()]))
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets failures that have been quiet since a moment, a batch at a time; returns how many.
pub(in crate::features::account) async fn forget_quiet_failures(
    tx: &DatabaseTransaction,
    before: DateTime<Utc>,
    most: u64,
) -> Result<u64, DbErr> {
    let quiet: Vec<String> = sign_in_failure::Entity::find()
        .select_only()
        .column(sign_in_failure::Column::Key)
        .filter(sign_in_failure::Column::LastAt.lt(before))
        .limit(most)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .into_tuple()
        .all(tx)
        .await?;
    if quiet.is_empty() {
        return Ok(0);
    }
    let gone = sign_in_failure::Entity::delete_many()
        .filter(sign_in_failure::Column::Key.is_in(quiet))
        .exec(tx)
        .await?;
    Ok(gone.rows_affected)
}
