//! Words of the form in which questions are written.

use grading::{FileKind, Scoring};

use crate::text::{Lang, lang, pick};

crate::texts! {
    new_title: "Tulis soal" | "Write a question";
    edit_title: "Ubah soal" | "Edit the question";
    write: "Tulis soal" | "Write a question";
    edit: "Ubah" | "Edit";
    new_lead: "Lihat hasilnya di pratinjau sambil menulis. Tidak ada yang masuk ke bank sebelum Anda menyimpan."
        | "See what becomes of it while you write. Nothing comes into the bank before you save.";
    edit_lead: "Setiap perubahan menjadi versi baru; versi sebelumnya tetap tersimpan."
        | "Every change becomes a new version; earlier ones are kept.";
    question: "Pertanyaan" | "Question";
    answers: "Jawaban" | "Answers";
    about: "Umpan balik dan keterangan" | "Feedback and facts";
    text_label: "Apa yang ditanyakan" | "What is asked";
    text_hint: "Boleh memakai Markdown: **tebal**, *miring*, daftar dengan tanda -."
        | "Markdown may be used: **bold**, *italic*, lists with -.";
    worth: "Bobot" | "Worth";
    worth_hint: "Poin untuk jawaban penuh; 1 bila dikosongkan." | "Marks for the full answer; 1 if left empty.";
    feedback: "Umpan balik umum" | "General feedback";
    feedback_hint: "Ditampilkan setelah menjawab, apa pun jawabannya. Jelaskan alasannya." | "Shown after answering, whatever the answer. Explain why.";
    practice: "Latihan" | "Practice";
    hints: "Petunjuk" | "Hints";
    hints_why: "Satu petunjuk tampil setiap kali jawaban latihan belum tepat. Boleh kosong." | "One is shown each time an answer in practice is not right. There may be none.";
    add_hint: "Tambah petunjuk" | "Add a hint";
    penalty: "Pengurangan per percobaan (%)" | "Penalty for each try (%)";
    penalty_hint: "Dari 0 sampai 100; 33 bila dikosongkan." | "From 0 to 100; 33 if left empty.";
    tags: "Tag" | "Tags";
    tags_hint: "Pisahkan dengan koma, misalnya loket, antrean." | "With commas between them, such as front-desk, queue.";
    competency: "Kompetensi" | "Competency";
    no_competency: "Tidak dipetakan" | "Not mapped";
    level: "Tingkat" | "Level";
    save: "Simpan soal" | "Save the question";
    cancel: "Batal" | "Cancel";
    unchanged: "Tidak ada yang berubah, jadi tidak ada versi baru." | "Nothing has changed, so there is no new version.";

    offered: "Ada tulisan yang belum disimpan" | "There is unsaved work";
    offered_why: "Tulisan Anda di formulir ini tersimpan di perangkat ini sejak terakhir dibuka." | "What you wrote in this form has been kept on this device since it was last open.";
    resume: "Lanjutkan menulis" | "Go on writing";
    discard: "Buang, mulai lagi" | "Discard it and begin anew";
    leave_title: "Tinggalkan formulir ini?" | "Leave this form?";
    leave_why: "Perubahan Anda belum disimpan ke bank soal. Tulisan ini tetap ada di perangkat ini dan ditawarkan lagi saat formulir dibuka."
        | "Your changes are not saved in the question bank yet. They stay on this device and are offered again when you open the form.";
    stay: "Tetap di sini" | "Stay here";
    leave: "Tinggalkan" | "Leave";
    see_latest: "Lihat versi terbaru di tab baru" | "See the latest version in a new tab";
    save_over: "Simpan sebagai versi sesudahnya" | "Save as the version after it";
    revised_why: "Bandingkan dengan versi terbaru, lalu sesuaikan tulisan Anda. Bila disimpan sebagai versi sesudahnya, versi orang lain tetap ada di riwayat."
        | "Compare with the latest version and mend what you wrote. If you save it as the version after it, the other one stays in the history.";

    preview_why: "Cobalah menjawab; tidak ada yang tersimpan." | "Try to answer; nothing is kept.";
    try_it: "Periksa jawaban" | "Check the answer";
    not_yet_to_try: "Lengkapi soal untuk mencoba menjawab." | "Complete the question to try it.";
    nothing_to_show: "Tulis pertanyaan untuk melihat pratinjaunya." | "Write the question to see how it looks.";
    waits_for_connection: "Server belum dapat dihubungi. Pratinjau diperbarui saat Anda menulis lagi." | "The server cannot be reached. The preview follows when you write again.";
    alike_why: "Soal lain di bank ini berbunyi sama. Mungkin soal ini tidak perlu ditulis lagi." | "Other questions in this bank read the same. Perhaps this one need not be written again.";
    advice: "Saran penulisan" | "Advice on wording";
    advice_why: "Boleh diabaikan; soal tetap dapat disimpan." | "May be ignored; the question can be saved all the same.";

    scoring_label: "Cara menilai" | "How it is marked";
    choices: "Pilihan" | "Choices";
    choices_why_single: "Tandai satu yang benar. Baris kosong tidak ikut." | "Mark the one that is right. Empty rows are left out.";
    choices_why_multiple: "Tandai semua yang benar. Baris kosong tidak ikut." | "Mark all that are right. Empty rows are left out.";
    add_choice: "Tambah pilihan" | "Add a choice";
    percent: "Bobot pilihan (%)" | "Share of this choice (%)";
    part: "Nilai sebagian (%)" | "Part of the marks (%)";
    part_hint: "Bila pilihan ini setengah benar, misalnya 50." | "If this choice is half right, such as 50.";
    choice_feedback: "Umpan balik bila dipilih" | "Feedback if picked";
    claim: "Pernyataan itu" | "The claim is";
    if_true: "Umpan balik bila menjawab Benar" | "Feedback for answering True";
    if_false: "Umpan balik bila menjawab Salah" | "Feedback for answering False";
    value: "Angka yang benar" | "The right number";
    tolerance: "Toleransi" | "Tolerance";
    tolerance_hint: "Selisih yang masih dianggap benar." | "How far off still counts.";
    unit: "Satuan di samping isian" | "Unit beside the field";
    unit_hint: "Misalnya hari. Peserta hanya menulis angkanya." | "Such as days. Learners type the number only.";
    typed_units: "Satuan yang ditulis peserta" | "Units that learners type";
    units: "Satuan yang diterima" | "Units that count";
    units_why: "Satu satuan bernilai 1: satuan dari angka yang benar. Contoh: menit 1, jam 60." | "One unit counts 1: that of the right number. For example: minutes 1, hours 60.";
    unit_name: "Satuan" | "Unit";
    unit_factor: "Nilainya" | "Counts";
    add_unit: "Tambah satuan" | "Add a unit";
    unit_optional: "Angka tanpa satuan juga benar" | "A number without a unit counts too";
    accepted_label: "Jawaban yang benar" | "Answers that count";
    accepted_why: "Tanda * berarti kata apa saja; huruf besar-kecil dan tanda aksen tidak berpengaruh kecuali dicentang di bawah."
        | "A * stands for any words; capitals and accents do not matter unless checked below.";
    add_accepted: "Tambah jawaban" | "Add an answer";
    case_sensitive: "Huruf besar dan tanda aksen harus tepat" | "Capital letters and accents must be right";
    prompt: "Sisi kiri" | "Left side";
    partner: "Pasangannya" | "Its partner";
    pairs: "Pasangan" | "Pairs";
    pairs_why: "Beberapa sisi kiri boleh punya pasangan yang sama." | "Several left sides may have the same partner.";
    add_pair: "Tambah pasangan" | "Add a pair";
    distractors: "Pengecoh" | "Distractors";
    distractors_why: "Pilihan yang tidak cocok dengan apa pun. Boleh kosong." | "Options that belong nowhere. There may be none.";
    add_distractor: "Tambah pengecoh" | "Add a distractor";
    items: "Langkah dalam urutan yang benar" | "Steps in their right order";
    items_why: "Peserta melihatnya dalam urutan acak." | "Learners see them shuffled.";
    add_item: "Tambah langkah" | "Add a step";
    gaps: "Isian" | "Gaps";
    gaps_why: "Tulis [[1]], [[2]], dan seterusnya di pertanyaan, di tempat setiap isian." | "Write [[1]], [[2]] and so on in the question, where each gap is.";
    add_gap: "Tambah isian" | "Add a gap";
    gap_kind_label: "Diisi dengan" | "Filled with";
    right_option: "Pilihan yang benar" | "The right option";
    weight: "Bobot isian" | "Weight of the gap";
    weight_hint: "1 bila dikosongkan." | "1 if left empty.";
    reuse: "Satu pilihan boleh dipakai di beberapa isian" | "An option may be used in several gaps";
    min_words: "Paling sedikit kata" | "Fewest words";
    max_words: "Paling banyak kata" | "Most words";
    files: "Berkas" | "Files";
    files_why: "Peserta dapat menjawab dengan berkas. Kosongkan bila jawabannya teks saja." | "Learners can answer with files. Leave this empty where the answer is text alone.";
    files_min: "Paling sedikit berkas" | "Fewest files";
    files_max: "Paling banyak berkas" | "Most files";
    file_kinds: "Jenis berkas" | "Kinds of files";
    file_kinds_hint: "Semua jenis bila tidak ada yang dipilih." | "All kinds if none is chosen.";
    files_alone: "Jawabannya berkas saja, tanpa teks" | "Files are the whole answer, without text";
    guidance: "Pedoman penilai" | "Guidance for markers";
    guidance_hint: "Tidak pernah ditampilkan kepada peserta." | "Never shown to learners.";
    sample: "Contoh jawaban" | "An answer as it could be";
    sample_hint: "Ditampilkan kepada peserta bersama hasilnya." | "Shown to learners with their result.";
    rubric: "Rubrik" | "Rubric";
    rubric_why: "Tanpa rubrik, penilai memberi nilai bebas. Dengan rubrik, bobot soal dihitung dari poin terbaik." | "Without a rubric markers give a free mark. With one, the worth is what the best levels add up to.";
    add_criterion: "Tambah kriteria" | "Add a criterion";
    criterion_name: "Nama kriteria" | "Name of the criterion";
    levels: "Tingkat" | "Levels";
    add_level: "Tambah tingkat" | "Add a level";
    level_marks: "Poin" | "Marks";
    level_text: "Seperti apa jawabannya" | "What the answer is like";
}

