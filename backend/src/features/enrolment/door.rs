//! What other slices ask of enrolments.
//!
//! **Invariant:** of other slices it asks only courses, for the facts on a card; a learner's enrolment is found only
//! together with its learner, save by the clock.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::access::Learner;
use shared::api::enrolment::{
    EnrolmentCard, EnrolmentChange, EnrolmentOrigin, EnrolmentState, EnrolmentView, PREREQUISITES,
};
use shared::id::{AccountId, CourseId, EnrolmentEventId, EnrolmentId, LessonId, PersonId, VersionId};
use shared::problem::{Phrase, Problem};

pub use super::repo::{state_code, state_of};
use super::{card, repo};
use crate::ctx::Ctx;
use crate::features::class::door::{Measure, Stuck};
use crate::features::course::door::Version;
use crate::features::{class, course};

/// An enrolment.
#[derive(Debug, Clone)]
pub struct Enrolled {
    /// The enrolment.
    pub id: EnrolmentId,
    /// Who learns.
    pub person: PersonId,
    /// The course.
    pub course: CourseId,
    /// The version begun, to which it stays bound.
    pub version: VersionId,
    /// How it came to be.
    pub origin: EnrolmentOrigin,
    /// Where it stands.
    pub state: EnrolmentState,
    /// Last day to complete.
    pub due_on: Option<NaiveDate>,
    /// Required lessons done.
    pub done: u16,
    /// Required lessons in all.
    pub total: u16,
    /// Minutes of work left.
    pub minutes_left: u16,
    /// Lesson to go on with.
    pub resume: Option<LessonId>,
    /// Most failed attempts at a quiz not passed yet.
    pub failed_attempts: u16,
    /// When it began.
    pub enrolled_at: DateTime<Utc>,
    /// Last activity.
    pub last_active_at: Option<DateTime<Utc>>,
    /// When it was completed.
    pub completed_at: Option<DateTime<Utc>>,
}

/// Courses that come first and that somebody has not completed: their titles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet(Vec<String>);

impl From<Unmet> for Problem {
    fn from(Unmet(titles): Unmet) -> Self {
        let named = titles.iter().map(|title| format!("“{title}”")).collect::<Vec<_>>().join(", ");
        Self::from(&PREREQUISITES).with_detail(Phrase::made(
            format!("Selesaikan dahulu pelatihan {named}, lalu daftar di sini."),
            format!("Complete {named} first, then enrol here."),
        ))
    }
}

/// The courses among some that a person has completed.
///
/// # Errors
/// When the database refuses.
pub async fn completed_among(
    db: &impl ConnectionTrait,
    person: PersonId,
    courses: impl Iterator<Item = CourseId>,
) -> Result<BTreeSet<CourseId>, DbErr> {
    let courses: Vec<CourseId> = courses.collect();
    if courses.is_empty() { Ok(BTreeSet::new()) } else { repo::completed_among(db, person, courses).await }
}

/// What comes before enrolling in a version and is not completed by a person who has not been in its course yet. Costs
/// nothing where nothing comes before it.
///
/// # Errors
/// When the database refuses.
pub async fn unmet(ctx: &Ctx, person: PersonId, version: &Version) -> Result<Option<Unmet>, DbErr> {
    let db = ctx.db.reader();
    let before = course::door::prerequisites(ctx, db, version).await?;
    if before.is_empty() || repo::own_in_course(db, person, version.course).await?.is_some() {
        return Ok(None);
    }
    let completed = completed_among(db, person, before.iter().map(|card| card.id)).await?;
    let open = before.into_iter().filter(|card| !completed.contains(&card.id));
    let titles: Vec<String> = open.map(|card| card.title).collect();
    Ok((!titles.is_empty()).then_some(Unmet(titles)))
}

impl Enrolled {
    /// Percent of required lessons done.
    pub fn percent(&self) -> u8 {
        match self.state {
            EnrolmentState::Completed => 100,
            EnrolmentState::NotStarted | EnrolmentState::InProgress | EnrolmentState::Withdrawn => {
                if self.total == 0 { 0 } else { progress::percent_done(self.done, self.total) }
            }
        }
    }
}

