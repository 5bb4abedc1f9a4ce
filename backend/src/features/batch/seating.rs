//! Seats given, given back and taken over: the one place at which a batch's row is held.
//!
//! **Invariant:** the row first, then enrolments, then people, each in the order of their ids: two never wait for each
//! other crosswise.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use sea_orm::{DatabaseTransaction, DbErr};
use shared::access::{Learner, Staff, Superior};
use shared::api::batch::{
    Added, BatchOffer, NewPeople, NominationAnswer, OfSeat, PEOPLE_MAX, SeatState, SeatWay,
};
use shared::id::{AccountId, BatchId, BatchSeatEventId, BatchSeatId, InstitutionId, PersonId};
use shared::problem::Phrase;
use shared::value::Reason;

use super::error::BatchError;
use super::looks;
use super::repo::{self, Batch, Change, Event, Seat};
use super::seats::{Outcome, Request, Room, decide};
use crate::ctx::Ctx;
use crate::features::course::door::Version;
use crate::features::enrolment::door::Assigned;
use crate::features::{course, enrolment, team};

/// The published version of a batch's course: what whoever is seated learns. An archived course has one too, for those
/// who are in its batches.
pub(super) async fn course_of(
    ctx: &Ctx,
    institution: InstitutionId,
    id: BatchId,
) -> Result<Arc<Version>, BatchError> {
    let db = ctx.db.reader();
    let batch = repo::find(db, institution, id).await?.ok_or(BatchError::NotFound)?;
    let known = course::door::known_courses(ctx, db).await?;
    let version = known.iter().find(|one| one.card.id == batch.course).map(|one| one.version);
    course::door::version(ctx, db, version.ok_or(BatchError::CourseClosed)?)
        .await?
        .ok_or(BatchError::CourseClosed)
}

/// The same, if the course takes people in.
async fn open_course_of(
    ctx: &Ctx,
    institution: InstitutionId,
    id: BatchId,
) -> Result<Arc<Version>, BatchError> {
    let db = ctx.db.reader();
    let batch = repo::find(db, institution, id).await?.ok_or(BatchError::NotFound)?;
    let version = course::door::published(ctx, batch.course).await?.ok_or(BatchError::CourseClosed)?;
    course::door::version(ctx, db, version).await?.ok_or(BatchError::CourseClosed)
}

/// A batch held by a transaction, and what has been decided so far.
pub(super) struct Desk<'a> {
    ctx: &'a Ctx,
    tx: &'a DatabaseTransaction,
    facts: Arc<Version>,
    /// The batch.
    pub(super) batch: Batch,
    room: Room,
    by: Option<AccountId>,
    now: DateTime<Utc>,
    new: Vec<Seat>,
    events: Vec<Event>,
    seated: Vec<(PersonId, Option<Assigned>)>,
    last_place: i32,
}

impl<'a> Desk<'a> {
    /// Waits for the batch and holds it.
    pub(super) async fn open(
        ctx: &'a Ctx,
        tx: &'a DatabaseTransaction,
        (institution, id): (InstitutionId, BatchId),
        facts: Arc<Version>,
        by: Option<AccountId>,
    ) -> Result<Self, BatchError> {
        let batch = repo::lock(tx, institution, id).await?.ok_or(BatchError::NotFound)?;
        let counts = repo::counts(tx, std::iter::once(id)).await?.remove(&id).unwrap_or_default();
        let room = Room { seats: batch.seats, taken: counts.taken, waiting: counts.waiting };
        let last_place = batch.last_place;
        let (now, new, events, seated) = (ctx.clock.now(), Vec::new(), Vec::new(), Vec::new());
        Ok(Self { ctx, tx, facts, batch, room, by, now, new, events, seated, last_place })
    }

    fn note(&mut self, seat: BatchSeatId, change: Change, reason: Option<String>) {
        let id = BatchSeatEventId(self.ctx.ids.uuid(self.now));
        self.events.push(Event { id, seat, change, at: self.now, by: self.by, reason });
    }

