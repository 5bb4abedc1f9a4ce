//! Words of practice.

use super::worth;
use crate::text::{Lang, lang, pick};

crate::texts! {
    not_counted: "Latihan tidak dinilai dan tidak dicatat. Jawaban Anda hanya tersimpan di perangkat ini."
        | "Practice is neither graded nor recorded. Your answers stay on this device.";
    no_practice: "Belum ada soal yang dapat dilatih" | "There is nothing to practise yet";
    no_practice_why: "Soal kuis dapat dilatih setelah Anda mengerjakannya dan pembahasannya dibuka, selama tidak ada percobaan yang sedang berjalan."
        | "Questions of a quiz can be practised once you have taken it and its review is open, while no attempt is in progress.";
    check: "Periksa" | "Check";
    self_check: "Cek pemahaman" | "Check your understanding";
    show_answer: "Lihat jawaban" | "Show the answer";
    next_question: "Soal berikutnya" | "Next question";
    to_sum: "Lihat ringkasan" | "See the summary";
    practice_sum: "Ringkasan latihan" | "Practice summary";
    answer_first: "Lengkapi jawaban dahulu, lalu tekan Periksa" | "Complete your answer first, then press Check";
    repeat_missed: "Ulangi yang belum tepat" | "Repeat missed ones";
    trial_finish: "Lihat hasil" | "See the result";
    trial_result: "Hasil percobaan" | "Result of the trial";
    repeat_all: "Ulangi semua" | "Repeat all";
}

/// "Latihan: Kuis modul 1".
pub fn practice_of(title: &str) -> String {
    format!("{}: {title}", pick("Latihan", "Practice"))
}

/// "Latihan · 4 soal".
pub fn practice_entry(count: u16) -> String {
    format!("{} · {}", pick("Latihan", "Practice"), super::questions(count))
}

/// "Petunjuk 1 dari 2".
pub fn hint(number: usize, total: usize) -> String {
    match lang() {
        Lang::Id => format!("Petunjuk {number} dari {total}"),
        Lang::En => format!("Hint {number} of {total}"),
    }
}

/// "Percobaan ke-1. Percobaan berikutnya bernilai paling banyak 0,67 poin."
pub fn next_try(tries: u32, at_most: u32) -> String {
    let most = worth(at_most);
    match lang() {
        Lang::Id => format!("Percobaan ke-{tries}. Percobaan berikutnya bernilai paling banyak {most}."),
        Lang::En => format!("Try {tries}. The next try can earn {most} at most."),
    }
}

/// "3 dari 4 soal benar pada percobaan pertama."
pub fn right_first(first: usize, total: usize) -> String {
    match lang() {
        Lang::Id => format!("{first} dari {total} soal benar pada percobaan pertama."),
        Lang::En => format!("{first} of {total} questions were right at the first try."),
    }
}

/// At which try a question was right.
pub fn right_at(number: Option<u32>) -> String {
    match (number, lang()) {
        (None, _) => pick("Belum tepat", "Not right yet").to_owned(),
        (Some(1), _) => pick("Benar pada percobaan pertama", "Right at the first try").to_owned(),
        (Some(number), Lang::Id) => format!("Benar pada percobaan ke-{number}"),
        (Some(number), Lang::En) => format!("Right at try {number}"),
    }
}
