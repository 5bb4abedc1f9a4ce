//! The story of each operation of staff on batches and their rosters.

use chrono::NaiveDate;
use shared::access::Staff;
use shared::api::batch::{
    BatchCourse, BatchRow, BatchTerms, BatchView, Batches, Cancelled, Candidate, Candidates, InBatches,
    InCandidates, InRoster, NewBatch, Roster, RosterRow, SEATS_MAX,
};
use shared::id::{BatchId, CourseId};
use shared::problem::Phrase;
use shared::value::{Cursor, Reason};

use super::error::BatchError;
use super::looks;
use super::repo::{self, Batch, Counts};
use super::seating::{Desk, course_of};
use super::window::{Shut, Window};
use crate::ctx::Ctx;
use crate::features::course::door::PublishedCourse;
use crate::features::{account, course, organisation};

/// Rows on one page.
const PAGE: usize = 25;
/// People found at a time.
const FOUND: u64 = 8;

fn page_and_one() -> u64 {
    u64::try_from(PAGE + 1).unwrap_or(u64::MAX)
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase().split_whitespace().map(ToOwned::to_owned).collect()
}

/// The institution's batches.
pub(super) async fn list(ctx: &Ctx, staff: &Staff, find: &InBatches) -> Result<Batches, BatchError> {
    let (db, today) = (ctx.db.reader(), ctx.clock.today());
    let wanted = repo::Wanted {
        institution: staff.institution(),
        words: find.q.as_ref().map(|text| words(text.as_str())).unwrap_or_default(),
        after: find.after.as_ref().and_then(read_cursor),
        limit: page_and_one(),
    };
    let mut batches = repo::list(db, &wanted).await?;
    let has_more = batches.len() > PAGE;
    batches.truncate(PAGE);
    let last = batches.last().filter(|_| has_more);
    let next = last.and_then(|last| Cursor::parse(&format!("{}~{}", last.window.starts_on, last.id)).ok());
    let mut counts = repo::counts(db, batches.iter().map(|batch| batch.id)).await?;
    let known = course::door::known_courses(ctx, db).await?;
    let own = repo::courses(db, staff.institution()).await?;
    let courses = known.iter().filter(|one| own.contains(&one.card.id));
    let courses = courses.map(|one| BatchCourse { id: one.card.id, title: one.card.title.clone() }).collect();
    let row = |batch: &Batch| to_row(batch, counts.remove(&batch.id).unwrap_or_default(), &known, today);
    Ok(Batches { items: batches.iter().map(row).collect(), next, courses })
}

fn read_cursor(cursor: &Cursor) -> Option<(NaiveDate, BatchId)> {
    let (day, id) = cursor.as_str().split_once('~')?;
    Some((day.parse().ok()?, id.parse().ok()?))
}

fn title(known: &[PublishedCourse], course: CourseId) -> String {
    known.iter().find(|one| one.card.id == course).map(|one| one.card.title.clone()).unwrap_or_default()
}

fn to_row(batch: &Batch, counts: Counts, known: &[PublishedCourse], today: NaiveDate) -> BatchRow {
    BatchRow {
        id: batch.id,
        name: batch.name.clone(),
        course: title(known, batch.course),
        starts_on: batch.window.starts_on,
        ends_on: batch.window.ends_on,
        seats: u16::try_from(batch.seats).unwrap_or(u16::MAX),
        taken: counts.taken,
        waiting: counts.waiting,
        nominated: counts.nominated,
        is_by_nomination: batch.window.is_by_nomination,
        phase: batch.window.phase(today),
    }
}

/// A batch with everything that staff keep of it.
pub(super) async fn view(ctx: &Ctx, staff: &Staff, id: BatchId) -> Result<BatchView, BatchError> {
    let (db, today) = (ctx.db.reader(), ctx.clock.today());
    let batch = repo::find(db, staff.institution(), id).await?.ok_or(BatchError::NotFound)?;
    let counts = repo::counts(db, std::iter::once(id)).await?.remove(&id).unwrap_or_default();
    let known = course::door::known_courses(ctx, db).await?;
    let course = known.iter().find(|one| one.card.id == batch.course).ok_or(BatchError::CourseClosed)?;
    let by = batch.cancelled.as_ref().map(|(by, ..)| *by);
    let names = account::door::holders(db, by.into_iter().chain([batch.created.0])).await?;
    let name = |account| names.get(&account).cloned().unwrap_or_default();
    Ok(BatchView {
        row: to_row(&batch, counts, &known, today),
        slug: course.card.slug.clone(),
        enrol_from: batch.window.enrol_from,
        enrol_until: batch.window.enrol_until,
        note: batch.note,
        repeats: batch.repeats,
        created_by: name(batch.created.0),
        created_at: batch.created.1,
        cancelled: batch.cancelled.map(|(by, at, reason)| Cancelled { by: name(by), at, reason }),
        units: repo::shares(db, id, today).await?,
    })
}

