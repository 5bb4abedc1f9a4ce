//! Words of the screen on which versions are published.

use chrono::{DateTime, Utc};

use super::{Lang, format, lang};

crate::texts! {
    versions: "Versi pelatihan" | "Course versions";
    lead: "Setiap impor membuat versi baru. Hanya satu versi yang terbit; peserta baru mempelajari versi itu."
        | "Each import makes a new version. Only one version is published; new learners take that one.";
    ask: "Halaman ini untuk pengajar yang menerbitkan pelatihan. Minta admin pelatihan memberi Anda peran pengajar."
        | "This page is for instructors who publish courses. Ask your training administrator for the instructor role.";
    none: "Belum ada pelatihan yang terbit" | "No course has been published yet";
    none_why: "Versi muncul di sini begitu sebuah draf diterbitkan dari studio." | "Versions appear here once a draft is published from the studio.";
    number: "Versi" | "Version";
    title: "Judul versi" | "Title of the version";
    imported: "Diimpor" | "Imported";
    state: "Status" | "State";
    action: "Tindakan" | "Action";
    published: "Terbit" | "Published";
    newer: "Belum terbit" | "Not published yet";
    older: "Versi lama" | "Earlier version";
    cancel: "Batal" | "Cancel";
    in_progress_stay: "Peserta yang sedang belajar tetap di versi yang mereka mulai sampai selesai. Kemajuan, nilai, dan JP mereka tidak berubah."
        | "Learners in progress stay on the version they started until they finish. Their progress, marks and JP do not change.";
    can_undo: "Anda dapat kembali ke versi lain kapan saja dari halaman ini." | "You can go back to another version at any time from this page.";
    archive: "Arsipkan" | "Archive";
    archive_why: "Pelatihan tidak lagi tampil di katalog dan tidak menerima peserta baru. Peserta yang sudah terdaftar tetap belajar sampai selesai."
        | "The course leaves the catalogue and takes nobody in. Whoever has joined goes on until they finish.";
    archive_undo: "Anda dapat membukanya kembali kapan saja." | "You can open it again at any time.";
    reason: "Alasan" | "Reason";
    reason_hint: "Sedikitnya 5 huruf; dilihat rekan pengajar." | "At least 5 letters; your colleagues see it.";
    archived: "Diarsipkan" | "Archived";
    reopen: "Buka kembali" | "Open again";
    not_open: "Belum ada versi yang terbit, jadi pelatihan ini belum tampil di katalog." | "No version is published, so this course is not in the catalogue yet.";
}

/// The question before a course is archived.
pub fn archive_sure(title: &str) -> String {
    match lang() {
        Lang::Id => format!("Arsipkan \u{201c}{title}\u{201d}?"),
        Lang::En => format!("Archive \u{201c}{title}\u{201d}?"),
    }
}

/// A course has been archived.
pub fn archived_now(title: &str) -> String {
    match lang() {
        Lang::Id => format!("\u{201c}{title}\u{201d} diarsipkan."),
        Lang::En => format!("\u{201c}{title}\u{201d} is archived."),
    }
}

/// A course is open again.
pub fn reopened(title: &str) -> String {
    match lang() {
        Lang::Id => format!("\u{201c}{title}\u{201d} dibuka kembali."),
        Lang::En => format!("\u{201c}{title}\u{201d} is open again."),
    }
}

/// Who archived a course, and when.
pub fn archived_by(by: &str, at: DateTime<Utc>) -> String {
    let at = format::date_time(at);
    match lang() {
        Lang::Id => format!("Oleh {by}, {at}. Tidak tampil di katalog dan tidak menerima peserta baru."),
        Lang::En => format!("By {by}, {at}. It is not in the catalogue and takes nobody in."),
    }
}

/// "Versi 3".
pub fn version(number: u32) -> String {
    match lang() {
        Lang::Id => format!("Versi {number}"),
        Lang::En => format!("Version {number}"),
    }
}

/// The question before publishing.
pub fn confirm(number: u32, is_older: bool) -> String {
    match (lang(), is_older) {
        (Lang::Id, false) => format!("Terbitkan versi {number}?"),
        (Lang::Id, true) => format!("Kembali ke versi {number}?"),
        (Lang::En, false) => format!("Publish version {number}?"),
        (Lang::En, true) => format!("Go back to version {number}?"),
    }
}

/// What publishing does.
pub fn consequence(title: &str, number: u32) -> String {
    match lang() {
        Lang::Id => format!("Peserta baru \u{201c}{title}\u{201d} akan mempelajari versi {number}."),
        Lang::En => format!("New learners of \u{201c}{title}\u{201d} will take version {number}."),
    }
}

/// "Versi 3 sudah terbit."
pub fn done(number: u32) -> String {
    match lang() {
        Lang::Id => format!("Versi {number} sekarang terbit."),
        Lang::En => format!("Version {number} is now published."),
    }
}

/// "Terbit: versi 2 dari 3".
pub fn now_published(number: u32) -> String {
    match lang() {
        Lang::Id => format!("Yang terbit sekarang: versi {number}"),
        Lang::En => format!("Published now: version {number}"),
    }
}

/// The caption of the versions of a course.
pub fn caption(title: &str) -> String {
    match lang() {
        Lang::Id => format!("Versi {title}, terbaru lebih dulu"),
        Lang::En => format!("Versions of {title}, newest first"),
    }
}

/// A button's name that says which version.
pub fn publish_which(number: u32, is_older: bool) -> String {
    match (lang(), is_older) {
        (Lang::Id, false) => format!("Terbitkan versi {number}"),
        (Lang::Id, true) => format!("Kembali ke versi {number}"),
        (Lang::En, false) => format!("Publish version {number}"),
        (Lang::En, true) => format!("Go back to version {number}"),
    }
}