    /// Seats somebody, or lets them wait behind all who do.
    fn place(&mut self, seat: &mut Seat) {
        self.batch.last_place += 1;
        seat.place = Some(self.batch.last_place);
        seat.changed_at = self.now;
        let change = match decide(self.room, Request::Take) {
            Outcome::Seated => {
                self.room.taken += 1;
                seat.state = SeatState::Seated;
                self.seated.push((seat.person, assigned(seat)));
                Change::Seated
            }
            Outcome::Waits | Outcome::Promotes(_) | Outcome::TooFew => {
                self.room.waiting += 1;
                seat.state = SeatState::Waiting;
                Change::Queued
            }
        };
        self.note(seat.id, change, None);
    }

    fn fresh(&self, person: PersonId, way: SeatWay, reason: Option<&Reason>) -> Seat {
        Seat {
            id: BatchSeatId(self.ctx.ids.uuid(self.now)),
            batch: self.batch.id,
            person,
            state: SeatState::Nominated,
            way,
            place: None,
            nominated_by: self.by.filter(|_| way != SeatWay::Own),
            reason: reason.map(|reason| reason.as_str().to_owned()),
            changed_at: self.now,
        }
    }

    /// Asks for a seat for somebody who is not in the batch.
    fn join(&mut self, person: PersonId, way: SeatWay, reason: Option<&Reason>) -> SeatState {
        let mut seat = self.fresh(person, way, reason);
        self.place(&mut seat);
        let state = seat.state;
        self.new.push(seat);
        state
    }

    /// Nominates somebody who is not in the batch.
    fn nominate(&mut self, person: PersonId, reason: &Reason) {
        let seat = self.fresh(person, SeatWay::Nominated, Some(reason));
        self.note(seat.id, Change::Nominated, seat.reason.clone());
        self.new.push(seat);
    }

    /// Asks for a seat for somebody who is nominated.
    async fn accept(&mut self, mut seat: Seat) -> Result<SeatState, BatchError> {
        self.place(&mut seat);
        repo::keep_seat(self.tx, &seat).await?;
        Ok(seat.state)
    }

    /// Ends somebody's part in the batch, and promotes whom that lets in.
    async fn end(
        &mut self,
        mut seat: Seat,
        to: SeatState,
        reason: Option<&Reason>,
    ) -> Result<(), BatchError> {
        let outcome = match seat.state {
            SeatState::Seated => {
                let outcome = decide(self.room, Request::LeaveSeat);
                self.room.taken = self.room.taken.saturating_sub(1);
                outcome
            }
            SeatState::Waiting => {
                let outcome = decide(self.room, Request::LeaveQueue);
                self.room.waiting = self.room.waiting.saturating_sub(1);
                outcome
            }
            SeatState::Nominated | SeatState::Withdrawn | SeatState::Declined => Outcome::Promotes(0),
        };
        let reason = reason.map(|reason| reason.as_str().to_owned());
        let change = if to == SeatState::Declined { Change::Declined } else { Change::Withdrawn };
        seat.state = to;
        seat.changed_at = self.now;
        seat.reason = reason.clone().or(seat.reason);
        self.note(seat.id, change, reason);
        repo::keep_seat(self.tx, &seat).await?;
        self.promote(outcome).await
    }

    /// Gives the batch another number of seats.
    pub(super) async fn resize(&mut self, seats: u32, pointer: &'static str) -> Result<(), BatchError> {
        let outcome = decide(self.room, Request::Resize(seats));
        if outcome == Outcome::TooFew {
            let taken = self.room.taken;
            return Err(BatchError::Invalid(
                pointer,
                Phrase::made(
                    format!("{taken} orang sudah mendapat kursi, jadi kursi paling sedikit {taken}."),
                    format!("{taken} people have a seat already, so there must be {taken} seats or more."),
                ),
            ));
        }
        self.room.seats = seats;
        self.batch.seats = seats;
        self.promote(outcome).await
    }

    async fn promote(&mut self, outcome: Outcome) -> Result<(), BatchError> {
        let Outcome::Promotes(number) = outcome else { return Ok(()) };
        if number == 0 {
            return Ok(());
        }
        for mut seat in repo::first_waiting(self.tx, self.batch.id, number).await? {
            seat.state = SeatState::Seated;
            seat.changed_at = self.now;
            repo::keep_seat(self.tx, &seat).await?;
            self.note(seat.id, Change::Promoted, None);
            self.room.waiting = self.room.waiting.saturating_sub(1);
            self.room.taken += 1;
            self.seated.push((seat.person, assigned(&seat)));
        }
        Ok(())
    }

