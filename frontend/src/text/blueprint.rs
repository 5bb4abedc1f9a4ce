//! Words of the screens of blueprints.

use chrono::{DateTime, Utc};
use grading::{Centimark, Method};
use shared::api::quiz::ReviewPolicy;

use super::{Lang, format, lang, pick, plural};

crate::texts! {
    blueprints: "Kisi-kisi kuis" | "Quiz blueprints";
    title: "Kisi-kisi" | "Blueprint";
    ask: "Halaman ini untuk pengajar. Minta admin pelatihan memberi Anda peran pengajar."
        | "This page is for instructors. Ask your training administrator for the instructor role.";
    lead: "Susun isi setiap kuis di sini. Peserta baru melihatnya setelah versi pelatihan terbit."
        | "Put together what each quiz is made of. Learners see it once a version of the course is published.";
    empty: "Belum ada kuis" | "No quizzes yet";
    empty_why: "Kuis muncul di sini begitu pelatihan yang memuatnya terbit." | "Quizzes appear here once the course they are in is published.";
    caption: "Kuis menurut pelatihan" | "Quizzes by course";
    quiz: "Kuis" | "Quiz";
    course: "Pelatihan" | "Course";
    on_paper: "Soal per lembar" | "Questions on a paper";
    state: "Status" | "State";
    open: "Sedang disusun" | "Being written";
    as_published: "Seperti versi terakhir" | "As the latest version";
    saving: "Menyimpan…" | "Saving…";
    nothing_changed: "Belum ada perubahan." | "Nothing changed yet.";
    reload: "Muat ulang" | "Reload";
    save_again: "Simpan lagi" | "Save again";
    made_why: "Versi ini masih draf. Periksa, lalu terbitkan; peserta yang sudah mulai tetap pada versinya."
        | "This version is still a draft. Look at it, then publish it; learners who have begun stay on theirs.";
    to_versions: "Buka daftar versi" | "Open the list of versions";
    try_it: "Coba sebagai peserta" | "Try as a learner";
    try_lead: "Satu lembar soal seperti yang akan diterima peserta. Jawaban Anda dinilai di peramban dan tidak disimpan."
        | "A paper as a learner would get it. Your answers are marked in the browser and not kept.";
    none_to_try: "Lembar ini tidak berisi soal." | "This paper has no questions.";
    back_to_blueprint: "Kembali ke kisi-kisi" | "Back to the blueprint";
    finish: "Jadikan versi" | "Make a version";
    finish_why: "Kisi-kisi ini menjadi versi draf pelatihan. Soal dari bank disalin seperti keadaannya sekarang."
        | "This blueprint becomes a draft version of the course. Questions of the bank are copied as they are now.";
    make_version: "Jadikan versi draf" | "Make a draft version";
    nothing_to_make: "Ubah sesuatu dahulu; setiap perubahan tersimpan sendiri." | "Change something first; every change is saved by itself.";
    give_up: "Buang perubahan" | "Throw changes away";
    give_up_sure: "Buang semua perubahan?" | "Throw all changes away?";
    give_up_why: "Kisi-kisi kembali seperti versi terakhir pelatihan." | "The blueprint goes back to the latest version of the course.";
    overtaken: "Kuis ini sudah berubah" | "This quiz has changed";
    overtaken_why: "Versi pelatihan yang lebih baru punya isi lain untuk kuis ini, jadi kisi-kisi ini tidak dapat dijadikan versi. Buang perubahan di bawah, lalu mulai lagi dari yang terbaru."
        | "A newer version of the course has another text for this quiz, so no version can be made of this blueprint. Throw the changes away below and start again from the latest.";
    settings: "Aturan kuis" | "Rules of the quiz";
    pass: "Batas lulus" | "Pass mark";
    attempts: "Percobaan" | "Attempts";
    no_limit: "Kosongkan bila tanpa batas." | "Leave empty for no limit.";
    no_pause: "Kosongkan bila tanpa jeda." | "Leave empty for no pause.";
    counts: "Nilai yang berlaku" | "What counts";
    time: "Batas waktu (menit)" | "Time limit (minutes)";
    pause: "Jeda antarpercobaan (menit)" | "Pause between attempts (minutes)";
    per_page: "Soal per halaman" | "Questions on a page";
    review: "Kunci dan umpan balik" | "Keys and feedback";
    outcome: "Benar atau salah, tanpa kunci" | "Right or wrong, without keys";
    shuffle: "Acak urutan soal dan pilihan" | "Shuffle questions and choices";
    apply: "Terapkan" | "Apply";
    not_a_number: "Isi setiap angka dengan bilangan bulat; batas lulus dan soal per halaman tidak boleh kosong."
        | "Give whole numbers; the pass mark and the questions on a page cannot be left empty.";
    intro: "Pengantar" | "Introduction";
    intro_text: "Teks sebelum mulai" | "Text before the start";
    intro_hint: "Tampil di halaman aturan sebelum peserta memulai. Boleh memakai Markdown." | "Shown on the page of rules before a learner starts. Markdown may be used.";
    beside: "Pretest, latihan, dan penilai kedua" | "Pre-test, practice and second marker";
    pretest: "Pretest" | "Pre-test";
    pretest_hint: "Kuis lebih awal tentang hal yang sama; peserta melihat kemajuannya." | "An earlier quiz about the same things; learners see how far they have come.";
    no_pretest: "Tanpa pretest" | "No pre-test";
    practice_tag: "Soal latihan" | "Questions for practice";
    practice_hint: "Soal bertag ini hanya untuk latihan, tidak pernah keluar dalam kuis." | "Questions with this tag are for practice only, never on a paper.";
    no_practice: "Tanpa soal latihan" | "None for practice";
    second_marker: "Selisih dua penilai esai" | "Apart, of two markers of an essay";
    second_marker_hint: "Paling jauh, dari bobot soal. Kosongkan bila satu penilai cukup." | "At most, of what it is worth. Leave empty where one marker is enough.";
    second_marker_fault: "Isi dengan angka 0 sampai 100, atau kosongkan." | "Give a number from 0 to 100, or leave it empty.";
    questions: "Soal" | "Questions";
    add_section: "Tambah bagian" | "Add a section";
    about_section: "Judul dan petunjuk bagian" | "Title and instructions";
    section_name: "Judul bagian" | "Title of the section";
    section_text: "Petunjuk" | "Instructions";
    section_text_hint: "Berlaku untuk semua soal di bagian ini. Boleh memakai Markdown." | "Holds for every question of this section. Markdown may be used.";
    section_shuffle: "Soal di bagian ini ikut diacak" | "Questions of this section are shuffled too";
    remove_section: "Hapus bagian" | "Remove the section";
    section_removed: "Bagian dihapus; soalnya pindah ke bagian sebelahnya." | "Section removed; its questions went to the one beside it.";
    no_rows: "Bagian ini belum berisi soal." | "This section has no questions yet.";
    add_question: "Tambah soal" | "Add questions";
    own_questions: "Soal kuis ini" | "Questions of this quiz";
    bank_questions: "Soal dari bank" | "Questions of the bank";
    draws: "Undian" | "Draws";
    none_left: "Semua soal kuis ini sudah terpakai." | "Every question of this quiz is used already.";
    none_found: "Tidak ada soal yang cocok." | "No question matches.";
    more_found: "Masih ada lagi. Persempit dengan kata lain." | "There are more. Narrow it down with other words.";
    draw_bank: "Undi dari kategori bank" | "Draw from a category of the bank";
    draw_bank_why: "Kategori di bawahnya ikut. Soal disalin saat versi dibuat." | "Categories below it are included. Questions are copied when the version is made.";
    draw_own: "Undi dari soal kuis ini" | "Draw from questions of this quiz";
    draw_what: "Pilih asalnya dan isi jumlah soal." | "Choose out of what, and how many.";
    worth_mixed: "beragam" | "mixed";
    worth_fault: "Isi angka di atas 0 sampai 1000, paling banyak dua desimal; kosong berarti bobot soalnya sendiri."
        | "Give a number above 0, up to 1000, with at most two decimals; empty is what the question itself is worth.";
    add_draw: "Tambah undian" | "Add the draw";
    level_label: "Tingkat kompetensi" | "Level of competency";
    any_level: "Semua tingkat" | "Any level";
    how_many: "Jumlah soal" | "How many";
    looking: "Memeriksa…" | "Looking…";
    of_quiz: "Soal kuis ini" | "Question of this quiz";
    drawn: "Undian" | "Draw";
    to_section: "Pindahkan ke" | "Move to";
    choose_section: "Bagian lain" | "Another section";
    at_the_end: "Sudah di ujung bagian." | "Already at the end of the section.";
    bring_back: "Urungkan" | "Undo";
    brought_back: "Dikembalikan ke tempatnya." | "Brought back to its place.";
    sent: "Baris pindah ke bagian lain." | "Row moved to another section.";
    added: "Ditambahkan." | "Added.";
}

