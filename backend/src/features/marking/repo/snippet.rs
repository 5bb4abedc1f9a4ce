//! Comments that markers keep: each marker's own.

use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder,
};
use shared::api::marking::Snippet;
use shared::id::{AccountId, SnippetId};

use crate::db::entity::comment_snippet::{ActiveModel, Column, Entity};

/// The comments of a marker, newest first.
pub(in crate::features::marking) async fn snippets(
    db: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<Snippet>, DbErr> {
    let rows = Entity::find().filter(Column::AccountId.eq(account)).order_by_desc(Column::Id).all(db).await?;
    Ok(rows.into_iter().map(|row| Snippet { id: row.id, words: row.words }).collect())
}

/// Keeps a comment.
pub(in crate::features::marking) async fn add_snippet(
    tx: &DatabaseTransaction,
    account: AccountId,
    snippet: &Snippet,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: Set(snippet.id),
        account_id: Set(account),
        words: Set(snippet.words.clone()),
        created_at: Set(now),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Forgets a marker's comment; says whether there was one.
pub(in crate::features::marking) async fn remove_snippet(
    tx: &DatabaseTransaction,
    account: AccountId,
    id: SnippetId,
) -> Result<bool, DbErr> {
    let done = Entity::delete_many()
        .filter(Column::AccountId.eq(account))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}
