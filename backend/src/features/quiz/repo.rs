//! Queries of the quiz slice: rows in, values out; the learner is part of every query.

pub(super) mod aside;
pub(super) mod batch;
pub(super) mod many;
pub(super) mod mark;
pub(super) mod opinion;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use grading::{Centimark, Response, Score};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, LockType};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, JoinType,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationDef, Select,
};
use shared::access::Learner;
use shared::api::enrolment::EnrolmentState;
use shared::api::quiz::KeptAnswer;
use shared::id::{AttemptId, EnrolmentId, LessonId, PersonId};

use super::door::Running;
use super::grading_run::Marked;
use super::paper::Slot;
use super::settle::Over;
use crate::db::entity::{answer, attempt, enrolment};
use crate::db::json;
use crate::features::enrolment::door::state_code;

/// An attempt.
#[derive(Debug, Clone)]
pub(super) struct Attempt {
    pub(super) id: AttemptId,
    pub(super) enrolment: EnrolmentId,
    pub(super) lesson: LessonId,
    pub(super) number: u16,
    pub(super) paper: Vec<Slot>,
    pub(super) started_at: DateTime<Utc>,
    pub(super) deadline_at: Option<DateTime<Utc>>,
    pub(super) submitted_at: Option<DateTime<Utc>>,
    pub(super) score: Option<Score>,
    pub(super) is_passed: bool,
    pub(super) credited_minutes: Option<u32>,
    pub(super) code: String,
    /// Answers that are still to be marked.
    pub(super) unmarked: u16,
}

fn to_attempt(row: attempt::Model) -> Result<Attempt, DbErr> {
    let mark = |marks: Option<i32>| {
        marks.and_then(|marks| u32::try_from(marks).ok()).map(Centimark::from_hundredths)
    };
    let score = mark(row.earned).zip(mark(row.out_of)).map(|(earned, out_of)| Score { earned, out_of });
    Ok(Attempt {
        id: row.id,
        enrolment: row.enrolment_id,
        lesson: row.lesson_id,
        number: u16::try_from(row.number).unwrap_or_default(),
        paper: json::read(row.paper)?,
        started_at: row.started_at,
        deadline_at: row.deadline_at,
        submitted_at: row.submitted_at,
        score: score.filter(|_| row.submitted_at.is_some()),
        is_passed: row.is_passed.unwrap_or_default(),
        credited_minutes: row.credited_minutes.and_then(|minutes| u32::try_from(minutes).ok()),
        code: row.code,
        unmarked: u16::try_from(row.unmarked).unwrap_or_default(),
    })
}

fn to_enrolment() -> RelationDef {
    attempt::Entity::belongs_to(enrolment::Entity)
        .from(attempt::Column::EnrolmentId)
        .to(enrolment::Column::Id)
        .into()
}

fn of_learner(learner: &Learner, id: AttemptId) -> Select<attempt::Entity> {
    attempt::Entity::find_by_id(id)
        .join(JoinType::InnerJoin, to_enrolment())
        .filter(enrolment::Column::PersonId.eq(learner.person()))
}

/// A learner's attempt.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    learner: &Learner,
    id: AttemptId,
) -> Result<Option<Attempt>, DbErr> {
    of_learner(learner, id).one(db).await?.map(to_attempt).transpose()
}

/// A learner's attempt under lock. The enrolment is not locked with it: whoever needs both takes the enrolment first.
pub(super) async fn lock(
    tx: &DatabaseTransaction,
    learner: &Learner,
    id: AttemptId,
) -> Result<Option<Attempt>, DbErr> {
    let mut query = of_learner(learner, id);
    QueryTrait::query(&mut query).lock_with_tables(LockType::Update, [attempt::Entity]);
    query.one(tx).await?.map(to_attempt).transpose()
}

/// An attempt, whosever it is: for whoever marks it.
pub(super) async fn find_of_anybody(
    db: &impl ConnectionTrait,
    id: AttemptId,
) -> Result<Option<Attempt>, DbErr> {
    attempt::Entity::find_by_id(id).one(db).await?.map(to_attempt).transpose()
}

/// An attempt under lock, whosever it is: for what the clock ends and what markers change.
pub(super) async fn lock_of_anybody(
    tx: &DatabaseTransaction,
    id: AttemptId,
) -> Result<Option<Attempt>, DbErr> {
    attempt::Entity::find_by_id(id).lock_exclusive().one(tx).await?.map(to_attempt).transpose()
}

