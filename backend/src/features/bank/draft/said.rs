//! What is wrong with what is typed, in sentences for people who write questions.
//!
//! **Invariant:** a sentence says what is wrong and what to do.

use grading::KeyFault;
use shared::problem::Phrase;

macro_rules! sayings {
    ($($name:ident: $id:literal | $en:literal;)+) => {$(
        pub(super) const fn $name() -> Phrase {
            Phrase::new($id, $en)
        }
    )+};
}

sayings! {
    no_category: "Pilih kategori untuk soal ini." | "Choose a category for this question.";
    no_text: "Tulis apa yang ditanyakan." | "Write what is asked.";
    picture: "Bank soal belum dapat memuat gambar. Hapus tanda ![…](…)."
        | "The question bank cannot hold pictures yet. Remove the mark ![…](…).";
    bad_level: "Pilih tingkat 1 sampai 5." | "Choose a level from 1 to 5.";
    no_such_competency: "Kompetensi ini tidak ada. Pilih dari daftar." | "There is no such competency. Choose one of the list.";
    bad_worth: "Isi bobot dengan angka lebih dari 0 sampai 1.000, paling banyak dua angka di belakang koma."
        | "Give a worth above 0 and up to 1,000, with at most two decimals.";
    rubric_decides: "Bobot dihitung dari poin terbaik pada rubrik. Kosongkan isian ini."
        | "The worth is what the best levels of the rubric add up to. Leave this empty.";
    rubric_too_high: "Poin terbaik pada rubrik berjumlah lebih dari 1.000. Kurangi."
        | "The best levels of the rubric add up to more than 1,000. Lower them.";

    many_hints: "Sisakan paling banyak lima petunjuk." | "Keep five hints at most.";
    bad_penalty: "Isi pengurangan dengan bilangan bulat dari 0 sampai 100." | "Give a whole number from 0 to 100.";
    few_choices: "Tulis paling sedikit dua pilihan." | "Write at least two choices.";
    several_right: "Lebih dari satu pilihan ditandai benar. Sisakan satu, atau ganti jenis soal menjadi Banyak pilihan."
        | "More than one choice is marked as right. Keep one, or change the kind to Several choices.";
    empty_choice: "Isi pilihan ini, atau hapus barisnya." | "Fill this choice in, or remove it.";
    no_claim: "Tandai apakah pernyataan ini benar atau salah." | "Mark whether this claim is true or false.";

    not_a_number: "Ini bukan angka. Tulis angkanya saja, misalnya 12,5 atau 1250."
        | "This is not a number. Type digits only, such as 12.5 or 1250.";
    number_too_long: "Angka ini terlalu panjang: paling banyak 12 angka dan 6 angka di belakang koma."
        | "This number is too long: at most 12 digits and 6 decimals.";
    no_number: "Isi angka yang benar." | "Fill in the right number.";
    negative_tolerance: "Toleransi tidak boleh kurang dari nol." | "The tolerance cannot be below zero.";
    two_kinds_of_units: "Satuan ditampilkan di samping isian atau ditulis peserta, tidak keduanya. Kosongkan salah satunya."
        | "A unit is either shown beside the field or typed by learners. Leave one of them empty.";
    no_unit_name: "Tulis satuannya." | "Write the unit.";
    same_unit: "Satuan ini sudah ada." | "This unit is there already.";
    unclear_unit: "Satuan ini tidak dapat dibedakan dari angkanya. Mulailah dengan huruf, misalnya m2."
        | "This unit cannot be told from the number. Begin with a letter, such as m2.";
    bad_factor: "Isi dengan angka lebih dari nol." | "Fill in a number above zero.";
    no_own_unit: "Satu satuan harus bernilai 1: satuan dari angka yang benar." | "One unit must count 1: that of the right number.";

    no_answer: "Tulis jawaban yang benar." | "Write the right answer.";
    same_answer: "Jawaban ini sudah ada. Hapus salah satunya." | "This answer is there already. Remove one of them.";
    takes_anything: "Jawaban ini menerima apa saja. Tambahkan kata di samping *; untuk tanda bintang tulis \\*."
        | "This answer takes anything. Add a word beside *; for an asterisk write \\*.";
    few_pairs: "Tulis paling sedikit dua pasangan." | "Write at least two pairs.";
    no_prompt: "Isi sisi kiri pasangan ini." | "Fill in the left side of this pair.";
    no_partner: "Isi pasangannya." | "Fill in its partner.";
    same_prompt: "Sisi kiri ini sudah ada. Ubah atau hapus salah satunya." | "This left side is there already. Change or remove one of them.";
    same_distractor: "Pengecoh ini sama dengan jawaban atau pengecoh lain. Ganti dengan yang memang salah."
        | "This distractor is the same as an answer or another distractor. Write one that is wrong.";
    few_items: "Tulis paling sedikit dua langkah, dalam urutan yang benar." | "Write at least two steps, in their right order.";
    same_item: "Langkah ini sudah ada, sehingga tempatnya tidak dapat dibedakan. Ubah salah satunya."
        | "This step is there already, so that their places cannot be told apart. Change one of them.";

    no_gaps: "Tambahkan paling sedikit satu isian." | "Add at least one gap.";
    badly_marked: "Tanda isian harus berurutan, sekali saja, dan di teks biasa: [[1]], lalu [[2]], bukan di dalam tautan atau kode."
        | "Gaps are marked in order, once each and in plain text: [[1]], then [[2]], not in a link or in code.";
    used_twice: "Jawaban ini dipakai dua isian. Ganti salah satunya, atau izinkan satu pilihan dipakai berulang."
        | "Two gaps have this answer. Change one, or let an option be used more than once.";
    nobody_shares: "Pilihan bersama hanya dipakai isian jenis pilihan bersama. Hapus, atau ganti jenis isiannya."
        | "Shared options are only for gaps of that kind. Remove them, or change the kind of a gap.";
    few_options: "Tambahkan paling sedikit satu pengecoh." | "Add at least one distractor.";

    words_swapped: "Jumlah kata terbanyak lebih kecil daripada yang paling sedikit. Tukar keduanya."
        | "The most words are fewer than the fewest. Swap them.";
    no_files: "Isi paling banyak berapa berkas, atau kosongkan yang lain tentang berkas."
        | "Say how many files at most, or leave the rest about files empty.";
    files_swapped: "Jumlah berkas terbanyak lebih kecil daripada yang paling sedikit. Tukar keduanya."
        | "The most files are fewer than the fewest. Swap them.";
    words_of_files: "Bila jawabannya berkas saja, tidak ada kata yang dihitung. Kosongkan jumlah kata."
        | "Where files are the whole answer, no words are counted. Leave the numbers of words empty.";
    no_criterion: "Beri nama kriteria ini." | "Name this criterion.";
    same_criterion: "Kriteria ini sudah ada. Beri nama lain." | "This criterion is there already. Give it another name.";
    no_level_text: "Tulis seperti apa jawaban pada tingkat ini." | "Write what an answer of this level is like.";
    bad_level_marks: "Isi poin dengan angka dari 0 sampai 1.000, paling banyak dua angka di belakang koma."
        | "Give marks from 0 to 1,000, with at most two decimals.";
}

