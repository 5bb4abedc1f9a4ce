//! Words of the question bank.

pub mod form;

use shared::api::bank::{EntryOutcome, ExportFormat, ImportFormat, QuestionKind};

use super::{Lang, format, lang, pick, plural};

crate::texts! {
    bank: "Bank soal" | "Question bank";
    lead: "Soal milik instansi Anda, menurut kategori. Soal yang berubah mendapat versi baru; versi lama tetap tersimpan."
        | "Your institution's questions by category. A question that changes gets a new version; earlier ones are kept.";
    ask: "Halaman ini untuk pengajar. Minta admin pelatihan memberi Anda peran pengajar."
        | "This page is for instructors. Ask your training administrator for the instructor role.";
    open_bank: "Buka bank soal" | "Open the question bank";
    import: "Impor berkas" | "Import a file";
    export: "Ekspor" | "Export";
    search: "Cari kata di soal" | "Search words in questions";
    category: "Kategori" | "Category";
    all_categories: "Semua kategori" | "All categories";
    tag: "Tag" | "Tag";
    any_tag: "Semua tag" | "Any tag";
    kind_label: "Jenis" | "Kind";
    any_kind: "Semua jenis" | "Any kind";
    state: "Status" | "State";
    active: "Aktif" | "Active";
    archived: "Diarsipkan" | "Archived";
    caption: "Soal, terbaru lebih dulu" | "Questions, newest first";
    question: "Soal" | "Question";
    choose: "Pilih" | "Choose";
    tags: "Tag" | "Tags";
    no_tags: "Tanpa tag" | "No tags";
    changed: "Diubah" | "Changed";
    choose_all: "Pilih semua soal di daftar ini" | "Choose every question in this list";
    empty: "Bank soal masih kosong" | "The question bank is empty";
    empty_why: "Tulis soal satu per satu, atau impor berkas GIFT, Aiken, Moodle XML, atau CSV dan lihat hasilnya sebelum ada yang tersimpan."
        | "Write questions one by one, or import a file in GIFT, Aiken, Moodle XML or CSV and see what becomes of it before anything is kept.";
    more_filters: "Saring daftar" | "Filter the list";

    add_category: "Tambah kategori" | "Add a category";
    rename_category: "Ubah nama kategori" | "Rename the category";
    category_name: "Nama kategori" | "Name of the category";
    category_parent: "Di dalam" | "Within";
    at_the_top: "Tingkat teratas" | "At the top";
    save: "Simpan" | "Save";
    cancel: "Batal" | "Cancel";
    category_added: "Kategori ditambahkan." | "The category has been added.";
    category_renamed: "Nama kategori diubah." | "The category has been renamed.";

    selected_actions: "Tindakan untuk soal terpilih" | "Actions for the chosen questions";
    move_to: "Pindahkan" | "Move";
    move_title: "Pindahkan ke kategori" | "Move to a category";
    need_category: "Pilih kategori." | "Choose a category.";
    add_tag: "Beri tag" | "Add a tag";
    tag_hint: "Huruf kecil, angka, dan tanda hubung, misalnya loket-umum." | "Small letters, digits and hyphens, such as front-desk.";
    need_tag: "Tulis tag dengan huruf atau angka." | "Write a tag with letters or digits.";
    archive: "Arsipkan" | "Archive";
    restore: "Aktifkan lagi" | "Make active again";
    unselect: "Batalkan pilihan" | "Choose none";

    question_page: "Soal" | "Question";
    preview: "Seperti dilihat peserta" | "As learners see it";
    preview_why: "Cobalah menjawab; tidak ada yang tersimpan. Di kuis, urutan pilihan dapat diacak." | "Try to answer; nothing is kept. In a quiz the order of the choices may be shuffled.";
    your_answer: "Jawaban Anda" | "Your answer";
    key: "Kunci dan umpan balik" | "Key and feedback";
    key_caption: "Jawaban dan umpan baliknya" | "Answers and what is said about them";
    answer: "Jawaban" | "Answer";
    is_right: "Benar" | "Right";
    is_wrong: "Salah" | "Wrong";
    feedback: "Umpan balik" | "Feedback";
    no_feedback: "Tidak ada" | "None";
    general_feedback: "Umpan balik umum" | "General feedback";
    facts: "Keterangan" | "Facts";
    competency: "Kompetensi" | "Competency";
    no_competency: "Belum dipetakan" | "Not mapped yet";
    from_file: "Dari berkas" | "From file";
    alike: "Kata-katanya sama" | "Same words";
    alike_why: "Soal lain di bank ini berbunyi sama. Arsipkan yang tidak dipakai." | "Other questions in this bank read the same. Archive those that are not used.";
    uses: "Dipakai di" | "Used in";
    no_uses: "Soal ini belum dipakai di kuis mana pun." | "No quiz has this question yet.";
    uses_why: "Kuis memegang salinannya. Mengubah atau mengarsipkan soal di sini tidak mengubah kuis yang sudah ada."
        | "Quizzes hold copies. Changing or archiving the question here changes no quiz that is there.";
    quiz_column: "Kuis" | "Quiz";
    course_version: "Versi pelatihan" | "Version of the course";
    copied: "Salinan dari" | "Copy of";
    is_published: "Terbit" | "Published";
    not_published: "Tidak terbit" | "Not published";
    versions: "Versi" | "Versions";
    version_column: "Versi" | "Version";
    worth: "Bobot" | "Worth";
    versions_caption: "Versi, terbaru lebih dulu" | "Versions, latest first";
    written: "Ditulis" | "Written";
    latest: "Terbaru" | "Latest";
    shown: "Sedang dilihat" | "Shown";
    to_latest: "Lihat versi terbaru" | "See the latest version";
    archived_now: "Soal diarsipkan." | "The question is archived.";
    restored_now: "Soal aktif lagi." | "The question is active again.";

    import_title: "Impor soal" | "Import questions";
    import_lead: "Pilih berkas, periksa hasilnya per soal, lalu impor. Sebelum Anda menekan Impor, tidak ada yang tersimpan."
        | "Choose a file, check what becomes of each question, then import. Nothing is kept before you press Import.";
    into: "Masukkan ke kategori" | "Into the category";
    into_hint: "Kategori yang disebut di berkas dibuat di bawahnya." | "Categories that the file names are made below it.";
    new_category: "Kategori baru" | "A new category";
    new_category_hint: "Bank belum punya kategori. Beri nama untuk kategori pertama." | "The bank has no category yet. Name the first one.";
    file: "Berkas" | "File";
    file_hint: "GIFT, Aiken, Moodle XML, atau CSV; paling besar 3 MB dan 1.000 soal." | "GIFT, Aiken, Moodle XML or CSV; at most 3 MB and 1,000 questions.";
    format_label: "Format" | "Format";
    format_auto: "Kenali dari isi berkas" | "Tell by the file";
    check: "Periksa berkas" | "Check the file";
    need_file: "Pilih berkas." | "Choose a file.";
    too_large: "Berkas lebih besar dari 3 MB. Bagi menjadi beberapa berkas." | "The file is larger than 3 MB. Split it into several files.";
    unreadable_file: "Berkas tidak dapat dibaca. Pilih sekali lagi." | "The file cannot be read. Choose it once more.";
    report: "Hasil pemeriksaan" | "What was found";
    report_caption: "Setiap isi berkas dan apa yang terjadi padanya" | "Each entry of the file and what becomes of it";
    line: "Baris" | "Line";
    outcome: "Hasil" | "Outcome";
    notes: "Catatan" | "Notes";
    no_notes: "Diterima apa adanya" | "Taken as it is";
    no_text: "Tanpa teks" | "No text";
    other_file: "Pilih berkas lain" | "Choose another file";
    nothing_new: "Tidak ada soal baru di berkas ini." | "There is no new question in this file.";
    see_twin: "Lihat soal yang sudah ada" | "See the question that is there";
    result: "Hasil impor" | "What was imported";
    see_questions: "Lihat soal di bank" | "See the questions in the bank";
    undo: "Batalkan impor" | "Undo the import";
    undo_title: "Batalkan impor ini?" | "Undo this import?";
    undo_why: "Soal dari impor ini dihapus, kecuali yang sudah diubah sesudahnya: dipindahkan, diberi tag, diarsipkan, atau mendapat versi baru. Yang disisihkan tetap tersimpan di sini."
        | "The questions of this import are removed, except those that were changed since: moved, tagged, archived or given a new version. What was kept aside stays here.";
    stayed: "Tetap ada karena sudah diubah" | "These stay, since they were changed";
    aside: "Disisihkan" | "Kept aside";
    aside_why: "Isi berkas yang belum dapat dipakai, dengan teks aslinya. Perbaiki di berkas, lalu impor lagi: soal yang sudah masuk tidak dobel."
        | "What cannot be used yet, with its source. Mend it in the file and import again: questions that are in are not doubled.";
    source: "Teks asli" | "Source";
    history: "Impor sebelumnya" | "Earlier imports";
    history_caption: "Impor, terbaru lebih dulu" | "Imports, newest first";
    no_history: "Belum ada impor." | "No import yet.";
    undone: "Dibatalkan" | "Undone";
    in_bank: "Masuk" | "Imported";

    export_title: "Ekspor soal" | "Export questions";
    export_why: "Soal aktif di kategori yang sedang disaring, dengan yang di bawahnya." | "Active questions of the category that is filtered by, with those below it.";
    export_all: "Semua soal aktif di bank ini." | "All active questions of this bank.";
    download: "Unduh berkas" | "Download the file";
    all_kept: "Semua soal utuh dalam format ini." | "This format keeps every question whole.";
    left_out: "Tidak ikut" | "Left out";
}

