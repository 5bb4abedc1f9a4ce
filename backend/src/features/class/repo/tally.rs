//! Counts of a version's people.
//!
//! **Invariant:** rows are added and taken away, never changed, so that nobody who learns waits for anybody else.

use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use shared::id::{ClassTallyId, LessonId, VersionId};

use crate::ctx::Ctx;
use crate::db::entity::class_tally::{ActiveModel, Column, Entity};
use crate::features::class::count::{Counts, Measure, Of};

/// Rows written by one statement.
const BATCH: usize = 500;

/// Adds counts.
pub(in crate::features::class) async fn add(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    counts: impl IntoIterator<Item = (Of, i64)>,
) -> Result<(), DbErr> {
    let rows = counts.into_iter().map(|((version, lesson, measure), count)| ActiveModel {
        id: Set(ClassTallyId(ctx.ids.uuid(ctx.clock.now()))),
        version_id: Set(version),
        lesson_id: Set(lesson),
        measure: Set(measure.code()),
        count: Set(i32::try_from(count).unwrap_or(i32::MAX)),
    });
    let rows: Vec<_> = rows.collect();
    for some in rows.chunks(BATCH) {
        Entity::insert_many(some.iter().cloned()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The sums of some versions; with their lessons, or of the versions only.
pub(in crate::features::class) async fn sums(
    db: &impl ConnectionTrait,
    versions: &[VersionId],
    with_lessons: bool,
) -> Result<Counts, DbErr> {
    let mut query = Entity::find()
        .select_only()
        .columns([Column::VersionId, Column::LessonId, Column::Measure])
        .column_as(Column::Count.sum(), "sum")
        .filter(Column::VersionId.is_in(versions.iter().copied()));
    if !with_lessons {
        query = query.filter(Column::LessonId.is_null());
    }
    let rows = query
        .group_by(Column::VersionId)
        .group_by(Column::LessonId)
        .group_by(Column::Measure)
        .into_tuple::<(VersionId, Option<LessonId>, String, i64)>()
        .all(db)
        .await?;
    let mut counts = Counts::default();
    for (version, lesson, measure, sum) in rows {
        if let Some(measure) = Measure::of(&measure) {
            counts.add((version, lesson, measure), sum);
        }
    }
    Ok(counts)
}

/// All sums there are.
pub(in crate::features::class) async fn all_sums(db: &impl ConnectionTrait) -> Result<Counts, DbErr> {
    let versions = Entity::find()
        .select_only()
        .column(Column::VersionId)
        .distinct()
        .into_tuple::<VersionId>()
        .all(db)
        .await?;
    sums(db, &versions, true).await
}

/// Takes all counts away.
pub(in crate::features::class) async fn clear(tx: &DatabaseTransaction) -> Result<(), DbErr> {
    Entity::delete_many().exec(tx).await.map(drop)
}

/// Whether nothing has been counted yet.
pub(in crate::features::class) async fn is_empty(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(Entity::find().limit(1).one(db).await?.is_none())
}

/// Lessons, and versions as such, with more than so many rows.
pub(in crate::features::class) async fn waiting(
    db: &impl ConnectionTrait,
    more_than: i64,
) -> Result<Vec<(VersionId, Option<LessonId>)>, DbErr> {
    Entity::find()
        .select_only()
        .columns([Column::VersionId, Column::LessonId])
        .group_by(Column::VersionId)
        .group_by(Column::LessonId)
        .having(Expr::col(Column::Id).count().gt(more_than))
        .into_tuple()
        .all(db)
        .await
}

/// Takes rows away and returns their sums, and how many rows there were: at most so many, and none that somebody else is
/// taking.
pub(in crate::features::class) async fn take(
    tx: &DatabaseTransaction,
    version: VersionId,
    lesson: Option<LessonId>,
    most: u64,
) -> Result<(Counts, u64), DbErr> {
    let of_lesson = match lesson {
        Some(lesson) => Column::LessonId.eq(lesson),
        None => Column::LessonId.is_null(),
    };
    let rows = Entity::find()
        .filter(Column::VersionId.eq(version))
        .filter(of_lesson)
        .order_by_asc(Column::Id)
        .limit(most)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(tx)
        .await?;
    Entity::delete_many().filter(Column::Id.is_in(rows.iter().map(|row| row.id))).exec(tx).await?;
    let mut counts = Counts::default();
    let taken = u64::try_from(rows.len()).unwrap_or_default();
    for row in rows {
        if let Some(measure) = Measure::of(&row.measure) {
            counts.add((version, lesson, measure), i64::from(row.count));
        }
    }
    Ok((counts, taken))
}
