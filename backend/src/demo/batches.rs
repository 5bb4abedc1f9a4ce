//! Batches that mix units: of the course that everybody takes, full with people who wait, open, by nomination, and over;
//! of the others, one that runs, one that is announced, and one by nomination.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use sea_orm::{DatabaseTransaction, DbErr};
use shared::api::batch::SeatState;
use shared::id::{AccountId, BatchId, PersonId};

use super::Elective;
use super::calendar::{day, working_day};
use super::city::{City, Person};
use super::learning::Chapter;
use super::story::chapter;
use crate::ctx::Ctx;
use crate::features::batch::door::{Past, PastSeat, remember};
use crate::features::course::door::Version;

/// People without a part, in an order in which neighbours work in different units.
fn mixed(city: &City) -> impl Iterator<Item = &Person> {
    (0..7).flat_map(|first| city.people.iter().filter(|person| person.part.is_none()).skip(first).step_by(7))
}

/// A batch with the people who have a seat in it.
pub(super) struct Told {
    pub(super) id: BatchId,
    pub(super) seated: Vec<PersonId>,
}

/// Tells of the batches; returns the one that is full, and the one that is over.
pub(super) async fn tell(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    city: &City,
    version: &Version,
) -> Result<(Told, Told), DbErr> {
    let first = told(ctx, tx, version, full(ctx, city)).await?;
    for past in [open(ctx, city), by_nomination(ctx, city)] {
        told(ctx, tx, version, past).await?;
    }
    let last = told(ctx, tx, version, over(ctx, city)).await?;
    Ok((first, last))
}

/// Tells of the batches of a course that part of the city takes.
pub(super) async fn tell_of_elective(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    city: &City,
    version: &Version,
    elective: &Elective,
) -> Result<(), DbErr> {
    let people: Vec<&Person> = mixed(city).filter(|person| person.is_below(elective.units)).collect();
    let batches = if elective.is_running {
        vec![running(ctx, city, &people)]
    } else {
        vec![announced(ctx, city), proposed(ctx, city, &people)]
    };
    for past in batches {
        told(ctx, tx, version, past).await?;
    }
    Ok(())
}

async fn told(ctx: &Ctx, tx: &DatabaseTransaction, version: &Version, past: Past) -> Result<Told, DbErr> {
    let seated = past.people.iter().filter(|seat| seat.state == SeatState::Seated);
    let seated = seated.map(|seat| seat.person).collect();
    Ok(Told { id: remember(ctx, tx, version, past).await?, seated })
}

fn ago(ctx: &Ctx, days: i64, nth: usize) -> DateTime<Utc> {
    ctx.clock.now() - Duration::days(days) + Duration::minutes(i64::try_from(nth).unwrap_or_default() * 7)
}

fn own(person: &Person, state: SeatState, at: DateTime<Utc>) -> PastSeat {
    PastSeat { person: person.id, state, nominated_by: None, reason: None, at }
}

/// First and last day, which are working days, and first and last day of enrolment, by days from today.
fn days(ctx: &Ctx, [starts, ends, enrol_from, enrol_until]: [i64; 4]) -> [NaiveDate; 4] {
    [working_day(ctx, starts), working_day(ctx, ends), day(ctx, enrol_from), day(ctx, enrol_until)]
}

fn blank(ctx: &Ctx, city: &City) -> Past {
    Past {
        institution: city.institution,
        name: "",
        days: days(ctx, [0; 4]),
        seats: 30,
        is_by_nomination: false,
        note: "",
        by: city.marker,
        at: ago(ctx, 20, 0),
        people: Vec::new(),
    }
}

fn full(ctx: &Ctx, city: &City) -> Past {
    const SEATS: usize = 12;
    let people = mixed(city).take(SEATS + 4).enumerate().map(|(nth, person)| {
        let state = if nth < SEATS { SeatState::Seated } else { SeatState::Waiting };
        own(person, state, ago(ctx, 9, nth))
    });
    Past {
        name: "Angkatan II",
        days: days(ctx, [10, 12, -14, 5]),
        seats: 12,
        note: "Tatap muka pada hari pertama di aula BKPSDM; selebihnya daring.",
        people: people.collect(),
        ..blank(ctx, city)
    }
}

