//! What home, sessions and discussions ask of batches, and what the demonstration tells of them.
//!
//! **Invariant:** places are given in the order in which people are told of, as a desk would have given them.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::api::batch::{SeatState, SeatWay};
use shared::id::{AccountId, BatchId, BatchSeatEventId, BatchSeatId, CourseId, InstitutionId, PersonId};

use super::repo::{self, Batch, Change, Event, Seat};
use super::window::Window;
use crate::ctx::Ctx;
use crate::features::course::door::Version;
use crate::features::enrolment;

/// How many nominations wait for a person's answer.
///
/// # Errors
/// When the database refuses.
pub async fn nominations(ctx: &Ctx, db: &impl ConnectionTrait, person: PersonId) -> Result<u32, DbErr> {
    repo::nominations(db, person, ctx.clock.today()).await
}

/// Most batches of a course told at once.
const COMING: u64 = 50;

/// The batches of a course of an institution that have neither ended nor been cancelled, with their names.
///
/// # Errors
/// When the database refuses.
pub async fn coming(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    course: CourseId,
) -> Result<Vec<(BatchId, String)>, DbErr> {
    let batches = repo::coming(db, institution, Some(course), ctx.clock.today(), COMING).await?;
    let open = batches.into_iter().filter(|batch| !batch.window.is_cancelled);
    Ok(open.map(|batch| (batch.id, batch.name)).collect())
}

/// The batches that take place in which a person has a seat.
///
/// # Errors
/// When the database refuses.
pub async fn seated_in(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<BatchId>, DbErr> {
    repo::seated_in(db, person).await
}

/// The people who have a seat in a batch that takes place, to be part of a query.
pub fn seated_people(batch: BatchId) -> SelectStatement {
    repo::seated_people(batch)
}

/// The batch of a course in which a person has a seat, with its name: of several the one that began last, or else the one
/// that begins next.
///
/// # Errors
/// When the database refuses.
pub async fn seat_in(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    person: PersonId,
    course: CourseId,
) -> Result<Option<(BatchId, String)>, DbErr> {
    let seats = repo::seats_in(db, institution, person, course).await?;
    let today = ctx.clock.today();
    let begun = seats.iter().find(|(.., starts_on)| *starts_on <= today);
    Ok(begun.or(seats.last()).map(|(batch, name, _)| (*batch, name.clone())))
}

/// A batch as it came about.
#[derive(Debug)]
pub struct Past {
    /// The institution.
    pub institution: InstitutionId,
    /// Name.
    pub name: &'static str,
    /// First and last day, first and last day of enrolment.
    pub days: [NaiveDate; 4],
    /// Seats.
    pub seats: u32,
    /// Whether seats are for those who are nominated only.
    pub is_by_nomination: bool,
    /// What people should know.
    pub note: &'static str,
    /// Who made it.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
    /// Its people, in order of arrival.
    pub people: Vec<PastSeat>,
}

/// Somebody in it.
#[derive(Debug)]
pub struct PastSeat {
    /// The person.
    pub person: PersonId,
    /// How the person stands.
    pub state: SeatState,
    /// Who nominated the person, where somebody did.
    pub nominated_by: Option<AccountId>,
    /// Why the person was nominated, left or said no.
    pub reason: Option<&'static str>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Writes a batch with its people, and enrols those who are seated and are not yet.
///
/// # Errors
/// When the database refuses.
pub async fn remember(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    facts: &Version,
    past: Past,
) -> Result<BatchId, DbErr> {
    let id = BatchId(ctx.ids.uuid(past.at));
    let [starts_on, ends_on, enrol_from, enrol_until] = past.days;
    let (mut seats, mut events, mut last_place) = (Vec::new(), Vec::new(), 0);
    for one in past.people {
        let seat = BatchSeatId(ctx.ids.uuid(one.at));
        let has_place = !matches!(one.state, SeatState::Nominated | SeatState::Declined);
        if has_place {
            last_place += 1;
        }
        let way = if one.nominated_by.is_some() { SeatWay::Nominated } else { SeatWay::Own };
        let change = match one.state {
            SeatState::Seated => Change::Seated,
            SeatState::Waiting => Change::Queued,
            SeatState::Nominated => Change::Nominated,
            SeatState::Withdrawn => Change::Withdrawn,
            SeatState::Declined => Change::Declined,
        };
        let reason = one.reason.map(ToOwned::to_owned);
        seats.push(Seat {
            id: seat,
            batch: id,
            person: one.person,
            state: one.state,
            way,
            place: has_place.then_some(last_place),
            nominated_by: one.nominated_by,
            reason: reason.clone(),
            changed_at: one.at,
        });
        let event = BatchSeatEventId(ctx.ids.uuid(one.at));
        events.push(Event { id: event, seat, change, at: one.at, by: one.nominated_by, reason });
    }
    let batch = Batch {
        id,
        institution: past.institution,
        course: facts.course,
        name: past.name.to_owned(),
        window: Window {
            starts_on,
            ends_on,
            enrol_from,
            enrol_until,
            is_by_nomination: past.is_by_nomination,
            is_cancelled: false,
        },
        seats: past.seats,
        note: past.note.to_owned(),
        last_place,
        repeats: None,
        created: (past.by, past.at),
        cancelled: None,
    };
    repo::add(tx, &batch).await?;
    repo::add_seats(tx, &seats).await?;
    repo::note(tx, events).await?;
    for seat in seats.iter().filter(|seat| seat.state == SeatState::Seated) {
        enrolment::door::join(ctx, tx, seat.person, facts, None).await?;
    }
    Ok(id)
}
