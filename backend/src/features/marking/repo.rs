//! Queries of the marking slice: rows in, values out; the institution is part of every query.

mod opinion;
mod snippet;

use chrono::{DateTime, Utc};
use grading::Centimark;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult, JoinType,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, RelationDef, Select,
};
use serde_json::json;
use shared::access::Instructor;
use shared::api::enrolment::EnrolmentState;
use shared::api::marking::Became;
use shared::id::{AccountId, AttemptId, InstitutionId, LessonId, MarkId, PersonId, QuestionId, VersionId};
use uuid::Uuid;

pub(super) use self::opinion::{Opinion, opinions};
pub(super) use self::snippet::{add_snippet, remove_snippet, snippets};
use crate::db::audit;
use crate::db::entity::{self, answer_unmarked, attempt, course, enrolment, mark};
use crate::features::enrolment::door::state_code;

/// A place in a queue: since when it waits, and what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Since<T> {
    pub(super) at: DateTime<Utc>,
    pub(super) what: T,
}

/// A question with answers that wait.
#[derive(Debug, FromQueryResult)]
pub(super) struct QuestionRow {
    pub(super) question_id: QuestionId,
    pub(super) lesson_id: LessonId,
    pub(super) version_id: VersionId,
    pub(super) unmarked: i64,
    pub(super) second: i64,
    pub(super) differing: i64,
    pub(super) since: DateTime<Utc>,
}

/// An attempt with answers that wait.
#[derive(Debug, FromQueryResult)]
pub(super) struct AttemptRow {
    pub(super) attempt_id: AttemptId,
    pub(super) code: String,
    pub(super) person_id: PersonId,
    pub(super) lesson_id: LessonId,
    pub(super) version_id: VersionId,
    pub(super) unmarked: i64,
    pub(super) second: i64,
    pub(super) differing: i64,
    pub(super) first: i16,
    pub(super) since: DateTime<Utc>,
}

/// A mark in the list of marks.
#[derive(Debug, FromQueryResult)]
pub(super) struct MarkRow {
    pub(super) id: MarkId,
    pub(super) attempt_id: AttemptId,
    pub(super) slot: i16,
    pub(super) code: String,
    pub(super) person_id: PersonId,
    pub(super) lesson_id: LessonId,
    pub(super) account_id: AccountId,
    pub(super) earned_before: Option<i32>,
    pub(super) earned: i32,
    pub(super) at: DateTime<Utc>,
}

/// An attempt that was handed in, and to which course it belongs.
#[derive(Debug, FromQueryResult)]
pub(super) struct Place {
    pub(super) id: AttemptId,
    pub(super) person_id: PersonId,
    pub(super) version_id: VersionId,
}

/// Where an answer waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub(super) struct Waiting {
    pub(super) attempt_id: AttemptId,
    pub(super) slot: i16,
    pub(super) handed_in_at: DateTime<Utc>,
}

/// Along which way the next answer is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Way {
    /// Answers to one question.
    Question(QuestionId),
    /// All of them, person by person.
    All,
}

fn of_enrolment() -> RelationDef {
    answer_unmarked::Entity::belongs_to(enrolment::Entity)
        .from(answer_unmarked::Column::EnrolmentId)
        .to(enrolment::Column::Id)
        .into()
}

fn of_attempt() -> RelationDef {
    answer_unmarked::Entity::belongs_to(attempt::Entity)
        .from(answer_unmarked::Column::AttemptId)
        .to(attempt::Column::Id)
        .into()
}

fn enrolled() -> RelationDef {
    attempt::Entity::belongs_to(enrolment::Entity)
        .from(attempt::Column::EnrolmentId)
        .to(enrolment::Column::Id)
        .into()
}

fn in_course() -> RelationDef {
    enrolment::Entity::belongs_to(course::Entity)
        .from(enrolment::Column::CourseId)
        .to(course::Column::Id)
        .into()
}

/// Opinions of an answer that waits for its second marker, and of one to be reconciled.
const ONE: i16 = 1;
const TWO: i16 = 2;

/// What waits for a marker: answers in the courses of their institution, of learners who are still there; but none on
/// which the marker has given the only opinion.
fn waiting(caller: &Instructor) -> Select<answer_unmarked::Entity> {
    use entity::opinion::{Column as Of, Entity as Opined};
    let answer = |column| (answer_unmarked::Entity, column);
    let own = Query::select()
        .expr(Expr::val(1))
        .from(Opined)
        .and_where(Expr::col((Opined, Of::AttemptId)).equals(answer(answer_unmarked::Column::AttemptId)))
        .and_where(Expr::col((Opined, Of::Slot)).equals(answer(answer_unmarked::Column::Slot)))
        .and_where(Of::AccountId.eq(caller.account()))
        .take();
    answer_unmarked::Entity::find()
        .join(JoinType::InnerJoin, of_enrolment())
        .join(JoinType::InnerJoin, in_course())
        .filter(course::Column::InstitutionId.eq(caller.institution()))
        .filter(enrolment::Column::State.ne(state_code(EnrolmentState::Withdrawn)))
        .filter(answer_unmarked::Column::Opinions.ne(ONE).or(Expr::exists(own).not()))
}