/// How a question is answered.
pub fn kind(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Single => pick("Satu pilihan", "One choice"),
        QuestionKind::Multiple => pick("Banyak pilihan", "Several choices"),
        QuestionKind::TrueFalse => pick("Benar atau salah", "True or false"),
        QuestionKind::Numeric => pick("Angka", "Number"),
        QuestionKind::Short => pick("Isian singkat", "Short answer"),
        QuestionKind::Matching => pick("Menjodohkan", "Matching"),
        QuestionKind::Ordering => pick("Mengurutkan", "Ordering"),
        QuestionKind::Gaps => pick("Melengkapi teks", "Gaps in a text"),
        QuestionKind::Essay => pick("Esai", "Essay"),
    }
}

/// What becomes of an entry.
pub fn entry(outcome: EntryOutcome) -> &'static str {
    match outcome {
        EntryOutcome::New => pick("Soal baru", "New"),
        EntryOutcome::Alike => pick("Sudah ada", "There already"),
        EntryOutcome::Aside => pick("Disisihkan", "Kept aside"),
        EntryOutcome::Unread => pick("Tidak terbaca", "Not readable"),
    }
}

/// A format that is read.
pub fn import_format(format: ImportFormat) -> &'static str {
    match format {
        ImportFormat::Gift => "GIFT",
        ImportFormat::Aiken => "Aiken",
        ImportFormat::MoodleXml => "Moodle XML",
        ImportFormat::Csv => pick("Tabel CSV", "CSV table"),
    }
}

