//! Sessions of a live lesson: two that are over, with those who were there, one on the next working day, and one of a batch.

use chrono::{DateTime, Duration, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use shared::api::course::LessonKind;
use shared::api::live::Zone;
use shared::id::{EnrolmentId, LessonId, PersonId};

use super::batches::Told;
use super::calendar::working_day;
use super::city::City;
use super::learning::opened;
use super::rows::insert;
use crate::ctx::Ctx;
use crate::db::entity::{enrolment, lesson_progress};
use crate::features::course::door::Version;
use crate::features::live::door::{Past, remember};

/// Minutes of each session.
const MINUTES: u16 = 90;
/// People who were there.
const PRESENT: u64 = 9;

/// Tells of the sessions of the first live lesson of a version.
pub(super) async fn tell(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    city: &City,
    version: &Version,
    full: Told,
    past: &Told,
) -> Result<(), DbErr> {
    let Some(facts) = version.lessons().find(|facts| facts.kind == LessonKind::Live) else { return Ok(()) };
    let blank = |starts_at| Past {
        institution: city.institution,
        lesson: facts.key.clone(),
        batch: None,
        starts_at,
        minutes: MINUTES,
        zone: Zone::Wib,
        link: None,
        place: None,
        note: "",
        word: Some("satu langkah kecil"),
        by: (city.marker, ctx.clock.now() - Duration::days(14)),
        people: Vec::new(),
    };
    let there = completed(tx, version).await?;
    let over = Past {
        link: Some("https://rapat.contoh.go.id/klinik"),
        people: there.clone(),
        ..blank(at(ctx, -6, 10))
    };
    let ended = over.starts_at + Duration::minutes(i64::from(MINUTES));
    let coming = Past {
        link: Some("https://rapat.contoh.go.id/klinik"),
        note: "Bawa satu masalah dari meja layanan Anda.",
        ..blank(at(ctx, 1, 9))
    };
    let met = Past { batch: Some(full.id), place: Some("Aula BKPSDM lantai 2"), ..blank(at(ctx, 10, 13)) };
    // All but the last came to the clinic of the batch that is over.
    let seated = of_people(tx, version, &past.seated).await?;
    let present: Vec<EnrolmentId> = seated.iter().skip(1).copied().collect();
    let closed = Past {
        batch: Some(past.id),
        place: Some("Aula BKPSDM lantai 2"),
        people: present.clone(),
        by: (city.marker, ctx.clock.now() - Duration::days(60)),
        ..blank(at(ctx, -38, 9))
    };
    let closed_at = closed.starts_at + Duration::minutes(i64::from(MINUTES));
    for past in [over, coming, met, closed] {
        remember(ctx, tx, version, past).await?;
    }
    confirmed(tx, facts.id, &present, closed_at).await?;
    let first_time: Vec<EnrolmentId> = there.into_iter().filter(|id| !present.contains(id)).collect();
    confirmed(tx, facts.id, &first_time, ended).await
}

/// An hour of the working day so many days from today, in western Indonesia.
fn at(ctx: &Ctx, days: i64, hour: u32) -> DateTime<Utc> {
    working_day(ctx, days)
        .and_hms_opt(hour, 0, 0)
        .and_then(|local| Zone::Wib.moment(local))
        .unwrap_or_else(|| ctx.clock.now())
}

/// Some who have completed the course lately.
async fn completed(tx: &DatabaseTransaction, version: &Version) -> Result<Vec<EnrolmentId>, DbErr> {
    enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::Id)
        .filter(enrolment::Column::VersionId.eq(version.id))
        .filter(enrolment::Column::State.eq("completed"))
        .order_by_desc(enrolment::Column::CompletedAt)
        .offset(PRESENT)
        .limit(PRESENT)
        .into_tuple()
        .all(tx)
        .await
}

/// The enrolments of some people.
async fn of_people(
    tx: &DatabaseTransaction,
    version: &Version,
    people: &[PersonId],
) -> Result<Vec<EnrolmentId>, DbErr> {
    enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::Id)
        .filter(enrolment::Column::VersionId.eq(version.id))
        .filter(enrolment::Column::PersonId.is_in(people.iter().copied()))
        .order_by_asc(enrolment::Column::CompletedAt)
        .into_tuple()
        .all(tx)
        .await
}

async fn confirmed(
    tx: &DatabaseTransaction,
    lesson: LessonId,
    there: &[EnrolmentId],
    at: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = |enrolment: &EnrolmentId| lesson_progress::ActiveModel {
        is_confirmed: Set(true),
        completed_at: Set(Some(at)),
        ..opened(*enrolment, lesson, at)
    };
    insert(tx, there.iter().map(row).collect()).await
}
