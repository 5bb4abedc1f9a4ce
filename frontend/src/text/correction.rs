//! Words of the screen of corrections.

use grading::Remedy;

use super::{Lang, format, lang};

crate::texts! {
    title: "Koreksi kunci" | "Correct a key";
    ask: "Halaman ini untuk pengajar pelatihan. Minta admin pelatihan memberi Anda peran pengajar."
        | "This page is for instructors of courses. Ask your training administrator for the instructor role.";
    lead: "Perbaiki kunci yang keliru, lihat dahulu siapa yang nilainya berubah, lalu nilai ulang semua percobaan."
        | "Mend a wrong key, see first whose marks change, then mark all attempts again.";
    correct: "Kunci dan nilai" | "Key and marks";
    change_key: "Yang terisi di bawah adalah kunci sekarang. Ubah menjadi jawaban yang benar."
        | "What is filled in below is the key as it stands. Change it to the right answer.";
    only_void: "Soal ini tidak punya satu jawaban benar, jadi hanya dapat dibatalkan."
        | "This question has no single right answer, so it can only be made void.";
    tolerance: "Toleransi" | "Tolerance";
    tolerance_hint: "Sejauh ini dari angka yang benar masih dinilai benar." | "An answer so far off still counts as right.";
    bad_tolerance: "Isi toleransi dengan angka 0 atau lebih, misalnya 0,5." | "Type a tolerance of 0 or more, such as 0.5.";
    what_of_marks: "Bagaimana nilainya?" | "What of the marks?";
    choose: "Pilih bagaimana nilainya." | "Choose what becomes of the marks.";
    look: "Lihat akibatnya" | "See what it changes";
    changes_nobody: "Tidak ada nilai yang berubah" | "Nobody's mark changes";
    who_changes: "Percobaan yang berubah" | "Attempts that change";
    who: "Peserta" | "Learner";
    answered: "Jawaban" | "Answer";
    before: "Sebelum" | "Before";
    after: "Sesudah" | "After";
    passing_column: "Kelulusan" | "Passing";
    passes_now: "Menjadi lulus" | "Passes now";
    fails_now: "Menjadi tidak lulus" | "Passes no more";
    lowers: "Ada nilai yang turun. JP yang sudah disahkan tidak ditarik."
        | "Some marks fall. JP that have been credited are not taken back.";
    reason: "Alasan" | "Reason";
    reason_hint: "Tersimpan bersama nama Anda dan dapat dibaca pengajar lain." | "Kept with your name, for other instructors to read.";
    do_it: "Koreksi dan nilai ulang" | "Correct and mark again";
    corrected: "Kunci dikoreksi. Percobaan dinilai ulang." | "Key corrected. Attempts are being marked again.";
    running: "Sedang dinilai ulang" | "Being marked again";
    running_why: "Koreksi terakhir masih diterapkan dan akan selesai dalam beberapa menit. Setelah itu kunci dapat dikoreksi lagi."
        | "The latest correction is still being applied and will be done in some minutes. Then keys can be corrected again.";
    still_running: "Masih berjalan" | "Still running";
    history: "Riwayat koreksi" | "Corrections so far";
    what_column: "Koreksi" | "Correction";
    by_column: "Oleh" | "By";
    changed_column: "Akibat" | "What it changed";
    changed_nobody: "Tidak ada nilai yang berubah" | "Nobody's mark";
    open: "Koreksi kunci" | "Correct the key";
}

/// The heading.
pub fn of_question(number: u16) -> String {
    match lang() {
        Lang::Id => format!("Koreksi kunci soal {number}"),
        Lang::En => format!("Correct the key of question {number}"),
    }
}

/// What becomes of marks.
pub fn remedy(remedy: Remedy) -> &'static str {
    match (lang(), remedy) {
        (Lang::Id, Remedy::Also) => "Terima juga jawaban ini",
        (Lang::Id, Remedy::Instead) => "Ganti kuncinya",
        (Lang::Id, Remedy::Void) => "Batalkan soal ini",
        (Lang::En, Remedy::Also) => "Accept this answer as well",
        (Lang::En, Remedy::Instead) => "Replace the key",
        (Lang::En, Remedy::Void) => "Make the question void",
    }
}

