//! Batches as people see them: what is offered, and how the caller stands in it.
//!
//! **Invariant:** so many statements, however many batches there are; nobody sees who else has a seat.

use sea_orm::{ConnectionTrait, DbErr};
use shared::access::{Identity, Learner, Superior};
use shared::api::batch::{BatchOffer, BatchOffers, BatchPhase, OwnSeat, SeatState};
use shared::id::BatchId;
use shared::value::Slug;

use super::error::BatchError;
use super::repo::{self, Batch, Seat};
use crate::ctx::Ctx;
use crate::features::course::door::PublishedCourse;
use crate::features::{account, course};

/// Most batches shown at once.
const SHOWN: u64 = 50;

/// Batches of a course that can be entered or that the caller is in; those of an archived course only the latter.
pub(super) async fn of_course(ctx: &Ctx, caller: &Identity, slug: &Slug) -> Result<BatchOffers, BatchError> {
    let db = ctx.db.reader();
    let known = course::door::known_courses(ctx, db).await?;
    let course = known.iter().find(|one| one.card.slug == *slug).ok_or(BatchError::NotFound)?;
    let batches =
        repo::coming(db, caller.institution, Some(course.card.id), ctx.clock.today(), SHOWN).await?;
    if batches.is_empty() {
        return Ok(BatchOffers { items: Vec::new() });
    }
    let own = match caller.person {
        Some(person) => repo::own_seats(db, person).await?,
        None => Vec::new(),
    };
    let mut items = offers(ctx, db, batches, &own, &known).await?;
    items
        .retain(|offer| offer.own.is_some() || (!course.is_archived && offer.phase != BatchPhase::Cancelled));
    Ok(BatchOffers { items })
}

/// The batches that the caller is in.
pub(super) async fn own(ctx: &Ctx, learner: &Learner) -> Result<BatchOffers, BatchError> {
    let db = ctx.db.reader();
    let own = repo::own_seats(db, learner.person()).await?;
    if own.is_empty() {
        return Ok(BatchOffers { items: Vec::new() });
    }
    let ids = own.iter().map(|seat| seat.batch);
    let batches = repo::some(db, learner.institution(), ids, ctx.clock.today()).await?;
    let known = course::door::known_courses(ctx, db).await?;
    Ok(BatchOffers { items: offers(ctx, db, batches, &own, &known).await? })
}

/// One batch as the caller sees it.
pub(super) async fn one(ctx: &Ctx, learner: &Learner, id: BatchId) -> Result<BatchOffer, BatchError> {
    let db = ctx.db.reader();
    let batch = repo::find(db, learner.institution(), id).await?.ok_or(BatchError::NotFound)?;
    let own = repo::seats_of(db, id, std::iter::once(learner.person())).await?;
    let known = course::door::known_courses(ctx, db).await?;
    offers(ctx, db, vec![batch], &own, &known).await?.pop().ok_or(BatchError::CourseClosed)
}

/// The batches to which the caller may nominate people.
pub(super) async fn for_team(ctx: &Ctx, superior: &Superior) -> Result<BatchOffers, BatchError> {
    let (db, today) = (ctx.db.reader(), ctx.clock.today());
    let mut batches = repo::coming(db, superior.institution(), None, today, SHOWN).await?;
    batches.retain(|batch| batch.window.may_nominate(today).is_ok());
    let open = course::door::published_courses(ctx, db).await?;
    Ok(BatchOffers { items: offers(ctx, db, batches, &[], &open).await? })
}

fn small(number: u32) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// Batches of some courses, each with the seat that somebody has in it.
async fn offers(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    batches: Vec<Batch>,
    own: &[Seat],
    courses: &[PublishedCourse],
) -> Result<Vec<BatchOffer>, DbErr> {
    let today = ctx.clock.today();
    let mut counts = repo::counts(db, batches.iter().map(|batch| batch.id)).await?;
    let waits = own.iter().filter(|seat| seat.state == SeatState::Waiting).map(|seat| seat.batch);
    let queues = repo::queues(db, waits).await?;
    let names = account::door::holders(db, own.iter().filter_map(|seat| seat.nominated_by)).await?;
    let own_in = |batch: BatchId| {
        let seat = own.iter().find(|seat| seat.batch == batch)?;
        Some(OwnSeat {
            state: seat.state,
            place: place_in(queues.get(&batch).map(Vec::as_slice).unwrap_or_default(), seat),
            nominated_by: seat.nominated_by.and_then(|by| names.get(&by).cloned()),
            reason: seat.reason.clone(),
        })
    };
    let offer = |batch: Batch| {
        let course = &courses.iter().find(|one| one.card.id == batch.course)?.card;
        let counts = counts.remove(&batch.id).unwrap_or_default();
        Some(BatchOffer {
            id: batch.id,
            own: own_in(batch.id),
            name: batch.name,
            slug: course.slug.clone(),
            course: course.title.clone(),
            starts_on: batch.window.starts_on,
            ends_on: batch.window.ends_on,
            enrol_from: batch.window.enrol_from,
            enrol_until: batch.window.enrol_until,
            seats: small(batch.seats),
            free: small(batch.seats.saturating_sub(counts.taken)),
            waiting: counts.waiting,
            is_by_nomination: batch.window.is_by_nomination,
            note: batch.note,
            phase: batch.window.phase(today),
            cancelled: batch.cancelled.map(|(_, _, reason)| reason),
        })
    };
    Ok(batches.into_iter().filter_map(offer).collect())
}

/// Place of somebody who waits, from 1, among the places of all who do.
pub(super) fn place_in(queue: &[i32], seat: &Seat) -> Option<u32> {
    if seat.state != SeatState::Waiting {
        return None;
    }
    let at = queue.iter().position(|place| Some(*place) == seat.place)?;
    u32::try_from(at + 1).ok()
}
