//! What lesson and quiz tell progress, and what follows.
//!
//! **Invariant:** completion, credit and the superior's figures change in the transaction that changed the evidence.

use chrono::{DateTime, Utc};
use credit::Minutes;
use progress::{Completion, Intervals, Requirement};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::api::class::STRETCHES;
use shared::api::enrolment::EnrolmentState;
use shared::api::lesson::{LESSON_WAITS, LessonNamed, LessonState, LessonWaits};
use shared::id::{EnrolmentId, LessonId};
use shared::problem::{Phrase, Problem};

use super::repo;
pub use super::standing::{CourseStanding, LessonStanding};
use crate::ctx::Ctx;
use crate::features::class::door::{Measure, Stuck};
use crate::features::course::door::Version;
use crate::features::enrolment::door::{Counters, Enrolled};
use crate::features::{class, course, credit as credit_slice, enrolment, team};
use crate::ports::day;

/// What a quiz's attempts amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuizStanding {
    /// Percent that counts.
    pub best_percent: Option<u8>,
    /// Whether it is passed.
    pub is_passed: bool,
    /// Attempts used.
    pub attempts_used: u16,
    /// Attempts allowed; `None` is no limit.
    pub attempts_allowed: Option<u16>,
    /// Submitted attempts that did not pass.
    pub failed_attempts: u16,
    /// Whether an attempt has answers that are still to be marked.
    pub has_unmarked: bool,
}

/// What followed from a change of evidence.
#[derive(Debug, Clone)]
pub struct Settled {
    /// The lesson: done, or what is missing.
    pub lesson: Completion,
    /// When the lesson was completed.
    pub completed_at: Option<DateTime<Utc>>,
    /// Last place kept in the lesson.
    pub at: u32,
    /// Seconds watched of the lesson.
    pub watched: Intervals,
    /// The course: done, or what is missing.
    pub course: Completion,
    /// Percent of required lessons done.
    pub percent: u8,
    /// JP credited by this change.
    pub credited: Option<Minutes>,
}

impl Settled {
    /// As learners see it of a lesson that is completed so.
    pub fn shown(self, requirement: Requirement) -> LessonState {
        LessonState {
            at: self.at,
            watched: self.watched,
            requirement,
            completion: self.lesson,
            completed_at: self.completed_at,
            course: self.course,
            percent: self.percent,
            credited_minutes: self.credited.map(Minutes::get),
        }
    }
}

/// Where a learner stands in the version that the enrolment is bound to.
///
/// # Errors
/// When the database refuses.
pub async fn standing(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    enrolled: &Enrolled,
    version: &Version,
) -> Result<CourseStanding, DbErr> {
    let known = repo::standings(ctx, db, enrolled.id, version).await?;
    Ok(super::standing::sum(version, &known))
}

/// Lessons that a learner has to complete before one opens.
#[derive(Debug, Clone)]
pub struct Waiting(Vec<LessonNamed>);

impl Waiting {
    /// What a lesson of a version waits for, if anything.
    pub fn of(version: &Version, standing: &CourseStanding, lesson: LessonId) -> Option<Self> {
        let lessons = standing.waits_for(version, lesson).into_iter();
        let named = |id| version.lesson(id).map(|facts| LessonNamed { id, title: facts.title.clone() });
        let named: Vec<LessonNamed> = lessons.filter_map(named).collect();
        (!named.is_empty()).then_some(Self(named))
    }

    /// As learners see it.
    pub fn shown(mut self) -> LessonWaits {
        let more = self.0.len().saturating_sub(WAITS_SHOWN);
        self.0.truncate(WAITS_SHOWN);
        LessonWaits { first: self.0, more: u16::try_from(more).unwrap_or(u16::MAX) }
    }
}

/// Most lessons that are named of those for which one waits.
const WAITS_SHOWN: usize = 3;

