//! Attempts by the hundred, for whoever marks all of a quiz again.
//!
//! **Invariant:** three statements, however many attempts are read at a time.

use std::collections::BTreeMap;

use grading::Response;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use shared::id::{AttemptId, LessonId, PersonId};

use super::mark::to_mark;
use super::{Attempt, to_attempt, to_enrolment, to_kept};
use crate::db::entity::{answer, attempt, enrolment, mark};
use crate::features::quiz::grading_run::ByHand;

/// An attempt that was handed in, with everything that its marks come from.
#[derive(Debug, Clone)]
pub(in crate::features::quiz) struct Whole {
    pub(in crate::features::quiz) attempt: Attempt,
    pub(in crate::features::quiz) answers: BTreeMap<u16, Response>,
    pub(in crate::features::quiz) by_hand: ByHand,
}

/// Attempts at a quiz that were handed in, the latest begun first: at most so many, from below one.
pub(in crate::features::quiz) async fn handed_in(
    db: &impl ConnectionTrait,
    lesson: LessonId,
    below: Option<AttemptId>,
    most: u64,
) -> Result<Vec<Whole>, DbErr> {
    let mut query = attempt::Entity::find()
        .filter(attempt::Column::LessonId.eq(lesson))
        .filter(attempt::Column::SubmittedAt.is_not_null());
    if let Some(below) = below {
        query = query.filter(attempt::Column::Id.lt(below));
    }
    let rows = query.order_by_desc(attempt::Column::Id).limit(most).all(db).await?;
    let ids: Vec<AttemptId> = rows.iter().map(|row| row.id).collect();
    let mut answers: BTreeMap<AttemptId, BTreeMap<u16, Response>> = BTreeMap::new();
    for row in answer::Entity::find().filter(answer::Column::AttemptId.is_in(ids.clone())).all(db).await? {
        let (id, kept) = (row.attempt_id, to_kept(row));
        if let Some(response) = kept.response {
            answers.entry(id).or_default().insert(kept.slot, response);
        }
    }
    let mut by_hand: BTreeMap<AttemptId, ByHand> = BTreeMap::new();
    let marks = mark::Entity::find()
        .filter(mark::Column::AttemptId.is_in(ids))
        .order_by_asc(mark::Column::Number)
        .all(db)
        .await?;
    for row in marks {
        let (id, (slot, mark)) = (row.attempt_id, to_mark(row));
        by_hand.entry(id).or_default().insert(slot, mark.earned);
    }
    let whole = |row: attempt::Model| {
        let attempt = to_attempt(row)?;
        let answers = answers.remove(&attempt.id).unwrap_or_default();
        let by_hand = by_hand.remove(&attempt.id).unwrap_or_default();
        Ok(Whole { attempt, answers, by_hand })
    };
    rows.into_iter().map(whole).collect()
}

/// Whose attempts some are.
pub(in crate::features::quiz) async fn people(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AttemptId>,
) -> Result<BTreeMap<AttemptId, PersonId>, DbErr> {
    let rows: Vec<(AttemptId, PersonId)> = attempt::Entity::find()
        .select_only()
        .column(attempt::Column::Id)
        .column(enrolment::Column::PersonId)
        .join(JoinType::InnerJoin, to_enrolment())
        .filter(attempt::Column::Id.is_in(ids))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// How many attempts at a quiz were handed in.
pub(in crate::features::quiz) async fn count_handed_in(
    db: &impl ConnectionTrait,
    lesson: LessonId,
) -> Result<u64, DbErr> {
    let handed_in = attempt::Entity::find()
        .filter(attempt::Column::LessonId.eq(lesson))
        .filter(attempt::Column::SubmittedAt.is_not_null());
    handed_in.count(db).await
}
