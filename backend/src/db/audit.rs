//! The audit trail: what staff did to what, and when.
//!
//! **Invariant:** an entry is written in the transaction of the deed, so that there is neither one without the other.

use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, DbErr, EntityTrait};
use serde_json::Value;
use shared::id::AccountId;
use uuid::Uuid;

use super::entity::audit_entry;

/// Writes an entry: who did it and when, a slice's noun with the object's id, what was done, and what it is good to know
/// besides.
///
/// # Errors
/// When the database refuses.
pub async fn note(
    tx: &DatabaseTransaction,
    id: Uuid,
    (account, at): (AccountId, DateTime<Utc>),
    (kind, object): (&str, Option<Uuid>),
    action: &str,
    detail: Value,
) -> Result<(), DbErr> {
    let row = audit_entry::ActiveModel {
        id: Set(id),
        account_id: Set(account),
        action: Set(action.to_owned()),
        object_kind: Set(kind.to_owned()),
        object_id: Set(object),
        detail: Set(detail),
        at: Set(at),
    };
    audit_entry::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
