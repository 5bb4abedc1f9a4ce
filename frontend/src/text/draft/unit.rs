//! Words of a draft's unit: its blocks, its facts, the questions of a quiz.

use grading::Centimark;
use shared::api::blueprint::BlueprintSettings;
use shared::api::draft::{BlockKind, WorkFacts};

use crate::text::bank::form;
use crate::text::{Lang, blueprint, format, lang, pick, plural};

crate::texts! {
    unit: "Materi" | "Unit";
    opens: "Kapan terbuka" | "When it opens";
    opens_always: "Kapan saja, atau menurut urutan pelatihan" | "At any time, or in the order of the course";
    opens_all: "Setelah semua materi wajib sebelumnya selesai" | "After all required units before it are complete";
    opens_after: "Setelah materi tertentu selesai" | "After certain units are complete";
    opens_which: "Terbuka setelah materi ini selesai" | "Opens after these units are complete";
    opens_first: "Tidak ada materi sebelum materi ini." | "There is no unit before this one.";
    untouched: "Semua tersimpan sendiri." | "Everything is saved by itself.";
    preview: "Pratinjau" | "Preview";
    preview_lead: "Seperti yang akan dilihat peserta setelah versi terbit." | "As learners will see it once a version is published.";
    phone: "Ponsel" | "Phone";
    wide: "Layar lebar" | "Wide screen";
    no_file: "Belum ada berkas" | "No file yet";
    quiz_preview: "Kuis" | "Quiz";
    quiz_preview_why: "Peserta melihat aturan kuis dan tombol mulai. Soalnya ada di halaman materi ini." | "Learners see the rules of the quiz and a button to begin. Its questions are on the page of this unit.";
    blocks: "Isi" | "Content";
    transcript: "Transkrip" | "Transcript";
    alternative: "Ringkasan dokumen" | "Summary of the document";
    intro: "Pengantar kuis" | "Introduction of the quiz";
    no_blocks: "Belum ada blok" | "No blocks yet";
    no_blocks_why: "Tambahkan blok teks, lalu tulis atau tempel dari Word: judul, daftar, dan tabel tetap rapi."
        | "Add a block of text, then write or paste from Word: headings, lists and tables stay tidy.";
    add_block: "Tambah blok" | "Add a block";
    add_above: "Sisipkan di atas" | "Insert above";
    add_below: "Sisipkan di bawah" | "Insert below";
    which_block: "Blok apa?" | "Which block?";
    text_block: "Teks" | "Text";
    heading: "Judul" | "Heading";
    question_removed: "Soal dihapus dari kuis ini." | "The question is removed from this quiz.";
    write_in_bank: "Tulis soal baru di bank" | "Write a new question in the bank";
    heading_sample: "Judul bagian" | "Heading of the part";
    image: "Gambar" | "Picture";
    callout: "Catatan" | "Callout";
    callout_sample: "Tulis yang penting di sini." | "Write what is important here.";
    steps: "Langkah" | "Steps";
    steps_sample: "1. Langkah pertama\n2. Langkah kedua" | "1. First step\n2. Second step";
    table: "Tabel" | "Table";
    cancel: "Batal" | "Cancel";
    block: "Blok" | "Block";
    block_text: "Teks blok (Markdown)" | "Text of the block (Markdown)";
    empty_block: "Blok kosong. Tekan untuk menulis." | "Empty block. Press to write.";
    unsent: "Belum terkirim" | "Not sent yet";
    resumed: "Tulisan yang belum terkirim dikembalikan." | "What had not been sent is back.";
    give_up: "Buang tulisan ini" | "Discard this text";
    given_up: "Tulisan yang belum terkirim dibuang." | "What had not been sent is discarded.";
    left: "Ada tulisan Anda yang belum terkirim" | "Something you wrote has not been sent";
    left_gone: "Bloknya sudah dihapus. Tulisan ini hanya ada di perangkat ini." | "Its block has been removed. This text is on this device only.";
    left_copy: "Tulisan ini disimpan di perangkat ini dan dikembalikan ke bloknya saat internet tersambung lagi."
        | "This text is kept on this device, and goes back to its block when you are online again.";
    left_lost: "Materi ini sudah tidak ada: drafnya selesai, dibuang, atau materinya dihapus. Tulisan ini hanya ada di perangkat ini; salin bila masih diperlukan."
        | "This unit is there no more: its draft was finished or thrown away, or it was removed. This text is on this device only; copy it if you still need it.";
    left_reading: "Materi ini belum dapat Anda ubah sekarang. Tulisan ini tetap disimpan di perangkat ini."
        | "You cannot change this unit right now. This text is still kept on this device.";
    add_as_block: "Tambahkan sebagai blok" | "Add it as a block";
    reading: "Anda membaca materi ini" | "You are reading this unit";
    reading_why: "Hanya penulisnya yang mengubahnya, dan hanya sebelum draf diajukan. Catatan dapat Anda tulis di setiap blok."
        | "Only its authors change it, and only before the draft is handed in. You can comment on each block.";
    live_preview: "Tampilan bagi peserta" | "As learners see it";
    done_editing: "Selesai" | "Done";
    format: "Format" | "Format";
    bold: "Tebal (Ctrl+B)" | "Bold (Ctrl+B)";
    italic: "Miring (Ctrl+I)" | "Italic (Ctrl+I)";
    list: "Daftar" | "List";
    numbers: "Daftar bernomor" | "Numbered list";
    link: "Tautan (Ctrl+K)" | "Link (Ctrl+K)";
    check: "Cek pemahaman" | "Check question";
    check_sample: "kind: single\ntext: Pertanyaan?\nchoices:\n  - text: Pilihan yang benar\n    correct: true\n    feedback: Mengapa benar.\n  - text: Pilihan lain\n    feedback: Mengapa belum tepat."
        | "kind: single\ntext: Question?\nchoices:\n  - text: The right choice\n    correct: true\n    feedback: Why it is right.\n  - text: Another choice\n    feedback: Why it is not right.";
    audio: "Suara" | "Sound";
    audio_file: "Berkas suara" | "File of the sound";
    audio_sample: "file:\ntitle: Judul rekaman\ntranscript: |\n  **Narasumber:** Yang diucapkan."
        | "file:\ntitle: Title of the recording\ntranscript: |\n  **Speaker:** What is said.";
    embed: "Video situs lain" | "Video of another site";
    embed_sample: "url:\ntitle: Judul video"
        | "url:\ntitle: Title of the video";
    case: "Kasus" | "Case";
    reflect: "Renungkan" | "Reflect";
    important: "Penting" | "Important";
    image_file: "Berkas gambar" | "File of the picture";
    alt: "Yang tampak pada gambar" | "What is seen";
    alt_hint: "Dibacakan bagi yang tidak melihat gambar." | "Read to those who do not see the picture.";
    is_decorative: "Hanya hiasan, tidak perlu dibacakan" | "Decoration only, not to be read out";
    caption: "Keterangan" | "Caption";
    facts: "Pengaturan materi" | "Settings of the unit";
    minutes: "Menit" | "Minutes";
    minutes_fault: "Isi 1 sampai 480 menit." | "Give 1 to 480 minutes.";
    is_required: "Wajib untuk menyelesaikan pelatihan" | "Required for completing the course";
    sources: "Sumber" | "Sources";
    a_line_each: "Satu per baris." | "A line each.";
    file: "Berkas" | "File";
    poster: "Gambar sampul" | "Poster";
    captions: "Takarir" | "Captions";
    captions_language: "Bahasa takarir" | "Language of the captions";
    captions_waived: "Alasan tanpa takarir" | "Reason for no captions";
    captions_waived_hint: "Hanya bila video tidak berisi ucapan, misalnya rekaman layar tanpa suara. Peserta membacanya."
        | "Only where nobody speaks, such as a screen recording without sound. Learners read it.";
    seconds: "Panjang video (detik)" | "Length of the video (seconds)";
    seconds_fault: "Isi dengan bilangan bulat." | "Give a whole number.";
    percent: "Bagian yang harus ditonton" | "Share to be watched";
    percent_fault: "Isi 1 sampai 100." | "Give 1 to 100.";
    quiz_rules: "Aturan kuis" | "Rules of the quiz";
    work_rules: "Ketentuan tugas" | "Rules of the assignment";
    work_why: "Peserta menulis atau mengunggah karyanya; pengajar menilainya. Uraian tugas ditulis di blok di bawah."
        | "Learners write or upload their work, and an instructor marks it. Say what to do in the blocks below.";
    activity_why: "Peserta mengirim bukti kegiatan di luar aplikasi, misalnya sertifikat seminar. Tanpa rubrik, pengajar cukup menerima atau menolaknya."
        | "Learners hand in evidence of something done elsewhere, such as the certificate of a seminar. Without a rubric, an instructor accepts it or not.";
    work_pass: "Nilai lulus" | "Pass mark";
    work_attempts: "Boleh dikumpulkan" | "May be handed in";
    work_no_limit: "Kali. Kosong: tanpa batas" | "Times. Empty: no limit";
    work_worth: "Poin terbaik" | "Best marks";
    work_worth_hint: "Dengan rubrik, dihitung dari rubrik" | "With a rubric, the rubric says so";
    work_second: "Penilai kedua" | "Second marker";
    work_second_hint: "Selisih yang boleh, dalam persen. Kosong: satu penilai" | "How far apart the two may be. Empty: one marker";
    work_apply: "Simpan ketentuan" | "Keep the rules";
    work_fault: "Isi angka dengan benar; kosongkan yang tidak dipakai." | "Fill in the numbers, and leave empty what is not used.";
    brief: "Uraian tugas" | "What to do";
    about_session: "Tentang sesi" | "About the session";
    session_hours: "Tanggal dan tautan diisi per kelas" | "Each class has its own hours";
    session_hours_why: "Setelah pelatihan terbit, isi tanggal, zona waktu (WIB, WITA, WIT), tautan, atau ruang di halaman kelas, sehingga pelatihan dapat dijalankan lagi dengan jadwal lain."
        | "Once the course is published, say the date, the time zone (WIB, WITA, WIT), the link or the room on the page of the class, so that the course can be run again at other hours.";
    prompt: "Pemantik diskusi" | "Prompt";
    posts: "Tulisan sendiri untuk selesai" | "Own posts that complete it";
    posts_hint: "1 sampai 10; balasan ikut dihitung" | "1 to 10; replies count";
    posts_fault: "Isi angka 1 sampai 10." | "Fill in a number from 1 to 10.";
    first: "Tulisan peserta lain terbuka setelah tulisan pertama sendiri" | "Others' posts open after the own first one";
    yes: "Ya" | "Yes";
    no: "Tidak" | "No";
    questions: "Soal" | "Questions";
    no_questions: "Belum ada soal" | "No questions yet";
    no_questions_why: "Ambil soal dari bank atau tempel soal sebagai teks GIFT atau Aiken." | "Take questions out of the bank, or paste them as GIFT or Aiken text.";
    is_drawn: "Kuis ini memakai undian atau latihan" | "This quiz has draws or practice";
    is_drawn_why: "Undian dan latihan tetap seperti adanya; susun dari Kisi-kisi kuis." | "Draws and practice stay as they are; put them together in the quiz blueprints.";
    worth: "Bobot" | "Worth";
    worth_fault: "Bobot tidak berubah. Isi angka di atas nol, paling banyak dua desimal." | "The worth has not changed. Give a number above zero with at most two decimals.";
    of_bank: "Dari bank" | "Of the bank";
    of_quiz: "Soal kuis ini" | "Question of this quiz";
    from_bank: "Tambah dari bank" | "Add from the bank";
    none_found: "Tidak ada soal yang cocok." | "No question matches.";
    more_found: "Masih ada lagi. Persempit dengan kata lain." | "There are more. Narrow it down with other words.";
    question_added: "Ditambahkan" | "Added";
    from_text: "Tempel soal sebagai teks" | "Paste questions as text";
    question_text: "Teks soal" | "Text of the questions";
    question_text_hint: "GIFT atau Aiken; formatnya dikenali sendiri. Semua soal masuk, atau tidak satu pun." | "GIFT or Aiken; which of them is told by the text. All questions are added, or none.";
    no_text: "Tempel teks soal dahulu." | "Paste the text of the questions first.";
    add_questions: "Tambahkan soal" | "Add the questions";
    sample: "Contoh GIFT" | "A sample of GIFT";
    gift_sample: "Kapan standar pelayanan diumumkan? {\n=Sebelum layanan dimulai\n~Setelah ada aduan\n~Setiap akhir tahun\n}\n\nMaklumat pelayanan wajib dipajang. {TRUE}"
        | "When is a service standard announced? {\n=Before the service starts\n~After a complaint\n~At the end of each year\n}\n\nA service charter must be displayed. {TRUE}";
}

