//! Words of the screen of arrangements.

use super::{Lang, lang};

crate::texts! {
    arrangements: "Pelaksanaan kuis" | "Running a quiz";
    ask: "Halaman ini untuk pengajar pelatihan. Minta admin pelatihan memberi Anda peran pengajar."
        | "This page is for instructors of courses. Ask your training administrator for the instructor role.";
    versions: "Versi pelatihan" | "Course versions";
    lead: "Atur jadwal kuis, dan beri waktu atau kesempatan tambahan kepada yang memerlukannya."
        | "Set the dates of a quiz, and give more time or attempts to those who need them.";
    add: "Tambah pengaturan" | "Arrange something";
    terms: "Ketentuan untuk semua peserta" | "What holds for everybody";
    arranged: "Pengaturan tambahan" | "What has been arranged";
    nothing: "Belum ada pengaturan tambahan" | "Nothing has been arranged yet";
    nothing_why: "Kuis berjalan menurut ketentuan di atas. Tambahkan jadwal, waktu, atau kesempatan bila diperlukan."
        | "The quiz runs by the terms above. Add dates, time or attempts where they are needed.";
    always: "Kapan saja" | "At any time";
    unlimited: "Tidak dibatasi" | "Unlimited";
    no_pause: "Tanpa jeda" | "None";
    opens_label: "Dibuka" | "Opens";
    closes_label: "Ditutup" | "Closes";
    time_label: "Batas waktu" | "Time limit";
    attempts_label: "Kesempatan" | "Attempts";
    pause_label: "Jeda antarpercobaan" | "Pause between attempts";
    running_label: "Sedang mengerjakan" | "Running now";
    whom: "Untuk siapa" | "For whom";
    everybody: "Semua peserta" | "Everybody";
    somebody: "Orang atau unit tertentu" | "A person or a unit";
    somebody_hint: "Cari peserta pelatihan ini, atau unit kerja." | "Look for somebody who learns this course, or for a unit.";
    search: "Cari nama orang atau unit" | "Search by name of person or unit";
    found: "Pilih salah satu" | "Choose one";
    unit_hint: "Unit kerja, beserta unit di bawahnya" | "Unit, with those below it";
    nobody_found: "Tidak ada peserta atau unit dengan nama itu." | "No participant or unit has that name.";
    choose_whom: "Pilih untuk siapa pengaturan ini." | "Choose for whom this is.";
    minutes: "Tambahan waktu" | "More time";
    minutes_hint: "Berlaku juga untuk percobaan yang sedang berjalan." | "Attempts that are running get it, too.";
    minutes_unit: "menit" | "minutes";
    attempts: "Tambahan kesempatan" | "More attempts";
    attempts_unit: "kali" | "attempts";
    dates_of_all: "Jadwal terakhir yang Anda isi di sini menjadi jadwal kuis bagi semua peserta. Waktu menurut perangkat Anda."
        | "The latest dates that you set here are the quiz's own. Times are those of your device.";
    dates_of_some: "Boleh mulai lebih awal atau selesai lebih akhir daripada jadwal kuis. Waktu menurut perangkat Anda."
        | "They may begin earlier or end later than the quiz's dates. Times are those of your device.";
    reason: "Alasan" | "Reason";
    reason_hint: "Tersimpan bersama nama Anda dan dapat dibaca pengajar lain." | "Kept with your name, for other instructors to read.";
    save: "Simpan pengaturan" | "Save";
    cancel: "Batal" | "Cancel";
    another_try: "Tambah kesempatan" | "Give more attempts";
    added: "Pengaturan disimpan" | "Arranged";
    whole_number: "Isi angka bulat, misalnya 15." | "Type a whole number, such as 15.";
    day_and_time: "Isi tanggal dan jam." | "Fill in day and time.";
    whom_column: "Untuk" | "For";
    what_column: "Isi" | "What";
    why_column: "Alasan" | "Reason";
    by_column: "Oleh" | "By";
    state_column: "Status" | "State";
    end: "Akhiri" | "End";
    end_title: "Akhiri pengaturan ini?" | "End this arrangement?";
    end_why: "Percobaan yang sedang berjalan tetap memakai waktunya. Riwayatnya tetap tersimpan."
        | "Attempts that are running keep their time. It stays in the history.";
    has_ended: "Pengaturan diakhiri" | "Ended";
}

/// "Pelayanan Publik Prima, versi 2".
pub fn version(title: &str, number: u32) -> String {
    match lang() {
        Lang::Id => format!("{title}, versi {number}"),
        Lang::En => format!("{title}, version {number}"),
    }
}

/// "Pelaksanaan: Ujian akhir".
pub fn of_quiz(title: &str) -> String {
    match lang() {
        Lang::Id => format!("Pelaksanaan: {title}"),
        Lang::En => format!("Running: {title}"),
    }
}

/// "Dinas Kesehatan dan unit di bawahnya".
pub fn unit(name: &str) -> String {
    match lang() {
        Lang::Id => format!("{name} dan unit di bawahnya"),
        Lang::En => format!("{name} and below"),
    }
}

/// "+15 menit".
pub fn more_minutes(minutes: u16) -> String {
    match lang() {
        Lang::Id => format!("+{minutes} menit"),
        Lang::En => format!("+{minutes} minutes"),
    }
}

/// "Untuk Budi di kuis “Tes akhir”."
pub fn another_try_for(name: &str, quiz: &str) -> String {
    match lang() {
        Lang::Id => format!("Untuk {name} di kuis “{quiz}”."),
        Lang::En => format!("For {name} in the quiz “{quiz}”."),
    }
}

/// "Budi dapat mencoba lagi."
pub fn another_try_given(name: &str) -> String {
    match lang() {
        Lang::Id => format!("{name} dapat mencoba lagi."),
        Lang::En => format!("{name} can try again."),
    }
}

/// "+1 kesempatan".
pub fn more_attempts(attempts: u16) -> String {
    match (lang(), attempts) {
        (Lang::Id, _) => format!("+{attempts} kesempatan"),
        (Lang::En, 1) => "+1 attempt".to_owned(),
        (Lang::En, _) => format!("+{attempts} attempts"),
    }
}

/// "Dibuka 1 Des 2026 08.00 WIB".
pub fn opens(when: &str) -> String {
    match lang() {
        Lang::Id => format!("Dibuka {when}"),
        Lang::En => format!("Opens {when}"),
    }
}

/// "Ditutup 1 Des 2026 16.00 WIB".
pub fn closes(when: &str) -> String {
    match lang() {
        Lang::Id => format!("Ditutup {when}"),
        Lang::En => format!("Closes {when}"),
    }
}

/// "Akhiri pengaturan untuk Budi".
pub fn end_of(name: &str) -> String {
    match lang() {
        Lang::Id => format!("Akhiri pengaturan untuk {name}"),
        Lang::En => format!("End what is arranged for {name}"),
    }
}

/// "Diakhiri Dewi, 1 Des 2026 08.00 WIB".
pub fn ended(by: &str, when: &str) -> String {
    match lang() {
        Lang::Id => format!("Diakhiri {by}, {when}"),
        Lang::En => format!("Ended by {by}, {when}"),
    }
}
