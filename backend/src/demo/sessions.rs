//! Three sessions of a live lesson: one that is over, with those who were there, one tomorrow, and one of a batch.

use chrono::{DateTime, Days, Duration, Utc};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use shared::api::course::LessonKind;
use shared::api::live::Zone;
use shared::id::{BatchId, EnrolmentId, LessonId};

use super::city::City;
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
    batch: Option<BatchId>,
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
    let met = Past { batch, place: Some("Aula BKPSDM lantai 2"), ..blank(at(ctx, 10, 13)) };
    for past in [over, coming, met] {
        remember(ctx, tx, version, past).await?;
    }
    confirmed(tx, facts.id, &there, ended).await
}

/// An hour of a day so many days from today, in western Indonesia.
fn at(ctx: &Ctx, days: i64, hour: u32) -> DateTime<Utc> {
    let distance = Days::new(days.unsigned_abs());
    let today = ctx.clock.today();
    let day = if days < 0 { today - distance } else { today + distance };
    day.and_hms_opt(hour, 0, 0).and_then(|local| Zone::Wib.moment(local)).unwrap_or_else(|| ctx.clock.now())
}

/// Some who have completed the course.
async fn completed(tx: &DatabaseTransaction, version: &Version) -> Result<Vec<EnrolmentId>, DbErr> {
    enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::Id)
        .filter(enrolment::Column::VersionId.eq(version.id))
        .filter(enrolment::Column::State.eq("completed"))
        .order_by_asc(enrolment::Column::Id)
        .limit(PRESENT)
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
        enrolment_id: Set(*enrolment),
        lesson_id: Set(lesson),
        at: Set(0),
        watched: Set(serde_json::json!([])),
        is_confirmed: Set(true),
        opened_at: Set(at),
        updated_at: Set(at),
        completed_at: Set(Some(at)),
        best_percent: Set(None),
        is_passed: Set(false),
        attempts_used: Set(0),
        attempts_allowed: Set(None),
        failed_attempts: Set(0),
        has_unmarked: Set(false),
    };
    if there.is_empty() {
        return Ok(());
    }
    let rows = there.iter().map(row);
    lesson_progress::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}
