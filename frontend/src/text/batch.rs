//! Words of batches: for those who may join, for superiors, and for those who run them.

use chrono::NaiveDate;
use shared::api::batch::{Added, BatchPhase, SeatState, SeatWay};

use super::{Lang, format, lang, pick};

crate::texts! {
    batches: "Angkatan" | "Batches";
    ask: "Halaman ini untuk pengajar dan admin pelatihan. Minta admin pelatihan memberi Anda salah satu peran itu."
        | "This page is for instructors and training administrators. Ask your training administrator for one of these roles.";
    lead: "Jalankan pelatihan bersama-sama: dengan tanggal, jumlah kursi, dan daftar tunggu."
        | "Run a course together: with dates, seats and a waiting list.";
    new: "Buat angkatan" | "Create a batch";
    new_lead: "Angkatan adalah tawaran di samping belajar sendiri. Yang mendapat kursi langsung terdaftar di pelatihan."
        | "A batch is an offer beside learning alone. Whoever gets a seat is enrolled in the course at once.";
    search: "Cari nama angkatan" | "Search by name of batch";
    caption: "Angkatan instansi, yang terbaru di atas" | "The institution's batches, the latest first";
    empty: "Belum ada angkatan" | "There is no batch yet";
    empty_why: "Buat angkatan untuk pelatihan yang ingin dijalankan bersama, lalu pegawai dapat mendaftar atau diusulkan atasannya."
        | "Create a batch of a course to be run together. People can then join, or be nominated by their superiors.";
    no_courses: "Belum ada pelatihan yang diterbitkan" | "No course has been published";
    no_courses_why: "Angkatan menjalankan pelatihan yang sudah diterbitkan. Terbitkan satu pelatihan lebih dahulu."
        | "A batch runs a published course. Publish one first.";
    name: "Nama angkatan" | "Name of the batch";
    name_hint: "Misalnya Angkatan III atau Angkatan Kecamatan." | "Such as Batch III or Batch of the districts.";
    course: "Pelatihan" | "Course";
    choose_course: "Pilih pelatihan dari daftar." | "Choose a course from the list.";
    dates: "Tanggal" | "Dates";
    starts_on: "Hari pertama" | "First day";
    ends_on: "Hari terakhir" | "Last day";
    enrolment: "Pendaftaran" | "Enrolment";
    enrol_from: "Pendaftaran dibuka" | "Enrolment opens";
    enrol_until: "Pendaftaran ditutup" | "Enrolment closes";
    window_hint: "Di luar masa ini, Anda masih dapat menambahkan orang sampai hari terakhir, dan atasan dapat mengusulkan sampai angkatan dimulai."
        | "Outside these days you can still add people until the last day, and superiors can nominate until the batch begins.";
    seats: "Kursi" | "Seats";
    seats_unit: "kursi" | "seats";
    seats_hint: "Yang datang setelah kursi habis masuk daftar tunggu." | "Whoever comes when all seats are taken waits.";
    by_nomination: "Hanya untuk yang diusulkan atasan" | "For those nominated by superiors only";
    nomination_pill: "Melalui usulan" | "By nomination";
    nomination_how: "Hanya melalui usulan atasan Anda." | "Only if your superior nominates you.";
    own_lead: "Angkatan adalah kelompok yang belajar bersama pada tanggal tertentu. Tanpa angkatan pun Anda dapat belajar sendiri." | "A batch is a group that learns together between two dates. You can learn on your own without one.";
    full: "Kursi habis" | "Full";
    queues: "masuk daftar tunggu" | "joins the waiting list";
    note: "Catatan untuk peserta" | "Note for participants";
    note_hint: "Tempat, perlengkapan, atau hal lain yang perlu diketahui." | "Place, things to bring, or whatever else people should know.";
    save: "Simpan" | "Save";
    create: "Buat angkatan" | "Create the batch";
    cancel_form: "Batal" | "Never mind";
    created: "Angkatan dibuat" | "Batch created";
    saved: "Angkatan disimpan" | "Batch saved";
    fill_day: "Isi tanggalnya." | "Fill in the day.";
    fill_seats: "Isi jumlah kursi dengan angka bulat, misalnya 30." | "Type the number of seats, such as 30.";
    state: "Status" | "State";
    people: "Peserta" | "People";
    waiting_list: "Daftar tunggu" | "Waiting list";
    change: "Ubah" | "Change";
    repeat: "Jalankan lagi" | "Run again";
    repeat_lead: "Angkatan baru dengan pelatihan yang sama, tanggal baru, dan tanpa peserta." | "A new batch of the same course with new dates and without its people.";
    cancel_batch: "Batalkan angkatan" | "Cancel the batch";
    cancel_why: "Peserta melihat bahwa angkatan dibatalkan beserta alasannya. Yang sudah dipelajari tetap tersimpan. Pembatalan tidak dapat ditarik."
        | "People see that the batch is cancelled, and why. What they have learned stays theirs. This cannot be taken back.";
    has_been_cancelled: "Angkatan dibatalkan" | "Batch cancelled";
    facts: "Tentang angkatan" | "About the batch";
    units: "Asal peserta" | "Where people come from";
    no_unit: "Tanpa unit" | "No unit";
    nobody_seated: "Belum ada yang mendapat kursi." | "Nobody has a seat yet.";
    repeats: "Angkatan sebelumnya" | "The batch before";
    made_by: "Dibuat oleh" | "Made by";
    roster: "Daftar peserta" | "Roster";
    all: "Semua" | "All";
    nobody: "Belum ada peserta" | "Nobody is here yet";
    nobody_why: "Tambahkan orang di sini, atau tunggu pegawai mendaftar dan atasan mengusulkan." | "Add people here, or wait for people to join and superiors to nominate.";
    person: "Nama" | "Name";
    unit: "Unit" | "Unit";
    way: "Asal" | "Came";
    since: "Sejak" | "Since";
    actions: "Tindakan" | "Actions";
    remove: "Keluarkan" | "Take out";
    remove_why: "Bila ada daftar tunggu, kursinya langsung diberikan kepada urutan pertama." | "If people wait, the first of them gets the seat at once.";
    removed: "Peserta dikeluarkan" | "Taken out";
    add: "Tambah orang" | "Add people";
    add_search: "Cari nama pegawai" | "Search by name";
    add_found: "Pilih yang akan ditambahkan" | "Choose whom to add";
    none_found: "Tidak ada pegawai dengan nama itu di luar angkatan ini." | "Nobody of that name is outside this batch.";
    add_chosen: "Dipilih" | "Chosen";
    choose_people: "Pilih paling sedikit satu orang." | "Choose one person or more.";
    reason: "Alasan" | "Reason";
    reason_kept: "Dibaca oleh yang bersangkutan dan penyelenggara." | "The person and the organisers can read it.";
    own_title: "Angkatan" | "Batches";
    own_seats: "Angkatan Anda" | "Your batches";
    nominated_title: "Anda diusulkan" | "You have been nominated";
    take: "Ambil kursi" | "Take a seat";
    wait: "Masuk daftar tunggu" | "Join the waiting list";
    accept: "Terima usulan" | "Accept";
    decline: "Tolak" | "Decline";
    decline_reason: "Alasan menolak" | "Why you decline";
    leave: "Lepas kursi" | "Give the seat back";
    leave_queue: "Keluar dari daftar tunggu" | "Leave the waiting list";
    leave_why: "Tempat Anda diberikan kepada yang menunggu. Pelatihannya sendiri tetap ada di Pembelajaran."
        | "Your place goes to those who wait. The course itself stays in your learning.";
    leave_reason: "Alasan" | "Why";
    keep: "Kembali" | "Back";
    told_seated: "Anda mendapat kursi dan terdaftar di pelatihan" | "You have a seat and are enrolled in the course";
    told_left: "Anda keluar dari angkatan" | "You have left the batch";
    told_declined: "Usulan ditolak" | "Nomination declined";
    nominate: "Usulkan ke angkatan" | "Nominate for a batch";
    nominate_why: "Yang bersangkutan diminta menerima atau menolak. Kursi diberikan saat usulan diterima."
        | "The person is asked to accept or decline. A seat is given when they accept.";
    nominate_which: "Angkatan" | "Batch";
    nominate_none: "Tidak ada angkatan yang menerima usulan saat ini." | "No batch takes nominations at the moment.";
    nominate_choose: "Pilih angkatan." | "Choose a batch.";
    nominate_send: "Kirim usulan" | "Send the nomination";
    nominated: "Usulan dikirim" | "Nomination sent";
    nominated_before: "Orang ini sudah ada di angkatan itu" | "This person is in that batch already";
}