/// How many answers have so many opinions.
fn with(opinions: i16) -> Expr {
    Expr::expr(Expr::case(answer_unmarked::Column::Opinions.eq(opinions), 1)).count()
}

/// How many answers wait.
pub(super) async fn count(
    db: &impl ConnectionTrait,
    caller: &Instructor,
    of: Option<QuestionId>,
    attempt: Option<AttemptId>,
) -> Result<u64, DbErr> {
    let mut query = waiting(caller);
    if let Some(question) = of {
        query = query.filter(answer_unmarked::Column::QuestionId.eq(question));
    }
    if let Some(attempt) = attempt {
        query = query.filter(answer_unmarked::Column::AttemptId.eq(attempt));
    }
    query.count(db).await
}

/// A page of questions that wait, the longest wait first.
pub(super) async fn questions(
    db: &impl ConnectionTrait,
    caller: &Instructor,
    after: Option<Since<Uuid>>,
    limit: u64,
) -> Result<Vec<QuestionRow>, DbErr> {
    use answer_unmarked::Column;
    let since = || Expr::col((answer_unmarked::Entity, Column::HandedInAt)).min();
    let question = || Expr::col((answer_unmarked::Entity, Column::QuestionId));
    let mut query = waiting(caller)
        .select_only()
        .columns([Column::QuestionId, Column::LessonId])
        .column(enrolment::Column::VersionId)
        .column_as(Column::Slot.count(), "unmarked")
        .column_as(with(ONE), "second")
        .column_as(with(TWO), "differing")
        .column_as(since(), "since")
        .group_by(Column::QuestionId)
        .group_by(Column::LessonId)
        .group_by(enrolment::Column::VersionId);
    if let Some(after) = after {
        let later = since().gt(after.at).or(since().eq(after.at).and(question().gt(after.what)));
        query = query.having(later);
    }
    query.order_by_asc(since()).order_by_asc(Column::QuestionId).limit(limit).into_model().all(db).await
}

/// A page of attempts that wait, the longest wait first.
pub(super) async fn attempts(
    db: &impl ConnectionTrait,
    caller: &Instructor,
    after: Option<Since<Uuid>>,
    limit: u64,
) -> Result<Vec<AttemptRow>, DbErr> {
    use answer_unmarked::Column;
    let mut query = waiting(caller)
        .join(JoinType::InnerJoin, of_attempt())
        .select_only()
        .columns([Column::AttemptId, Column::LessonId])
        .column(attempt::Column::Code)
        .columns([enrolment::Column::PersonId, enrolment::Column::VersionId])
        .column_as(Column::Slot.count(), "unmarked")
        .column_as(with(ONE), "second")
        .column_as(with(TWO), "differing")
        .column_as(Column::Slot.min(), "first")
        .column_as(Column::HandedInAt, "since")
        .group_by(Column::AttemptId)
        .group_by(Column::LessonId)
        .group_by(Column::HandedInAt)
        .group_by(attempt::Column::Code)
        .group_by(enrolment::Column::PersonId)
        .group_by(enrolment::Column::VersionId);
    if let Some(after) = after {
        let at_once = Column::HandedInAt.eq(after.at).and(Column::AttemptId.gt(after.what));
        query = query.filter(Column::HandedInAt.gt(after.at).or(at_once));
    }
    let query = query.order_by_asc(Column::HandedInAt).order_by_asc(Column::AttemptId);
    query.limit(limit).into_model().all(db).await
}

/// The next answer that waits after a place, else the first of all; never the one at the place itself.
pub(super) async fn next(
    db: &impl ConnectionTrait,
    caller: &Instructor,
    way: Way,
    place: Option<Waiting>,
) -> Result<Option<Waiting>, DbErr> {
    use answer_unmarked::Column;
    let ordered = || {
        let mut query = waiting(caller);
        if let Way::Question(question) = way {
            query = query.filter(Column::QuestionId.eq(question));
        }
        query
            .select_only()
            .columns([Column::AttemptId, Column::Slot, Column::HandedInAt])
            .order_by_asc(Column::HandedInAt)
            .order_by_asc(Column::AttemptId)
            .order_by_asc(Column::Slot)
    };
    let Some(place) = place else { return ordered().into_model().one(db).await };
    let in_attempt = Column::AttemptId.eq(place.attempt_id).and(Column::Slot.gt(place.slot));
    let at_once =
        Column::HandedInAt.eq(place.handed_in_at).and(Column::AttemptId.gt(place.attempt_id).or(in_attempt));
    let later = ordered().filter(Column::HandedInAt.gt(place.handed_in_at).or(at_once));
    if let Some(next) = later.into_model().one(db).await? {
        return Ok(Some(next));
    }
    let is_other = Column::AttemptId.ne(place.attempt_id).or(Column::Slot.ne(place.slot));
    ordered().filter(is_other).into_model().one(db).await
}

