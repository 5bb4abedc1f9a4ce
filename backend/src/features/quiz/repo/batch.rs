//! Answers of many attempts at a time: as many statements for one as for hundreds.
//!
//! **Invariant:** an attempt found here is shown to its own learner only ([`Held::of`]).

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, OnConflict, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, EntityTrait, JoinType, QueryFilter,
    QueryOrder, QueryResult, QuerySelect, QueryTrait,
};
use serde_json::Value as Json;
use shared::access::Learner;
use shared::api::enrolment::EnrolmentState;
use shared::api::quiz::AnswerDraft;
use shared::id::{AttemptId, LessonId, PersonId};

use super::to_enrolment;
use crate::db::entity::{answer, attempt, enrolment};
use crate::db::json;
use crate::features::enrolment::door::state_of;
use crate::features::quiz::paper::Slot;

/// What to do about attempts that another transaction holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::features::quiz) enum Busy {
    /// Leave them out.
    SetAside,
    /// Wait until they are free.
    Wait,
}

/// What decides whether an attempt takes an answer.
pub(in crate::features::quiz) struct Sat {
    person: PersonId,
    /// The quiz.
    pub(in crate::features::quiz) lesson: LessonId,
    /// What was dealt.
    pub(in crate::features::quiz) paper: Vec<Slot>,
    /// When its time is over.
    pub(in crate::features::quiz) deadline_at: Option<DateTime<Utc>>,
    /// When it was handed in.
    pub(in crate::features::quiz) submitted_at: Option<DateTime<Utc>>,
    /// Where its enrolment stands.
    pub(in crate::features::quiz) state: EnrolmentState,
}

/// Attempts under lock.
pub(in crate::features::quiz) struct Held {
    found: BTreeMap<AttemptId, Sat>,
    are_all_free: bool,
}

impl Held {
    /// A learner's attempt; somebody else's is not there.
    pub(in crate::features::quiz) fn of(&self, learner: &Learner, id: AttemptId) -> Option<&Sat> {
        self.found.get(&id).filter(|attempt| attempt.person == learner.person())
    }

    /// Whether an attempt was not found, and may yet be there.
    pub(in crate::features::quiz) fn may_be_busy(&self, id: AttemptId) -> bool {
        !self.are_all_free && !self.found.contains_key(&id)
    }

    /// The lessons whose quizzes are attempted.
    pub(in crate::features::quiz) fn lessons(&self) -> BTreeSet<LessonId> {
        self.found.values().map(|attempt| attempt.lesson).collect()
    }
}

/// Attempt, lesson, paper, deadline, handed in, person, state of the enrolment.
type Row = (AttemptId, LessonId, Json, Option<DateTime<Utc>>, Option<DateTime<Utc>>, PersonId, String);

/// Locks attempts, always in the order of their ids, so that two batches never wait for each other crosswise.
pub(in crate::features::quiz) async fn lock(
    tx: &DatabaseTransaction,
    ids: impl Iterator<Item = AttemptId>,
    busy: Busy,
) -> Result<Held, DbErr> {
    use attempt::Column;
    let ids: BTreeSet<AttemptId> = ids.collect();
    let mut query = attempt::Entity::find()
        .select_only()
        .columns([Column::Id, Column::LessonId, Column::Paper, Column::DeadlineAt, Column::SubmittedAt])
        .columns([enrolment::Column::PersonId, enrolment::Column::State])
        .join(JoinType::InnerJoin, to_enrolment())
        .filter(Column::Id.is_in(padded(ids.into_iter().collect(), |id| *id)))
        .order_by_asc(Column::Id);
    let statement = QueryTrait::query(&mut query);
    match busy {
        Busy::SetAside => {
            statement.lock_with_tables_behavior(LockType::Update, [attempt::Entity], LockBehavior::SkipLocked)
        }
        Busy::Wait => statement.lock_with_tables(LockType::Update, [attempt::Entity]),
    };
    let mut found = BTreeMap::new();
    for (id, lesson, paper, deadline_at, submitted_at, person, state) in
        query.into_tuple::<Row>().all(tx).await?
    {
        let paper = json::read(paper)?;
        let state = state_of(&state)?;
        found.insert(id, Sat { person, lesson, paper, deadline_at, submitted_at, state });
    }
    // SQLite has one writer, so nobody else holds anything.
    let are_all_free = busy == Busy::Wait || tx.get_database_backend() == DbBackend::Sqlite;
    Ok(Held { found, are_all_free })
}

/// Attempt and slot.
pub(in crate::features::quiz) type Key = (AttemptId, u16);

/// A row to be kept.
#[derive(Debug, Clone)]
pub(in crate::features::quiz) struct Answer {
    attempt: AttemptId,
    slot: i16,
    rev: i32,
    response: Option<Json>,
    is_flagged: bool,
    is_late: bool,
    at: DateTime<Utc>,
}