/// "3–5 Des 2026" is written out: "3 Des 2026 – 5 Des 2026".
pub fn span(from: NaiveDate, until: NaiveDate) -> String {
    if from == until {
        format::day(from)
    } else {
        format!("{} – {}", format::day(from), format::day(until))
    }
}

/// Where a batch stands.
pub fn phase(phase: BatchPhase) -> &'static str {
    match phase {
        BatchPhase::Soon => pick("Belum dibuka", "Opens soon"),
        BatchPhase::Open => pick("Pendaftaran dibuka", "Open"),
        BatchPhase::Closed => pick("Pendaftaran ditutup", "Closed"),
        BatchPhase::Over => pick("Berakhir", "Over"),
        BatchPhase::Cancelled => pick("Dibatalkan", "Cancelled"),
    }
}

/// How somebody stands.
pub fn seat(state: SeatState) -> &'static str {
    match state {
        SeatState::Seated => pick("Mendapat kursi", "Seated"),
        SeatState::Waiting => pick("Menunggu", "Waiting"),
        SeatState::Nominated => pick("Diusulkan", "Nominated"),
        SeatState::Withdrawn => pick("Keluar", "Left"),
        SeatState::Declined => pick("Menolak", "Declined"),
    }
}

/// How somebody came.
pub fn came(way: SeatWay, by: Option<&str>) -> String {
    let by = by.unwrap_or_default();
    match way {
        SeatWay::Own => pick("Mendaftar sendiri", "Joined").to_owned(),
        SeatWay::Nominated => pick(format!("Usulan {by}"), format!("Nominated by {by}")),
        SeatWay::Added => pick(format!("Ditambahkan {by}"), format!("Added by {by}")),
    }
}

