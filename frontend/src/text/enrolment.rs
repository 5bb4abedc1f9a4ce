//! Words of the enrolment slice: states, origins, due dates, history.

use chrono::NaiveDate;
use shared::api::enrolment::{EnrolmentChange, EnrolmentOrigin, EnrolmentState};

use super::{Lang, format, lang, pick, plural};

crate::texts! {
    title: "Pembelajaran saya" | "My learning";
    lead: "Semua pelatihan yang Anda ikuti, dengan kemajuan dan tenggatnya." | "Every course you have joined, with its progress and due date.";
    all: "Semua" | "All";
    groups: "Kelompok pembelajaran" | "Groups of courses";
    empty_title: "Belum ada pelatihan yang diikuti" | "You have not joined a course yet";
    empty_why: "Pelatihan yang Anda pilih atau yang ditugaskan kepada Anda muncul di sini, lengkap dengan kemajuan dan tenggatnya."
        | "Courses that you choose or that are assigned to you appear here, with their progress and due dates.";
    open_catalogue: "Buka katalog" | "Open the catalogue";
    due_today: "Tenggat hari ini" | "Due today";
    has_newer: "Versi baru terbit" | "New version";
    progress: "Kemajuan belajar" | "Progress";
    go_on: "Lanjutkan" | "Continue";
    start: "Mulai belajar" | "Start learning";
    see_jp: "Lihat JP saya" | "See my JP";
}

/// "Ke versi 2".
pub fn to_version(number: &str) -> String {
    match lang() {
        Lang::Id => format!("Ke versi {number}"),
        Lang::En => format!("To version {number}"),
    }
}

/// The name of a state.
pub fn state(state: EnrolmentState) -> &'static str {
    match state {
        EnrolmentState::NotStarted => pick("Belum mulai", "Not started"),
        EnrolmentState::InProgress => pick("Sedang berjalan", "In progress"),
        EnrolmentState::Completed => pick("Selesai", "Completed"),
        EnrolmentState::Withdrawn => pick("Mengundurkan diri", "Withdrawn"),
    }
}

/// How an enrolment came to be.
pub fn origin(origin: EnrolmentOrigin) -> &'static str {
    match origin {
        EnrolmentOrigin::Chosen => pick("Pilihan sendiri", "Own choice"),
        EnrolmentOrigin::Assigned => pick("Ditugaskan", "Assigned"),
        EnrolmentOrigin::Mandatory => pick("Wajib", "Mandatory"),
    }
}

/// What happened to an enrolment.
pub fn change(change: EnrolmentChange) -> &'static str {
    match change {
        EnrolmentChange::Enrolled => pick("Mendaftar", "Enrolled"),
        EnrolmentChange::Assigned => pick("Ditugaskan", "Assigned"),
        EnrolmentChange::Started => pick("Mulai belajar", "Started learning"),
        EnrolmentChange::Completed => pick("Selesai", "Completed"),
        EnrolmentChange::Withdrawn => pick("Mengundurkan diri", "Withdrew"),
        EnrolmentChange::Rejoined => pick("Mendaftar lagi", "Enrolled again"),
        EnrolmentChange::Upgraded => pick("Pindah ke versi baru", "Went on with a newer version"),
    }
}

/// Why a group is empty.
pub fn empty_group(state: EnrolmentState) -> &'static str {
    match state {
        EnrolmentState::NotStarted => {
            pick("Tidak ada pelatihan yang menunggu untuk dimulai.", "No course is waiting to be started.")
        }
        EnrolmentState::InProgress => {
            pick("Tidak ada pelatihan yang sedang berjalan.", "No course is in progress.")
        }
        EnrolmentState::Completed => pick(
            "Belum ada pelatihan yang selesai. Pelatihan selesai setelah semua syaratnya terpenuhi.",
            "No course is completed yet. A course is completed once all its conditions are met.",
        ),
        EnrolmentState::Withdrawn => pick(
            "Anda tidak mengundurkan diri dari pelatihan mana pun.",
            "You have not withdrawn from any course.",
        ),
    }
}

/// "3 dari 8 materi wajib": what is optional counts in neither figure.
pub fn lessons_of(done: u16, total: u16) -> String {
    match lang() {
        Lang::Id => format!("{done} dari {total} materi wajib"),
        Lang::En => {
            format!("{done} of {total} required {}", plural(u32::from(total), "", "lesson", "lessons"))
        }
    }
}

/// "Sisa 45 menit".
pub fn minutes_left(minutes: u16) -> String {
    let time = format::minutes(u32::from(minutes));
    match lang() {
        Lang::Id => format!("Sisa {time}"),
        Lang::En => format!("{time} left"),
    }
}

/// "Berikutnya: Mengapa pelayanan (12 menit)".
pub fn next_up(title: &str, minutes: u16) -> String {
    let time = format::minutes(u32::from(minutes));
    match lang() {
        Lang::Id => format!("Berikutnya: {title} ({time})"),
        Lang::En => format!("Next: {title} ({time})"),
    }
}

/// "Lewat tenggat 3 hari".
pub fn overdue(days: u32) -> String {
    let unit = plural(days, "hari", "day", "days");
    match lang() {
        Lang::Id => format!("Lewat tenggat {days} {unit}"),
        Lang::En => format!("Overdue by {days} {unit}"),
    }
}

/// "Tenggat 5 hari lagi".
pub fn due_in(days: u32) -> String {
    let unit = plural(days, "hari", "day", "days");
    match lang() {
        Lang::Id => format!("Tenggat {days} {unit} lagi"),
        Lang::En => format!("Due in {days} {unit}"),
    }
}

/// "Tenggat 30 Nov 2026".
pub fn due_on(on: NaiveDate) -> String {
    format!("{} {}", pick("Tenggat", "Due"), format::day(on))
}

/// "Selesai 23 Nov 2026".
pub fn completed_on(date: &str) -> String {
    format!("{} {date}", pick("Selesai", "Completed"))
}

/// "oleh Siti Aminah".
pub fn by(name: &str) -> String {
    format!("{} {name}", pick("oleh", "by"))
}