/// A text that is longer than is kept.
pub(super) fn too_long(most: usize) -> Phrase {
    Phrase::made(
        format!("Teks ini terlalu panjang: paling banyak {most} huruf."),
        format!("This text is too long: at most {most} letters."),
    )
}

/// More than a question can carry.
pub(super) fn too_many(most: usize) -> Phrase {
    Phrase::made(format!("Kurangi menjadi paling banyak {most}."), format!("Keep at most {most} of them."))
}

/// A choice that is there already, under this number.
pub(super) fn same_choice(number: usize) -> Phrase {
    Phrase::made(
        format!("Pilihan ini sama dengan pilihan {number}. Ubah atau hapus salah satunya."),
        format!("This choice is the same as choice {number}. Change or remove one of them."),
    )
}

/// No choice is right.
pub(super) fn none_right(is_weighted: bool) -> Phrase {
    if is_weighted {
        Phrase::new(
            "Beri bobot lebih dari 0 pada pilihan yang benar.",
            "Give the right choices a share above 0.",
        )
    } else {
        Phrase::new("Tandai pilihan yang benar.", "Mark the choice that is right.")
    }
}

/// A share outside its range.
pub(super) fn bad_percent(least: i8, most: i8) -> Phrase {
    Phrase::made(
        format!("Isi dengan bilangan bulat dari {least} sampai {most}, tanpa tanda persen."),
        format!("Fill in a whole number from {least} to {most}, without a percent sign."),
    )
}

/// Shares of right choices that are not 100 together.
pub(super) fn bad_sum(sum: i32) -> Phrase {
    Phrase::made(
        format!("Bobot pilihan yang benar berjumlah {sum}%. Ubah agar berjumlah tepat 100%."),
        format!(
            "The shares of the right choices add up to {sum}%. Change them so that they are exactly 100%."
        ),
    )
}

/// A weight of a gap outside its range.
pub(super) fn bad_weight(most: u8) -> Phrase {
    Phrase::made(
        format!("Isi bobot isian dengan bilangan bulat dari 1 sampai {most}."),
        format!("Fill in a whole number from 1 to {most}."),
    )
}

/// A gap without a mark in the text.
pub(super) fn not_marked(number: usize) -> Phrase {
    Phrase::made(
        format!("Isian {number} belum ditandai di teks. Tulis [[{number}]] di tempatnya."),
        format!("Gap {number} is not marked in the text. Write [[{number}]] where it is."),
    )
}

/// A mark without a gap.
pub(super) fn no_such_gap(number: usize) -> Phrase {
    Phrase::made(
        format!("Tanda [[{number}]] tidak punya isian. Tambahkan isiannya, atau hapus tandanya."),
        format!("The mark [[{number}]] has no gap. Add the gap, or remove the mark."),
    )
}

/// A number of words outside its range.
pub(super) fn bad_words(most: u32) -> Phrase {
    Phrase::made(
        format!("Isi dengan bilangan bulat dari 1 sampai {most}, atau kosongkan."),
        format!("Fill in a whole number from 1 to {most}, or leave it empty."),
    )
}

/// A number of files outside its range.
pub(super) fn bad_files(most: u8) -> Phrase {
    Phrase::made(
        format!("Isi dengan bilangan bulat dari 1 sampai {most}, atau kosongkan."),
        format!("Fill in a whole number from 1 to {most}, or leave it empty."),
    )
}

/// A criterion that tells nothing apart.
pub(super) fn flat_criterion(most: usize) -> Phrase {
    Phrase::made(
        format!("Tulis 2 sampai {most} tingkat, dan beri salah satunya poin di atas 0."),
        format!("Write 2 to {most} levels, and give one of them marks above 0."),
    )
}

/// A key that cannot be marked by, whatever the reason.
pub(super) fn unsound(fault: KeyFault) -> Phrase {
    Phrase::made(
        format!("Soal ini belum dapat dinilai ({fault}). Periksa kembali jawabannya."),
        format!("This question cannot be marked yet ({fault}). Check its answers."),
    )
}
