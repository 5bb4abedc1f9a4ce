//! JP that people have brought from elsewhere: earned, waiting to be looked at, refused, and more than counts.

use chrono::{Datelike, Days, NaiveDate};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, DbErr};
use shared::id::JpEntryId;

use super::city::{City, Person};
use super::rows::insert;
use crate::ctx::Ctx;
use crate::db::entity::jp_entry;

/// Trainings outside the platform that people have brought with them: title, provider, form, JP.
type Outside = (&'static str, &'static str, i16, i32);

const OUTSIDE: [Outside; 6] = [
    ("Bimbingan teknis pelayanan adminduk", "BPSDM Provinsi", 8, 8),
    ("Seminar transformasi digital daerah", "Pemerintah Provinsi", 9, 4),
    ("Workshop penyusunan standar pelayanan", "BKPSDM Kota Contoh", 4, 8),
    ("Pelatihan teknis pengelolaan arsip", "BPSDM Provinsi", 3, 20),
    ("Sosialisasi pelindungan data pribadi", "Dinas Kominfo", 7, 3),
    ("Pelatihan kepemimpinan tim kerja", "BPSDM Provinsi", 5, 12),
];
/// Brought in lately, and looked at by nobody yet.
const CLAIMED: Outside = ("Seminar pelayanan publik inklusif", "Pemerintah Provinsi", 9, 4);
/// Looked at, and not taken.
const REJECTED: Outside = ("Pertemuan rutin unit", "Unit sendiri", 7, 2);
/// Longer than counts on one day: the form has a cap of 2 JP.
const SELF_STUDY: Outside = ("Belajar mandiri: membaca peraturan baru", "Mandiri", 22, 5);

/// Writes what everybody has brought this year.
pub(super) async fn tell(ctx: &Ctx, tx: &DatabaseTransaction, city: &City) -> Result<(), DbErr> {
    for some in city.people.chunks(500) {
        insert(tx, some.iter().flat_map(|person| brought(ctx, person)).collect()).await?;
    }
    Ok(())
}

fn brought(ctx: &Ctx, person: &Person) -> Vec<jp_entry::ActiveModel> {
    let today = ctx.clock.today();
    let first = NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap_or(today);
    let span = u64::try_from((today - first).num_days()).unwrap_or_default().max(1);
    let count = match person.part {
        Some("budi") => 1,
        Some("rani") => 0,
        _ => person.drive * (1 + person.luck % 3) / 100,
    };
    let of_year = (0..count).filter_map(|nth| {
        let place = usize::try_from(person.luck.wrapping_add(nth.wrapping_mul(5)) % 6).ok()?;
        let on = first + Days::new(person.luck.wrapping_mul(13).wrapping_add(nth * 60) % span);
        Some((OUTSIDE.get(place)?, "verified", on))
    });
    let lately = today - Days::new(1 + person.luck % 9);
    let mut all: Vec<_> = of_year.collect();
    if person.part.is_none() {
        match person.luck % 24 {
            3 | 11 | 19 => all.push((&CLAIMED, "claimed", lately)),
            7 => all.push((&REJECTED, "rejected", lately)),
            2 | 14 => all.push((&SELF_STUDY, "verified", lately)),
            _ => {}
        }
    }
    all.into_iter().map(|(what, state, on)| entry(ctx, person, *what, state, on)).collect()
}

fn entry(
    ctx: &Ctx,
    person: &Person,
    (title, provider, form, jp): Outside,
    state: &str,
    on: NaiveDate,
) -> jp_entry::ActiveModel {
    let now = ctx.clock.now();
    jp_entry::ActiveModel {
        id: Set(JpEntryId(ctx.ids.uuid(now))),
        person_id: Set(person.id),
        minutes: Set(jp * 45),
        form: Set(form),
        earned_on: Set(on),
        state: Set(state.to_owned()),
        title: Set(title.to_owned()),
        provider: Set(provider.to_owned()),
        enrolment_id: Set(None),
        reverses_id: Set(None),
        rule_version: Set(1),
        written_at: Set(now),
    }
}