/// A kind of files in an answer.
pub fn file_kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Document => pick("PDF atau dokumen kantor", "PDF or office document"),
        FileKind::Image => pick("Gambar", "Picture"),
        FileKind::Audio => pick("Suara", "Sound"),
        FileKind::Video => pick("Video", "Video"),
        FileKind::Text => pick("Teks polos", "Plain text"),
    }
}

/// "Pilihan 2".
pub fn choice(number: usize) -> String {
    format!("{} {number}", pick("Pilihan", "Choice"))
}

/// "Petunjuk 2".
pub fn hint(number: usize) -> String {
    format!("{} {number}", pick("Petunjuk", "Hint"))
}

/// "Pilihan 2 benar".
pub fn is_right(number: usize) -> String {
    match lang() {
        Lang::Id => format!("Pilihan {number} benar"),
        Lang::En => format!("Choice {number} is right"),
    }
}

/// "Satuan 2".
pub fn unit_row(number: usize) -> String {
    format!("{} {number}", unit_name())
}

/// "Jawaban 2".
pub fn accepted(number: usize) -> String {
    format!("{} {number}", pick("Jawaban", "Answer"))
}

/// "Pasangan 2".
pub fn pair(number: usize) -> String {
    format!("{} {number}", pick("Pasangan", "Pair"))
}

