//! Words of the quiz slice: rules, attempt, review, result.

mod essay;
mod gain;
mod labels;
mod practice;
mod rules;
mod work;

use std::ops::RangeInclusive;

use grading::decimal::NotANumber;
use grading::{OrderScoring, Scoring};

pub use self::essay::*;
pub use self::gain::*;
pub use self::labels::*;
pub use self::practice::*;
pub use self::rules::{attempts, granted, method, outcome, review};
pub use self::work::*;
use super::{Lang, format, lang, pick, plural};

crate::texts! {
    unopened: "Kuis tidak dapat dibuka" | "The quiz cannot be opened";
    unopened_why: "Alamat ini tidak menunjuk ke kuis mana pun. Buka kuis dari daftar materi pelatihan Anda."
        | "This address names no quiz. Open the quiz from the outline of your course.";
    to_learning: "Ke pembelajaran saya" | "Go to my learning";
    to_lesson: "Kembali ke materi" | "Back to the lesson";
    to_course: "Kembali ke pelatihan" | "Back to the course";
    rules: "Ketentuan" | "Rules";
    questions_label: "Jumlah soal" | "Questions";
    time_label: "Waktu" | "Time";
    no_limit: "Tidak dibatasi" | "No limit";
    attempts_label: "Kesempatan" | "Attempts";
    pass_label: "Nilai lulus" | "Pass mark";
    counted_label: "Nilai yang berlaku" | "Score that counts";
    passed: "Lulus" | "Passed";
    not_passed: "Belum lulus" | "Not passed yet";
    how: "Yang perlu Anda ketahui" | "What you should know";
    kept: "Jawaban disimpan di perangkat ini lebih dahulu, lalu dikirim otomatis. Koneksi yang terputus tidak menghapus jawaban."
        | "Answers are kept on this device first and then sent by themselves. A broken connection loses no answer.";
    clock_runs: "Waktu terus berjalan sejak kuis dimulai, juga bila halaman ditutup. Saat waktu habis, jawaban dikirim otomatis."
        | "The clock runs from the start, even while the page is closed. When the time is over, your answers are handed in by themselves.";
    section_text: "Petunjuk bagian ini" | "About this part";
    drawn: "Soal diundi untuk setiap percobaan. Bila Anda mencoba lagi, yang diutamakan soal yang belum pernah Anda dapat."
        | "Questions are drawn for each attempt. If you try again, those that you have not had come first.";
    clock_none: "Anda boleh berhenti dan melanjutkan kapan saja sebelum mengirim."
        | "You may stop and go on at any time before handing in.";
    honesty: "Kerjakan sendiri dan jujur. Nilai ini menjadi dasar pengakuan JP Anda."
        | "Work on your own and honestly. This score is the basis for crediting your JP.";
    honesty_title: "Pernyataan kejujuran" | "Honesty";
    refused: "Kuis tidak dapat dikerjakan lagi" | "The quiz cannot be taken any more";
    begin_again: "Kerjakan lagi" | "Take it again";
    start_queued: "Menunggu giliran" | "Waiting for your turn";
    start_queued_why: "Kuis dicoba dimulai lagi secara otomatis. Biarkan halaman ini terbuka; waktu Anda belum berjalan."
        | "The quiz is started again by itself. Leave this page open; your time has not begun.";
    start_failed: "Kuis belum dimulai" | "The quiz has not started";
    your_attempts: "Percobaan Anda" | "Your attempts";
    attempt_column: "Percobaan" | "Attempt";
    started_column: "Dimulai" | "Started";
    submitted_column: "Dikirim" | "Handed in";
    score_column: "Nilai" | "Score";
    outcome_column: "Hasil" | "Outcome";
    running: "Sedang dikerjakan" | "In progress";
    see_result: "Lihat hasil" | "See the result";
    grid: "Daftar soal" | "Questions";
    blank: "belum dijawab" | "not answered";
    answered: "terjawab" | "answered";
    flagged: "ragu" | "in doubt";
    current: "sedang dibuka" | "open now";
    legend_title: "Arti tanda" | "What the marks mean";
    flag: "Tandai ragu" | "Mark as in doubt";
    unflag: "Hapus tanda ragu" | "Remove the mark";
    clear: "Kosongkan jawaban" | "Clear the answer";
    previous: "Sebelumnya" | "Previous";
    next: "Berikutnya" | "Next";
    to_review: "Periksa & kirim" | "Review & hand in";
    your_answer: "Jawaban Anda" | "Your answer";
    pick_one: "Pilih satu jawaban." | "Choose one answer.";
    pick_pairs: "Pilih pasangan untuk setiap baris." | "Choose a match for each line.";
    to_read: "Bacaan untuk soal ini" | "To be read with this question";
    fill_gaps: "Lengkapi teks berikut." | "Fill the gaps in this text.";
    gap_choose: "Pilih…" | "Choose…";
    pool_once: "Setiap pilihan hanya dapat dipakai sekali. Bila Anda memilihnya di isian lain, isian semula dikosongkan."
        | "Each option can be used once. Choosing it for another gap takes it from the first.";
    put_in_order: "Susun dari yang pertama ke yang terakhir." | "Put these in order, from first to last.";
    move_up: "Naikkan" | "Up";
    move_down: "Turunkan" | "Down";
    order_unset: "Belum diurutkan" | "Not put in order yet";
    order_set: "Sudah diurutkan" | "Put in order";
    order_is_right: "Urutan ini sudah tepat" | "This order is right";
    type_number: "Tulis angka. Gunakan koma atau titik untuk desimal, misalnya 12,5."
        | "Type a number. Use a comma or a point for decimals, for example 12.5.";
    type_short: "Tulis jawaban singkat, satu atau dua kata." | "Type a short answer, a word or two.";
    true_label: "Benar" | "True";
    false_label: "Salah" | "False";
    elsewhere_title: "Kuis ini sedang dibuka di tab lain" | "This quiz is open in another tab";
    elsewhere_why: "Hanya satu tab yang dapat menjawab, agar jawaban tidak saling menimpa. Di tab ini soal hanya dapat dibaca."
        | "Only one tab can answer, so that answers do not overwrite each other. In this tab the questions can only be read.";
    take_over: "Lanjutkan di tab ini" | "Go on in this tab";
    taken_over: "Kuis dilanjutkan di tab ini." | "The quiz goes on in this tab.";
    time_up_title: "Waktu habis" | "The time is over";
    closed_title: "Kuis ini sudah ditutup" | "This quiz has been closed";
    handing_in: "Jawaban Anda sedang dikirim. Jangan tutup halaman ini." | "Your answers are being handed in. Do not close this page.";
    opening_result: "Membuka hasil…" | "Opening the result…";
    stuck_title: "Belum terkirim" | "Not handed in yet";
    handed_to_device: "Jawaban diserahkan" | "Handed over";
    promised_why: "Server belum dapat dihubungi. Jawaban Anda aman di perangkat ini dan dikirim otomatis begitu tersambung, juga bila halaman ini Anda tutup dan buka kembali nanti."
        | "The server cannot be reached yet. Your answers are safe on this device and are handed in as soon as it can, also if you close this page and come back later.";
    device_receipt: "Tanda terima perangkat" | "Receipt of this device";
    asked_label: "Diserahkan" | "Handed over";
    opens_label: "Dibuka" | "Opens";
    closes_label: "Ditutup" | "Closes";
    pause_label: "Jeda antarpercobaan" | "Pause between attempts";
    granted_title: "Anda mendapat tambahan" | "You have been given more";
    more_time: "Pengajar menambah waktu kuis Anda." | "The instructor has given you more time.";
    unsent_label: "Menunggu dikirim" | "Waiting to be sent";
    late_title: "Sebagian jawaban terkirim terlambat" | "Some answers arrived late";
    aside_section: "Jawaban yang tidak dinilai" | "Answers that are not graded";
    aside_lead: "Jawaban ini sampai setelah kuis berakhir. Jawaban tetap disimpan bersama lembar kuis ini, tetapi tidak ikut dinilai."
        | "These answers arrived after the quiz had ended. They are kept with this attempt, but are not graded.";
    aside_too_late: "Dibuat atau sampai setelah waktu habis" | "Made or arrived after the time was over";
    aside_closed: "Sampai setelah kuis dikirim" | "Arrived after the quiz had been handed in";
    try_again: "Coba kirim lagi" | "Try again now";
    review_title: "Periksa jawaban" | "Review your answers";
    review_lead: "Pastikan semua soal sudah Anda jawab, lalu kirim." | "Make sure that every question is answered, then hand in.";
    final_title: "Jawaban tidak dapat diubah setelah dikirim" | "Answers cannot be changed after handing in";
    final_why: "Setelah menekan tombol kirim, percobaan ini ditutup dan dinilai."
        | "Once you hand in, this attempt is closed and graded.";
    submit: "Kirim jawaban" | "Hand in";
    submit_now: "Kirim sekarang" | "Hand in now";
    look_again: "Periksa lagi" | "Look again";
    back_to_questions: "Kembali ke soal" | "Back to the questions";
    question_column: "Soal" | "Question";
    state_column: "Status" | "State";
    open_question: "Buka" | "Open";
    no_result: "Hasil belum ada" | "There is no result yet";
    back_to_attempt: "Kembali ke kuis" | "Back to the quiz";
    score: "Nilai Anda" | "Your score";
    result_passed: "Anda lulus" | "You passed";
    result_failed: "Anda belum lulus" | "You have not passed yet";
    time_up_why: "Waktu kuis habis, jadi jawaban Anda dikirim otomatis. Semua jawaban yang sudah tersimpan tetap dinilai."
        | "The time was over, so your answers were handed in by themselves. Every answer that was kept has been graded.";
    closed_why: "Percobaan ini sudah dikirim, mungkin dari perangkat lain. Berikut hasilnya."
        | "This attempt had already been handed in, perhaps on another device. Here is its result.";
    receipt: "Tanda terima" | "Receipt";
    code: "Kode" | "Code";
    answered_label: "Dijawab" | "Answered";
    details: "Rincian" | "Details";
    marks_label: "Poin" | "Marks";
    attempts_left_label: "Sisa kesempatan" | "Attempts left";
    unlimited: "Tidak dibatasi" | "Unlimited";
    right: "Benar" | "Right";
    partly: "Sebagian benar" | "Partly right";
    wrong: "Salah" | "Wrong";
    unanswered: "Tidak dijawab" | "Not answered";
    counts_title: "Jawaban menurut hasil" | "Answers by outcome";
    next_lesson: "Lanjut ke materi berikutnya" | "Go on to the next lesson";
    try_once_more: "Coba lagi" | "Try again";
    read_again: "Pelajari lagi materinya" | "Study the lessons again";
    course_done: "Selamat, pelatihan ini selesai" | "Congratulations, you have completed this course";
    see_jp: "Lihat JP saya" | "See my JP";
    review_section: "Pembahasan" | "Review";
    outcomes_section: "Hasil tiap soal" | "Each question";
    review_closed: "Pembahasan belum dibuka" | "The review is not open yet";
    no_answer: "Tidak dijawab" | "Not answered";
    was_corrected: "Kunci soal ini telah dikoreksi" | "The key of this question has been corrected";
    corrected_why: "Nilai di atas sudah menurut kunci yang baru." | "The marks above follow the new key.";
    also_why: "Ada jawaban lain yang juga diterima; nilai di atas sudah memperhitungkannya." | "Another answer is accepted as well; the marks above take it into account.";
    was_voided: "Soal ini dibatalkan" | "This question has been made void";
    voided_why: "Semua peserta yang mendapat soal ini memperoleh nilai penuh." | "Everybody who had this question gets full marks.";
    right_answer: "Jawaban benar" | "Right answer";
    your_pick: "dipilih" | "chosen";
    given_answer: "Jawaban yang diberikan" | "Answer given";
    is_right: "jawaban benar" | "right answer";
    feedback: "Umpan balik" | "Feedback";
    explanation: "Penjelasan" | "Explanation";
    prompt_column: "Pernyataan" | "Item";
    gap_column: "Isian" | "Gap";
    place_column: "Urutan" | "Place";
    waits: "Menunggu penilaian" | "Waiting to be marked";
    note: "Catatan dari penilai" | "Note from the marker";
    sample: "Contoh jawaban" | "Sample answer";
    given_section: "Penilaian" | "Marks";
}