/// What a block is.
pub fn kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Text => text_block(),
        BlockKind::Heading => heading(),
        BlockKind::Image => image(),
        BlockKind::Callout => callout(),
        BlockKind::Steps => steps(),
        BlockKind::Table => table(),
        BlockKind::Check => check(),
        BlockKind::Audio => audio(),
        BlockKind::Embed => embed(),
    }
}

/// The button that opens a block.
pub fn edit(name: &str) -> String {
    match lang() {
        Lang::Id => format!("Ubah: {name}"),
        Lang::En => format!("Edit: {name}"),
    }
}

/// The button that closes a block.
pub fn done(name: &str) -> String {
    format!("{}: {name}", done_editing())
}

/// Where a block or a question stands now.
pub fn block_moved(at: usize, all: usize) -> String {
    match lang() {
        Lang::Id => format!("Sekarang di posisi {at} dari {all}."),
        Lang::En => format!("Now {at} of {all}."),
    }
}

/// Minutes that reading takes, as a suggestion.
pub fn use_reading(minutes: u16) -> String {
    match lang() {
        Lang::Id => format!("Pakai waktu baca: {minutes} menit"),
        Lang::En => format!("Use the reading time: {minutes} minutes"),
    }
}

/// The facts in a line.
pub fn facts_summary(minutes: &str, is_required: bool) -> String {
    let need = if is_required { pick("wajib", "required") } else { pick("pilihan", "optional") };
    match lang() {
        Lang::Id => format!("{minutes} menit, {need}."),
        Lang::En => format!("{minutes} minutes, {need}."),
    }
}