    /// Writes what was decided, and enrols those who are seated now.
    pub(super) async fn close(mut self) -> Result<(), BatchError> {
        repo::add_seats(self.tx, &self.new).await?;
        repo::note(self.tx, self.events).await?;
        if self.batch.last_place != self.last_place {
            repo::keep_place(self.tx, self.batch.id, self.batch.last_place).await?;
        }
        self.seated.sort_by_key(|(person, _)| *person);
        let mut changed = Vec::new();
        for (person, assigned) in &self.seated {
            if enrolment::door::join(self.ctx, self.tx, *person, &self.facts, assigned.as_ref()).await? {
                changed.push(*person);
            }
        }
        team::door::refresh_all(self.ctx, self.tx, changed).await?;
        Ok(())
    }
}

/// What makes an enrolment assigned: the person was added by staff.
fn assigned(seat: &Seat) -> Option<Assigned> {
    let by = seat.nominated_by.filter(|_| seat.way == SeatWay::Added)?;
    Some(Assigned { by, reason: seat.reason.clone().unwrap_or_default() })
}

async fn own_seat(tx: &DatabaseTransaction, id: BatchId, person: PersonId) -> Result<Option<Seat>, DbErr> {
    Ok(repo::seats_of(tx, id, std::iter::once(person)).await?.pop())
}

/// Takes a seat or a place in the waiting list; who has one keeps it.
pub(super) async fn take(ctx: &Ctx, learner: &Learner, id: BatchId) -> Result<BatchOffer, BatchError> {
    let (at, person) = ((learner.institution(), id), learner.person());
    let facts = open_course_of(ctx, at.0, id).await?;
    // Who was nominated, somebody else has found fit.
    let unmet = enrolment::door::unmet(ctx, person, &facts).await?;
    let today = ctx.clock.today();
    let tx = ctx.db.begin().await?;
    let mut desk = Desk::open(ctx, &tx, at, facts, None).await?;
    match own_seat(&tx, id, person).await? {
        None => {
            desk.batch.window.may_take(today)?;
            unmet.map_or(Ok(()), |unmet| Err(BatchError::Prerequisites(unmet)))?;
            desk.join(person, SeatWay::Own, None);
        }
        Some(seat) if seat.state == SeatState::Nominated => {
            desk.batch.window.may_nominate(today)?;
            desk.accept(seat).await?;
        }
        Some(_) => {}
    }
    desk.close().await?;
    tx.commit().await?;
    looks::one(ctx, learner, id).await
}

/// Gives a seat or a place in the waiting list back. What was begun in the course stays.
pub(super) async fn leave(
    ctx: &Ctx,
    learner: &Learner,
    id: BatchId,
    reason: Option<Reason>,
) -> Result<BatchOffer, BatchError> {
    let (at, person) = ((learner.institution(), id), learner.person());
    let facts = course_of(ctx, at.0, id).await?;
    let tx = ctx.db.begin().await?;
    let mut desk = Desk::open(ctx, &tx, at, facts, None).await?;
    desk.batch.window.is_live(ctx.clock.today())?;
    let seat = own_seat(&tx, id, person).await?.filter(|seat| seat.state != SeatState::Nominated);
    desk.end(seat.ok_or(BatchError::NotInBatch)?, SeatState::Withdrawn, reason.as_ref()).await?;
    desk.close().await?;
    tx.commit().await?;
    looks::one(ctx, learner, id).await
}

/// Accepts or declines a nomination.
pub(super) async fn answer(
    ctx: &Ctx,
    learner: &Learner,
    id: BatchId,
    answer: NominationAnswer,
) -> Result<BatchOffer, BatchError> {
    let (at, person) = ((learner.institution(), id), learner.person());
    let facts = match &answer {
        NominationAnswer::Accept => open_course_of(ctx, at.0, id).await?,
        NominationAnswer::Decline { .. } => course_of(ctx, at.0, id).await?,
    };
    let tx = ctx.db.begin().await?;
    let mut desk = Desk::open(ctx, &tx, at, facts, None).await?;
    let seat = own_seat(&tx, id, person).await?.filter(|seat| seat.state == SeatState::Nominated);
    let seat = seat.ok_or(BatchError::NotNominated)?;
    desk.batch.window.may_nominate(ctx.clock.today())?;
    match answer {
        NominationAnswer::Accept => {
            desk.accept(seat).await?;
        }
        NominationAnswer::Decline { reason } => {
            desk.end(seat, SeatState::Declined, Some(&reason)).await?;
        }
    }
    desk.close().await?;
    tx.commit().await?;
    looks::one(ctx, learner, id).await
}

