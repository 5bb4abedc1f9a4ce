//! Proves that the database can be written, for the readiness of the server.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{DbErr, EntityTrait};
use uuid::Uuid;

use super::Db;
use super::entity::security_event;

/// Size of the row that is written: more than a page of the database.
const SIZE: usize = 10_000;

/// Writes a row that needs space of its own and takes it away again: the database answers, takes writes, and has room.
///
/// # Errors
/// What stands in the way.
pub async fn write(db: &Db, id: Uuid, now: DateTime<Utc>) -> Result<(), DbErr> {
    let row = security_event::ActiveModel {
        id: Set(id),
        account_id: Set(None),
        kind: Set("write-check".to_owned()),
        detail: Set(serde_json::Value::String("x".repeat(SIZE))),
        at: Set(now),
    };
    let tx = db.begin().await?;
    security_event::Entity::insert(row).exec_without_returning(&tx).await?;
    security_event::Entity::delete_by_id(id).exec(&tx).await?;
    tx.commit().await
}