/// "Soal 3 dari 20".
pub fn question_of(number: usize, total: usize) -> String {
    match lang() {
        Lang::Id => format!("Soal {number} dari {total}"),
        Lang::En => format!("Question {number} of {total}"),
    }
}

/// "Soal 3–7 dari 20", or "Soal 3 dari 20" where that is all.
pub fn questions_of(leaf: &RangeInclusive<usize>, total: usize) -> String {
    let (first, last) = (*leaf.start(), *leaf.end());
    if first == last {
        return question_of(first, total);
    }
    match lang() {
        Lang::Id => format!("Soal {first}–{last} dari {total}"),
        Lang::En => format!("Questions {first}–{last} of {total}"),
    }
}

/// "Bagian 2 dari 3".
pub fn section_of(number: usize, total: usize) -> String {
    match lang() {
        Lang::Id => format!("Bagian {number} dari {total}"),
        Lang::En => format!("Part {number} of {total}"),
    }
}

/// "3 bagian, berurutan: Etika; Prosedur; Pengaduan."
pub fn sections(titles: &[String]) -> String {
    let (count, titles) = (titles.len(), titles.join("; "));
    match lang() {
        Lang::Id => format!("Terdiri atas {count} bagian, berurutan: {titles}."),
        Lang::En => format!("It has {count} parts, in this order: {titles}."),
    }
}

