//! Words of the course slice: catalogue, detail page, kinds and levels.

use shared::api::course::{CourseLevel, CourseOrder, LessonKind};

use super::{Lang, format, lang, pick, plural};

crate::texts! {
    catalogue: "Katalog pelatihan" | "Course catalogue";
    catalogue_lead: "Temukan pelatihan yang sesuai dengan tugas Anda, lalu langsung mulai belajar."
        | "Find the course that fits your work and start at once.";
    search_label: "Cari judul atau kompetensi" | "Search title or competency";
    filters: "Saring" | "Filter";
    sort: "Urutkan" | "Sort by";
    chosen: "Saringan yang dipilih" | "Chosen filters";
    course: "Pelatihan" | "Course";
    courses: "Daftar pelatihan" | "Courses";
    by_competency: "Kompetensi" | "Competency";
    by_form: "Bentuk pelatihan" | "Form of training";
    by_provider: "Penyelenggara" | "Provider";
    by_level: "Jenjang" | "Level";
    by_jp: "Jam pelajaran (JP)" | "Training hours (JP)";
    by_minutes: "Lama belajar" | "Time to learn";
    empty_title: "Katalog masih kosong" | "The catalogue is still empty";
    empty_why: "Belum ada pelatihan yang diterbitkan di instansi Anda. Pelatihan muncul di sini begitu admin pelatihan menerbitkannya."
        | "No course has been published in your institution yet. Courses appear here as soon as the training administrator publishes them.";
    renewed: "Katalog baru saja berubah. Daftar dimuat ulang dari awal." | "The catalogue has just changed. The list has been loaded again from the start.";
    archived: "Pelatihan ini diarsipkan" | "This course is archived";
    archived_why: "Tidak ada peserta baru lagi. Anda tetap dapat melanjutkan sampai selesai." | "Nobody joins it any more. You can still go on until you finish.";
    enrol: "Daftar & mulai" | "Enrol & start";
    start: "Mulai belajar" | "Start learning";
    go_on: "Lanjutkan" | "Continue";
    rejoin: "Daftar lagi & lanjutkan" | "Enrol again & continue";
    see_record: "Lihat riwayat" | "See the record";
    read_again: "Baca lagi materinya" | "Read it again";
    not_learner: "Akun ini tidak terhubung dengan data pegawai, jadi tidak dapat mendaftar. Hubungi admin pelatihan di instansi Anda."
        | "This account is not linked to a staff record, so it cannot enrol. Ask the training administrator of your institution.";
    failed: "Belum berhasil mendaftar" | "You are not enrolled yet";
    key_facts: "Ringkasan" | "Key facts";
    outcomes: "Yang akan Anda kuasai" | "What you will be able to do";
    about: "Tentang pelatihan ini" | "About this course";
    audience: "Untuk siapa" | "Who it is for";
    syllabus: "Susunan materi" | "Syllabus";
    prerequisites: "Prasyarat" | "Prerequisites";
    prerequisites_lead: "Selesaikan pelatihan berikut sebelum mendaftar:" | "Complete these courses before you enrol:";
    is_completed: "Sudah selesai" | "Completed";
    is_not_completed: "Belum selesai" | "Not completed yet";
    to_prerequisite: "Buka pelatihan prasyarat" | "Open the prerequisite";
    conditions: "Syarat selesai" | "Conditions for completion";
    conditions_lead: "Pelatihan selesai dan JP dicatat setelah semua ini terpenuhi:"
        | "The course is completed and its JP are recorded once all of this is done:";
    competencies: "Kompetensi yang dikembangkan" | "Competencies developed";
    jp_title: "Jam pelajaran" | "Training hours";
    jp_definition: "JP (jam pelajaran) adalah satuan waktu belajar yang dicatat sebagai pengembangan kompetensi. 1 JP = 45 menit."
        | "A JP (jam pelajaran) is the unit of learning time recorded as competency development. 1 JP = 45 minutes.";
    sources: "Sumber" | "Sources";
    objectives: "Tujuan" | "Objectives";
    provider: "Penyelenggara" | "Provider";
    provider_site: "Situs" | "Site";
    level_label: "Jenjang" | "Level";
    form_label: "Bentuk" | "Form";
    time_label: "Lama belajar" | "Time to learn";
    size_label: "Ukuran unduhan" | "Download size";
    version_label: "Versi" | "Version";
    own_version_title: "Anda mempelajari versi lain" | "You are learning another version";
    competency: "Kompetensi" | "Competency";
    competency_level_label: "Tingkat" | "Level";
}

/// Which course comes first.
pub fn waits_for(title: &str) -> String {
    match lang() {
        Lang::Id => format!("Selesaikan dahulu “{title}”."),
        Lang::En => format!("Complete “{title}” first."),
    }
}

/// The name of a kind of lesson.
pub fn kind(kind: LessonKind) -> &'static str {
    match kind {
        LessonKind::Text => pick("Bacaan", "Reading"),
        LessonKind::Video => pick("Video", "Video"),
        LessonKind::Document => pick("Dokumen", "Document"),
        LessonKind::Quiz => pick("Kuis", "Quiz"),
        LessonKind::Assignment => pick("Tugas", "Assignment"),
        LessonKind::Activity => pick("Kegiatan luar", "Activity"),
        LessonKind::Live => pick("Sesi langsung", "Live session"),
        LessonKind::Discussion => pick("Diskusi", "Discussion"),
    }
}

