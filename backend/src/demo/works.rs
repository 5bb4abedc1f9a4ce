//! Pieces of work that people have handed in: some wait to be marked, some have been.
//!
//! **Invariant:** only people who have completed the course hand in, so that nobody's progress changes.

use chrono::Duration;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use shared::api::course::LessonKind;

use super::city::City;
use super::learning::{markers, opened, sat};
use super::rows::insert;
use super::{INNOVATION, PROJECT};
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
/// Notes on decisions in projects that went astray.
const DECISIONS: [&str; 3] = [
    "Hasil: saluran Jalan Kenanga sepanjang 420 meter berfungsi sebelum musim hujan; di luar batas: perbaikan trotoar. Jaringan: \
     survei 2 pekan, pengadaan U-ditch 6 pekan, galian 5 pekan, pemasangan 4 pekan, uji alir 1 pekan; galian berjalan bersama \
     pengadaan, jadi jalur kritis lewat pengadaan dan berakhir pekan ke-13, sekarang pekan ke-16. Sebab: pabrik terlambat tiga \
     pekan menurut surat tanggal 4, tanggung jawab penyedia. Pilihan: menunggu; memasang dari hulu dengan 60 % unit yang ada; \
     mengganti ukuran. Usul: memasang dari hulu, tanpa tambahan biaya, selesai pekan ke-14, diputuskan PPK, diperiksa tiap Jumat.",
    "Pendataan rumah tidak layak huni berhenti di 61 % karena dua pendata mutasi. Menurut rekap harian, tinggal 310 rumah dan \
     sisa waktu tiga pekan. Pilihan pertama menunggu pengganti: mundur lima pekan dan data tidak masuk perencanaan. Pilihan kedua \
     meminjam kader dari dua kelurahan: selesai tepat waktu, perlu satu hari pelatihan. Pilihan ketiga mengurangi sampel: cepat, \
     tetapi warga di bantaran tidak terdata. Kami mengusulkan pilihan kedua kepada camat dan memeriksa lima formulir setiap hari.",
    "Proyek aplikasi antrean terlambat karena kurang koordinasi. Semua pihak akan meningkatkan komunikasi dan bekerja lebih keras \
     supaya proyek selesai tepat waktu. Pilihan terbaik adalah melanjutkan pekerjaan dengan penuh tanggung jawab.",
];
/// Plans to try a small thing.
const TRIALS: [&str; 3] = [
    "Masalah: 18 dari 50 ibu yang datang ke imunisasi Selasa pulang tanpa dilayani karena vaksin harus dibuka untuk sepuluh anak \
     (buku kunjungan, empat pekan). Gagasan: kartu janji bergilir, sepuluh anak satu sesi, dibagikan kader sehari sebelumnya. \
     Purwarupa: kartu kertas dicoba kepada enam ibu di posyandu. Ukuran: ibu yang pulang tanpa dilayani, dari 36 % menjadi paling \
     banyak 10 % dalam empat pekan, dibandingkan dengan posyandu sebelah. Berhenti bila ada anak yang jadwalnya lewat karena kartu.",
    "Warga mengulang pengurusan akta karena syarat berbeda antara situs dan loket: 23 kali dalam dua pekan. Satu lembar syarat yang \
     sama dicetak dan difoto untuk situs, dicoba kepada lima warga yang belum pernah datang. Ukurannya jumlah warga yang kembali \
     karena syarat, target setengahnya dalam sebulan. Bila warga lanjut usia tetap bingung, lembar dibacakan di meja depan.",
    "Kami akan membuat aplikasi pelayanan terpadu yang modern supaya masyarakat puas. Aplikasi dikembangkan tahun depan dan \
     disosialisasikan kepada seluruh warga melalui media sosial.",
];
/// How many wait to be marked; of those before them, how many have been.
const WAITING: usize = 5;
const MARKED: usize = 6;

/// What is thought of each of three pieces of work.
const SAID: [quiz::door::Said; 3] = [
    quiz::door::Said {
        met: 9,
        comment: "Angkanya jelas, langkahnya dapat diperiksa, dan ada batas berhenti. Silakan dijalankan.",
    },
    quiz::door::Said {
        met: 1,
        comment: "Sudah dekat. Tunjukkan dari catatan mana angkanya, dan siapa yang memeriksa kapan.",
    },
    quiz::door::Said {
        met: 0,
        comment: "Tulis satu masalah, satu angka, dan satu langkah yang dapat dimulai pekan ini.",
    },
];

/// Hands in works for the first assignment of a course: the latest of them wait, those before have been marked.
pub(super) async fn write(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    city: &City,
    slug: &str,
    version: &Version,
) -> Result<(), DbErr> {
    let Some(lesson) = version.lessons().find(|lesson| lesson.kind == LessonKind::Assignment) else {
        return Ok(());
    };
    let texts = if slug == PROJECT.slug {
        DECISIONS
    } else if slug == INNOVATION.slug {
        TRIALS
    } else {
        PLANS
    };
    let completed = enrolment::Entity::find()
        .filter(enrolment::Column::VersionId.eq(version.id))
        .filter(enrolment::Column::CompletedAt.is_not_null())
        .order_by_desc(enrolment::Column::CompletedAt)
        .limit(20);
    // Those with a part in journeys have handed in nothing.
    let has_part = |id| city.people.iter().any(|person| person.id == id && person.part.is_some());
    let completed = completed.all(tx).await?.into_iter().filter(|one| !has_part(one.person_id));
    let now = ctx.clock.now();
    let mut rows = Vec::new();
    for (nth, one) in completed.take(WAITING + MARKED).enumerate() {
        let days = i64::try_from(nth).unwrap_or_default() + 1;
        let is_marked = nth >= WAITING;
        let at = now - Duration::days(if is_marked { 4 * days } else { days }) - Duration::minutes(days * 37);
        // Nobody hands in before they have completed the rest.
        let at = one.completed_at.map_or(at, |completed| at.max(completed + Duration::minutes(50)).min(now));
        let (text, said) = (texts.get(nth % 3).copied(), SAID.get(nth % 3).copied());
        let marked_at = at + Duration::days(1);
        let marking = quiz::door::Marking { by: markers(city), person: one.person_id, at: marked_at, said };
        let sitting = quiz::door::Sitting {
            enrolment: one.id,
            lesson: lesson.id,
            at: at - Duration::minutes(48),
            minutes: 48,
            is_cut_off: false,
            skill: 0,
            seed: days.unsigned_abs(),
            text,
            marking: (is_marked && marked_at < now).then_some(marking),
        };
        let standing = quiz::door::sit(ctx, tx, sitting).await?;
        let row = lesson_progress::ActiveModel {
            completed_at: Set(standing.is_passed.then_some(marked_at)),
            ..opened(one.id, lesson.id, at)
        };
        rows.push(sat(row, &standing));
    }
    insert(tx, rows).await
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