/// A format that is written.
pub fn export_format(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Gift => "GIFT",
        ExportFormat::MoodleXml => "Moodle XML",
        ExportFormat::Csv => pick("Tabel CSV", "CSV table"),
    }
}

/// "12 soal".
pub fn questions(count: u32) -> String {
    format!("{} {}", format::number(i64::from(count)), plural(count, "soal", "question", "questions"))
}

/// "Pilih: Apa yang …".
pub fn choose_this(text: &str) -> String {
    format!("{}: {text}", choose())
}

/// "12 soal dipilih".
pub fn selected(count: u32) -> String {
    format!("{} {}", questions(count), pick("dipilih", "chosen"))
}

/// "12 soal diubah."
pub fn changed_now(count: u32) -> String {
    match lang() {
        Lang::Id => format!("{} diubah.", questions(count)),
        Lang::En => format!("{} changed.", questions(count)),
    }
}

/// "dipakai di 2 kuis".
pub fn used_in(quizzes: u32) -> String {
    match lang() {
        Lang::Id => format!("dipakai di {quizzes} kuis"),
        Lang::En => format!("used in {quizzes} {}", plural(quizzes, "", "quiz", "quizzes")),
    }
}

/// "Versi 3".
pub fn version(number: u32) -> String {
    format!("{} {number}", pick("Versi", "Version"))
}