/// Attempts whose deadline lies before a moment and that nobody has handed in, in the order of their deadlines; those
/// of courses that were left wait for the learner to come back.
pub(super) async fn over(
    db: &impl ConnectionTrait,
    before: DateTime<Utc>,
    after: Option<(DateTime<Utc>, AttemptId)>,
    most: u64,
) -> Result<Vec<Over>, DbErr> {
    use attempt::Column;
    let mut query = attempt::Entity::find()
        .select_only()
        .columns([Column::Id, Column::EnrolmentId, Column::DeadlineAt])
        .join(JoinType::InnerJoin, to_enrolment())
        .filter(Column::SubmittedAt.is_null())
        .filter(Column::DeadlineAt.lte(before))
        .filter(enrolment::Column::State.ne(state_code(EnrolmentState::Withdrawn)));
    if let Some((deadline, id)) = after {
        query = query.filter(
            Column::DeadlineAt.gt(deadline).or(Column::DeadlineAt.eq(deadline).and(Column::Id.gt(id))),
        );
    }
    let rows: Vec<(AttemptId, EnrolmentId, DateTime<Utc>)> = query
        .order_by_asc(Column::DeadlineAt)
        .order_by_asc(Column::Id)
        .limit(most)
        .into_tuple()
        .all(db)
        .await?;
    let over = |(id, enrolment, deadline_at)| Over { id, enrolment, deadline_at };
    Ok(rows.into_iter().map(over).collect())
}

