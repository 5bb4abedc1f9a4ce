//! Posts and replies.
//!
//! **Invariant:** a post is found only together with the discussion or the course that the one who asks may read.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, LockType, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    IntoActiveModel, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, RelationDef, Select,
    TryInsertResult,
};
use shared::id::{AccountId, CourseId, DiscussionId, PersonId, PostId, PostKey};

use super::Place;
use crate::db::entity::discussion;
use crate::db::entity::discussion_post::{Column, Entity};

pub(in crate::features::discussion) use crate::db::entity::discussion_post::Model as Post;

/// Rank of a thread before all others.
pub(in crate::features::discussion) const PINNED: i16 = 0;
/// Rank of any other.
pub(in crate::features::discussion) const PLAIN: i16 = 1;

fn to_discussion() -> RelationDef {
    Entity::belongs_to(discussion::Entity).from(Column::DiscussionId).to(discussion::Column::Id).into()
}

/// Posts that somebody may read who has not written yet: the own ones, and those of people who teach.
fn veiled(query: Select<Entity>, only: Option<PersonId>) -> Select<Entity> {
    match only {
        Some(person) => {
            query.filter(Condition::any().add(Column::PersonId.eq(person)).add(Column::IsStaff.eq(true)))
        }
        None => query,
    }
}

/// Threads of a discussion: pinned ones first, and the newest activity last.
pub(in crate::features::discussion) async fn threads(
    db: &impl ConnectionTrait,
    discussion: DiscussionId,
    only: Option<PersonId>,
    after: Option<(i16, PostId)>,
    most: u64,
) -> Result<Vec<Post>, DbErr> {
    let mut query =
        Entity::find().filter(Column::DiscussionId.eq(discussion)).filter(Column::ThreadId.is_null());
    if let Some((rank, last)) = after {
        let same = Condition::all().add(Column::Rank.eq(rank)).add(Column::LastPost.gt(last));
        query = query.filter(Condition::any().add(Column::Rank.gt(rank)).add(same));
    }
    veiled(query, only).order_by_asc(Column::Rank).order_by_asc(Column::LastPost).limit(most).all(db).await
}

/// The first replies to some posts, by thread and number.
pub(in crate::features::discussion) async fn first_replies(
    db: &impl ConnectionTrait,
    threads: impl Iterator<Item = PostId>,
    only: Option<PersonId>,
    most: u32,
) -> Result<Vec<Post>, DbErr> {
    let query =
        Entity::find().filter(Column::ThreadId.is_in(threads)).filter(Column::Number.lte(i64::from(most)));
    veiled(query, only).order_by_asc(Column::ThreadId).order_by_asc(Column::Number).all(db).await
}

/// Replies to a post, the oldest first.
pub(in crate::features::discussion) async fn replies(
    db: &impl ConnectionTrait,
    thread: PostId,
    only: Option<PersonId>,
    after: i32,
    most: u64,
) -> Result<Vec<Post>, DbErr> {
    let query = Entity::find().filter(Column::ThreadId.eq(thread)).filter(Column::Number.gt(after));
    veiled(query, only).order_by_asc(Column::Number).limit(most).all(db).await
}

/// A post of a discussion.
pub(in crate::features::discussion) async fn post(
    db: &impl ConnectionTrait,
    discussion: DiscussionId,
    id: PostId,
) -> Result<Option<Post>, DbErr> {
    Entity::find_by_id(id).filter(Column::DiscussionId.eq(discussion)).one(db).await
}

/// A post of a discussion that nobody else changes until the transaction ends.
pub(in crate::features::discussion) async fn lock(
    tx: &DatabaseTransaction,
    discussion: DiscussionId,
    id: PostId,
) -> Result<Option<Post>, DbErr> {
    Entity::find_by_id(id)
        .filter(Column::DiscussionId.eq(discussion))
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await
}

/// A post in any discussion of a course.
pub(in crate::features::discussion) async fn post_of(
    db: &impl ConnectionTrait,
    course: CourseId,
    id: PostId,
) -> Result<Option<Post>, DbErr> {
    Entity::find_by_id(id)
        .join(JoinType::InnerJoin, to_discussion())
        .filter(discussion::Column::CourseId.eq(course))
        .one(db)
        .await
}