/// Counters that progress keeps on an enrolment.
#[derive(Debug, Clone, Copy)]
pub struct Counters {
    /// Required lessons done.
    pub done: u16,
    /// Required lessons in all.
    pub total: u16,
    /// Minutes of work left.
    pub minutes_left: u16,
    /// Lesson to go on with.
    pub resume: Option<LessonId>,
    /// Most failed attempts at a quiz not passed yet.
    pub failed_attempts: u16,
}

/// A learner's enrolment; somebody else's is not there.
///
/// # Errors
/// When the database refuses.
pub async fn find(
    db: &impl ConnectionTrait,
    learner: &Learner,
    id: EnrolmentId,
) -> Result<Option<Enrolled>, DbErr> {
    repo::find(db, learner, id).await
}

/// A learner's enrolment, which nobody else changes until the transaction ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock(
    tx: &DatabaseTransaction,
    learner: &Learner,
    id: EnrolmentId,
) -> Result<Option<Enrolled>, DbErr> {
    repo::lock(tx, learner, id).await
}

/// An enrolment of anybody, which nobody else changes until the transaction ends: for what the clock does, which acts
/// for no learner.
///
/// # Errors
/// When the database refuses.
pub async fn lock_of_anybody(tx: &DatabaseTransaction, id: EnrolmentId) -> Result<Option<Enrolled>, DbErr> {
    repo::lock_of_anybody(tx, id).await
}

