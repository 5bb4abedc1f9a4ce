//! Words of the form about a course.

use shared::api::course::CourseLevel;

use crate::text::{Lang, lang, pick};

crate::texts! {
    lead: "Yang dibaca orang di katalog dan yang dipakai menghitung JP. Tersimpan sendiri saat Anda mengetik."
        | "What people read in the catalogue, and what JP are counted by. It is saved while you type.";
    title: "Judul" | "Title";
    title_fault: "Isi judulnya." | "Give it a title.";
    slug: "Alamat" | "Address";
    slug_hint: "Huruf kecil, angka, dan tanda hubung. Tetap setelah versi pertama dibuat." | "Lower-case letters, digits and hyphens. Fixed once the first version is made.";
    slug_fault: "Gunakan huruf kecil, angka, dan tanda hubung." | "Use lower-case letters, digits and hyphens.";
    summary: "Ringkasan" | "Summary";
    summary_hint: "Satu atau dua kalimat untuk kartu katalog." | "One or two sentences for the card in the catalogue.";
    language: "Bahasa" | "Language";
    indonesian: "Bahasa Indonesia" | "Indonesian";
    english: "Bahasa Inggris" | "English";
    javanese: "Bahasa Jawa" | "Javanese";
    provider: "Penyelenggara" | "Provider";
    provider_hint: "Yang dapat Anda cantumkan. Penyelenggara yang punya anggota hanya dicantumkan oleh mereka." | "Those that you may name. A provider with members is named by them only.";
    provider_other: "Nama lain…" | "Another name…";
    provider_name: "Nama penyelenggara" | "Name of the provider";
    form: "Bentuk pengembangan (SIASN)" | "Form of development (SIASN)";
    form_hint: "Nomor 1 sampai 25; 16 untuk e-learning." | "A number from 1 to 25; 16 is e-learning.";
    form_fault: "Isi nomor 1 sampai 25." | "Give a number from 1 to 25.";
    level: "Tingkat" | "Level";
    competencies: "Kompetensi" | "Competencies";
    competencies_hint: "Satu per baris: kode dan tingkat 1 sampai 5, misalnya pelayanan-publik 3." | "A line each: code and level 1 to 5, such as pelayanan-publik 3.";
    competencies_fault: "Tulis kode dan tingkat 1 sampai 5 di setiap baris, misalnya pelayanan-publik 3." | "Write a code and a level from 1 to 5 on each line, such as pelayanan-publik 3.";
    audience: "Untuk siapa" | "Who it is for";
    outcomes: "Hasil belajar" | "Outcomes";
    a_line_each: "Satu per baris." | "A line each.";
    jp: "JP" | "JP";
    jp_hint: "Satu JP adalah 45 menit materi wajib." | "One JP is 45 minutes of required units.";
    jp_fault: "Isi dengan bilangan bulat." | "Give a whole number.";
    jp_justification: "Alasan jumlah JP" | "Why the JP are right";
    about: "Deskripsi" | "Description";
    markdown: "Boleh memakai Markdown." | "Markdown may be used.";
    sources: "Sumber" | "Sources";
    in_order: "Materi terbuka berurutan: yang wajib selesai dahulu" | "Units open one after the other: required ones come first";
    requires: "Pelatihan prasyarat" | "Prerequisite courses";
    requires_hint: "Alamat pelatihan yang harus selesai sebelum mendaftar, satu per baris, paling banyak 10." | "Addresses of courses to be completed before enrolling, a line each, at most 10.";
    requires_fault: "Tulis alamat pelatihan seperti di halamannya, satu per baris, paling banyak 10." | "Write addresses of courses as on their pages, a line each, at most 10.";
}

/// How advanced a course is.
pub fn level_of(level: CourseLevel) -> &'static str {
    match level {
        CourseLevel::Dasar => pick("Dasar", "Basic"),
        CourseLevel::Menengah => pick("Menengah", "Intermediate"),
        CourseLevel::Lanjut => pick("Lanjut", "Advanced"),
    }
}

/// The address of a course that exists.
pub fn slug_fixed(slug: &str) -> String {
    match lang() {
        Lang::Id => format!("Alamat: {slug} (tetap, karena pelatihannya sudah ada)"),
        Lang::En => format!("Address: {slug} (fixed, since the course exists)"),
    }
}