impl From<Waiting> for Problem {
    fn from(waiting: Waiting) -> Self {
        let LessonWaits { first, more } = waiting.shown();
        let named = first.iter().map(|one| format!("“{}”", one.title)).collect::<Vec<_>>().join(", ");
        let detail = if more == 0 {
            Phrase::made(format!("Selesaikan dahulu {named}."), format!("Complete {named} first."))
        } else {
            Phrase::made(
                format!("Selesaikan dahulu {named}, dan {more} materi lain."),
                format!("Complete {named} and {more} more first."),
            )
        };
        Self::from(&LESSON_WAITS).with_detail(detail)
    }
}

/// What a lesson waits for; costs nothing where nothing comes before it.
///
/// # Errors
/// When the database refuses.
pub async fn waiting(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    enrolled: &Enrolled,
    version: &Version,
    lesson: LessonId,
) -> Result<Option<Waiting>, DbErr> {
    if version.lesson(lesson).is_none_or(|facts| facts.opening.is_always()) {
        return Ok(None);
    }
    Ok(Waiting::of(version, &standing(ctx, db, enrolled, version).await?, lesson))
}

/// Keeps the place and what was watched; opening a lesson is keeping its first place.
///
/// # Errors
/// When the database refuses.
pub async fn keep_place(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    enrolled: &Enrolled,
    lesson: LessonId,
    at: u32,
    watched: &Intervals,
) -> Result<(), DbErr> {
    let change = repo::keep_place(tx, enrolled.id, lesson, at, watched, ctx.clock.now()).await?;
    let mut counts = Vec::new();
    if change.is_new {
        counts.push((Some(lesson), Measure::Opened));
    }
    if change.before != change.now {
        let seconds = repo::duration(ctx, tx, lesson).await?;
        let before = change.before.parts_of(seconds, STRETCHES);
        let parts = change.now.parts_of(seconds, STRETCHES).into_iter().filter(|part| !before.contains(part));
        counts.extend(parts.map(|part| (Some(lesson), Measure::Stretch(part))));
    }
    class::door::count(ctx, tx, enrolled.version, &counts).await
}

/// Notes that the learner confirms a lesson.
///
/// # Errors
/// When the database refuses.
pub async fn confirm(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    enrolled: &Enrolled,
    lesson: LessonId,
) -> Result<(), DbErr> {
    let is_new = repo::confirm(tx, enrolled.id, lesson, ctx.clock.now()).await?;
    opened(ctx, tx, enrolled, lesson, is_new).await
}

async fn opened(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    enrolled: &Enrolled,
    lesson: LessonId,
    is_new: bool,
) -> Result<(), DbErr> {
    let counts: &[_] = if is_new { &[(Some(lesson), Measure::Opened)] } else { &[] };
    class::door::count(ctx, tx, enrolled.version, counts).await
}

/// Notes what a quiz's attempts amount to.
///
/// # Errors
/// When the database refuses.
pub async fn record_quiz(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    enrolled: &Enrolled,
    lesson: LessonId,
    quiz: QuizStanding,
) -> Result<(), DbErr> {
    let is_new = repo::record_quiz(tx, enrolled.id, lesson, quiz, ctx.clock.now()).await?;
    opened(ctx, tx, enrolled, lesson, is_new).await
}

/// Notes the attempts that somebody has at a quiz from now on; `None` is no limit.
///
/// # Errors
/// When the database refuses.
pub async fn allow(
    tx: &DatabaseTransaction,
    enrolment: EnrolmentId,
    lesson: LessonId,
    attempts: Option<u16>,
) -> Result<(), DbErr> {
    repo::allow(tx, enrolment, lesson, attempts).await
}

/// Notes activity that is no evidence yet: an attempt begun.
///
/// # Errors
/// When the database refuses.
pub async fn begin(ctx: &Ctx, tx: &DatabaseTransaction, enrolled: &Enrolled) -> Result<(), DbErr> {
    enrolment::door::touch(ctx, tx, enrolled).await?;
    if is_first_of_day(enrolled, ctx.clock.now()) {
        class::door::refresh(ctx, tx, enrolled.id, Stuck::AsBefore).await?;
        team::door::refresh(ctx, tx, enrolled.person).await?;
    }
    Ok(())
}