/// "Pengecoh 2".
pub fn distractor(number: usize) -> String {
    format!("{} {number}", pick("Pengecoh", "Distractor"))
}

/// "Langkah 2".
pub fn item(number: usize) -> String {
    format!("{} {number}", pick("Langkah", "Step"))
}

/// "Isian 2".
pub fn gap(number: usize) -> String {
    format!("{} {number}", pick("Isian", "Gap"))
}

/// "Isian 2, ditandai [[2]]".
pub fn gap_marked(number: usize) -> String {
    format!("{}, {} [[{number}]]", gap(number), pick("ditandai", "marked"))
}

/// "Kriteria 2".
pub fn criterion(number: usize) -> String {
    format!("{} {number}", pick("Kriteria", "Criterion"))
}

/// "Tingkat 2".
pub fn level_row(number: usize) -> String {
    format!("{} {number}", level())
}

/// What fills a gap, by the name of its kind.
pub fn gap_kind(kind: &str) -> &'static str {
    match kind {
        "numeric" => pick("Angka", "A number"),
        "choice" => pick("Pilihan sendiri", "Options of its own"),
        "pool" => pick("Pilihan bersama", "Options that gaps share"),
        _ => pick("Satu atau dua kata", "A word or two"),
    }
}

/// How several picks are marked.
pub fn scoring(scoring: Scoring) -> &'static str {
    match scoring {
        Scoring::Partial => pick("Sebagian", "In part"),
        Scoring::AllOrNothing => pick("Semua atau nol", "All or nothing"),
        Scoring::Weighted => pick("Bobot per pilihan", "A share for each choice"),
    }
}