/// The name of a level.
pub fn level(level: CourseLevel) -> &'static str {
    match level {
        CourseLevel::Dasar => pick("Dasar", "Basic"),
        CourseLevel::Menengah => pick("Menengah", "Intermediate"),
        CourseLevel::Lanjut => pick("Lanjut", "Advanced"),
    }
}

/// The name of an order of the catalogue.
pub fn order(order: CourseOrder) -> &'static str {
    match order {
        CourseOrder::Relevance => pick("Paling sesuai", "Best match"),
        CourseOrder::Newest => pick("Terbaru", "Newest"),
        CourseOrder::Title => pick("Judul A–Z", "Title A–Z"),
        CourseOrder::Shortest => pick("JP paling sedikit", "Fewest JP"),
    }
}

/// Where the levels of competency come from.
pub fn competency_rule() -> &'static str {
    pick("Tingkat kompetensi menurut PermenPANRB 38/2017.", "Levels of competency by PermenPANRB 38/2017.")
}

/// "Tingkat 3 · Menengah": a level of competency of the standard.
pub fn competency_level(level: u8) -> String {
    let name = match level {
        1 => pick("Paham", "Aware"),
        2 => pick("Dasar", "Basic"),
        3 => pick("Menengah", "Intermediate"),
        4 => pick("Mumpuni", "Advanced"),
        5 => pick("Ahli", "Expert"),
        _ => return format!("{} {level}", pick("Tingkat", "Level")),
    };
    format!("{} {level} · {name}", pick("Tingkat", "Level"))
}

/// "12 pelatihan ditemukan".
pub fn found(count: u32) -> String {
    let number = format::number(i64::from(count));
    match lang() {
        Lang::Id => format!("{number} pelatihan ditemukan"),
        Lang::En => format!("{number} {} found", plural(count, "", "course", "courses")),
    }
}

/// "Tampilkan 12 pelatihan": closes the filters.
pub fn show_found(count: u32) -> String {
    let number = format::number(i64::from(count));
    match lang() {
        Lang::Id => format!("Tampilkan {number} pelatihan"),
        Lang::En => format!("Show {number} {}", plural(count, "", "course", "courses")),
    }
}

/// "Saring (2)": the filters, with how many are chosen.
pub fn filters_with(count: u32) -> String {
    if count == 0 { filters().to_owned() } else { format!("{} ({count})", filters()) }
}

/// "1–3 JP", "11 JP atau lebih".
pub fn jp_range(least: Option<u16>, most: Option<u16>) -> String {
    match (least, most, lang()) {
        (Some(least), Some(most), _) => format!("{least}–{most} JP"),
        (Some(least), None, Lang::Id) => format!("{least} JP atau lebih"),
        (Some(least), None, Lang::En) => format!("{least} JP or more"),
        (None, Some(most), Lang::Id) => format!("paling banyak {most} JP"),
        (None, Some(most), Lang::En) => format!("at most {most} JP"),
        (None, None, _) => pick("semua", "all").to_owned(),
    }
}

/// "Hingga 1 jam".
pub fn at_most(minutes: u16) -> String {
    let time = format::minutes(u32::from(minutes));
    match lang() {
        Lang::Id => format!("Hingga {time}"),
        Lang::En => format!("Up to {time}"),
    }
}

/// "“pelayanan”": the words searched for, as a chosen filter.
pub fn words(words: &str) -> String {
    format!("“{words}”")
}

/// "8 materi".
pub fn lessons(count: u16) -> String {
    format!("{count} {}", plural(u32::from(count), "materi", "lesson", "lessons"))
}

/// "3 modul".
pub fn modules(count: usize) -> String {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    format!("{count} {}", plural(count, "modul", "module", "modules"))
}

/// "Versi 2, terbit 23 Nov 2026".
pub fn version(number: u32, published: &str) -> String {
    match lang() {
        Lang::Id => format!("Versi {number}, terbit {published}"),
        Lang::En => format!("Version {number}, published {published}"),
    }
}

/// Why the reader's version is another than the one shown.
pub fn own_version(own: u32, shown: u32) -> String {
    match lang() {
        Lang::Id => format!(
            "Anda mendaftar pada versi {own}, sedangkan halaman ini menjelaskan versi {shown}. Anda menyelesaikan versi {own}; kemajuan Anda tidak berubah."
        ),
        Lang::En => format!(
            "You enrolled in version {own}, and this page describes version {shown}. You finish version {own}; your progress does not change."
        ),
    }
}

/// "Modul 1. Mengapa pelayanan": a module's line in the syllabus.
pub fn module(number: usize, title: &str) -> String {
    format!("{number}. {title}")
}

/// "45 menit · 3 materi".
pub fn module_facts(minutes: u16, count: usize) -> String {
    let count = u16::try_from(count).unwrap_or(u16::MAX);
    format!("{} · {}", format::minutes(u32::from(minutes)), lessons(count))
}
