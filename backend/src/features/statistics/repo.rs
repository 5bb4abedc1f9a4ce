//! Queries of the statistics slice: rows in, values out.
//!
//! **Invariant:** rows of sums are added and taken away, never changed.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use shared::id::{LessonId, QuizTallyId};

use super::stored::{Stored, Tally};
use crate::db::entity::quiz_tally::{ActiveModel, Column, Entity, Model};
use crate::db::json;

fn to_tally(row: Model) -> Result<Tally, DbErr> {
    let stored: Stored = json::read(row.sums)?;
    Ok(stored.into())
}

/// Adds a row of sums.
pub(super) async fn add(
    tx: &DatabaseTransaction,
    id: QuizTallyId,
    lesson: LessonId,
    tally: &Tally,
) -> Result<(), DbErr> {
    let sums = json::write(&Stored::from(tally))?;
    let row = ActiveModel {
        id: Set(id),
        lesson_id: Set(lesson),
        attempts: Set(i32::try_from(tally.totals.attempts()).unwrap_or(i32::MAX)),
        sums: Set(sums),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// All rows of a quiz, in one statement: what a statement sees is of one moment, so that sums which are just being put
/// together are seen as they were or as they become. `None` where there are more than so many.
pub(super) async fn parts(
    db: &impl ConnectionTrait,
    lesson: LessonId,
    most: u64,
) -> Result<Option<Vec<Tally>>, DbErr> {
    let rows = Entity::find().filter(Column::LessonId.eq(lesson)).limit(most + 1).all(db).await?;
    let is_all = u64::try_from(rows.len()).is_ok_and(|count| count <= most);
    is_all.then(|| rows.into_iter().map(to_tally).collect()).transpose()
}

/// All rows of some quizzes, as [`parts`] reads those of one.
pub(super) async fn parts_of(
    db: &impl ConnectionTrait,
    lessons: &[LessonId],
    most: u64,
) -> Result<Option<BTreeMap<LessonId, Vec<Tally>>>, DbErr> {
    let of_lessons = Column::LessonId.is_in(lessons.iter().copied());
    let rows = Entity::find().filter(of_lessons).limit(most + 1).all(db).await?;
    if !u64::try_from(rows.len()).is_ok_and(|count| count <= most) {
        return Ok(None);
    }
    let mut parts: BTreeMap<LessonId, Vec<Tally>> = BTreeMap::new();
    for row in rows {
        parts.entry(row.lesson_id).or_default().push(to_tally(row)?);
    }
    Ok(Some(parts))
}

/// Takes rows of a quiz away and returns their sums: at most so many, and none that somebody else is taking.
pub(super) async fn take(tx: &DatabaseTransaction, lesson: LessonId, most: u64) -> Result<Vec<Tally>, DbErr> {
    let rows = Entity::find()
        .filter(Column::LessonId.eq(lesson))
        .order_by_asc(Column::Id)
        .limit(most)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(tx)
        .await?;
    Entity::delete_many().filter(Column::Id.is_in(rows.iter().map(|row| row.id))).exec(tx).await?;
    rows.into_iter().map(to_tally).collect()
}

/// Quizzes with more than so many rows.
pub(super) async fn waiting(db: &impl ConnectionTrait, more_than: u64) -> Result<Vec<LessonId>, DbErr> {
    let more_than = i64::try_from(more_than).unwrap_or(i64::MAX);
    Entity::find()
        .select_only()
        .column(Column::LessonId)
        .group_by(Column::LessonId)
        .having(Expr::col(Column::Id).count().gt(more_than))
        .into_tuple()
        .all(db)
        .await
}

/// How many attempts each of some quizzes has; one without any is not there.
pub(super) async fn attempts(
    db: &impl ConnectionTrait,
    lessons: &[LessonId],
) -> Result<BTreeMap<LessonId, i64>, DbErr> {
    let rows: Vec<(LessonId, i64)> = Entity::find()
        .select_only()
        .column(Column::LessonId)
        .column_as(Column::Attempts.sum(), "attempts")
        .filter(Column::LessonId.is_in(lessons.iter().copied()))
        .group_by(Column::LessonId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}