fn open(ctx: &Ctx, city: &City) -> Past {
    let people = mixed(city).skip(16).take(9).enumerate();
    Past {
        name: "Angkatan III",
        days: days(ctx, [24, 26, -3, 18]),
        people: people.map(|(nth, person)| own(person, SeatState::Seated, ago(ctx, 2, nth))).collect(),
        ..blank(ctx, city)
    }
}

fn by_nomination(ctx: &Ctx, city: &City) -> Past {
    let staff = city.people.iter().filter(|person| person.part.is_none() && person.is_civil_registry());
    let nominated = |(nth, person): (usize, &Person), by: AccountId| {
        let (state, reason) = match nth {
            0..3 => (SeatState::Seated, "Akan melayani di loket baru."),
            3 => (SeatState::Declined, "Sudah dijadwalkan bertugas di lapangan."),
            _ => (SeatState::Nominated, "Akan melayani di loket baru."),
        };
        let at = ago(ctx, 4, nth);
        PastSeat { person: person.id, state, nominated_by: Some(by), reason: Some(reason), at }
    };
    let budi = city.people.iter().filter(|person| person.part == Some("budi"));
    let people = staff.take(6).chain(budi).enumerate().map(|one| nominated(one, city.head));
    Past {
        name: "Angkatan Loket Terpadu",
        days: days(ctx, [30, 33, -5, 21]),
        seats: 10,
        is_by_nomination: true,
        note: "Untuk pegawai yang akan ditempatkan di loket terpadu.",
        people: people.collect(),
        ..blank(ctx, city)
    }
}

/// Those who had completed the course before, and some of whom came to the clinic of the batch.
fn over(ctx: &Ctx, city: &City) -> Past {
    let before = day(ctx, -41);
    let is_before =
        |person: &&Person| matches!(chapter(ctx, person), Some(Chapter::Done { on }) if on < before);
    let people = mixed(city).filter(is_before).take(10).enumerate().map(|(nth, person)| {
        let at = ago(ctx, 60, nth);
        if nth == 4 {
            PastSeat { reason: Some("Mutasi ke unit lain."), ..own(person, SeatState::Withdrawn, at) }
        } else {
            own(person, SeatState::Seated, at)
        }
    });
    Past {
        name: "Angkatan I",
        days: days(ctx, [-40, -36, -70, -50]),
        seats: 10,
        at: ago(ctx, 75, 0),
        people: people.collect(),
        ..blank(ctx, city)
    }
}

fn running(ctx: &Ctx, city: &City, people: &[&Person]) -> Past {
    let people = people.iter().take(14).enumerate();
    Past {
        name: "Angkatan I",
        days: days(ctx, [-5, 9, -35, -10]),
        seats: 16,
        note: "Pertemuan pekan kedua di lokasi proyek Jalan Melati.",
        at: ago(ctx, 36, 0),
        people: people.map(|(nth, person)| own(person, SeatState::Seated, ago(ctx, 30, nth))).collect(),
        ..blank(ctx, city)
    }
}

fn announced(ctx: &Ctx, city: &City) -> Past {
    Past {
        name: "Angkatan I",
        days: days(ctx, [45, 47, 10, 30]),
        seats: 24,
        note: "Bawalah satu keluhan yang berulang di unit Anda.",
        at: ago(ctx, 1, 0),
        ..blank(ctx, city)
    }
}

fn proposed(ctx: &Ctx, city: &City, people: &[&Person]) -> Past {
    let staff = people.iter().filter(|person| person.is_civil_registry());
    let people = staff.take(4).enumerate().map(|(nth, person)| {
        let state = if nth < 2 { SeatState::Seated } else { SeatState::Nominated };
        let reason = Some("Memimpin perbaikan alur di bidangnya.");
        PastSeat { nominated_by: Some(city.head), reason, ..own(person, state, ago(ctx, 3, nth)) }
    });
    Past {
        name: "Angkatan Usulan Dinas",
        days: days(ctx, [33, 35, -4, 20]),
        seats: 12,
        is_by_nomination: true,
        note: "Untuk pegawai yang memimpin perbaikan layanan.",
        people: people.collect(),
        ..blank(ctx, city)
    }
}
