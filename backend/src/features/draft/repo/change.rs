//! The history of drafts: what was changed, with what was there before and after.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use shared::api::draft::{DraftDeed, DraftFacts};
use shared::id::{AccountId, DraftChangeId, DraftId};

use super::{By, CHANGES};
use crate::db::entity::draft_change;
use crate::db::json;
use crate::features::draft::node::Image;

/// What is kept of a change.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub(in crate::features::draft) struct Images {
    pub(in crate::features::draft) nodes: Vec<Image>,
    /// Facts before and after, where they were changed.
    pub(in crate::features::draft) facts: Option<(DraftFacts, DraftFacts)>,
}

/// A change in the history.
#[derive(Debug, Clone)]
pub(in crate::features::draft) struct Change {
    pub(in crate::features::draft) id: DraftChangeId,
    pub(in crate::features::draft) no: i64,
    pub(in crate::features::draft) changed: By,
    pub(in crate::features::draft) deed: DraftDeed,
    pub(in crate::features::draft) object: String,
    pub(in crate::features::draft) undoes: Option<DraftChangeId>,
    pub(in crate::features::draft) is_undone: bool,
}

/// The latest changes of a draft, newest first, without what they changed.
pub(in crate::features::draft) async fn changes(
    db: &impl ConnectionTrait,
    draft: DraftId,
) -> Result<Vec<Change>, DbErr> {
    newest(db, draft, CHANGES).await
}

/// The latest change of a draft.
pub(in crate::features::draft) async fn latest(
    db: &impl ConnectionTrait,
    draft: DraftId,
) -> Result<Option<Change>, DbErr> {
    Ok(newest(db, draft, 1).await?.pop())
}

async fn newest(db: &impl ConnectionTrait, draft: DraftId, most: u64) -> Result<Vec<Change>, DbErr> {
    type Row = (DraftChangeId, i64, AccountId, DateTime<Utc>, String, String, Option<DraftChangeId>, bool);
    let rows: Vec<Row> = draft_change::Entity::find()
        .select_only()
        .columns([
            draft_change::Column::Id,
            draft_change::Column::No,
            draft_change::Column::AccountId,
            draft_change::Column::At,
            draft_change::Column::Deed,
            draft_change::Column::Object,
            draft_change::Column::Undoes,
            draft_change::Column::IsUndone,
        ])
        .filter(draft_change::Column::DraftId.eq(draft))
        .order_by_desc(draft_change::Column::No)
        .limit(most)
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter()
        .map(|(id, no, by, at, deed, object, undoes, is_undone)| {
            let deed = json::read(serde_json::Value::String(deed))?;
            Ok(Change { id, no, changed: (by, at), deed, object, undoes, is_undone })
        })
        .collect()
}

/// Number of the latest change; 0 before the first.
pub(in crate::features::draft) async fn latest_no(
    tx: &DatabaseTransaction,
    draft: DraftId,
) -> Result<i64, DbErr> {
    let latest: Option<i64> = draft_change::Entity::find()
        .select_only()
        .column(draft_change::Column::No)
        .filter(draft_change::Column::DraftId.eq(draft))
        .order_by_desc(draft_change::Column::No)
        .into_tuple()
        .one(tx)
        .await?;
    Ok(latest.unwrap_or(0))
}

/// What a change changed.
pub(in crate::features::draft) async fn images(
    db: &impl ConnectionTrait,
    draft: DraftId,
    id: DraftChangeId,
) -> Result<Option<Images>, DbErr> {
    let row =
        draft_change::Entity::find_by_id(id).filter(draft_change::Column::DraftId.eq(draft)).one(db).await?;
    row.map(|row| json::read(row.images)).transpose()
}

/// Writes a change down behind the latest.
pub(in crate::features::draft) async fn note(
    tx: &DatabaseTransaction,
    draft: DraftId,
    change: &Change,
    images: &Images,
) -> Result<(), DbErr> {
    let row = draft_change::ActiveModel {
        id: Set(change.id),
        draft_id: Set(draft),
        no: Set(change.no),
        account_id: Set(change.changed.0),
        at: Set(change.changed.1),
        deed: Set(json::word(&change.deed)?),
        object: Set(change.object.clone()),
        images: Set(json::write(images)?),
        undoes: Set(change.undoes),
        is_undone: Set(change.is_undone),
    };
    draft_change::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Lets a change reach further: what it changed, and when.
pub(in crate::features::draft) async fn prolong(
    tx: &DatabaseTransaction,
    id: DraftChangeId,
    at: DateTime<Utc>,
    images: &Images,
) -> Result<(), DbErr> {
    draft_change::Entity::update_many()
        .col_expr(draft_change::Column::At, at.into())
        .col_expr(draft_change::Column::Images, json::write(images)?.into())
        .filter(draft_change::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Says of a change whether it was taken back.
pub(in crate::features::draft) async fn mark(
    tx: &DatabaseTransaction,
    id: DraftChangeId,
    is_undone: bool,
) -> Result<(), DbErr> {
    draft_change::Entity::update_many()
        .col_expr(draft_change::Column::IsUndone, is_undone.into())
        .filter(draft_change::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}