fn handed_in(institution: InstitutionId) -> Select<attempt::Entity> {
    attempt::Entity::find()
        .select_only()
        .column(attempt::Column::Id)
        .columns([enrolment::Column::PersonId, enrolment::Column::VersionId])
        .join(JoinType::InnerJoin, enrolled())
        .join(JoinType::InnerJoin, in_course())
        .filter(course::Column::InstitutionId.eq(institution))
        .filter(attempt::Column::SubmittedAt.is_not_null())
}

/// An attempt in the institution's courses that was handed in.
pub(super) async fn place(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: AttemptId,
) -> Result<Option<Place>, DbErr> {
    handed_in(institution).filter(attempt::Column::Id.eq(id)).into_model().one(db).await
}

/// The attempt of a receipt.
pub(super) async fn by_code(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    code: &str,
) -> Result<Option<Place>, DbErr> {
    handed_in(institution).filter(attempt::Column::Code.eq(code)).into_model().one(db).await
}

/// A page of marks, newest first.
pub(super) async fn marks(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    after: Option<MarkId>,
    limit: u64,
) -> Result<Vec<MarkRow>, DbErr> {
    use mark::Column;
    let of_attempt: RelationDef =
        mark::Entity::belongs_to(attempt::Entity).from(Column::AttemptId).to(attempt::Column::Id).into();
    let mut query = mark::Entity::find()
        .select_only()
        .columns([Column::Id, Column::AttemptId, Column::Slot, Column::PersonId, Column::AccountId])
        .columns([Column::EarnedBefore, Column::Earned, Column::At])
        .columns([attempt::Column::Code, attempt::Column::LessonId])
        .join(JoinType::InnerJoin, of_attempt)
        .filter(Column::InstitutionId.eq(institution));
    if let Some(after) = after {
        query = query.filter(Column::Id.lt(after));
    }
    query.order_by_desc(Column::Id).limit(limit).into_model().all(db).await
}

/// A mark in the history of its answer.
#[derive(Debug)]
pub(super) struct Past {
    pub(super) number: u16,
    pub(super) marker: AccountId,
    pub(super) at: DateTime<Utc>,
    pub(super) earned_before: Option<Centimark>,
    pub(super) earned: Centimark,
    pub(super) picked: Vec<u8>,
    pub(super) comment: Option<String>,
    pub(super) reason: Option<String>,
}

/// Marks as they are kept.
pub(super) fn centimark(hundredths: i32) -> Centimark {
    Centimark::from_hundredths(u32::try_from(hundredths).unwrap_or_default())
}

/// The marks of an answer, newest first.
pub(super) async fn history(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    attempt: AttemptId,
    slot: u16,
) -> Result<Vec<Past>, DbErr> {
    let rows = mark::Entity::find()
        .filter(mark::Column::InstitutionId.eq(institution))
        .filter(mark::Column::AttemptId.eq(attempt))
        .filter(mark::Column::Slot.eq(i16::try_from(slot).unwrap_or(i16::MAX)))
        .order_by_desc(mark::Column::Number)
        .all(db)
        .await?;
    let past = |row: mark::Model| Past {
        number: u16::try_from(row.number).unwrap_or_default(),
        marker: row.account_id,
        at: row.at,
        earned_before: row.earned_before.map(centimark),
        earned: centimark(row.earned),
        picked: row.levels.and_then(|levels| serde_json::from_value(levels).ok()).unwrap_or_default(),
        comment: row.comment,
        reason: row.reason,
    };
    Ok(rows.into_iter().map(past).collect())
}

/// Notes that a marker has given a mark or an opinion.
pub(super) async fn audit(
    tx: &DatabaseTransaction,
    id: Uuid,
    marker: AccountId,
    became: Became,
    (attempt, slot): (AttemptId, u16),
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let action = match became {
        Became::Mark | Became::Agreement => "give mark",
        Became::First | Became::Difference => "give opinion",
    };
    audit::note(tx, id, (marker, now), ("attempt", Some(attempt.0)), action, json!({ "slot": slot })).await
}