/// What is folded away below a choice.
pub fn feedback_and_part(has_part: bool) -> &'static str {
    if has_part {
        pick("Umpan balik dan nilai sebagian", "Feedback and part of the marks")
    } else {
        pick("Umpan balik", "Feedback")
    }
}

/// "Naikkan Pilihan 2".
pub fn move_up(name: &str) -> String {
    format!("{} {name}", pick("Naikkan", "Move up:"))
}

/// "Turunkan Pilihan 2".
pub fn move_down(name: &str) -> String {
    format!("{} {name}", pick("Turunkan", "Move down:"))
}

/// "Hapus Pilihan 2".
pub fn remove(name: &str) -> String {
    format!("{} {name}", pick("Hapus", "Remove"))
}

/// "Pilihan 2 dihapus."
pub fn removed(name: &str) -> String {
    format!("{name} {}", pick("dihapus.", "removed."))
}

/// "Pilihan 2 sekarang nomor 1."
pub fn moved(name: &str, number: usize) -> String {
    format!("{name} {} {number}.", pick("sekarang nomor", "is now number"))
}

/// "Pilihan 1 sudah paling atas."
pub fn at_the_end(name: &str, is_top: bool) -> String {
    let where_to = if is_top {
        pick("sudah paling atas.", "is at the top already.")
    } else {
        pick("sudah paling bawah.", "is at the bottom already.")
    };
    format!("{name} {where_to}")
}

/// "Soal disimpan sebagai versi 2."
pub fn saved(version: u32) -> String {
    match lang() {
        Lang::Id if version == 1 => "Soal disimpan di bank.".to_owned(),
        Lang::En if version == 1 => "The question is in the bank.".to_owned(),
        Lang::Id => format!("Soal disimpan sebagai versi {version}."),
        Lang::En => format!("The question is saved as version {version}."),
    }
}

/// "Tingkat 2", as a choice.
pub fn level_choice(number: u8) -> String {
    format!("{} {number}", level())
}