/// "Menunggu, urutan 3".
pub fn place(place: u32) -> String {
    pick(format!("Daftar tunggu, urutan {place}"), format!("Waiting list, place {place}"))
}

/// "12 dari 30 kursi terisi".
pub fn taken(taken: u32, seats: u16) -> String {
    pick(format!("{taken} dari {seats} kursi terisi"), format!("{taken} of {seats} seats taken"))
}

/// "3 kursi tersisa".
pub fn free(free: u16, seats: u16) -> String {
    match lang() {
        Lang::Id => format!("{free} dari {seats} kursi tersisa"),
        Lang::En => format!("{free} of {seats} seats left"),
    }
}

/// "4 orang menunggu".
pub fn queue(people: u32) -> String {
    match (lang(), people) {
        (Lang::Id, _) => format!("{people} orang menunggu"),
        (Lang::En, 1) => "1 person waits".to_owned(),
        (Lang::En, _) => format!("{people} people wait"),
    }
}

/// "Pendaftaran 1 Des 2026 – 5 Des 2026".
pub fn enrol_span(from: NaiveDate, until: NaiveDate) -> String {
    let span = span(from, until);
    pick(format!("Pendaftaran {span}"), format!("Enrolment {span}"))
}

/// "Diusulkan oleh Sari: akan melayani di loket baru."
pub fn nominated_by(name: &str, reason: &str) -> String {
    pick(format!("Diusulkan oleh {name}: {reason}"), format!("Nominated by {name}: {reason}"))
}

/// "Dibatalkan: narasumber berhalangan."
pub fn cancelled(reason: &str) -> String {
    pick(format!("Dibatalkan: {reason}"), format!("Cancelled: {reason}"))
}

/// "Dibatalkan Dewi, 1 Des 2026".
pub fn cancelled_by(by: &str, when: &str) -> String {
    pick(format!("Dibatalkan {by}, {when}"), format!("Cancelled by {by}, {when}"))
}

/// "Keluarkan Budi".
pub fn remove_of(name: &str) -> String {
    pick(format!("Keluarkan {name}"), format!("Take {name} out"))
}

/// What became of those who were added.
pub fn added(added: &Added) -> String {
    let (seated, waiting, already) = (added.seated, added.waiting, added.already);
    pick(
        format!("{seated} mendapat kursi, {waiting} menunggu, {already} sudah ada"),
        format!("{seated} seated, {waiting} waiting, {already} already there"),
    )
}

/// The words for a button that belongs to a batch of a name.
pub fn of_batch(act: &str, name: &str) -> String {
    format!("{act}: {name}")
}