/// People as they were named, each once.
fn each_once(mut people: Vec<PersonId>) -> Result<Vec<PersonId>, BatchError> {
    let named = people.len();
    if named == 0 || named > PEOPLE_MAX {
        return Err(BatchError::Invalid(
            "/people",
            Phrase::new("Pilih 1 sampai 50 orang.", "Choose between 1 and 50 people."),
        ));
    }
    let mut seen = std::collections::BTreeSet::new();
    people.retain(|person| seen.insert(*person));
    Ok(people)
}

/// Nominates people of the caller's subtrees; who is in the batch already stays as before.
pub(super) async fn nominate(
    ctx: &Ctx,
    superior: &Superior,
    id: BatchId,
    new: NewPeople,
) -> Result<Added, BatchError> {
    let people = each_once(new.people)?;
    let at = (superior.institution(), id);
    let facts = open_course_of(ctx, at.0, id).await?;
    if !team::door::are_members(ctx.db.reader(), superior, &people).await? {
        return Err(BatchError::NotFound);
    }
    let tx = ctx.db.begin().await?;
    let mut desk = Desk::open(ctx, &tx, at, facts, Some(superior.account())).await?;
    desk.batch.window.may_nominate(ctx.clock.today())?;
    let there = repo::seats_of(&tx, id, people.iter().copied()).await?;
    let mut added = Added { seated: 0, waiting: 0, nominated: 0, already: 0 };
    for person in people {
        if there.iter().any(|seat| seat.person == person) {
            added.already += 1;
        } else {
            desk.nominate(person, &new.reason);
            added.nominated += 1;
        }
    }
    desk.close().await?;
    tx.commit().await?;
    Ok(added)
}

/// Adds people of the institution; who is nominated need not answer any more.
pub(super) async fn add(ctx: &Ctx, staff: &Staff, id: BatchId, new: NewPeople) -> Result<Added, BatchError> {
    let people = each_once(new.people)?;
    let at = (staff.institution(), id);
    let facts = open_course_of(ctx, at.0, id).await?;
    let own = repo::count_of(ctx.db.reader(), at.0, people.iter().copied()).await?;
    if own != people.len() {
        return Err(BatchError::Invalid(
            "/people",
            Phrase::new("Pilih orang dari daftar.", "Choose people from the list."),
        ));
    }
    let tx = ctx.db.begin().await?;
    let mut desk = Desk::open(ctx, &tx, at, facts, Some(staff.account())).await?;
    desk.batch.window.is_live(ctx.clock.today())?;
    let mut there = repo::seats_of(&tx, id, people.iter().copied()).await?;
    let mut added = Added { seated: 0, waiting: 0, nominated: 0, already: 0 };
    for person in people {
        let own = there.iter().position(|seat| seat.person == person).map(|at| there.swap_remove(at));
        let state = match own {
            None => desk.join(person, SeatWay::Added, Some(&new.reason)),
            Some(seat) if seat.state == SeatState::Nominated => desk.accept(seat).await?,
            Some(_) => {
                added.already += 1;
                continue;
            }
        };
        if state == SeatState::Seated { added.seated += 1 } else { added.waiting += 1 }
    }
    desk.close().await?;
    tx.commit().await?;
    Ok(added)
}

/// Takes somebody out of a batch.
pub(super) async fn remove(ctx: &Ctx, staff: &Staff, of: &OfSeat, reason: &Reason) -> Result<(), BatchError> {
    let at = (staff.institution(), of.batch);
    let facts = course_of(ctx, at.0, of.batch).await?;
    let tx = ctx.db.begin().await?;
    let mut desk = Desk::open(ctx, &tx, at, facts, Some(staff.account())).await?;
    let seat = repo::seat(&tx, of.batch, of.seat).await?.ok_or(BatchError::NotFound)?;
    desk.batch.window.is_live(ctx.clock.today())?;
    desk.end(seat, SeatState::Withdrawn, Some(reason)).await?;
    desk.close().await?;
    tx.commit().await?;
    Ok(())
}