/// The attempts at a quiz that run and have a deadline.
pub(super) async fn running(db: &impl ConnectionTrait, lesson: LessonId) -> Result<Vec<Running>, DbErr> {
    use attempt::Column;
    type Row = (AttemptId, PersonId, DateTime<Utc>, DateTime<Utc>);
    let rows: Vec<Row> = attempt::Entity::find()
        .select_only()
        .column(Column::Id)
        .column(enrolment::Column::PersonId)
        .columns([Column::StartedAt, Column::DeadlineAt])
        .join(JoinType::InnerJoin, to_enrolment())
        .filter(Column::LessonId.eq(lesson))
        .filter(Column::SubmittedAt.is_null())
        .filter(Column::DeadlineAt.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    let running =
        |(attempt, person, started_at, deadline_at)| Running { attempt, person, started_at, deadline_at };
    Ok(rows.into_iter().map(running).collect())
}

/// Whether an enrolment has an attempt that has not been handed in.
pub(super) async fn is_under_way(db: &impl ConnectionTrait, enrolment: EnrolmentId) -> Result<bool, DbErr> {
    let open = attempt::Entity::find()
        .filter(attempt::Column::EnrolmentId.eq(enrolment))
        .filter(attempt::Column::SubmittedAt.is_null());
    Ok(open.count(db).await? > 0)
}

/// How many attempts at a quiz have not been handed in.
pub(super) async fn count_running(db: &impl ConnectionTrait, lesson: LessonId) -> Result<u32, DbErr> {
    let running = attempt::Entity::find()
        .filter(attempt::Column::LessonId.eq(lesson))
        .filter(attempt::Column::SubmittedAt.is_null());
    Ok(u32::try_from(running.count(db).await?).unwrap_or(u32::MAX))
}

/// Gives attempts that have not been handed in other deadlines, in one statement for hundreds.
pub(super) async fn move_deadlines(
    tx: &DatabaseTransaction,
    deadlines: &[(AttemptId, DateTime<Utc>)],
) -> Result<(), DbErr> {
    use attempt::Column;
    for some in deadlines.chunks(MOVED_AT_ONCE) {
        let case = some.iter().fold(CaseStatement::new(), |case, (id, deadline)| {
            case.case(Expr::col(Column::Id).eq(*id), Expr::value(*deadline))
        });
        attempt::Entity::update_many()
            .col_expr(Column::DeadlineAt, case.finally(Expr::col(Column::DeadlineAt)).into())
            .filter(Column::Id.is_in(some.iter().map(|(id, _)| *id)))
            .filter(Column::SubmittedAt.is_null())
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// Deadlines moved in one statement.
const MOVED_AT_ONCE: usize = 200;

/// The attempts at a quiz, by number.
pub(super) async fn attempts(
    db: &impl ConnectionTrait,
    enrolment: EnrolmentId,
    lesson: LessonId,
) -> Result<Vec<Attempt>, DbErr> {
    let rows = attempt::Entity::find()
        .filter(attempt::Column::EnrolmentId.eq(enrolment))
        .filter(attempt::Column::LessonId.eq(lesson))
        .order_by_asc(attempt::Column::Number)
        .all(db)
        .await?;
    rows.into_iter().map(to_attempt).collect()
}

/// Adds an attempt that has just begun, and the number by which its paper was dealt.
pub(super) async fn add(tx: &DatabaseTransaction, begun: &Attempt, seed: u64) -> Result<(), DbErr> {
    let row = attempt::ActiveModel {
        id: Set(begun.id),
        enrolment_id: Set(begun.enrolment),
        lesson_id: Set(begun.lesson),
        number: Set(small(begun.number)),
        seed: Set(i64::try_from(seed).unwrap_or_default()),
        paper: Set(json::write(&begun.paper)?),
        started_at: Set(begun.started_at),
        deadline_at: Set(begun.deadline_at),
        submitted_at: Set(None),
        earned: Set(None),
        out_of: Set(None),
        is_passed: Set(None),
        credited_minutes: Set(None),
        code: Set(begun.code.clone()),
        unmarked: Set(0),
    };
    attempt::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The answers kept of an attempt, by slot.
pub(super) async fn answers(db: &impl ConnectionTrait, id: AttemptId) -> Result<Vec<KeptAnswer>, DbErr> {
    let rows = answer::Entity::find()
        .filter(answer::Column::AttemptId.eq(id))
        .order_by_asc(answer::Column::Slot)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(to_kept).collect())
}

fn to_kept(row: answer::Model) -> KeptAnswer {
    KeptAnswer {
        slot: u16::try_from(row.slot).unwrap_or_default(),
        rev: u32::try_from(row.rev).unwrap_or_default(),
        response: row.response.and_then(|response| serde_json::from_value(response).ok()),
        is_flagged: row.is_flagged,
        is_late: row.is_late,
    }
}

/// Responses by slot.
pub(super) fn responses(answers: Vec<KeptAnswer>) -> BTreeMap<u16, Response> {
    answers.into_iter().filter_map(|answer| answer.response.map(|response| (answer.slot, response))).collect()
}

/// Marks as they are kept.
pub(super) fn hundredths(mark: Centimark) -> i32 {
    i32::try_from(mark.hundredths()).unwrap_or(i32::MAX)
}

/// Closes an attempt with its score, and each answer that is marked with its marks.
pub(super) async fn close(
    tx: &DatabaseTransaction,
    id: AttemptId,
    marked: &Marked,
    is_passed: bool,
    at: DateTime<Utc>,
) -> Result<(), DbErr> {
    let score = marked.tally.score();
    attempt::Entity::update_many()
        .col_expr(attempt::Column::SubmittedAt, at.into())
        .col_expr(attempt::Column::Earned, hundredths(score.earned).into())
        .col_expr(attempt::Column::OutOf, hundredths(score.out_of).into())
        .col_expr(attempt::Column::IsPassed, is_passed.into())
        .col_expr(attempt::Column::Unmarked, small(marked.tally.unmarked).into())
        .filter(attempt::Column::Id.eq(id))
        .filter(attempt::Column::SubmittedAt.is_null())
        .exec(tx)
        .await?;
    // One statement for all answers: a CASE over slots.
    let case = marked.earned.iter().fold(CaseStatement::new(), |case, (slot, mark)| {
        case.case(Expr::col(answer::Column::Slot).eq(small(*slot)), Expr::value(hundredths(*mark)))
    });
    if !marked.earned.is_empty() {
        answer::Entity::update_many()
            .col_expr(answer::Column::Earned, case.finally(Expr::value(0)).into())
            .filter(answer::Column::AttemptId.eq(id))
            .filter(answer::Column::Slot.is_not_in(marked.unmarked.iter().map(|(slot, ..)| small(*slot))))
            .exec(tx)
            .await?;
    }
    Ok(())
}

fn small(number: u16) -> i16 {
    i16::try_from(number).unwrap_or(i16::MAX)
}

/// Notes what an attempt credited.
pub(super) async fn credit(tx: &DatabaseTransaction, id: AttemptId, minutes: u32) -> Result<(), DbErr> {
    attempt::Entity::update_many()
        .col_expr(attempt::Column::CreditedMinutes, i32::try_from(minutes).unwrap_or(i32::MAX).into())
        .filter(attempt::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}