/// The course and the version that a blueprint starts from.
pub fn where_from(course: &str, version: u32) -> String {
    match lang() {
        Lang::Id => format!("{course}, berdasarkan versi {version}."),
        Lang::En => format!("{course}, starting from version {version}."),
    }
}

/// Who saved when.
pub fn saved(by: &str, at: DateTime<Utc>) -> String {
    let at = format::date_time(at);
    match lang() {
        Lang::Id => format!("Tersimpan {at} oleh {by}."),
        Lang::En => format!("Saved {at} by {by}."),
    }
}

/// Questions that cannot be tried.
pub fn by_hand(count: u32) -> String {
    match lang() {
        Lang::Id => {
            format!("{count} soal esai dinilai oleh penilai, jadi tidak ikut dihitung dalam hasil di sini.")
        }
        Lang::En => format!(
            "{count} {} marked by a person and not counted in the result here.",
            plural(count, "", "essay is", "essays are")
        ),
    }
}

/// A version was made.
pub fn made(number: u32) -> String {
    match lang() {
        Lang::Id => format!("Versi {number} dibuat"),
        Lang::En => format!("Version {number} made"),
    }
}

/// How long a paper is, and what it is worth.
pub fn sums(questions: u32, worth: Option<Centimark>) -> String {
    let count = format!(
        "{questions} {}",
        plural(questions, "soal per lembar", "question on a paper", "questions on a paper")
    );
    worth.map_or_else(|| count.clone(), |worth| format!("{count} · {}", self::worth(worth)))
}

