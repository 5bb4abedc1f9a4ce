//! Marks that people give: which answers wait for one, and every one ever given.
//!
//! **Invariant:** marks are added, never changed; an answer waits exactly while its attempt counts it as unmarked.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use grading::{Centimark, Given};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, JsonValue,
    QueryFilter, QueryOrder,
};
use shared::id::{AccountId, AttemptId, MarkId, PersonId};

use super::{Attempt, hundredths, small};
use crate::db::entity::{answer, answer_unmarked, attempt, mark};
use crate::db::json;
use crate::features::quiz::grading_run::{ByHand, Marked};
use crate::features::quiz::remark::NewMark;

/// A mark that a person gave.
#[derive(Debug, Clone)]
pub(in crate::features::quiz) struct Mark {
    /// Number, from 1.
    pub(in crate::features::quiz) number: u16,
    /// Who gave it.
    pub(in crate::features::quiz) marker: AccountId,
    /// Marks.
    pub(in crate::features::quiz) earned: Centimark,
    /// Levels of the rubric; empty for a free mark.
    pub(in crate::features::quiz) picked: Vec<u8>,
    /// What is said to the learner.
    pub(in crate::features::quiz) comment: Option<String>,
    /// Why a mark that was there was changed.
    pub(in crate::features::quiz) reason: Option<String>,
    /// When.
    pub(in crate::features::quiz) at: DateTime<Utc>,
}

pub(super) fn to_mark(row: mark::Model) -> (u16, Mark) {
    let mark = Mark {
        number: u16::try_from(row.number).unwrap_or_default(),
        marker: row.account_id,
        earned: Centimark::from_hundredths(u32::try_from(row.earned).unwrap_or_default()),
        picked: row.levels.and_then(|levels| serde_json::from_value(levels).ok()).unwrap_or_default(),
        comment: row.comment,
        reason: row.reason,
        at: row.at,
    };
    (u16::try_from(row.slot).unwrap_or_default(), mark)
}

/// The latest mark of each answer that people have marked, by slot.
pub(in crate::features::quiz) async fn latest(
    db: &impl ConnectionTrait,
    id: AttemptId,
) -> Result<BTreeMap<u16, Mark>, DbErr> {
    let rows = mark::Entity::find()
        .filter(mark::Column::AttemptId.eq(id))
        .order_by_asc(mark::Column::Number)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(to_mark).collect())
}

/// What answers earn by hand.
pub(in crate::features::quiz) fn by_hand(latest: &BTreeMap<u16, Mark>) -> ByHand {
    latest.iter().map(|(slot, mark)| (*slot, mark.earned)).collect()
}

/// Puts the answers of an attempt into the queue that wait for a person.
pub(in crate::features::quiz) async fn wait(
    tx: &DatabaseTransaction,
    attempt: &Attempt,
    marked: &Marked,
    at: DateTime<Utc>,
) -> Result<(), DbErr> {
    if marked.unmarked.is_empty() {
        return Ok(());
    }
    let rows = marked.unmarked.iter().map(|(slot, question, _)| answer_unmarked::ActiveModel {
        attempt_id: Set(attempt.id),
        slot: Set(small(*slot)),
        enrolment_id: Set(attempt.enrolment),
        lesson_id: Set(attempt.lesson),
        question_id: Set(*question),
        handed_in_at: Set(at),
        opinions: Set(0),
    });
    answer_unmarked::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// The levels that are picked, as they are kept.
pub(super) fn levels(given: &Given) -> Result<Option<JsonValue>, DbErr> {
    match given {
        Given::Levels { picked } => Ok(Some(json::write(picked)?)),
        Given::Free { .. } => Ok(None),
    }
}

/// Adds a mark to the history of its answer.
pub(in crate::features::quiz) async fn add(
    tx: &DatabaseTransaction,
    id: MarkId,
    person: PersonId,
    new: &NewMark,
    earned_before: Option<Centimark>,
    earned: Centimark,
) -> Result<(), DbErr> {
    let row = mark::ActiveModel {
        id: Set(id),
        institution_id: Set(new.institution),
        attempt_id: Set(new.attempt),
        slot: Set(small(new.slot)),
        number: Set(small(new.seen.saturating_add(1))),
        person_id: Set(person),
        account_id: Set(new.marker),
        earned_before: Set(earned_before.map(hundredths)),
        earned: Set(hundredths(earned)),
        levels: Set(levels(&new.given)?),
        comment: Set(new.comment.clone()),
        reason: Set(new.reason.clone()),
        at: Set(new.at),
    };
    mark::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Writes what an attempt amounts to after one of its answers got a mark, and takes that answer out of the queue.
pub(in crate::features::quiz) async fn settle(
    tx: &DatabaseTransaction,
    id: AttemptId,
    (slot, earned): (u16, Centimark),
    marked: &Marked,
    is_passed: bool,
) -> Result<(), DbErr> {
    attempt::Entity::update_many()
        .col_expr(attempt::Column::Earned, hundredths(marked.tally.earned).into())
        .col_expr(attempt::Column::IsPassed, is_passed.into())
        .col_expr(attempt::Column::Unmarked, small(marked.tally.unmarked).into())
        .filter(attempt::Column::Id.eq(id))
        .exec(tx)
        .await?;
    answer::Entity::update_many()
        .col_expr(answer::Column::Earned, hundredths(earned).into())
        .filter(answer::Column::AttemptId.eq(id))
        .filter(answer::Column::Slot.eq(small(slot)))
        .exec(tx)
        .await?;
    answer_unmarked::Entity::delete_by_id((id, small(slot))).exec(tx).await?;
    Ok(())
}
