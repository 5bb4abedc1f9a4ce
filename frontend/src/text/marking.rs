//! Words of the marking screens.

pub mod opinion;

use grading::Centimark;
use shared::api::marking::Along;

use super::{Lang, format, lang, pick, plural};
use crate::features::marking::List;

crate::texts! {
    marking: "Penilaian" | "Marking";
    ask: "Halaman ini untuk pengajar pelatihan. Minta admin pelatihan memberi Anda peran pengajar."
        | "This page is for instructors of courses. Ask your training administrator for the instructor role.";
    lead: "Jawaban yang menunggu dinilai oleh pengajar. Yang paling lama menunggu tampil lebih dahulu."
        | "Answers that wait to be marked by an instructor. What has waited longest comes first.";
    queue: "Penilaian" | "Marking";
    to_queue: "Ke antrean penilaian" | "Go to the queue";
    ways: "Tampilkan menurut" | "Show by";
    hide_names: "Sembunyikan nama selama menilai" | "Hide names while marking";
    questions_caption: "Soal dengan jawaban yang menunggu dinilai" | "Questions with answers that wait to be marked";
    people_caption: "Percobaan kuis dengan jawaban yang menunggu dinilai" | "Attempts with answers that wait to be marked";
    marks_caption: "Nilai yang sudah diberikan, terbaru lebih dahulu" | "Marks that were given, newest first";
    question: "Soal" | "Question";
    answers: "Jawaban" | "Answers";
    since: "Menunggu sejak" | "Waiting since";
    person: "Peserta" | "Learner";
    quiz: "Kuis" | "Quiz";
    mark: "Nilai" | "Mark";
    marker: "Penilai" | "Marker";
    when: "Waktu" | "When";
    state: "Status" | "State";
    nothing_waits: "Tidak ada yang menunggu dinilai" | "Nothing waits to be marked";
    nothing_waits_why: "Jawaban esai muncul di sini segera setelah peserta mengirim kuisnya."
        | "Essays appear here as soon as learners hand in their quizzes.";
    no_marks: "Belum ada nilai yang diberikan" | "No marks have been given yet";
    no_marks_why: "Setiap nilai yang diberikan pengajar tercatat di sini, juga bila kemudian diubah."
        | "Every mark that an instructor gives is recorded here, also when it is changed later.";
    by_code: "Cari lembar jawaban" | "Find an answer sheet";
    code: "Kode tanda terima" | "Code on the receipt";
    code_hint: "Delapan huruf dan angka pada hasil kuis peserta, misalnya untuk meninjau nilai yang ditanyakan."
        | "Eight letters and digits on the learner's result, for example to look at a mark that is asked about.";
    find: "Buka" | "Open";
    no_such_code: "Tidak ada lembar jawaban dengan kode ini di pelatihan instansi Anda. Periksa kodenya."
        | "No answer sheet in your institution's courses has this code. Check the code.";
    all_marked: "Tidak ada lagi jawaban soal ini untuk Anda nilai" | "No more answers to this question for you to mark";
    all_marked_why: "Semuanya sudah dinilai, atau menunggu penilai kedua."
        | "All of them are marked, or wait for a second marker.";
    attempt: "Lembar jawaban" | "Answer sheet";
    sheet: "Jawaban dan nilainya" | "Answers and their marks";
    by_hand: "Dinilai pengajar" | "Marked by a person";
    by_key: "Dinilai otomatis" | "Marked by the key";
    answer: "Jawaban" | "Answer";
    late: "Sampai terlambat" | "Came late";
    guidance: "Pedoman penilaian" | "Guidance for markers";
    rubric: "Rubrik" | "Rubric";
    give: "Beri nilai" | "Give a mark";
    no_mark_yet: "belum lengkap" | "not complete yet";
    comment: "Catatan untuk peserta" | "Note to the learner";
    comment_hint: "Tampil di halaman hasil peserta." | "Shown on the learner's result.";
    reason: "Alasan mengubah nilai" | "Why the mark is changed";
    reason_hint: "Hanya terlihat oleh penilai." | "Seen by markers only.";
    reason_missing: "Tulis alasan mengubah nilai yang sudah ada." | "Write why the mark that is there is changed.";
    level_missing: "Pilih satu tingkat." | "Choose a level.";
    save: "Simpan" | "Save";
    save_and_next: "Simpan & lanjut" | "Save & next";
    save_and_end: "Simpan & selesai" | "Save & finish";
    skip: "Lewati" | "Skip";
    next: "Jawaban berikutnya" | "Next answer";
    snippets: "Catatan tersimpan" | "Kept notes";
    no_snippets: "Belum ada. Catatan yang sering Anda tulis dapat disimpan di sini."
        | "None yet. Notes that you write often can be kept here.";
    keep: "Simpan catatan ini" | "Keep this note";
    kept: "Catatan disimpan." | "The note is kept.";
    write_first: "Tulis catatannya lebih dahulu." | "Write the note first.";
    history: "Riwayat nilai" | "History of the mark";
}