/// Some posts by their ids.
pub(in crate::features::discussion) async fn posts(
    db: &impl ConnectionTrait,
    discussion: DiscussionId,
    ids: impl Iterator<Item = PostId>,
) -> Result<BTreeMap<PostId, Post>, DbErr> {
    let rows = Entity::find()
        .filter(Column::Id.is_in(ids))
        .filter(Column::DiscussionId.eq(discussion))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// The post that somebody wrote with a key.
pub(in crate::features::discussion) async fn by_key(
    db: &impl ConnectionTrait,
    person: PersonId,
    key: PostKey,
) -> Result<Option<Post>, DbErr> {
    Entity::find().filter(Column::PersonId.eq(person)).filter(Column::Key.eq(key)).one(db).await
}

/// How many posts somebody has written since a moment.
pub(in crate::features::discussion) async fn written_since(
    db: &impl ConnectionTrait,
    person: PersonId,
    since: DateTime<Utc>,
) -> Result<u64, DbErr> {
    Entity::find().filter(Column::PersonId.eq(person)).filter(Column::WrittenAt.gte(since)).count(db).await
}

/// How many posts somebody has about a lesson that are neither withdrawn nor hidden, whatever the batch.
pub(in crate::features::discussion) async fn written(
    db: &impl ConnectionTrait,
    place: &Place,
    person: PersonId,
) -> Result<u32, DbErr> {
    let count = Entity::find()
        .join(JoinType::InnerJoin, to_discussion())
        .filter(Column::PersonId.eq(person))
        .filter(Column::IsStaff.eq(false))
        .filter(Column::WithdrawnAt.is_null())
        .filter(Column::HiddenAt.is_null())
        .filter(discussion::Column::CourseId.eq(place.course))
        .filter(discussion::Column::InstitutionId.eq(place.institution))
        .filter(discussion::Column::LessonKey.eq(&place.key))
        .count(db)
        .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How many posts each of some discussions has, and the moment of the latest.
pub(in crate::features::discussion) async fn counts(
    db: &impl ConnectionTrait,
    discussions: impl Iterator<Item = DiscussionId>,
) -> Result<BTreeMap<DiscussionId, (i64, DateTime<Utc>)>, DbErr> {
    let rows: Vec<(DiscussionId, i64, DateTime<Utc>)> = Entity::find()
        .select_only()
        .column(Column::DiscussionId)
        .column_as(Column::Id.count(), "posts")
        .column_as(Column::WrittenAt.max(), "last_at")
        .filter(Column::DiscussionId.is_in(discussions))
        .group_by(Column::DiscussionId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|(id, posts, last)| (id, (posts, last))).collect())
}

/// Adds a post; returns whether it was added, or another call with its key was faster. The thread that is replied to is locked
/// by the caller.
pub(in crate::features::discussion) async fn add(
    tx: &DatabaseTransaction,
    row: &Post,
) -> Result<bool, DbErr> {
    let outcome = Entity::insert(row.clone().into_active_model().reset_all())
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(tx)
        .await?;
    if !matches!(outcome, TryInsertResult::Inserted(rows) if rows > 0) {
        return Ok(false);
    }
    if let Some(thread) = row.thread_id {
        Entity::update_many()
            .col_expr(Column::Replies, Expr::col(Column::Replies).add(1))
            .col_expr(Column::LastPost, row.id.into())
            .filter(Column::Id.eq(thread))
            .exec(tx)
            .await?;
    }
    Ok(true)
}

/// Says something else from now on.
pub(in crate::features::discussion) async fn change(
    tx: &DatabaseTransaction,
    id: PostId,
    (text, html): (&str, &str),
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Text, text.into())
        .col_expr(Column::Html, html.into())
        .col_expr(Column::EditedAt, now.into())
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes a text away for good.
pub(in crate::features::discussion) async fn withdraw(
    tx: &DatabaseTransaction,
    id: PostId,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Text, "".into())
        .col_expr(Column::Html, "".into())
        .col_expr(Column::WithdrawnAt, now.into())
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Hides a post, or shows it again.
pub(in crate::features::discussion) async fn set_hidden(
    tx: &DatabaseTransaction,
    id: PostId,
    hidden: Option<(AccountId, DateTime<Utc>, &str)>,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::HiddenBy, hidden.map(|(by, ..)| by).into())
        .col_expr(Column::HiddenAt, hidden.map(|(_, at, _)| at).into())
        .col_expr(Column::HideReason, hidden.map(|(.., reason)| reason.to_owned()).into())
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Puts a thread before all others, or back among them.
pub(in crate::features::discussion) async fn set_rank(
    tx: &DatabaseTransaction,
    id: PostId,
    rank: i16,
) -> Result<(), DbErr> {
    Entity::update_many().col_expr(Column::Rank, rank.into()).filter(Column::Id.eq(id)).exec(tx).await?;
    Ok(())
}
