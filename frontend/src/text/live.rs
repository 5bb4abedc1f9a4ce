//! Words of sessions: when they are, the attendance word, and who was there.

use shared::api::live::{AttendedBy, LiveState, Presence};

use super::{Lang, lang, pick, plural};

crate::texts! {
    sessions: "Sesi" | "Sessions";
    none: "Jadwal belum ada" | "No date yet";
    none_why: "Jadwal belum ada. Pengajar akan mengumumkannya." | "There is no date yet. The instructor will announce it.";
    join: "Gabung" | "Join";
    to_calendar: "Simpan ke kalender" | "Save to calendar";
    word: "Kata hadir" | "Attendance word";
    word_hint: "Disebutkan pengajar selama sesi. Huruf besar dan spasi berlebih tidak dibedakan."
        | "Said by the instructor during the session. Capitals and extra spaces do not matter.";
    attend: "Catat kehadiran" | "Note my attendance";
    attended: "Hadir" | "Attended";
    has_attended: "Kehadiran Anda tercatat." | "Your attendance has been noted.";
    for_all: "Semua peserta" | "Everybody";

    ask: "Halaman ini untuk pengajar pelatihan. Minta admin pelatihan memberi Anda peran pengajar."
        | "This page is for instructors of courses. Ask your training administrator for the instructor role.";
    classes: "Kelas" | "Classes";
    lead: "Kapan materi sesi dilaksanakan dan siapa yang hadir. Jadwal berlaku untuk semua versi pelatihan."
        | "When live lessons take place and who was there. Dates hold for every version of the course.";
    schedule: "Jadwalkan sesi" | "Schedule a session";
    no_lessons: "Pelatihan ini tidak punya materi sesi" | "This course has no live lesson";
    no_lessons_why: "Tambahkan materi berjenis sesi di studio, lalu terbitkan versinya."
        | "Add a live lesson in the studio, then publish the version.";
    none_scheduled: "Belum ada sesi" | "No sessions yet";
    none_scheduled_why: "Sesi yang dijadwalkan langsung tampak di materi peserta."
        | "A scheduled session appears in the participants' lesson at once.";
    caption: "Sesi pelatihan, yang terakhir lebih dulu" | "Sessions of the course, the latest first";
    when: "Waktu" | "When";
    lesson: "Materi" | "Lesson";
    for_whom: "Untuk" | "For";
    state: "Keadaan" | "State";
    present: "Hadir" | "Present";
    actions: "Tindakan" | "Actions";
    change: "Ubah" | "Change";
    change_session: "Ubah sesi" | "Change the session";
    cancel: "Batalkan" | "Cancel";
    cancel_session: "Batalkan sesi" | "Cancel the session";
    cancel_why: "Peserta melihat pembatalan dan alasannya. Kehadiran yang sudah tercatat tetap ada."
        | "Participants see the cancellation and its reason. Attendance that has been noted stays.";
    cancelled: "Sesi dibatalkan." | "The session has been cancelled.";
    keep: "Jangan" | "Do not";
    reason: "Alasan" | "Reason";
    reason_kept: "Disimpan dalam riwayat." | "Kept in the history.";
    reason_shown: "Dibaca peserta." | "Read by the participants.";

    starts: "Mulai" | "Begins";
    starts_hint: "Menurut jam di zona waktu yang dipilih." | "By the clocks of the zone chosen.";
    zone: "Zona waktu" | "Zone";
    minutes: "Lama" | "Length";
    minutes_unit: "menit" | "minutes";
    link: "Tautan rapat" | "Meeting link";
    link_hint: "Diawali https://. Peserta melihatnya sejak 30 menit sebelum sesi sampai sesi berakhir."
        | "Begins with https://. Participants see it from 30 minutes before the session until its end.";
    place: "Tempat" | "Place";
    note: "Catatan untuk peserta" | "Note for participants";
    new_word_hint: "Sebutkan di tengah sesi. Diterima sejak sesi dimulai sampai 24 jam setelah berakhir. Tidak ditampilkan lagi setelah disimpan."
        | "Say it during the session. It is taken from the beginning until 24 hours after the end. It is not shown again once saved.";
    kept_word_hint: "Sudah ada kata hadir. Kosongkan untuk mempertahankannya." | "There is an attendance word. Leave empty to keep it.";
    without_word: "Tanpa kata hadir: pengajar yang mencatat" | "No attendance word: the instructor notes who was there";
    save: "Simpan" | "Save";
    saved: "Sesi disimpan." | "The session has been saved.";
    close: "Tutup" | "Close";
    choose_lesson: "Pilih materinya." | "Choose the lesson.";
    fill_moment: "Isi tanggal dan jamnya." | "Fill in day and time.";
    fill_minutes: "Isi lamanya dalam menit, 5 sampai 600." | "Fill in the length in minutes, from 5 to 600.";

    attendance: "Daftar hadir" | "Attendance";
    attendance_lead: "Centang yang hadir, lalu catat. Materi mereka selesai saat itu juga."
        | "Tick those who were there, then note them. Their lesson is complete at once.";
    people_caption: "Peserta sesi menurut nama" | "People of the session by name";
    search: "Cari nama" | "Find a name";
    person: "Nama" | "Name";
    unit: "Unit kerja" | "Unit";
    nobody: "Belum ada peserta" | "Nobody yet";
    nobody_why: "Peserta instansi Anda muncul di sini setelah terdaftar di pelatihan atau mendapat kursi di angkatan."
        | "People of your institution appear here once they enrol in the course or have a seat in the batch.";
    all: "Semua" | "All";
    confirm: "Catat hadir" | "Note as present";
    pick_first: "Centang dulu yang hadir." | "Tick those who were there first.";
    strike_off: "Cabut" | "Strike off";
    strike_off_why: "Nama dicabut dari daftar hadir. Materi yang sudah selesai karenanya tetap selesai."
        | "The name is struck off the list. What was completed by it stays complete.";
    struck_off: "Kehadiran dicabut." | "The attendance has been struck off.";
}

