//! Pieces of work that people have handed in and that wait to be marked.
//!
//! **Invariant:** only people who have completed the course hand in, so that nobody's progress changes.

use chrono::Duration;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use shared::api::course::LessonKind;

use super::city::City;
use crate::ctx::Ctx;
use crate::db::entity::{enrolment, lesson_progress};
use crate::features::course::door::Version;
use crate::features::quiz;

/// Plans to mend a small thing, each for what somebody's office is troubled with.
const PLANS: [&str; 3] = [
    "Masalah: dalam sepuluh hari kerja terakhir 27 dari 90 pemohon surat keterangan usaha datang dua kali karena fotokopi KTP \
     penanggung jawab tidak dibawa (buku loket 3). Mengapa tidak dibawa? Di papan hanya tertulis “KTP”. Mengapa hanya itu? Papan \
     disalin dari peraturan, belum dicoba dibaca warga. Mengapa belum dicoba? Tidak ada yang ditugaskan. Langkah: papan ditulis \
     ulang menjadi “Fotokopi KTP, 1 lembar”, dicoba kepada lima warga, dipasang hari Senin oleh petugas loket 3. Ukuran: pemohon \
     yang kembali turun dari 30 % menjadi 15 % dalam empat pekan, diperiksa setiap Jumat. Bila berhasil, semua papan syarat \
     ditulis dengan cara yang sama; bila tidak, lima pemohon yang kembali kami tanyai.",
    "Telepon kantor tidak terjawab pada pukul 12.00 sampai 13.00. Menurut catatan operator, 41 panggilan dalam dua pekan tidak \
     diangkat, dan delapan menjadi aduan. Sebabnya: petugas istirahat bersamaan, karena jadwal istirahat tidak pernah dibuat, karena \
     dulu loket tutup pada jam itu. Mulai tanggal satu, dua petugas bergantian menurut jadwal yang disusun kepala seksi. Yang diukur \
     adalah panggilan tidak terjawab pada jam istirahat, dengan target paling banyak lima dalam sepekan, diperiksa tiap Senin. Bila \
     tercapai, jadwal dimasukkan ke standar pelayanan.",
    "Nomor antrean sering habis sebelum pukul sembilan dan warga marah. Kami akan meningkatkan kualitas pelayanan dengan menambah \
     disiplin petugas dan memperbanyak sosialisasi kepada masyarakat. Langkahnya dilakukan oleh semua pegawai secara bertahap. \
     Diharapkan kepuasan masyarakat meningkat dan keluhan berkurang.",
];
/// How many have handed in.
const PEOPLE: u64 = 5;

/// Hands in plans for the first assignment of a course.
pub(super) async fn write(ctx: &Ctx, tx: &DatabaseTransaction, version: &Version) -> Result<(), DbErr> {
    let Some(lesson) = version.lessons().find(|lesson| lesson.kind == LessonKind::Assignment) else {
        return Ok(());
    };
    let completed = enrolment::Entity::find()
        .filter(enrolment::Column::VersionId.eq(version.id))
        .filter(enrolment::Column::CompletedAt.is_not_null())
        .order_by_desc(enrolment::Column::CompletedAt)
        .limit(PEOPLE);
    let plans = PLANS.iter().copied().cycle();
    for ((one, text), days) in completed.all(tx).await?.into_iter().zip(plans).zip(1_i64..) {
        let at = ctx.clock.now() - Duration::days(days) - Duration::minutes(days * 37);
        let sitting = quiz::door::Sitting {
            enrolment: one.id,
            lesson: lesson.id,
            at,
            minutes: 48,
            skill: 0,
            seed: days.unsigned_abs(),
            text: Some(text),
            marking: None,
        };
        let standing = quiz::door::sit(ctx, tx, sitting).await?;
        let row = lesson_progress::ActiveModel {
            enrolment_id: Set(one.id),
            lesson_id: Set(lesson.id),
            at: Set(0),
            watched: Set(serde_json::json!([])),
            is_confirmed: Set(false),
            opened_at: Set(at),
            updated_at: Set(at),
            completed_at: Set(None),
            best_percent: Set(standing.best_percent.map(i16::from)),
            is_passed: Set(standing.is_passed),
            attempts_used: Set(1),
            attempts_allowed: Set(standing.attempts_allowed.and_then(|most| i16::try_from(most).ok())),
            failed_attempts: Set(0),
            has_unmarked: Set(standing.has_unmarked),
        };
        lesson_progress::Entity::insert(row).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Lets some of the answers that wait have a file, and some a first opinion.
pub(super) async fn wait(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    city: &City,
    version: &Version,
    by: quiz::door::Markers,
) -> Result<(), DbErr> {
    for lesson in version.lessons().filter(|lesson| lesson.kind == LessonKind::Quiz) {
        quiz::door::opine(ctx, tx, lesson.id, by).await?;
        let file = quiz::door::PastFile {
            institution: city.institution,
            accounts: &city.accounts,
            name: "jadwal-loket.pdf",
            bytes: include_bytes!("jadwal-loket.pdf"),
        };
        quiz::door::attach(ctx, tx, lesson.id, &file).await?;
    }
    Ok(())
}