/// All enrolments of a person.
///
/// # Errors
/// When the database refuses.
pub async fn own(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Enrolled>, DbErr> {
    repo::own(db, person).await
}

/// Which of somebody's enrolments, in reading order, to go on with: the open one worked on last; where none has been begun,
/// the first. `of` tells the state of one, and when it was worked on.
pub fn to_go_on<T>(own: &[T], of: impl Fn(&T) -> (EnrolmentState, Option<DateTime<Utc>>)) -> Option<&T> {
    // Of those that are equal the last one is taken, so they are looked at from the end.
    own.iter().rev().filter(|one| of(one).0.is_open()).max_by_key(|one| of(one).1)
}

/// The enrolments of some people, in no order.
///
/// # Errors
/// When the database refuses.
pub async fn of_people(db: &impl ConnectionTrait, people: &[PersonId]) -> Result<Vec<Enrolled>, DbErr> {
    repo::of_people(db, people).await
}

/// A person's enrolment in a course.
///
/// # Errors
/// When the database refuses.
pub async fn own_in_course(
    db: &impl ConnectionTrait,
    person: PersonId,
    course: CourseId,
) -> Result<Option<Enrolled>, DbErr> {
    repo::own_in_course(db, person, course).await
}

/// What an enrolment has that somebody else decided.
#[derive(Debug, Clone)]
pub struct Assigned {
    /// Who.
    pub by: AccountId,
    /// Why.
    pub reason: String,
}

/// Enrols a person in a version, or takes up again what was left; an open or a completed enrolment stays as it is.
/// Returns whether something changed: the caller then refreshes the person's standing.
///
/// # Errors
/// When the database refuses.
pub async fn join(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    person: PersonId,
    facts: &Version,
    assigned: Option<&Assigned>,
) -> Result<bool, DbErr> {
    let now = ctx.clock.now();
    let id = EnrolmentId(ctx.ids.uuid(now));
    let change = match repo::lock_in_course(tx, person, facts.course).await? {
        None => {
            let total = facts.lessons().filter(|lesson| lesson.is_required).count();
            let (course, version, minutes) = (facts.course, facts.id, facts.minutes);
            let draft = repo::Draft { id, person, course, version, minutes, total, assigned, now };
            // Somebody's second tap may have been faster: the unique index decides, and both get the one row.
            let change =
                if assigned.is_some() { EnrolmentChange::Assigned } else { EnrolmentChange::Enrolled };
            repo::add(tx, draft).await?.then_some((id, change))
        }
        Some(own) if own.state == EnrolmentState::Withdrawn => {
            repo::rejoin(tx, own.id, own.done > 0).await?;
            Some((own.id, EnrolmentChange::Rejoined))
        }
        Some(_) => None,
    };
    if let Some((id, change)) = change {
        let (by, reason) = (assigned.map(|one| one.by), assigned.map(|one| one.reason.clone()));
        repo::note(tx, EnrolmentEventId(ctx.ids.uuid(now)), id, change, by, reason, now).await?;
        if change != EnrolmentChange::Rejoined {
            class::door::count(ctx, tx, facts.id, &[(None, Measure::Enrolled)]).await?;
        }
        class::door::refresh(ctx, tx, id, Stuck::AsBefore).await?;
    }
    Ok(change.is_some())
}

/// The cards of enrolments in reading order.
///
/// # Errors
/// When the database refuses.
pub async fn cards(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    enrolled: &[Enrolled],
) -> Result<Vec<EnrolmentCard>, DbErr> {
    let published = card::published(ctx, db, enrolled).await?;
    let mut cards = Vec::with_capacity(enrolled.len());
    for one in enrolled {
        // Versions are immutable and kept in memory: this asks the database once per version, not once per row.
        cards.extend(card::card(ctx, db, one, &published).await?);
    }
    cards.sort_by(card::reading_order);
    Ok(cards)
}

/// Notes activity: an enrolment not started becomes one in progress.
///
/// # Errors
/// When the database refuses.
pub async fn touch(ctx: &Ctx, tx: &DatabaseTransaction, enrolled: &Enrolled) -> Result<(), DbErr> {
    let now = ctx.clock.now();
    repo::touch(tx, enrolled.id, now).await?;
    begin(ctx, tx, enrolled).await
}

/// Begins an enrolment not started; one that has begun stays as it is.
///
/// # Errors
/// When the database refuses.
pub async fn begin(ctx: &Ctx, tx: &DatabaseTransaction, enrolled: &Enrolled) -> Result<(), DbErr> {
    let now = ctx.clock.now();
    if enrolled.state == EnrolmentState::NotStarted {
        repo::start(tx, enrolled.id, now).await?;
        let id = EnrolmentEventId(ctx.ids.uuid(now));
        repo::note(tx, id, enrolled.id, EnrolmentChange::Started, None, None, now).await?;
    }
    Ok(())
}

/// Binds an enrolment to a newer version, and says so in its history. The caller carries what was done.
///
/// # Errors
/// When the database refuses.
pub async fn rebind(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    enrolled: &Enrolled,
    to: &Version,
) -> Result<Enrolled, DbErr> {
    let now = ctx.clock.now();
    repo::rebind(tx, enrolled.id, to.id).await?;
    // Its number; the words are its readers' own.
    let reason = Some(to.number.to_string());
    let event = EnrolmentEventId(ctx.ids.uuid(now));
    repo::note(tx, event, enrolled.id, EnrolmentChange::Upgraded, None, reason, now).await?;
    Ok(Enrolled { version: to.id, ..enrolled.clone() })
}

/// One enrolment with its history, as its learner sees it.
///
/// # Errors
/// When the database refuses.
pub async fn view(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    learner: &Learner,
    id: EnrolmentId,
) -> Result<Option<EnrolmentView>, DbErr> {
    let Some(own) = repo::find(db, learner, id).await? else { return Ok(None) };
    let published = card::published(ctx, db, std::slice::from_ref(&own)).await?;
    let Some(card) = card::card(ctx, db, &own, &published).await? else { return Ok(None) };
    Ok(Some(EnrolmentView { card, history: repo::history(db, id).await? }))
}

/// Keeps the counters.
///
/// # Errors
/// When the database refuses.
pub async fn keep_counters(
    tx: &DatabaseTransaction,
    id: EnrolmentId,
    counters: Counters,
) -> Result<(), DbErr> {
    repo::keep_counters(tx, id, counters).await
}

/// Completes an enrolment; returns whether it was not complete before.
///
/// # Errors
/// When the database refuses.
pub async fn complete(ctx: &Ctx, tx: &DatabaseTransaction, id: EnrolmentId) -> Result<bool, DbErr> {
    let now = ctx.clock.now();
    let is_new = repo::complete(tx, id, now).await?;
    if is_new {
        let event = EnrolmentEventId(ctx.ids.uuid(now));
        repo::note(tx, event, id, EnrolmentChange::Completed, None, None, now).await?;
    }
    Ok(is_new)
}