/// Draws every consequence of evidence of one lesson that the learner has just changed.
///
/// # Errors
/// When the database refuses.
pub async fn settle(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    enrolled: &Enrolled,
    lesson: LessonId,
) -> Result<Settled, DbErr> {
    enrolment::door::touch(ctx, tx, enrolled).await?;
    draw(ctx, tx, enrolled, lesson, is_first_of_day(enrolled, ctx.clock.now())).await
}

/// Draws every consequence of evidence of one lesson that the clock has changed: nobody was active.
///
/// # Errors
/// When the database refuses.
pub async fn settle_by_clock(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    enrolled: &Enrolled,
    lesson: LessonId,
) -> Result<Settled, DbErr> {
    enrolment::door::begin(ctx, tx, enrolled).await?;
    draw(ctx, tx, enrolled, lesson, enrolled.state == EnrolmentState::NotStarted).await
}

/// Draws every consequence of evidence of one lesson.
pub(super) async fn draw(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    enrolled: &Enrolled,
    lesson: LessonId,
    is_news: bool,
) -> Result<Settled, DbErr> {
    let version = course::door::version(ctx, tx, enrolled.version)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound("version of an enrolment".to_owned()))?;
    let mut standing = standing(ctx, tx, enrolled, &version).await?;
    let now = ctx.clock.now();
    let mut counts = Vec::new();
    for one in &mut standing.lessons {
        if one.lesson == lesson && one.completion.is_done() && one.completed_at.is_none() {
            repo::complete(tx, enrolled.id, lesson, now).await?;
            one.completed_at = Some(now);
            counts.push((Some(lesson), Measure::Completed));
        }
    }
    let counters = Counters {
        done: standing.done,
        total: standing.total,
        minutes_left: standing.minutes_left,
        // A mark may come for a lesson of a version that the learner has left.
        resume: version.lesson(lesson).map_or(enrolled.resume, |_| standing.resume(&version, lesson)),
        failed_attempts: standing.failed_attempts(),
    };
    enrolment::door::keep_counters(tx, enrolled.id, counters).await?;
    let credited =
        if standing.course.is_done() { complete(ctx, tx, enrolled, &version).await? } else { None };
    class::door::count(ctx, tx, version.id, &counts).await?;
    if credited.is_some() || is_news || changes_standing(enrolled, &counters) {
        class::door::refresh(ctx, tx, enrolled.id, Stuck::At(standing.stuck(&version))).await?;
        team::door::refresh(ctx, tx, enrolled.person).await?;
    }
    let own = standing.of(lesson);
    Ok(Settled {
        lesson: own.map_or(Completion::Done, |own| own.completion.clone()),
        completed_at: own.and_then(|own| own.completed_at),
        at: own.map_or(0, |own| own.at),
        watched: own.map(|own| own.watched.clone()).unwrap_or_default(),
        course: standing.course.clone(),
        percent: standing.percent(),
        credited,
    })
}

/// Completes the course and credits its JP, once.
async fn complete(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    enrolled: &Enrolled,
    version: &Version,
) -> Result<Option<Minutes>, DbErr> {
    if !enrolment::door::complete(ctx, tx, enrolled.id).await? {
        return Ok(None);
    }
    class::door::count(ctx, tx, version.id, &[(None, Measure::Finished)]).await?;
    let minutes = Minutes::from_jp(version.jp);
    let earned = credit_slice::door::Earned {
        person: enrolled.person,
        enrolment: enrolled.id,
        minutes,
        form: version.form,
        title: version.title.clone(),
        provider: version.provider.clone(),
    };
    let is_new = credit_slice::door::earn(ctx, tx, earned).await?;
    Ok(is_new.then_some(minutes))
}

/// Whether the superior's figures can change: something done or failed.
fn changes_standing(before: &Enrolled, after: &Counters) -> bool {
    before.done != after.done || before.failed_attempts != after.failed_attempts
}

/// Whether nothing has been done in the course today.
fn is_first_of_day(before: &Enrolled, now: DateTime<Utc>) -> bool {
    before.state == EnrolmentState::NotStarted
        || before.last_active_at.is_none_or(|last| day(last) != day(now))
}
