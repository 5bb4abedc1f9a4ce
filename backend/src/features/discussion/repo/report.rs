//! What learners say of posts that should not be there.
//!
//! **Invariant:** who reported is read by nobody.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, JoinType,
    QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use shared::id::{DiscussionId, PersonId, PostId};

use crate::db::entity::discussion_post;
use crate::db::entity::discussion_report::{ActiveModel, Column, Entity};

fn to_post() -> RelationDef {
    Entity::belongs_to(discussion_post::Entity).from(Column::PostId).to(discussion_post::Column::Id).into()
}

/// Keeps what somebody says of a post; of one person the first stays until it is settled.
pub(in crate::features::discussion) async fn report(
    tx: &DatabaseTransaction,
    post: PostId,
    person: PersonId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        post_id: Set(post),
        person_id: Set(person),
        reason: Set(reason.to_owned()),
        reported_at: Set(now),
        settled_at: Set(None),
    };
    Entity::insert(row)
        .on_conflict(
            OnConflict::columns([Column::PostId, Column::PersonId])
                .update_columns([Column::Reason, Column::ReportedAt, Column::SettledAt])
                .action_and_where(Expr::col((Entity, Column::SettledAt)).is_not_null())
                .to_owned(),
        )
        .try_insert()
        .exec_without_returning(tx)
        .await
        .map(drop)
}

/// Settles the reports of a post.
pub(in crate::features::discussion) async fn settle(
    tx: &DatabaseTransaction,
    post: PostId,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::SettledAt, now.into())
        .filter(Column::PostId.eq(post))
        .filter(Column::SettledAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// A report that nobody has settled: the post, why, and when.
pub(in crate::features::discussion) type Open = (PostId, String, DateTime<Utc>);

/// Reports of a discussion that nobody has settled, the oldest first.
pub(in crate::features::discussion) async fn open(
    db: &impl ConnectionTrait,
    discussion: DiscussionId,
    most: u64,
) -> Result<Vec<Open>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::PostId, Column::Reason, Column::ReportedAt])
        .join(JoinType::InnerJoin, to_post())
        .filter(discussion_post::Column::DiscussionId.eq(discussion))
        .filter(Column::SettledAt.is_null())
        .order_by_asc(Column::ReportedAt)
        .order_by_asc(Column::PostId)
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}

/// How many reports of each of some posts nobody has settled.
pub(in crate::features::discussion) async fn open_of(
    db: &impl ConnectionTrait,
    posts: impl Iterator<Item = PostId>,
) -> Result<BTreeMap<PostId, i64>, DbErr> {
    let rows: Vec<(PostId, i64)> = Entity::find()
        .select_only()
        .column(Column::PostId)
        .column_as(Column::PersonId.count(), "reports")
        .filter(Column::PostId.is_in(posts))
        .filter(Column::SettledAt.is_null())
        .group_by(Column::PostId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// How many posts of each of some discussions have reports that nobody has settled.
pub(in crate::features::discussion) async fn reported(
    db: &impl ConnectionTrait,
    discussions: impl Iterator<Item = DiscussionId>,
) -> Result<BTreeMap<DiscussionId, u32>, DbErr> {
    let rows: Vec<(DiscussionId, PostId)> = Entity::find()
        .select_only()
        .column(discussion_post::Column::DiscussionId)
        .column(Column::PostId)
        .join(JoinType::InnerJoin, to_post())
        .filter(discussion_post::Column::DiscussionId.is_in(discussions))
        .filter(Column::SettledAt.is_null())
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    let mut counts = BTreeMap::new();
    for (discussion, _) in rows {
        *counts.entry(discussion).or_insert(0) += 1;
    }
    Ok(counts)
}