/// "Anda melihat versi 1, bukan yang terbaru."
pub fn old_version(number: u32) -> String {
    match lang() {
        Lang::Id => format!("Anda melihat versi {number}, bukan yang terbaru."),
        Lang::En => format!("This is version {number}, not the latest."),
    }
}

/// "Pelayanan publik, tingkat 2".
pub fn competency_level(name: &str, level: u8) -> String {
    match lang() {
        Lang::Id => format!("{name}, tingkat {level}"),
        Lang::En => format!("{name}, level {level}"),
    }
}

/// "Dibaca sebagai GIFT: 6 soal baru, 2 sudah ada, 1 disisihkan."
pub fn report_line(format: ImportFormat, fresh: u32, alike: u32, aside: u32) -> String {
    match lang() {
        Lang::Id => format!(
            "Dibaca sebagai {}: {} baru, {alike} sudah ada, {aside} disisihkan.",
            import_format(format),
            questions(fresh)
        ),
        Lang::En => format!(
            "Read as {}: {fresh} new, {alike} there already, {aside} kept aside.",
            import_format(format)
        ),
    }
}

/// "Impor 6 soal".
pub fn import_now(fresh: u32, aside: u32) -> String {
    match (lang(), fresh) {
        (Lang::Id, 0) => format!("Simpan {aside} yang disisihkan"),
        (Lang::En, 0) => format!("Keep the {aside} set aside"),
        (Lang::Id, _) => format!("Impor {}", questions(fresh)),
        (Lang::En, _) => format!("Import {}", questions(fresh)),
    }
}

/// "6 soal masuk ke kategori Loket; 2 disisihkan."
pub fn result_line(questions: u32, category: &str, aside: u32) -> String {
    let questions = self::questions(questions);
    match lang() {
        Lang::Id => format!("{questions} masuk ke kategori “{category}”; {aside} disisihkan."),
        Lang::En => format!("{questions} came into the category “{category}”; {aside} kept aside."),
    }
}

/// "5 soal dihapus, 1 soal tetap ada."
pub fn undone_line(removed: u32, stayed: u32) -> String {
    match (lang(), stayed) {
        (Lang::Id, 0) => format!("{} dihapus.", questions(removed)),
        (Lang::Id, _) => format!("{} dihapus, {} tetap ada.", questions(removed), questions(stayed)),
        (Lang::En, 0) => format!("{} removed.", questions(removed)),
        (Lang::En, _) => format!("{} removed; {} kept.", questions(removed), questions(stayed)),
    }
}

/// "Impor ini dibatalkan 26 November 2026. 1 soal tetap ada karena sudah diubah."
pub fn undone_at(when: &str, remaining: u32) -> String {
    match (lang(), remaining) {
        (Lang::Id, 0) => format!("Impor ini dibatalkan {when}. Semua soalnya sudah dihapus."),
        (Lang::Id, _) => {
            format!("Impor ini dibatalkan {when}. {} tetap ada karena sudah diubah.", questions(remaining))
        }
        (Lang::En, 0) => format!("This import was undone on {when}. All its questions are removed."),
        (Lang::En, _) => {
            format!("This import was undone on {when}. Kept, since changed: {}.", questions(remaining))
        }
    }
}

/// "Baris 12".
pub fn at_line(line: u32) -> String {
    format!("{} {line}", self::line())
}

/// "34 dari 36 soal utuh. Yang lain kehilangan:"
pub fn kept_line(whole: u32, questions: u32) -> String {
    match lang() {
        Lang::Id => format!(
            "{whole} dari {} utuh dalam format ini. Yang lain kehilangan:",
            self::questions(questions)
        ),
        Lang::En => {
            format!("This format keeps {whole} of {} whole. The others lose:", self::questions(questions))
        }
    }
}