/// "Soal 3".
pub fn question(number: usize) -> String {
    format!("{} {number}", pick("Soal", "Question"))
}

/// "20 soal".
pub fn questions(count: u16) -> String {
    format!("{count} {}", plural(u32::from(count), "soal", "question", "questions"))
}

/// "Tulis angka dan satuannya: menit, jam."
pub fn type_with_unit(units: &[String], is_optional: bool) -> String {
    let units = units.join(", ");
    match (lang(), is_optional) {
        (Lang::Id, false) => {
            format!("Tulis angka dan satuannya, misalnya 12,5 diikuti salah satu dari: {units}.")
        }
        (Lang::Id, true) => format!("Tulis angka, misalnya 12,5. Satuan boleh ditulis: {units}."),
        (Lang::En, false) => {
            format!("Type a number and its unit, for example 12.5 followed by one of: {units}.")
        }
        (Lang::En, true) => format!("Type a number, for example 12.5. You may add a unit: {units}."),
    }
}

/// What to choose where several choices are right, and how that is marked.
pub fn pick_many(scoring: Scoring) -> &'static str {
    match scoring {
        Scoring::Partial => pick(
            "Pilih semua jawaban yang benar. Pilihan yang keliru mengurangi nilai soal ini.",
            "Choose all right answers. Wrong choices take marks off this question.",
        ),
        Scoring::AllOrNothing => pick(
            "Pilih semua jawaban yang benar. Nilai diberikan hanya bila seluruh pilihan tepat.",
            "Choose all right answers. Marks are given only if all choices are right.",
        ),
        Scoring::Weighted => pick(
            "Pilih semua jawaban yang benar. Bobot setiap pilihan berbeda; yang keliru dapat mengurangi nilai soal ini, \
             paling rendah sampai nol.",
            "Choose all right answers. Choices have different weights; wrong ones can take marks off this question, \
             down to zero.",
        ),
    }
}

