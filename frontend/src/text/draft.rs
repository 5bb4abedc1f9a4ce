//! Words of the studio's list of drafts.

pub mod facts;
pub mod file;
pub mod library;
pub mod outline;
pub mod unit;

use chrono::{DateTime, Utc};

use super::{Lang, format, lang, plural};

crate::texts! {
    studio: "Studio" | "Studio";
    ask: "Halaman ini untuk pengajar. Minta admin pelatihan memberi Anda peran pengajar."
        | "This page is for instructors. Ask your training administrator for the instructor role.";
    lead: "Tulis pelatihan di sini, dari kerangka sampai versi. Peserta baru melihatnya setelah versi terbit."
        | "Write courses here, from outline to version. Learners see them once a version is published.";
    start: "Mulai draf" | "Start a draft";
    start_now: "Mulai" | "Start";
    cancel: "Batal" | "Cancel";
    empty: "Belum ada draf" | "No drafts yet";
    empty_why: "Draf adalah pelatihan yang sedang ditulis. Mulai dari kosong, dari pola, dari pelatihan yang sudah ada, atau dari salinannya."
        | "A draft is a course being written. Start from nothing, from a template, from a course that exists, or from a copy of it.";
    teach_outline: "Susun modul dan materi. Semua tersimpan sendiri dan dapat dibatalkan."
        | "Put modules and units together. Everything is saved by itself and can be undone.";
    teach_blocks: "Isi setiap materi dengan blok teks, gambar, langkah, dan tabel; kuis dengan soal."
        | "Fill each unit with blocks of text, pictures, steps and tables; a quiz with questions.";
    teach_version: "Perbaiki temuan, lalu jadikan versi. Menerbitkannya tetap langkah tersendiri."
        | "Put findings right, then make a version. Publishing it stays a step of its own.";
    caption: "Draf, yang terakhir diubah paling atas" | "Drafts, the last changed first";
    draft: "Draf" | "Draft";
    origin: "Asal" | "Origin";
    content: "Isi" | "Content";
    last_changed: "Terakhir diubah" | "Last changed";
    new_course: "Pelatihan baru" | "New course";
    start_from: "Mulai dari" | "Start from";
    start_blank: "Kosong" | "Nothing";
    start_blank_why: "Pelatihan baru dengan judul saja." | "A new course with a title only.";
    start_next: "Versi berikutnya dari sebuah pelatihan" | "The next version of a course";
    start_next_why: "Isinya seperti versi terakhir; peserta yang sudah mulai tetap pada versinya."
        | "Its content is that of the latest version; learners who have begun stay on theirs.";
    start_template: "Pola" | "A template";
    start_template_why: "Kerangka dan isi dari pola, menjadi pelatihan tersendiri." | "Outline and content of the template, as a course of its own.";
    template: "Pola" | "Template";
    need_template: "Pilih pola." | "Choose a template.";
    start_copy: "Salinan sebuah pelatihan" | "A copy of a course";
    start_copy_why: "Menjadi pelatihan tersendiri dengan judul lain." | "It becomes a course of its own with another title.";
    course: "Pelatihan" | "Course";
    course_title: "Judul pelatihan" | "Title of the course";
    need_title: "Isi judul pelatihan." | "Give the course a title.";
    need_course: "Pilih pelatihan." | "Choose a course.";
}

/// The version that a draft goes on from.
pub fn after_version(number: u32) -> String {
    match lang() {
        Lang::Id => format!("Dari versi {number}"),
        Lang::En => format!("From version {number}"),
    }
}

/// How much a draft holds.
pub fn size(modules: u32, units: u32) -> String {
    let module = plural(modules, "modul", "module", "modules");
    let unit = plural(units, "materi", "unit", "units");
    format!("{modules} {module}, {units} {unit}")
}

/// A template with what is in it and who made it; nobody made what comes with the product.
pub fn template_of(title: &str, modules: u32, units: u32, by: Option<&str>) -> String {
    let size = size(modules, units);
    match (lang(), by) {
        (Lang::Id, Some(by)) => format!("{title} ({size}, oleh {by})"),
        (Lang::En, Some(by)) => format!("{title} ({size}, by {by})"),
        (Lang::Id, None) => format!("{title} ({size}, bawaan Sinau)"),
        (Lang::En, None) => format!("{title} ({size}, comes with Sinau)"),
    }
}

/// Who changed it when.
pub fn changed(by: &str, at: DateTime<Utc>) -> String {
    let at = format::date_time(at);
    match lang() {
        Lang::Id => format!("{at} oleh {by}"),
        Lang::En => format!("{at} by {by}"),
    }
}

/// A course with the number of its latest version.
pub fn course_at(title: &str, version: u32) -> String {
    match lang() {
        Lang::Id => format!("{title} (versi {version})"),
        Lang::En => format!("{title} (version {version})"),
    }
}
