//! Who needs help: what is kept of each enrolment, and the page of those in need.
//!
//! **Invariant:** only people of the institution that the course belongs to are kept in need; a page costs the same,
//! however many there are.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use progress::{NeedKind, Path};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult,
    JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use shared::api::enrolment::EnrolmentState;
use shared::id::{CourseId, EnrolmentId, InstitutionId, LessonId, PersonId, VersionId};

use crate::db::entity::{assignment, class_need, class_standing, course, enrolment, org_unit, person};
use crate::db::json;
use crate::features::class::count::need_code;
use crate::features::enrolment::door::state_of;
use crate::features::organisation::door::{assignment_unit, full_name, in_force};
use crate::ports::day;

/// The need of a stored code; of any where there is none.
pub(super) fn need_of(code: &str) -> Result<Option<NeedKind>, DbErr> {
    NeedKind::ALL
        .into_iter()
        .map(Some)
        .chain([None])
        .find(|kind| need_code(*kind) == code)
        .ok_or_else(|| DbErr::Type(format!("unknown need: {code}")))
}

/// An enrolment as the rule of need reads it.
#[derive(Debug, FromQueryResult)]
pub(in crate::features::class) struct Facts {
    pub(in crate::features::class) id: EnrolmentId,
    pub(in crate::features::class) version_id: VersionId,
    pub(in crate::features::class) course_id: CourseId,
    state: String,
    due_on: Option<NaiveDate>,
    done: i16,
    total: i16,
    enrolled_at: chrono::DateTime<chrono::Utc>,
    last_active_at: Option<chrono::DateTime<chrono::Utc>>,
    pub(in crate::features::class) sort_name: String,
    at: InstitutionId,
    of: InstitutionId,
}

impl Facts {
    /// Whether the person is of the institution that the course belongs to.
    pub(in crate::features::class) fn is_own(&self) -> bool {
        self.at == self.of
    }

    /// As the rule sees it.
    pub(in crate::features::class) fn path(&self, is_stuck: bool) -> Result<Path, DbErr> {
        path(
            (&self.state, self.due_on),
            (self.done, self.total),
            (self.enrolled_at, self.last_active_at),
            is_stuck,
        )
    }
}

type Moment = chrono::DateTime<chrono::Utc>;

fn path(
    (state, due_on): (&str, Option<NaiveDate>),
    (done, total): (i16, i16),
    (enrolled_at, last_active_at): (Moment, Option<Moment>),
    is_stuck: bool,
) -> Result<Path, DbErr> {
    let state = state_of(state)?;
    Ok(Path {
        due_on,
        percent: percent(done, total),
        is_over: matches!(state, EnrolmentState::Completed | EnrolmentState::Withdrawn),
        is_started: state != EnrolmentState::NotStarted,
        last_active_on: day(last_active_at.unwrap_or(enrolled_at)),
        is_stuck,
    })
}

fn percent(done: i16, total: i16) -> u8 {
    let count = |number: i16| u16::try_from(number).unwrap_or_default();
    if total <= 0 { 0 } else { progress::percent_done(count(done), count(total)) }
}

fn enrolment_person() -> RelationDef {
    enrolment::Entity::belongs_to(person::Entity)
        .from(enrolment::Column::PersonId)
        .to(person::Column::Id)
        .into()
}

fn enrolment_course() -> RelationDef {
    enrolment::Entity::belongs_to(course::Entity)
        .from(enrolment::Column::CourseId)
        .to(course::Column::Id)
        .into()
}

/// The facts of an enrolment.
pub(in crate::features::class) async fn facts(
    db: &impl ConnectionTrait,
    id: EnrolmentId,
) -> Result<Option<Facts>, DbErr> {
    Ok(facts_of(db, &[id]).await?.pop())
}

/// The facts of some enrolments.
pub(in crate::features::class) async fn facts_of(
    db: &impl ConnectionTrait,
    ids: &[EnrolmentId],
) -> Result<Vec<Facts>, DbErr> {
    use enrolment::Column;
    enrolment::Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .select_only()
        .columns([
            Column::Id,
            Column::VersionId,
            Column::CourseId,
            Column::State,
            Column::DueOn,
            Column::Done,
        ])
        .columns([Column::Total, Column::EnrolledAt, Column::LastActiveAt])
        .column(person::Column::SortName)
        .column_as(person::Column::InstitutionId, "at")
        .column_as(course::Column::InstitutionId, "of")
        .join(JoinType::InnerJoin, enrolment_person())
        .join(JoinType::InnerJoin, enrolment_course())
        .into_model()
        .all(db)
        .await
}

