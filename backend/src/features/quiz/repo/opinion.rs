//! Opinions: what two markers give an answer that waits.
//!
//! **Invariant:** opinions are added, never changed; the answer's place in the queue says how many there are.

use chrono::{DateTime, Utc};
use grading::Centimark;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use shared::id::{AccountId, AttemptId, LessonId, OpinionId, PersonId};

use super::mark::levels;
use super::{hundredths, small};
use crate::db::entity::answer_unmarked;
use crate::db::entity::opinion::{ActiveModel, Column, Entity, Model};
use crate::features::quiz::remark::NewMark;

/// What a marker thinks an answer earns.
#[derive(Debug, Clone)]
pub(in crate::features::quiz) struct Opinion {
    /// Whose it is.
    pub(in crate::features::quiz) marker: AccountId,
    /// Marks.
    pub(in crate::features::quiz) earned: Centimark,
    /// Levels of the rubric; empty for a free mark.
    pub(in crate::features::quiz) picked: Vec<u8>,
    /// What is said to the learner.
    pub(in crate::features::quiz) comment: Option<String>,
}

/// The opinions of an answer, the first one first.
pub(in crate::features::quiz) async fn of(
    db: &impl ConnectionTrait,
    attempt: AttemptId,
    slot: u16,
) -> Result<Vec<Opinion>, DbErr> {
    let rows = Entity::find()
        .filter(Column::AttemptId.eq(attempt))
        .filter(Column::Slot.eq(small(slot)))
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let opinion = |row: Model| Opinion {
        marker: row.account_id,
        earned: Centimark::from_hundredths(u32::try_from(row.earned).unwrap_or_default()),
        picked: row.levels.and_then(|levels| serde_json::from_value(levels).ok()).unwrap_or_default(),
        comment: row.comment,
    };
    Ok(rows.into_iter().map(opinion).collect())
}

/// Where the answers of a quiz wait that have waited longest, and since when.
pub(in crate::features::quiz) async fn waiting(
    db: &impl ConnectionTrait,
    lesson: LessonId,
    limit: u64,
) -> Result<Vec<(AttemptId, u16, DateTime<Utc>)>, DbErr> {
    let rows = answer_unmarked::Entity::find()
        .filter(answer_unmarked::Column::LessonId.eq(lesson))
        .order_by_asc(answer_unmarked::Column::HandedInAt)
        .order_by_asc(answer_unmarked::Column::AttemptId)
        .order_by_asc(answer_unmarked::Column::Slot)
        .limit(limit)
        .all(db)
        .await?;
    let place = |row: answer_unmarked::Model| {
        (row.attempt_id, u16::try_from(row.slot).unwrap_or_default(), row.handed_in_at)
    };
    Ok(rows.into_iter().map(place).collect())
}

/// Adds an opinion to an answer that had so many before.
pub(in crate::features::quiz) async fn add(
    tx: &DatabaseTransaction,
    id: OpinionId,
    person: PersonId,
    (new, earned): (&NewMark, Centimark),
    before: usize,
) -> Result<(), DbErr> {
    let row = ActiveModel {
        id: Set(id),
        institution_id: Set(new.institution),
        attempt_id: Set(new.attempt),
        slot: Set(small(new.slot)),
        person_id: Set(person),
        account_id: Set(new.marker),
        earned: Set(hundredths(earned)),
        levels: Set(levels(&new.given)?),
        comment: Set(new.comment.clone()),
        at: Set(new.at),
    };
    Entity::insert(row).exec_without_returning(tx).await?;
    let count = i16::try_from(before).unwrap_or(i16::MAX).saturating_add(1);
    answer_unmarked::Entity::update_many()
        .col_expr(answer_unmarked::Column::Opinions, count.into())
        .filter(answer_unmarked::Column::AttemptId.eq(new.attempt))
        .filter(answer_unmarked::Column::Slot.eq(small(new.slot)))
        .exec(tx)
        .await?;
    Ok(())
}