fn invalid(pointer: &'static str, id: &'static str, en: &'static str) -> BatchError {
    BatchError::Invalid(pointer, Phrase::new(id, en))
}

/// Checks terms; fields are named below a pointer.
fn check(terms: &BatchTerms, at: Pointers, today: NaiveDate) -> Result<(), BatchError> {
    if terms.seats == 0 || terms.seats > SEATS_MAX {
        return Err(invalid(at.seats, "Jumlah kursi antara 1 dan 500.", "There can be 1 to 500 seats."));
    }
    if terms.ends_on < terms.starts_on {
        return Err(invalid(
            at.ends_on,
            "Hari terakhir tidak boleh sebelum hari pertama.",
            "The last day cannot come before the first.",
        ));
    }
    if terms.ends_on < today {
        return Err(invalid(at.ends_on, "Hari terakhir sudah lewat.", "The last day has already passed."));
    }
    if terms.enrol_until < terms.enrol_from {
        return Err(invalid(
            at.enrol_until,
            "Pendaftaran tidak boleh ditutup sebelum dibuka.",
            "Enrolment cannot end before it begins.",
        ));
    }
    if terms.enrol_until > terms.ends_on {
        return Err(invalid(
            at.enrol_until,
            "Pendaftaran ditutup paling lambat pada hari terakhir.",
            "Enrolment ends on the last day at the latest.",
        ));
    }
    Ok(())
}

/// Where the fields of terms are in a body.
#[derive(Clone, Copy)]
struct Pointers {
    seats: &'static str,
    ends_on: &'static str,
    enrol_until: &'static str,
}

const IN_BODY: Pointers = Pointers { seats: "/seats", ends_on: "/ends_on", enrol_until: "/enrol_until" };
const IN_NEW: Pointers =
    Pointers { seats: "/terms/seats", ends_on: "/terms/ends_on", enrol_until: "/terms/enrol_until" };

fn window(terms: &BatchTerms) -> Window {
    Window {
        starts_on: terms.starts_on,
        ends_on: terms.ends_on,
        enrol_from: terms.enrol_from,
        enrol_until: terms.enrol_until,
        is_by_nomination: terms.is_by_nomination,
        is_cancelled: false,
    }
}

async fn add(
    ctx: &Ctx,
    staff: &Staff,
    course: CourseId,
    terms: &BatchTerms,
    repeats: Option<BatchId>,
) -> Result<BatchView, BatchError> {
    let now = ctx.clock.now();
    let batch = Batch {
        id: BatchId(ctx.ids.uuid(now)),
        institution: staff.institution(),
        course,
        name: terms.name.as_str().to_owned(),
        window: window(terms),
        seats: u32::from(terms.seats),
        note: terms.note.as_str().to_owned(),
        last_place: 0,
        repeats,
        created: (staff.account(), now),
        cancelled: None,
    };
    let tx = ctx.db.begin().await?;
    repo::add(&tx, &batch).await?;
    repo::audit(&tx, ctx.ids.uuid(now), staff.account(), "create", batch.id, now).await?;
    tx.commit().await?;
    view(ctx, staff, batch.id).await
}

/// Creates a batch of a course of the institution that takes people in.
pub(super) async fn create(ctx: &Ctx, staff: &Staff, new: NewBatch) -> Result<BatchView, BatchError> {
    check(&new.terms, IN_NEW, ctx.clock.today())?;
    if !repo::courses(ctx.db.reader(), staff.institution()).await?.contains(&new.course) {
        return Err(invalid("/course", "Pilih pelatihan dari daftar.", "Choose a course from the list."));
    }
    add(ctx, staff, new.course, &new.terms, None).await
}

/// Runs a batch again.
pub(super) async fn repeat(
    ctx: &Ctx,
    staff: &Staff,
    id: BatchId,
    terms: BatchTerms,
) -> Result<BatchView, BatchError> {
    let of = repo::find(ctx.db.reader(), staff.institution(), id).await?.ok_or(BatchError::NotFound)?;
    check(&terms, IN_BODY, ctx.clock.today())?;
    if !repo::courses(ctx.db.reader(), staff.institution()).await?.contains(&of.course) {
        return Err(BatchError::CourseClosed);
    }
    add(ctx, staff, of.course, &terms, Some(id)).await
}