/// The same at length.
pub fn remedy_hint(remedy: Remedy) -> &'static str {
    match (lang(), remedy) {
        (Lang::Id, Remedy::Also) => "Kunci lama dan yang baru sama-sama benar. Tidak ada nilai yang turun.",
        (Lang::Id, Remedy::Instead) => "Hanya jawaban baru yang benar. Nilai dapat naik dan turun.",
        (Lang::Id, Remedy::Void) => {
            "Semua yang mendapat soal ini memperoleh nilai penuh. Tidak ada nilai yang turun."
        }
        (Lang::En, Remedy::Also) => "The old key and the new one are both right. No mark falls.",
        (Lang::En, Remedy::Instead) => "Only the new answer is right. Marks can rise and fall.",
        (Lang::En, Remedy::Void) => "Everybody who had the question gets full marks. No mark falls.",
    }
}

/// How many attempts were looked at.
pub fn looked(count: u32, is_all: bool) -> String {
    let count = format::number(i64::from(count));
    match (lang(), is_all) {
        (Lang::Id, true) => format!("Dihitung dari semua percobaan yang sudah dikirim: {count}."),
        (Lang::Id, false) => {
            format!("Dihitung dari {count} percobaan terbaru; yang lebih lama dinilai ulang juga.")
        }
        (Lang::En, true) => format!("Counted from all attempts handed in: {count}."),
        (Lang::En, false) => {
            format!("Counted from the latest {count} attempts; older ones are marked again, too.")
        }
    }
}

/// How many attempts would change.
pub fn would_change(count: u32) -> String {
    let count = format::number(i64::from(count));
    match lang() {
        Lang::Id => format!("{count} percobaan akan berubah"),
        Lang::En => format!("{count} attempts would change"),
    }
}

/// How many of them are listed.
pub fn listed(count: u32, total: u32) -> String {
    match lang() {
        Lang::Id => format!("Ditampilkan {count} dari {total}, yang kelulusannya berubah lebih dahulu."),
        Lang::En => format!("{count} of {total} are shown, those first whose passing changes."),
    }
}

/// Attempts with more marks.
pub fn raised(count: u32) -> String {
    match lang() {
        Lang::Id => format!("{count} nilai naik"),
        Lang::En => format!("{count} marks rise"),
    }
}

/// Attempts with fewer.
pub fn lowered(count: u32) -> String {
    match lang() {
        Lang::Id => format!("{count} nilai turun"),
        Lang::En => format!("{count} marks fall"),
    }
}

/// Attempts that pass now.
pub fn passing(count: u32) -> String {
    match lang() {
        Lang::Id => format!("{count} menjadi lulus"),
        Lang::En => format!("{count} pass that did not before"),
    }
}

/// Attempts that pass no more.
pub fn failing(count: u32) -> String {
    match lang() {
        Lang::Id => format!("{count} menjadi tidak lulus"),
        Lang::En => format!("{count} pass no more"),
    }
}

/// Which attempt.
pub fn attempt(number: u16) -> String {
    match lang() {
        Lang::Id => format!("percobaan {number}"),
        Lang::En => format!("attempt {number}"),
    }
}

/// Whether an attempt whose marks change passes before and after.
pub fn stays(is_passed: bool) -> &'static str {
    match (lang(), is_passed) {
        (Lang::Id, true) => "Tetap lulus",
        (Lang::Id, false) => "Tetap belum lulus",
        (Lang::En, true) => "Passes as before",
        (Lang::En, false) => "Does not pass, as before",
    }
}

/// What was called right.
pub fn right(words: &str) -> String {
    match lang() {
        Lang::Id => format!("Benar: {words}"),
        Lang::En => format!("Right: {words}"),
    }
}