/// "bobot 50%".
pub fn choice_share(percent: i8) -> String {
    let sign = if percent < 0 { "−" } else { "" };
    format!("{} {sign}{}%", pick("bobot", "weight"), percent.unsigned_abs())
}

/// How an order is marked.
pub fn order_scoring(scoring: OrderScoring) -> &'static str {
    match scoring {
        OrderScoring::Absolute => pick(
            "Setiap butir yang berada di tempat yang tepat mendapat nilai.",
            "Every item in its right place earns marks.",
        ),
        OrderScoring::Relative => pick(
            "Setiap butir yang langsung diikuti butir yang tepat mendapat nilai.",
            "Every item directly followed by the right one earns marks.",
        ),
        OrderScoring::AllOrNothing => pick(
            "Nilai diberikan hanya bila seluruh urutan tepat.",
            "Marks are given only if the whole order is right.",
        ),
    }
}

/// "Isian 1".
pub fn gap(number: usize) -> String {
    format!("{} {number}", pick("Isian", "Gap"))
}

/// "Isian 1 dari 3".
pub fn gap_of(number: usize, total: usize) -> String {
    match lang() {
        Lang::Id => format!("Isian {number} dari {total}"),
        Lang::En => format!("Gap {number} of {total}"),
    }
}

/// "Isian 1 dikosongkan".
pub fn gap_emptied(number: usize) -> String {
    format!("{} {}", gap(number), pick("dikosongkan", "is empty now"))
}

/// What a row of an order is worth, in words.
pub fn place_verdict(scoring: OrderScoring, is_right: bool) -> &'static str {
    match (scoring, is_right) {
        (OrderScoring::Relative, true) => pick("lanjutannya tepat", "rightly followed"),
        (OrderScoring::Relative, false) => pick("lanjutannya keliru", "wrongly followed"),
        (OrderScoring::Absolute | OrderScoring::AllOrNothing, true) => right(),
        (OrderScoring::Absolute | OrderScoring::AllOrNothing, false) => wrong(),
    }
}

/// "Menyapa warga: urutan 2 dari 4".
pub fn now_at(item: &str, place: usize, total: usize) -> String {
    match lang() {
        Lang::Id => format!("{item}: urutan {place} dari {total}"),
        Lang::En => format!("{item}: place {place} of {total}"),
    }
}