/// The rules of a quiz in a line, to be compared.
pub fn rules(settings: &BlueprintSettings) -> String {
    let number = |number: Option<u32>| number.map_or_else(|| "∞".to_owned(), |number| number.to_string());
    [
        format!("{} {}%", blueprint::pass(), settings.pass_percent),
        format!("{} {}", blueprint::attempts(), number(settings.attempts)),
        format!("{} {}", blueprint::counts(), blueprint::method(settings.method)),
        format!("{} {}", blueprint::time(), number(settings.time_limit_minutes)),
        format!("{} {}", blueprint::pause(), settings.pause_minutes.unwrap_or_default()),
        format!("{} {}", blueprint::shuffle(), if settings.shuffle { yes() } else { no() }),
        format!("{} {}", blueprint::review(), blueprint::policy(settings.review)),
        format!("{} {}", blueprint::outcome(), blueprint::policy(settings.outcome)),
        format!("{} {}", blueprint::per_page(), settings.per_page),
    ]
    .join("\n")
}

/// How many questions there are, and what they are worth.
pub fn question_sums(count: usize, worth: Centimark) -> String {
    let marks = format::hundredths(i64::from(worth.hundredths()));
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    let words = plural(count, "soal", "question", "questions");
    match lang() {
        Lang::Id => format!("{count} {words} · bobot {marks}"),
        Lang::En => format!("{count} {words} · worth {marks}"),
    }
}