impl Answer {
    /// The row of a draft that came at a moment; `is_late` where that was after the deadline.
    pub(in crate::features::quiz) fn new(
        attempt: AttemptId,
        draft: &AnswerDraft,
        is_late: bool,
        at: DateTime<Utc>,
    ) -> Result<Self, DbErr> {
        let response = draft.response.as_ref().map(json::write).transpose()?;
        Ok(Self {
            attempt,
            slot: i16::try_from(draft.slot).unwrap_or(i16::MAX),
            rev: i32::try_from(draft.rev).unwrap_or(i32::MAX),
            response,
            is_flagged: draft.is_flagged,
            is_late,
            at,
        })
    }

    /// A row that is written nowhere.
    fn blank(&self) -> Self {
        Self { slot: -1, response: None, ..*self }
    }
}

/// What is kept of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::features::quiz) struct Stands {
    /// At which revision.
    pub(in crate::features::quiz) rev: u32,
    /// Since when.
    pub(in crate::features::quiz) saved_at: DateTime<Utc>,
    /// Whether it has just been written.
    pub(in crate::features::quiz) is_written: bool,
}

/// Keeps each answer unless a later revision is there, in one statement, so that replays cannot race; returns revision
/// and time of what is there now. No two of the answers are of the same slot.
pub(in crate::features::quiz) async fn keep(
    tx: &DatabaseTransaction,
    answers: &[Answer],
) -> Result<BTreeMap<Key, Stands>, DbErr> {
    use answer::Column;
    if answers.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = padded(answers.to_vec(), Answer::blank);
    let values = rows
        .into_iter()
        .map(|row| (row.attempt, row.slot, row.rev, row.response, row.is_flagged, row.at, row.is_late));
    let mut fresh = Query::select();
    fresh
        .exprs(["column1", "column2", "column3", "column4", "column5", "column6", "column7"].map(Expr::col))
        .from_values(values, "fresh")
        .and_where(Expr::col("column2").gte(0));
    let is_later = Expr::col(("excluded", Column::Rev)).gt(Expr::col((answer::Entity, Column::Rev)));
    let conflict = OnConflict::columns([Column::AttemptId, Column::Slot])
        .update_columns([Column::Rev, Column::Response, Column::IsFlagged, Column::SavedAt, Column::IsLate])
        .action_and_where(is_later)
        .to_owned();
    let mut insert = Query::insert();
    insert
        .into_table(answer::Entity)
        .columns([
            Column::AttemptId,
            Column::Slot,
            Column::Rev,
            Column::Response,
            Column::IsFlagged,
            Column::SavedAt,
            Column::IsLate,
        ])
        .select_from(fresh)
        .map_err(|error| DbErr::Custom(error.to_string()))?
        .on_conflict(conflict)
        .returning(Query::returning().columns([
            Column::AttemptId,
            Column::Slot,
            Column::Rev,
            Column::SavedAt,
        ]));
    let mut kept = BTreeMap::new();
    for row in tx.query_all(&insert).await? {
        let (key, stands) = stands(&row)?;
        kept.insert(key, Stands { is_written: true, ..stands });
    }
    // What has just been written is known best by who wrote it: the others of its attempt come with those overtaken.
    let mut all = overtaken(tx, answers, &kept).await?;
    all.extend(kept);
    Ok(all)
}

/// What is there in place of those answers that were not written.
async fn overtaken(
    tx: &DatabaseTransaction,
    answers: &[Answer],
    written: &BTreeMap<Key, Stands>,
) -> Result<BTreeMap<Key, Stands>, DbErr> {
    let is_written = |answer: &&Answer| {
        u16::try_from(answer.slot).is_ok_and(|slot| written.contains_key(&(answer.attempt, slot)))
    };
    standing(tx, answers.iter().filter(|answer| !is_written(answer)).map(|answer| answer.attempt)).await
}

/// What is kept of every answer of some attempts.
pub(in crate::features::quiz) async fn standing(
    tx: &DatabaseTransaction,
    attempts: impl Iterator<Item = AttemptId>,
) -> Result<BTreeMap<Key, Stands>, DbErr> {
    use answer::Column;
    let attempts: BTreeSet<AttemptId> = attempts.collect();
    if attempts.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut select = Query::select();
    select
        .columns([Column::AttemptId, Column::Slot, Column::Rev, Column::SavedAt])
        .from(answer::Entity)
        .and_where(Column::AttemptId.is_in(padded(attempts.into_iter().collect(), |id| *id)));
    tx.query_all(&select).await?.iter().map(stands).collect()
}

fn stands(row: &QueryResult) -> Result<(Key, Stands), DbErr> {
    let (slot, rev): (i16, i32) = (row.try_get("", "slot")?, row.try_get("", "rev")?);
    let key = (row.try_get("", "attempt_id")?, u16::try_from(slot).unwrap_or_default());
    let rev = u32::try_from(rev).unwrap_or_default();
    Ok((key, Stands { rev, saved_at: row.try_get("", "saved_at")?, is_written: false }))
}

/// Fills a list up to the next power of two, so that there are ten forms of a statement to be prepared and remembered,
/// not five hundred.
fn padded<T>(mut rows: Vec<T>, filler: impl Fn(&T) -> T) -> Vec<T> {
    if let Some(last) = rows.last().map(&filler) {
        let length = rows.len().next_power_of_two();
        rows.extend(std::iter::repeat_with(|| filler(&last)).take(length - rows.len()));
    }
    rows
}