/// Those of some enrolments of which something is kept.
pub(in crate::features::class) async fn known(
    db: &impl ConnectionTrait,
    ids: &[EnrolmentId],
) -> Result<BTreeSet<EnrolmentId>, DbErr> {
    let rows: Vec<EnrolmentId> = class_standing::Entity::find()
        .select_only()
        .column(class_standing::Column::EnrolmentId)
        .filter(class_standing::Column::EnrolmentId.is_in(ids.iter().copied()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// What is kept of an enrolment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::features::class) struct Kept {
    /// Its needs with their places in the order of urgency.
    pub(in crate::features::class) needs: Vec<(NeedKind, i32)>,
    /// The quiz without attempts left.
    pub(in crate::features::class) stuck: Option<LessonId>,
    /// When the calendar may change the needs.
    pub(in crate::features::class) review_on: Option<NaiveDate>,
}

/// What is kept of an enrolment.
pub(in crate::features::class) async fn kept(
    db: &impl ConnectionTrait,
    id: EnrolmentId,
) -> Result<Option<Kept>, DbErr> {
    let Some(row) = class_standing::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    Ok(Some(Kept { needs: json::read(row.needs)?, stuck: row.stuck_lesson_id, review_on: row.review_on }))
}

fn kept_row(id: EnrolmentId, now: &Kept) -> Result<class_standing::ActiveModel, DbErr> {
    Ok(class_standing::ActiveModel {
        enrolment_id: Set(id),
        needs: Set(json::write(&now.needs)?),
        stuck_lesson_id: Set(now.stuck),
        review_on: Set(now.review_on),
    })
}

/// Keeps how enrolments stand of which nothing is kept yet, with their needs.
pub(in crate::features::class) async fn keep_new(
    tx: &DatabaseTransaction,
    all: &[(Facts, Kept, Vec<Need>)],
) -> Result<(), DbErr> {
    if all.is_empty() {
        return Ok(());
    }
    let kept = all.iter().map(|(facts, kept, _)| kept_row(facts.id, kept)).collect::<Result<Vec<_>, _>>()?;
    class_standing::Entity::insert_many(kept).exec_without_returning(tx).await?;
    let needs: Vec<_> = all.iter().flat_map(|(facts, _, needs)| need_rows(facts, needs)).collect();
    if !needs.is_empty() {
        class_need::Entity::insert_many(needs).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Keeps how an enrolment stands.
pub(in crate::features::class) async fn keep(
    tx: &DatabaseTransaction,
    id: EnrolmentId,
    now: &Kept,
) -> Result<(), DbErr> {
    use class_standing::Column;
    let row = kept_row(id, now)?;
    let conflict = OnConflict::column(Column::EnrolmentId)
        .update_columns([Column::Needs, Column::StuckLessonId, Column::ReviewOn])
        .to_owned();
    class_standing::Entity::insert(row).on_conflict(conflict).exec_without_returning(tx).await?;
    Ok(())
}

/// A need, or any, with its place in the order of urgency.
type Need = (Option<NeedKind>, i32);

fn need_rows(facts: &Facts, needs: &[Need]) -> impl Iterator<Item = class_need::ActiveModel> {
    needs.iter().map(|(kind, place)| class_need::ActiveModel {
        enrolment_id: Set(facts.id),
        kind: Set(need_code(*kind).to_owned()),
        course_id: Set(facts.course_id),
        place: Set(*place),
        sort_name: Set(facts.sort_name.clone()),
    })
}

/// Replaces the needs of an enrolment.
pub(in crate::features::class) async fn set_needs(
    tx: &DatabaseTransaction,
    id: EnrolmentId,
    facts: &Facts,
    needs: &[Need],
) -> Result<(), DbErr> {
    class_need::Entity::delete_many().filter(class_need::Column::EnrolmentId.eq(id)).exec(tx).await?;
    let rows: Vec<_> = need_rows(facts, needs).collect();
    if !rows.is_empty() {
        class_need::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Enrolments whose needs the calendar may have changed.
pub(in crate::features::class) async fn due(
    db: &impl ConnectionTrait,
    today: NaiveDate,
    most: u64,
) -> Result<Vec<EnrolmentId>, DbErr> {
    use class_standing::Column;
    class_standing::Entity::find()
        .select_only()
        .column(Column::EnrolmentId)
        .filter(Column::ReviewOn.lte(today))
        .order_by_asc(Column::ReviewOn)
        .limit(most)
        .into_tuple()
        .all(db)
        .await
}

/// Enrolments that are kept as stuck at a quiz.
pub(in crate::features::class) async fn stuck_in(
    db: &impl ConnectionTrait,
    lesson: LessonId,
) -> Result<Vec<(EnrolmentId, PersonId)>, DbErr> {
    let to_enrolment: RelationDef = class_standing::Entity::belongs_to(enrolment::Entity)
        .from(class_standing::Column::EnrolmentId)
        .to(enrolment::Column::Id)
        .into();
    class_standing::Entity::find()
        .select_only()
        .column(class_standing::Column::EnrolmentId)
        .column(enrolment::Column::PersonId)
        .join(JoinType::InnerJoin, to_enrolment)
        .filter(class_standing::Column::StuckLessonId.eq(lesson))
        .into_tuple()
        .all(db)
        .await
}

/// A place in the order of urgency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::features::class) struct Place {
    pub(in crate::features::class) rank: i32,
    pub(in crate::features::class) name: String,
    pub(in crate::features::class) enrolment: EnrolmentId,
}

/// A page of those in need, the most urgent first: keys by the index.
pub(in crate::features::class) async fn in_need(
    db: &impl ConnectionTrait,
    course: CourseId,
    reason: Option<NeedKind>,
    after: Option<&Place>,
    most: u64,
) -> Result<Vec<Place>, DbErr> {
    use class_need::Column;
    let mut query = class_need::Entity::find()
        .filter(Column::CourseId.eq(course))
        .filter(Column::Kind.eq(need_code(reason)));
    if let Some(after) = after {
        let columns = [Column::Place, Column::SortName, Column::EnrolmentId].map(Expr::col);
        let here = [Expr::value(after.rank), Expr::value(after.name.clone()), Expr::value(after.enrolment)];
        query = query.filter(Expr::tuple(columns).gt(Expr::tuple(here)));
    }
    let rows = query
        .order_by_asc(Column::Place)
        .order_by_asc(Column::SortName)
        .order_by_asc(Column::EnrolmentId)
        .limit(most)
        .all(db)
        .await?;
    let place =
        |row: class_need::Model| Place { rank: row.place, name: row.sort_name, enrolment: row.enrolment_id };
    Ok(rows.into_iter().map(place).collect())
}

/// Somebody in need, as rows tell it.
#[derive(Debug, Clone)]
pub(in crate::features::class) struct Person {
    pub(in crate::features::class) id: PersonId,
    pub(in crate::features::class) name: String,
    pub(in crate::features::class) unit: String,
    pub(in crate::features::class) version: VersionId,
    pub(in crate::features::class) last_active_at: Option<Moment>,
    pub(in crate::features::class) stuck: Option<LessonId>,
    pub(in crate::features::class) path: Path,
}

#[derive(FromQueryResult)]
struct PersonRow {
    id: EnrolmentId,
    person_id: PersonId,
    version_id: VersionId,
    state: String,
    due_on: Option<NaiveDate>,
    done: i16,
    total: i16,
    enrolled_at: Moment,
    last_active_at: Option<Moment>,
    name: String,
    title_before: Option<String>,
    title_after: Option<String>,
    stuck_lesson_id: Option<LessonId>,
    unit: Option<String>,
}

fn joined() -> RelationDef {
    enrolment::Entity::belongs_to(class_standing::Entity)
        .from(enrolment::Column::Id)
        .to(class_standing::Column::EnrolmentId)
        .into()
}

fn placed(today: NaiveDate) -> RelationDef {
    let join: RelationDef = person::Entity::belongs_to(assignment::Entity)
        .from(person::Column::Id)
        .to(assignment::Column::PersonId)
        .into();
    join.on_condition(move |_, _| {
        in_force(assignment::Column::StartsOn, assignment::Column::EndsOn, today)
            .add(assignment::Column::Holding.eq("definitive"))
    })
}

/// The people of some enrolments.
pub(in crate::features::class) async fn people(
    db: &impl ConnectionTrait,
    enrolments: &[EnrolmentId],
    today: NaiveDate,
) -> Result<BTreeMap<EnrolmentId, Person>, DbErr> {
    use enrolment::Column;
    if enrolments.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = enrolment::Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::PersonId,
            Column::VersionId,
            Column::State,
            Column::DueOn,
            Column::Done,
        ])
        .columns([Column::Total, Column::EnrolledAt, Column::LastActiveAt])
        .columns([person::Column::Name, person::Column::TitleBefore, person::Column::TitleAfter])
        .column(class_standing::Column::StuckLessonId)
        .column_as(org_unit::Column::Name, "unit")
        .join(JoinType::InnerJoin, enrolment_person())
        .join(JoinType::LeftJoin, joined())
        .join(JoinType::LeftJoin, placed(today))
        .join(JoinType::LeftJoin, assignment_unit())
        .filter(Column::Id.is_in(enrolments.iter().copied()))
        .into_model::<PersonRow>()
        .all(db)
        .await?;
    let person = |row: PersonRow| {
        let when = (row.enrolled_at, row.last_active_at);
        let stuck = row.stuck_lesson_id;
        let path = path((&row.state, row.due_on), (row.done, row.total), when, stuck.is_some())?;
        let person = Person {
            id: row.person_id,
            name: full_name(row.title_before.as_deref(), &row.name, row.title_after.as_deref()),
            unit: row.unit.unwrap_or_default(),
            version: row.version_id,
            last_active_at: row.last_active_at,
            stuck,
            path,
        };
        Ok((row.id, person))
    };
    rows.into_iter().map(person).collect()
}
