//! Queries of reviews: steps and comments.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder,
};
use shared::api::review::{DraftStep, ReviewPoint};
use shared::id::{AccountId, DraftBlockId, DraftCommentId, DraftId, DraftUnitId};
use uuid::Uuid;

use crate::db::entity::{draft_comment, draft_step};
use crate::db::json;

/// A step that was taken.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    pub(super) id: Uuid,
    pub(super) step: DraftStep,
    pub(super) by: AccountId,
    pub(super) at: DateTime<Utc>,
    pub(super) why: Option<String>,
    pub(super) checked: Vec<ReviewPoint>,
}

/// Writes a step down.
pub(super) async fn take(tx: &DatabaseTransaction, draft: DraftId, taken: &Taken) -> Result<(), DbErr> {
    let row = draft_step::ActiveModel {
        id: Set(taken.id),
        draft_id: Set(draft),
        step: Set(json::word(&taken.step)?),
        account_id: Set(taken.by),
        at: Set(taken.at),
        why: Set(taken.why.clone()),
        checked: Set(json::write(&taken.checked)?),
    };
    draft_step::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Steps of a draft, newest first.
pub(super) async fn taken(db: &impl ConnectionTrait, draft: DraftId) -> Result<Vec<Taken>, DbErr> {
    let rows = draft_step::Entity::find()
        .filter(draft_step::Column::DraftId.eq(draft))
        .order_by_desc(draft_step::Column::At)
        .order_by_desc(draft_step::Column::Id)
        .all(db)
        .await?;
    let read = |row: draft_step::Model| {
        Ok(Taken {
            id: row.id,
            step: json::read(serde_json::Value::String(row.step))?,
            by: row.account_id,
            at: row.at,
            why: row.why,
            checked: json::read(row.checked)?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// A comment.
#[derive(Debug, Clone)]
pub(super) struct Comment {
    pub(super) id: DraftCommentId,
    pub(super) unit: Option<DraftUnitId>,
    pub(super) block: Option<DraftBlockId>,
    pub(super) place: String,
    pub(super) by: AccountId,
    pub(super) at: DateTime<Utc>,
    pub(super) text: String,
    pub(super) settled_by: Option<AccountId>,
}

/// Writes a comment down.
pub(super) async fn comment(tx: &DatabaseTransaction, draft: DraftId, new: &Comment) -> Result<(), DbErr> {
    let row = draft_comment::ActiveModel {
        id: Set(new.id),
        draft_id: Set(draft),
        unit_id: Set(new.unit),
        block_id: Set(new.block),
        place: Set(new.place.clone()),
        account_id: Set(new.by),
        at: Set(new.at),
        words: Set(new.text.clone()),
        settled_by: Set(None),
        settled_at: Set(None),
    };
    draft_comment::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Comments on a draft: open ones first, then newest first.
pub(super) async fn comments(db: &impl ConnectionTrait, draft: DraftId) -> Result<Vec<Comment>, DbErr> {
    let rows = draft_comment::Entity::find()
        .filter(draft_comment::Column::DraftId.eq(draft))
        .order_by_desc(draft_comment::Column::At)
        .order_by_desc(draft_comment::Column::Id)
        .all(db)
        .await?;
    let read = |row: draft_comment::Model| Comment {
        id: row.id,
        unit: row.unit_id,
        block: row.block_id,
        place: row.place,
        by: row.account_id,
        at: row.at,
        text: row.words,
        settled_by: row.settled_by,
    };
    let mut all: Vec<Comment> = rows.into_iter().map(read).collect();
    all.sort_by_key(|one| one.settled_by.is_some());
    Ok(all)
}

/// Says of a comment who has dealt with it; whether there is such a comment.
pub(super) async fn settle(
    tx: &DatabaseTransaction,
    draft: DraftId,
    id: DraftCommentId,
    settled: Option<(AccountId, DateTime<Utc>)>,
) -> Result<bool, DbErr> {
    let done = draft_comment::Entity::update_many()
        .col_expr(draft_comment::Column::SettledBy, settled.map(|(by, _)| by).into())
        .col_expr(draft_comment::Column::SettledAt, settled.map(|(_, at)| at).into())
        .filter(draft_comment::Column::DraftId.eq(draft))
        .filter(draft_comment::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