/// "Menurut soal".
pub fn way(list: List) -> &'static str {
    match list {
        List::Questions => pick("Menurut soal", "By question"),
        List::People => pick("Menurut peserta", "By learner"),
        List::Marks => pick("Sudah dinilai", "Marked"),
    }
}

/// "12 jawaban menunggu dinilai."
pub fn waiting(count: u32) -> String {
    let number = format::number(i64::from(count));
    match lang() {
        Lang::Id => format!("{number} jawaban menunggu dinilai."),
        Lang::En => format!("{number} {} to be marked.", plural(count, "", "answer waits", "answers wait")),
    }
}

/// "3 jawaban soal ini menunggu".
pub fn left(along: Along, count: u32) -> String {
    let number = format::number(i64::from(count));
    match (lang(), along) {
        (Lang::Id, Along::Question) => format!("{number} jawaban soal ini menunggu"),
        (Lang::Id, Along::Person) => format!("{number} jawaban peserta ini menunggu"),
        (Lang::En, Along::Question) => format!("{number} of this question waiting"),
        (Lang::En, Along::Person) => format!("{number} of this learner waiting"),
    }
}

/// "Kuis modul 3 · Pelayanan publik prima".
pub fn quiz_of(quiz: &str, course: &str) -> String {
    format!("{quiz} · {course}")
}

/// Who it is, with the code beside the name; the code alone where names are hidden.
pub fn who(person: Option<String>, code: &str) -> (String, Option<String>) {
    match person {
        Some(name) => (name, Some(code.to_owned())),
        None => (format!("{} {code}", pick("Peserta", "Learner")), None),
    }
}

/// "Peserta 7KQ2M4XD, soal 8".
pub fn answer_of(name: &str, number: usize) -> String {
    match lang() {
        Lang::Id => format!("{name}, soal {number}"),
        Lang::En => format!("{name}, question {number}"),
    }
}

fn number(mark: Centimark) -> String {
    format::hundredths(i64::from(mark.hundredths()))
}

/// "2,5", or "1 → 2,5" where there was a mark before.
pub fn changed_mark(before: Option<Centimark>, earned: Centimark) -> String {
    match before {
        Some(before) => format!("{} → {}", number(before), number(earned)),
        None => number(earned),
    }
}

/// "Angka dari 0 sampai 5, paling banyak dua desimal."
pub fn mark_range(worth: u32) -> String {
    let most = format::hundredths(i64::from(worth));
    match lang() {
        Lang::Id => format!("Angka dari 0 sampai {most}, paling banyak dua desimal."),
        Lang::En => format!("A number from 0 to {most} with at most two decimals."),
    }
}

/// "oleh Dewi, 23 Nov 2026 14.05".
pub fn given_by(marker: &str, at: &str) -> String {
    match lang() {
        Lang::Id => format!("oleh {marker}, {at}"),
        Lang::En => format!("by {marker}, {at}"),
    }
}

/// "Hapus catatan: Sebutkan tenggatnya."
pub fn forget(words: &str) -> String {
    match lang() {
        Lang::Id => format!("Hapus catatan: {words}"),
        Lang::En => format!("Delete the note: {words}"),
    }
}
