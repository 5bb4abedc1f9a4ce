//! What people have written in the discussion of the course, and what the instructor has answered.
//!
//! **Invariant:** only people who have completed the course write, so that nobody's progress changes.

use chrono::Duration;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use shared::api::course::LessonKind;
use shared::id::PersonId;

use super::city::City;
use super::{INNOVATION, PROJECT};
use crate::ctx::Ctx;
use crate::db::entity::enrolment;
use crate::features::course::door::Version;
use crate::features::discussion;

/// Who writes: one of the people by number, or the instructor; the place of the post that is replied to; and the text.
type Said = (Option<usize>, Option<usize>, &'static str);

const OF_MAIN: [Said; 9] = [
    (
        Some(0),
        None,
        "Di loket kami ada yang mengadu karena nomor antrean dipanggil dengan suara saja, padahal ia sulit mendengar. Sekarang \
         nomor juga tampil di layar, dan petugas **menghampiri** bila nomor yang sama dipanggil dua kali.\n\nPertanyaan saya: \
         adakah yang sudah memakai papan tulis kecil untuk berkomunikasi di meja?",
    ),
    (
        Some(1),
        Some(0),
        "Sudah, Pak. Papan tulis kecil dari toko alat tulis, kurang dari lima puluh ribu. Yang penting spidolnya selalu ada.",
    ),
    (
        Some(2),
        Some(0),
        "Kami menulis di ponsel petugas dengan huruf besar. Tetapi papan sepertinya lebih sopan, akan kami coba.",
    ),
    (
        None,
        Some(0),
        "Contoh yang baik: keluhannya satu orang, manfaatnya untuk banyak orang. Perhatikan bahwa perubahannya **bisa dilihat**: \
         siapa pun yang datang besok dapat memeriksa apakah layar itu menyala.",
    ),
    (
        Some(3),
        None,
        "Aduan masuk lewat media sosial: berkas dikembalikan tiga kali dengan alasan yang berbeda. Ternyata tiga petugas memakai \
         tiga daftar periksa. Kami menyatukannya menjadi satu lembar dan menempelkannya di setiap meja.\n\nBagaimana cara Anda \
         memastikan lembar itu tetap dipakai setelah sebulan?",
    ),
    (
        Some(0),
        Some(4),
        "Di tempat kami lembarnya ikut dilampirkan di berkas, jadi kepala seksi langsung melihat kalau kosong.",
    ),
    (Some(4), Some(4), "Terima kasih, kami juga punya masalah yang sama. Saya pinjam idenya."),
    (
        Some(4),
        None,
        "Yang mengadu sebenarnya rekan sendiri: jam istirahat loket tidak pernah jelas. Kami memasang jadwal bergantian. \
         Telepon yang tidak terangkat turun dari sekitar sepuluh menjadi satu atau dua sehari.",
    ),
    (
        None,
        Some(7),
        "Angka sebelum dan sesudah seperti ini yang perlu ada di Tugas modul 4. Silakan dipakai.",
    ),
];

const OF_PROJECT: [Said; 5] = [
    (
        Some(0),
        None,
        "Pekerjaan saluran kami mundur tiga pekan. Tandanya sudah terlihat pada pekan kedua: surat pabrik datang tanpa tanggal kirim. \
         **Bila** surat penyedia tanpa tanggal, **minta tanggal hari itu juga**, **karena** sesudahnya jadwal hanya harapan. \
         Kalimat ini kami titipkan di daftar periksa rapat Senin.",
    ),
    (
        Some(1),
        Some(0),
        "Berlaku juga di kecamatan. Bedanya, kami menagih lewat kelurahan, jadi tanggalnya perlu satu kolom di formulir mereka.",
    ),
    (
        None,
        Some(0),
        "Perhatikan bahwa pelajarannya berakhir **di sebuah daftar periksa**. Pelajaran yang hanya ada di laporan akhir tidak dibaca lagi.",
    ),
    (
        Some(2),
        None,
        "Musrenbang tahun lalu: 40 usulan masuk, 9 tanpa lokasi yang jelas, dan baru ketahuan saat survei. Sekarang titik lokasi \
         ditulis di depan warga, di atas peta, sebelum usulan dicatat.",
    ),
    (Some(3), Some(3), "Kami coba pekan depan. Petanya dari mana, Bu?"),
];
const OF_INNOVATION: [Said; 5] = [
    (
        Some(0),
        None,
        "Kotak saran di ruang tunggu kami kosong enam bulan. Ternyata letaknya di belakang pintu, dan warga mengira itu kotak sumbangan. \
         Pertanyaan murahnya: minta lima orang *menunjuk* di mana mereka akan menulis keluhan.",
    ),
    (
        Some(1),
        Some(0),
        "Dugaan lain: tidak ada yang pernah melihat jawabannya. Coba tempel tiga keluhan dan apa yang sudah dikerjakan, lalu hitung lagi.",
    ),
    (
        None,
        Some(0),
        "Dua dugaan, dua cara memeriksa, dan keduanya selesai dalam sepekan tanpa anggaran. Itulah uji coba kecil.",
    ),
    (
        Some(2),
        None,
        "Pendaftaran daring puskesmas dipakai 4 dari 100 pasien. Kami duduk di ruang tunggu dua pagi: sebagian besar diantar cucu, dan \
         cucunya yang punya ponsel. Sekarang cucunya yang kami ajak bicara.",
    ),
    (Some(3), Some(3), "Menarik. Apakah pasien yang datang sendiri tidak jadi menunggu lebih lama?"),
];

/// What is written in the discussion of a course.
fn said(slug: &str) -> &'static [Said] {
    if slug == PROJECT.slug {
        &OF_PROJECT
    } else if slug == INNOVATION.slug {
        &OF_INNOVATION
    } else {
        &OF_MAIN
    }
}

/// Writes the discussion of a course.
pub(super) async fn write(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    city: &City,
    slug: &str,
    version: &Version,
) -> Result<(), DbErr> {
    let Some(lesson) = version.lessons().find(|lesson| lesson.kind == LessonKind::Discussion) else {
        return Ok(());
    };
    let writers: Vec<PersonId> = enrolment::Entity::find()
        .select_only()
        .column(enrolment::Column::PersonId)
        .filter(enrolment::Column::VersionId.eq(version.id))
        .filter(enrolment::Column::CompletedAt.is_not_null())
        .order_by_asc(enrolment::Column::CompletedAt)
        .limit(5)
        .into_tuple()
        .all(tx)
        .await?;
    let dewi = city.people.iter().find(|person| person.part == Some("dewi")).map(|person| person.id);
    let (Some(dewi), false) = (dewi, writers.is_empty()) else { return Ok(()) };
    let now = ctx.clock.now();
    let posts = said(slug).iter().zip(1_i64..).map(|((who, thread, text), number)| {
        let writer = who.and_then(|who| writers.get(who % writers.len()).copied());
        discussion::door::PastPost {
            person: writer.unwrap_or(dewi),
            is_staff: who.is_none(),
            at: now - Duration::days(12 - number) - Duration::minutes(number * 53),
            thread: *thread,
            text,
        }
    });
    let past = discussion::door::Past {
        institution: city.institution,
        course: version.course,
        lesson: lesson.key.clone(),
        batch: None,
        posts: posts.collect(),
    };
    discussion::door::remember(ctx, tx, past).await
}