/// Where a session stands, in a word.
pub fn state_of(state: LiveState) -> &'static str {
    match state {
        LiveState::Upcoming => pick("Akan datang", "Upcoming"),
        LiveState::Open => pick("Berlangsung", "Under way"),
        LiveState::Over => pick("Berakhir", "Over"),
        LiveState::Cancelled => pick("Dibatalkan", "Cancelled"),
    }
}

/// Whether somebody was there, in a word.
pub fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Present => pick("Hadir", "Present"),
        Presence::Absent => pick("Belum tercatat", "Not noted"),
    }
}

/// How an attendance came to be noted.
pub fn noted(how: AttendedBy, by: Option<&str>) -> String {
    match (how, by, lang()) {
        (AttendedBy::Word, ..) => pick("Kata hadir", "Attendance word").to_owned(),
        (AttendedBy::Confirmation, Some(by), Lang::Id) => format!("Dicatat {by}"),
        (AttendedBy::Confirmation, Some(by), Lang::En) => format!("Noted by {by}"),
        (AttendedBy::Confirmation, None, _) => pick("Dicatat pengajar", "Noted by the instructor").to_owned(),
    }
}

/// "11.00 WITA di perangkat Anda".
pub fn on_device(time: &str) -> String {
    format!("{time} {}", pick("di perangkat Anda", "on your device"))
}

/// From when on the link is told.
pub fn link_from(time: &str) -> String {
    format!("{} {time}.", pick("Tautan muncul di sini mulai", "The link appears here from"))
}

/// Why a session does not take place.
pub fn cancelled_because(reason: &str) -> String {
    format!("{}: {reason}", pick("Dibatalkan", "Cancelled"))
}

/// Why an attendance was struck off.
pub fn struck_off_because(reason: &str) -> String {
    format!("{}: {reason}", pick("Dicabut", "Struck off"))
}

/// Striking somebody off, by name.
pub fn strike_off_of(name: &str) -> String {
    format!("{} {name}", pick("Cabut kehadiran", "Strike off"))
}

/// The list of those who were there, of one session among others.
pub fn attendance_of(when: &str) -> String {
    format!("{} {when}", pick("Daftar hadir", "Attendance of"))
}

/// "3 orang dicentang".
pub fn picked(count: u32) -> String {
    format!("{count} {}", plural(count, "orang dicentang", "person ticked", "people ticked"))
}

/// What became of a confirmation.
pub fn confirmed(noted: u32, already: u32, waiting: u32) -> String {
    let mut said = vec![match lang() {
        Lang::Id => format!("{noted} orang dicatat hadir"),
        Lang::En => format!("{noted} {} noted as present", plural(noted, "", "person", "people")),
    }];
    if already > 0 {
        said.push(format!("{already} {}", pick("sudah tercatat", "noted before")));
    }
    if waiting > 0 {
        said.push(format!(
            "{waiting} {}",
            pick(
                "belum dapat dicatat: materinya belum terbuka, tidak ada di versi pelatihannya, atau orangnya sudah keluar",
                "cannot be noted: the lesson is not open yet or not in their version, or they have left"
            )
        ));
    }
    format!("{}.", said.join("; "))
}
