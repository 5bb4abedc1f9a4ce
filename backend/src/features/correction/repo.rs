//! Queries of the correction slice: rows in, values out.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use grading::{Amendment, Key, Remedy, Response};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};
use shared::api::correction::Changed;
use shared::id::{AccountId, CorrectionId, LessonId, QuestionId};

use crate::db::entity::{correction, correction_change};
use crate::db::{Db, json};
use crate::features::quiz::door::Regraded;

/// What earns marks in a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Counts {
    /// Its key.
    pub(super) key: Key,
    /// What counts besides.
    pub(super) amendment: Option<Amendment>,
}

/// A correction.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) id: CorrectionId,
    pub(super) lesson: LessonId,
    pub(super) question: QuestionId,
    pub(super) remedy: Remedy,
    pub(super) right: Option<Response>,
    pub(super) before: Counts,
    pub(super) after: Counts,
    pub(super) reason: String,
    pub(super) made: (AccountId, DateTime<Utc>),
    pub(super) finished_at: Option<DateTime<Utc>>,
}

fn code(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::Also => "also",
        Remedy::Instead => "instead",
        Remedy::Void => "void",
    }
}

fn remedy(code: &str) -> Result<Remedy, DbErr> {
    let all = [Remedy::Also, Remedy::Instead, Remedy::Void];
    let found = all.into_iter().find(|remedy| self::code(*remedy) == code);
    found.ok_or_else(|| DbErr::Type(format!("unknown remedy: {code}")))
}

fn to_row(row: correction::Model) -> Result<Row, DbErr> {
    Ok(Row {
        id: row.id,
        lesson: row.lesson_id,
        question: row.question_id,
        remedy: remedy(&row.remedy)?,
        right: row.right_answer.map(json::read).transpose()?,
        before: json::read(row.before)?,
        after: json::read(row.after)?,
        reason: row.reason,
        made: (row.made_by, row.made_at),
        finished_at: row.finished_at,
    })
}

/// Adds a correction. Of one quiz only one can be running: the database refuses another.
pub(super) async fn add(tx: &DatabaseTransaction, row: &Row) -> Result<(), DbErr> {
    let model = correction::ActiveModel {
        id: Set(row.id),
        lesson_id: Set(row.lesson),
        question_id: Set(row.question),
        remedy: Set(code(row.remedy).to_owned()),
        right_answer: Set(row.right.as_ref().map(json::write).transpose()?),
        before: Set(json::write(&row.before)?),
        after: Set(json::write(&row.after)?),
        reason: Set(row.reason.clone()),
        made_by: Set(row.made.0),
        made_at: Set(row.made.1),
        finished_at: Set(row.finished_at),
    };
    correction::Entity::insert(model).exec_without_returning(tx).await?;
    Ok(())
}

/// The latest corrections of a question.
pub(super) async fn list(
    db: &impl ConnectionTrait,
    question: QuestionId,
    most: u64,
) -> Result<Vec<Row>, DbErr> {
    let rows = correction::Entity::find()
        .filter(correction::Column::QuestionId.eq(question))
        .order_by_desc(correction::Column::MadeAt)
        .order_by_desc(correction::Column::Id)
        .limit(most)
        .all(db)
        .await?;
    rows.into_iter().map(to_row).collect()
}

/// Corrections by which attempts are still marked again.
pub(super) async fn running(db: &impl ConnectionTrait) -> Result<Vec<Row>, DbErr> {
    let rows = correction::Entity::find()
        .filter(correction::Column::FinishedAt.is_null())
        .order_by_asc(correction::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(to_row).collect()
}

/// Whether attempts at a quiz are still being marked again.
pub(super) async fn is_running(db: &impl ConnectionTrait, lesson: LessonId) -> Result<bool, DbErr> {
    let running = correction::Entity::find()
        .select_only()
        .column(correction::Column::Id)
        .filter(correction::Column::LessonId.eq(lesson))
        .filter(correction::Column::FinishedAt.is_null())
        .into_tuple::<CorrectionId>();
    Ok(running.one(db).await?.is_some())
}

/// Notes that no attempt is left.
pub(super) async fn finish(db: &Db, id: CorrectionId, at: DateTime<Utc>) -> Result<(), DbErr> {
    let tx = db.begin().await?;
    correction::Entity::update_many()
        .col_expr(correction::Column::FinishedAt, at.into())
        .filter(correction::Column::Id.eq(id))
        .exec(&tx)
        .await?;
    tx.commit().await
}

/// Notes what an attempt came to. Of one that was marked again twice, what it came to before the first time stays.
pub(super) async fn note(
    tx: &DatabaseTransaction,
    id: CorrectionId,
    regraded: &Regraded,
) -> Result<(), DbErr> {
    use correction_change::Column;
    let hundredths = |score: grading::Score| i32::try_from(score.earned.hundredths()).unwrap_or(i32::MAX);
    let row = correction_change::ActiveModel {
        correction_id: Set(id),
        attempt_id: Set(regraded.attempt),
        earned_before: Set(hundredths(regraded.before)),
        earned: Set(hundredths(regraded.now)),
        was_passed: Set(regraded.was_passed),
        is_passed: Set(regraded.is_passed),
    };
    let again = OnConflict::columns([Column::CorrectionId, Column::AttemptId])
        .update_columns([Column::Earned, Column::IsPassed])
        .to_owned();
    correction_change::Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    Ok(())
}

/// A correction and its numbers.
type Sums = (CorrectionId, i64, i64, i64, i64);

/// How many attempts each of some corrections has changed.
pub(super) async fn changed(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = CorrectionId>,
) -> Result<BTreeMap<CorrectionId, Changed>, DbErr> {
    use correction_change::Column;
    let count = |condition: Expr| Expr::expr(CaseStatement::new().case(condition, 1).finally(0)).sum();
    let col = |column: Column| Expr::col(column);
    let rows: Vec<Sums> = correction_change::Entity::find()
        .select_only()
        .column(Column::CorrectionId)
        .expr(count(col(Column::Earned).gt(col(Column::EarnedBefore))))
        .expr(count(col(Column::Earned).lt(col(Column::EarnedBefore))))
        .expr(count(col(Column::IsPassed).gt(col(Column::WasPassed))))
        .expr(count(col(Column::IsPassed).lt(col(Column::WasPassed))))
        .filter(Column::CorrectionId.is_in(ids))
        .group_by(Column::CorrectionId)
        .into_tuple()
        .all(db)
        .await?;
    let number = |sum: i64| u32::try_from(sum).unwrap_or_default();
    let changed = |(id, raised, lowered, passing, failing): Sums| {
        let [raised, lowered, passing, failing] = [raised, lowered, passing, failing].map(number);
        (id, Changed { raised, lowered, passing, failing })
    };
    Ok(rows.into_iter().map(changed).collect())
}
