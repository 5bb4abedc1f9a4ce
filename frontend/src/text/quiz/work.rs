//! Words of what is taken as a quiz and is none: assignments and evidence of activities.

use shared::api::quiz::QuizForm;

use crate::text::pick;

crate::texts! {
    work_marked: "Pengajar menilai kiriman Anda. Hasil dan catatannya muncul di halaman ini."
        | "An instructor marks what you hand in. The mark and the notes appear on this page.";
    work_again: "Jika dikumpulkan lagi, nilai terbaik yang berlaku." | "If you hand in again, the best mark counts.";
    work_sample: "Contoh karya, bila ada, ditampilkan setelah Anda lulus." | "A sample, where there is one, is shown once you have passed.";
    work_honesty: "Kerjakan sendiri, sebutkan sumber yang Anda pakai, dan hapus data pribadi warga dari kiriman."
        | "Work on your own, name the sources you use, and leave out personal data of citizens.";
    work_yours: "Tugas Anda" | "Your assignment";
}

/// The button that begins.
pub fn begin(form: QuizForm) -> &'static str {
    match form {
        QuizForm::Quiz => pick("Mulai kuis", "Start the quiz"),
        QuizForm::Assignment => pick("Kerjakan tugas", "Do the assignment"),
        QuizForm::Activity => pick("Isi bukti kegiatan", "Give the evidence"),
    }
}

/// The button that goes on.
pub fn go_on(form: QuizForm) -> &'static str {
    match form {
        QuizForm::Quiz => pick("Lanjutkan kuis", "Go on with the quiz"),
        QuizForm::Assignment => pick("Lanjutkan tugas", "Go on with the assignment"),
        QuizForm::Activity => pick("Lanjutkan bukti", "Go on with the evidence"),
    }
}

/// Why there is something to go on with.
pub fn go_on_why(form: QuizForm) -> &'static str {
    match form {
        QuizForm::Quiz => pick(
            "Anda sedang mengerjakan kuis ini. Jawaban sebelumnya tersimpan.",
            "You are in the middle of this quiz. Your earlier answers are kept.",
        ),
        QuizForm::Assignment | QuizForm::Activity => pick(
            "Anda sudah mulai menulis dan belum mengumpulkan. Isinya tersimpan.",
            "You have begun and not handed in yet. What you have written is kept.",
        ),
    }
}

/// Nothing was handed in so far.
pub fn none_yet(form: QuizForm) -> &'static str {
    match form {
        QuizForm::Quiz => {
            pick("Anda belum pernah mengerjakan kuis ini.", "You have not taken this quiz yet.")
        }
        QuizForm::Assignment | QuizForm::Activity => {
            pick("Anda belum mengumpulkan apa pun.", "You have not handed in anything yet.")
        }
    }
}