/// Changes a batch.
pub(super) async fn change(
    ctx: &Ctx,
    staff: &Staff,
    id: BatchId,
    terms: BatchTerms,
) -> Result<BatchView, BatchError> {
    let (at, now) = ((staff.institution(), id), ctx.clock.now());
    let facts = course_of(ctx, at.0, id).await?;
    check(&terms, IN_BODY, ctx.clock.today())?;
    let tx = ctx.db.begin().await?;
    let mut desk = Desk::open(ctx, &tx, at, facts, Some(staff.account())).await?;
    if desk.batch.window.is_cancelled {
        return Err(Shut::Cancelled.into());
    }
    desk.resize(u32::from(terms.seats), IN_BODY.seats).await?;
    desk.batch.name = terms.name.as_str().to_owned();
    desk.batch.window = window(&terms);
    desk.batch.note = terms.note.as_str().to_owned();
    repo::keep_terms(&tx, &desk.batch).await?;
    desk.close().await?;
    repo::audit(&tx, ctx.ids.uuid(now), staff.account(), "change", id, now).await?;
    tx.commit().await?;
    view(ctx, staff, id).await
}

/// Cancels a batch; seats stay as they were, as history.
pub(super) async fn cancel(
    ctx: &Ctx,
    staff: &Staff,
    id: BatchId,
    reason: &Reason,
) -> Result<BatchView, BatchError> {
    let (at, now) = (staff.institution(), ctx.clock.now());
    let tx = ctx.db.begin().await?;
    let batch = repo::lock(&tx, at, id).await?.ok_or(BatchError::NotFound)?;
    batch.window.is_live(ctx.clock.today())?;
    repo::cancel(&tx, id, staff.account(), now, reason.as_str()).await?;
    repo::audit(&tx, ctx.ids.uuid(now), staff.account(), "cancel", id, now).await?;
    tx.commit().await?;
    view(ctx, staff, id).await
}

/// A page of a batch's people.
pub(super) async fn roster(ctx: &Ctx, staff: &Staff, find: &InRoster) -> Result<Roster, BatchError> {
    let (db, id) = (ctx.db.reader(), find.batch);
    repo::find(db, staff.institution(), id).await?.ok_or(BatchError::NotFound)?;
    let after = find.after.as_ref().and_then(read_place);
    let mut page = repo::roster(db, id, find.state, after, page_and_one()).await?;
    let has_more = page.len() > PAGE;
    page.truncate(PAGE);
    let next = page.last().filter(|_| has_more).and_then(|seat| {
        let place = seat.place.unwrap_or_default();
        Cursor::parse(&format!("{}~{place}~{}", repo::rank(seat.state), seat.id)).ok()
    });
    let people = || page.iter().map(|seat| seat.person);
    let names = organisation::door::display_names(db, people()).await?;
    let mut units = repo::units_of(db, people(), ctx.clock.today()).await?;
    let holders = account::door::holders(db, page.iter().filter_map(|seat| seat.nominated_by)).await?;
    let queue = repo::queues(db, std::iter::once(id)).await?.remove(&id).unwrap_or_default();
    let row = |seat: repo::Seat| RosterRow {
        place: looks::place_in(&queue, &seat),
        seat: seat.id,
        person: seat.person,
        name: names.get(&seat.person).cloned().unwrap_or_default(),
        unit: units.remove(&seat.person).unwrap_or_default(),
        state: seat.state,
        way: seat.way,
        nominated_by: seat.nominated_by.and_then(|by| holders.get(&by).cloned()),
        reason: seat.reason,
        changed_at: seat.changed_at,
    };
    Ok(Roster { items: page.into_iter().map(row).collect(), next })
}

fn read_place(cursor: &Cursor) -> Option<repo::After> {
    let mut parts = cursor.as_str().split('~');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// People who can be added.
pub(super) async fn candidates(
    ctx: &Ctx,
    staff: &Staff,
    find: &InCandidates,
) -> Result<Candidates, BatchError> {
    let (db, institution) = (ctx.db.reader(), staff.institution());
    repo::find(db, institution, find.batch).await?.ok_or(BatchError::NotFound)?;
    let words = words(find.q.as_str());
    if words.is_empty() {
        return Ok(Candidates { items: Vec::new() });
    }
    let found = repo::candidates(db, institution, find.batch, &words, FOUND).await?;
    let mut units = repo::units_of(db, found.iter().map(|(id, _)| *id), ctx.clock.today()).await?;
    let one = |(id, name)| Candidate { id, name, unit: units.remove(&id).unwrap_or_default() };
    Ok(Candidates { items: found.into_iter().map(one).collect() })
}
