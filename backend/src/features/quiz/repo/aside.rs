//! Answers beside an attempt: what came too late or after handing in, kept for the learner.
//!
//! **Invariant:** nothing here is ever marked.

use chrono::{DateTime, Utc};
use grading::Response;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder,
};
use shared::api::quiz::{AnswerDraft, WhyAside};
use shared::id::AttemptId;

use crate::db::entity::answer_aside::{ActiveModel, Column, Entity, Model};
use crate::db::json;

/// A row to be kept.
pub(in crate::features::quiz) struct Aside(ActiveModel);

const CODES: [(WhyAside, &str); 2] = [(WhyAside::TooLate, "too_late"), (WhyAside::Closed, "closed")];

impl Aside {
    /// The row of a draft that came at a moment.
    pub(in crate::features::quiz) fn new(
        attempt: AttemptId,
        draft: &AnswerDraft,
        why: WhyAside,
        at: DateTime<Utc>,
    ) -> Result<Self, DbErr> {
        let response = draft.response.as_ref().map(json::write).transpose()?;
        let code = CODES.into_iter().find(|(one, _)| *one == why).map(|(_, code)| code);
        Ok(Self(ActiveModel {
            attempt_id: Set(attempt),
            slot: Set(i16::try_from(draft.slot).unwrap_or(i16::MAX)),
            rev: Set(i32::try_from(draft.rev).unwrap_or(i32::MAX)),
            response: Set(response),
            why: Set(code.unwrap_or_default().to_owned()),
            made_at: Set(Ord::min(draft.made_at, at)),
            received_at: Set(at),
        }))
    }
}

/// Keeps answers beside their attempts, each unless a later revision is there. No two are of the same slot.
pub(in crate::features::quiz) async fn keep(tx: &DatabaseTransaction, rows: Vec<Aside>) -> Result<(), DbErr> {
    if rows.is_empty() {
        return Ok(());
    }
    let is_later = Expr::col(("excluded", Column::Rev)).gt(Expr::col((Entity, Column::Rev)));
    let conflict = OnConflict::columns([Column::AttemptId, Column::Slot])
        .update_columns([Column::Rev, Column::Response, Column::Why, Column::MadeAt, Column::ReceivedAt])
        .action_and_where(is_later)
        .to_owned();
    let insert = Entity::insert_many(rows.into_iter().map(|row| row.0)).on_conflict(conflict);
    insert.exec_without_returning(tx).await?;
    Ok(())
}

/// An answer that stands beside its attempt.
pub(in crate::features::quiz) struct Beside {
    /// Place in the paper.
    pub(in crate::features::quiz) slot: u16,
    /// What was answered.
    pub(in crate::features::quiz) response: Option<Response>,
    /// Why it does not count.
    pub(in crate::features::quiz) why: WhyAside,
    /// When it came.
    pub(in crate::features::quiz) received_at: DateTime<Utc>,
}

/// What stands beside an attempt, by slot.
pub(in crate::features::quiz) async fn of(
    db: &impl ConnectionTrait,
    attempt: AttemptId,
) -> Result<Vec<Beside>, DbErr> {
    let rows =
        Entity::find().filter(Column::AttemptId.eq(attempt)).order_by_asc(Column::Slot).all(db).await?;
    let beside = |row: Model| Beside {
        slot: u16::try_from(row.slot).unwrap_or_default(),
        response: row.response.and_then(|response| serde_json::from_value(response).ok()),
        why: CODES.into_iter().find(|(_, code)| *code == row.why).map_or(WhyAside::Closed, |(why, _)| why),
        received_at: row.received_at,
    };
    Ok(rows.into_iter().map(beside).collect())
}