/// What a question is worth.
pub fn worth(worth: Centimark) -> String {
    let marks = format::hundredths(i64::from(worth.hundredths()));
    match lang() {
        Lang::Id => format!("bobot {marks}"),
        Lang::En => format!("worth {marks}"),
    }
}

/// The field of what a row's question is worth, or each of a draw.
pub fn worth_label(is_draw: bool) -> &'static str {
    if is_draw { pick("Bobot per soal", "Worth of each") } else { pick("Bobot", "Worth") }
}

/// How many questions match a draw.
pub fn matching(count: u32) -> String {
    match lang() {
        Lang::Id => format!("{count} soal cocok"),
        Lang::En => format!("{count} {}", plural(count, "", "question matches", "questions match")),
    }
}

/// A question of the bank.
pub fn of_bank(version: u32) -> String {
    match lang() {
        Lang::Id => format!("Bank soal, versi {version}"),
        Lang::En => format!("Question bank, version {version}"),
    }
}

/// Takes a newer version.
pub fn take_version(version: u32) -> String {
    match lang() {
        Lang::Id => format!("Ada versi {version}. Pakai versi itu"),
        Lang::En => format!("There is version {version}. Use it"),
    }
}

/// A draw out of own questions.
pub fn from_own(tag: &str) -> String {
    match lang() {
        Lang::Id => format!("Dari soal kuis ini bertag “{tag}”"),
        Lang::En => format!("From questions of this quiz tagged “{tag}”"),
    }
}

/// A draw out of the bank.
pub fn from_bank(category: &str, level: Option<u8>, tag: Option<&str>) -> String {
    let mut words = match lang() {
        Lang::Id => format!("Dari kategori “{category}”"),
        Lang::En => format!("From the category “{category}”"),
    };
    if let Some(level) = level {
        words = format!("{words}, {}", self::level(level).to_lowercase());
    }
    if let Some(tag) = tag {
        words = format!("{words}, tag “{tag}”");
    }
    words
}

/// A level of competency.
pub fn level(level: u8) -> String {
    match lang() {
        Lang::Id => format!("Tingkat {level}"),
        Lang::En => format!("Level {level}"),
    }
}

/// The heading of a section.
pub fn section_title(number: usize, title: &str) -> String {
    let name = match lang() {
        Lang::Id => format!("Bagian {number}"),
        Lang::En => format!("Section {number}"),
    };
    if title.is_empty() { name } else { format!("{name}: {title}") }
}

/// Adds this question.
pub fn add_this(words: &str) -> String {
    match lang() {
        Lang::Id => format!("Tambah: {words}"),
        Lang::En => format!("Add: {words}"),
    }
}

/// Moves a row up.
pub fn up(number: usize) -> String {
    match lang() {
        Lang::Id => format!("Naikkan baris {number}"),
        Lang::En => format!("Move row {number} up"),
    }
}

/// Moves a row down.
pub fn down(number: usize) -> String {
    match lang() {
        Lang::Id => format!("Turunkan baris {number}"),
        Lang::En => format!("Move row {number} down"),
    }
}

/// Takes a row away.
pub fn remove(number: usize) -> String {
    match lang() {
        Lang::Id => format!("Hapus baris {number}"),
        Lang::En => format!("Remove row {number}"),
    }
}

/// A row was taken away.
pub fn removed(words: &str) -> String {
    match lang() {
        Lang::Id => format!("Baris dihapus: {words}"),
        Lang::En => format!("Row removed: {words}"),
    }
}

/// Where a row is now.
pub fn moved(number: usize) -> String {
    match lang() {
        Lang::Id => format!("Sekarang baris {number}."),
        Lang::En => format!("Now row {number}."),
    }
}

/// Which attempt counts.
pub fn method(method: Method) -> &'static str {
    match method {
        Method::Highest => pick("Nilai tertinggi", "The best"),
        Method::Last => pick("Percobaan terakhir", "The latest"),
        Method::Average => pick("Rata-rata", "The mean"),
        Method::First => pick("Percobaan pertama", "The first"),
    }
}

/// When something is shown.
pub fn policy(policy: ReviewPolicy) -> &'static str {
    match policy {
        ReviewPolicy::AfterSubmit => pick("Langsung setelah dikirim", "Right after handing in"),
        ReviewPolicy::AfterPass => pick("Setelah lulus", "Once passed"),
        ReviewPolicy::AfterAttempts => pick("Setelah percobaan habis", "After the last attempt"),
        ReviewPolicy::AfterClose => pick("Setelah kuis ditutup", "Once the quiz has closed"),
        ReviewPolicy::Never => pick("Tidak ditampilkan", "Never"),
    }
}