/// The field of what a question is worth.
pub fn worth_of(words: &str) -> String {
    format!("{}: {words}", worth())
}

/// Removes a question.
pub fn remove_this(words: &str) -> String {
    match lang() {
        Lang::Id => format!("Hapus: {words}"),
        Lang::En => format!("Remove: {words}"),
    }
}

/// Adds a question.
pub fn add_this(words: &str) -> String {
    match lang() {
        Lang::Id => format!("Tambah: {words}"),
        Lang::En => format!("Add: {words}"),
    }
}

/// How many questions were added.
pub fn questions_added(count: usize) -> String {
    match lang() {
        Lang::Id => format!("{count} soal ditambahkan."),
        Lang::En => format!("{count} {} added.", if count == 1 { "question" } else { "questions" }),
    }
}

/// The rules of a piece of work, a line each.
pub fn work(work: &WorkFacts) -> String {
    let number = |number: Option<u32>| number.map_or_else(|| "∞".to_owned(), |number| number.to_string());
    let essay = &work.essay;
    let typed = |label: &str, words: &str| format!("{label} {}", if words.is_empty() { "–" } else { words });
    let lines = [
        format!("{} {}%", work_pass(), work.pass_percent),
        format!("{} {}", work_attempts(), number(work.attempts)),
        format!(
            "{} {}",
            work_second(),
            work.second_marker_percent.map_or("–".to_owned(), |one| format!("{one}%"))
        ),
        typed(form::min_words(), &essay.min_words),
        typed(form::max_words(), &essay.max_words),
        typed(form::files_min(), &essay.files.min),
        typed(form::files_max(), &essay.files.max),
        typed(form::guidance(), &essay.guidance),
        typed(form::sample(), &essay.sample),
    ];
    let criteria = essay.rubric.iter().map(|one| one.name.clone());
    lines.into_iter().chain(criteria).collect::<Vec<_>>().join("\n")
}