/// "Menyapa warga sudah di urutan pertama".
pub fn at_the_end(item: &str, is_first: bool) -> String {
    match (lang(), is_first) {
        (Lang::Id, true) => format!("{item} sudah di urutan pertama"),
        (Lang::Id, false) => format!("{item} sudah di urutan terakhir"),
        (Lang::En, true) => format!("{item} is first already"),
        (Lang::En, false) => format!("{item} is last already"),
    }
}

/// What is wrong with a number, and how to put it right.
pub fn number_fault(fault: NotANumber) -> &'static str {
    match fault {
        NotANumber::Malformed => pick(
            "Ini belum berupa angka. Tulis angka saja, misalnya 12,5 atau 1.250.",
            "This is not a number yet. Type digits only, for example 12.5 or 1250.",
        ),
        NotANumber::TooLong => pick(
            "Angka ini terlalu panjang. Tulis paling banyak 12 angka dan 6 angka desimal.",
            "This number is too long. Type at most 12 digits and 6 decimals.",
        ),
    }
}

/// "3 soal belum dijawab".
pub fn blanks(count: u16) -> String {
    match lang() {
        Lang::Id => format!("{count} soal belum dijawab"),
        Lang::En => format!("{count} {} not answered", plural(u32::from(count), "", "question", "questions")),
    }
}

/// "12 terjawab, 3 belum, 1 ragu".
pub fn summary(answered: u16, blank: u16, flagged: u16) -> String {
    match lang() {
        Lang::Id => format!("{answered} terjawab, {blank} belum, {flagged} ragu"),
        Lang::En => format!("{answered} answered, {blank} not answered, {flagged} in doubt"),
    }
}

/// "Percobaan ke-2".
pub fn attempt_no(number: u16) -> String {
    match lang() {
        Lang::Id => format!("Percobaan ke-{number}"),
        Lang::En => format!("Attempt {number}"),
    }
}

/// "Nilai 60, nilai lulus 70."
pub fn score_line(percent: u8, pass_percent: u8) -> String {
    match lang() {
        Lang::Id => format!("Nilai {percent} dari 100, nilai lulus {pass_percent}."),
        Lang::En => format!("{percent} out of 100; {pass_percent} is needed to pass."),
    }
}

/// "1,5 dari 2 poin".
pub fn marks(earned: u32, out_of: u32) -> String {
    let (earned, whole) = (format::hundredths(i64::from(earned)), format::hundredths(i64::from(out_of)));
    match lang() {
        Lang::Id => format!("{earned} dari {whole} poin"),
        Lang::En => format!("{earned} of {whole} marks"),
    }
}

/// "2 poin": what a question is worth.
pub fn worth(hundredths: u32) -> String {
    let amount = format::hundredths(i64::from(hundredths));
    let unit = if hundredths == 100 { pick("poin", "mark") } else { pick("poin", "marks") };
    format!("{amount} {unit}")
}

/// "8 dari 10 soal".
pub fn answered_of(answered: u16, questions: u16) -> String {
    match lang() {
        Lang::Id => format!("{answered} dari {questions} soal"),
        Lang::En => format!("{answered} of {questions} questions"),
    }
}

/// "2 jawaban".
pub fn answers(count: u32) -> String {
    match lang() {
        Lang::Id => format!("{count} jawaban"),
        Lang::En => format!("{count} {}", plural(count, "", "answer", "answers")),
    }
}

/// "2 jawaban dibuat sebelum waktu habis …".
pub fn late(count: u16) -> String {
    let many = answers(u32::from(count));
    match lang() {
        Lang::Id => format!(
            "{many} dibuat sebelum waktu habis, tetapi baru sampai di server sesudahnya karena koneksi. Jawaban itu tetap dinilai dan diberi tanda bagi pengajar."
        ),
        Lang::En => format!(
            "{many} {} made before the time was over, but reached the server later because of the connection. They are graded, and marked for the instructor.",
            plural(u32::from(count), "", "was", "were")
        ),
    }
}

/// "“Ujian akhir” sudah dikirim."
pub fn handed_in(title: &str) -> String {
    match lang() {
        Lang::Id => format!("“{title}” sudah dikirim."),
        Lang::En => format!("“{title}” has been handed in."),
    }
}

/// "1 JP tercatat untuk Anda."
pub fn credited(minutes: u32) -> String {
    let jp = format::jp(minutes);
    match lang() {
        Lang::Id => format!("{jp} sudah dicatat untuk Anda."),
        Lang::En => format!("{jp} have been credited to you."),
    }
}
