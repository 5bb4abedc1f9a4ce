//! Words of the lesson slice: the player and its outline.

use super::{Lang, format, lang, pick};

crate::texts! {
    unopened: "Materi tidak dapat dibuka" | "The lesson cannot be opened";
    unopened_why: "Alamat ini tidak menunjuk ke materi mana pun. Buka materi dari daftar pembelajaran Anda."
        | "This address names no lesson. Open it from your list of courses.";
    to_learning: "Ke pembelajaran saya" | "Go to my learning";
    to_course: "Ke halaman pelatihan" | "Go to the course page";
    outline: "Daftar materi" | "Outline";
    course_progress: "Kemajuan pelatihan" | "Course progress";
    done: "Selesai" | "Done";
    running: "Sedang berjalan" | "In progress";
    fresh: "Belum mulai" | "Not started";
    optional: "Pilihan" | "Optional";
    locked: "Belum terbuka" | "Not open yet";
    waits: "Materi ini belum terbuka" | "This lesson is not open yet";
    waits_why: "Selesaikan dahulu materi berikut. Setelah itu, materi ini terbuka dengan sendirinya."
        | "Complete these lessons first. After that, this one opens by itself.";
    to_first: "Ke materi yang belum selesai" | "Go to what is not done yet";
    left_title: "Anda sudah mengundurkan diri dari pelatihan ini" | "You have left this course";
    left_why: "Materi masih dapat dibaca, tetapi kemajuan tidak lagi dicatat. Daftar lagi di halaman pelatihan untuk melanjutkan."
        | "You can still read, but your progress is no longer recorded. Enrol again on the course page to go on.";
    resumed: "Dilanjutkan dari tempat terakhir Anda." | "Resumed where you left off.";
    quiz_title: "Materi ini berupa kuis" | "This lesson is a quiz";
    quiz_why: "Ketentuan, waktu, dan kesempatan dijelaskan sebelum kuis dimulai. Membuka halaman kuis belum memulai waktunya."
        | "Rules, time and attempts are explained before it starts. Opening the quiz page does not start the clock.";
    open_quiz: "Buka kuis" | "Open the quiz";
    open_work: "Buka tugas" | "Open the assignment";
    open_activity: "Kirim bukti kegiatan" | "Hand in the evidence";
    open_document: "Buka dokumen" | "Open the document";
    download: "Unduh" | "Download";
    summary: "Ringkasan" | "Summary";
    sources: "Sumber" | "Sources";
    transcript: "Transkrip" | "Transcript";
    watched: "Sudah ditonton" | "Watched";
    no_video: "Peramban ini tidak dapat memutar video. Baca transkrip di bawah." | "This browser cannot play the video. Read the transcript below.";
    previous: "Sebelumnya" | "Previous";
    next: "Lanjut" | "Next";
    complete_next: "Tandai selesai & lanjut" | "Mark as done & go on";
    complete: "Tandai selesai" | "Mark as done";
    skip: "Lewati dulu" | "Skip for now";
    not_done_title: "Materi ini belum selesai" | "This lesson is not done yet";
    not_kept_title: "Belum berhasil ditandai selesai" | "It could not be marked as done";
    course_done: "Selamat, pelatihan ini selesai" | "Congratulations, you have completed this course";
    course_done_why: "Semua syarat terpenuhi. Materi tetap dapat Anda baca kapan saja."
        | "All conditions are met. You can read the lessons again at any time.";
    see_jp: "Lihat JP saya" | "See my JP";
}

/// "dan 4 materi lain".
pub fn and_more(count: u16) -> String {
    match lang() {
        Lang::Id => format!("dan {count} materi lain"),
        Lang::En => format!("and {count} more"),
    }
}

/// "Muat video dari youtube.com".
pub fn load_film(site: &str) -> String {
    match lang() {
        Lang::Id => format!("Muat video dari {site}"),
        Lang::En => format!("Load the video from {site}"),
    }
}

/// What loading means.
pub fn load_film_why(site: &str) -> String {
    match lang() {
        Lang::Id => format!(
            "Sebelum dimuat, tidak ada data yang dikirim ke {site}. Memuat video memakai kuota internet."
        ),
        Lang::En => {
            format!("Nothing is sent to {site} before it is loaded. Loading the video uses mobile data.")
        }
    }
}

/// "Materi 3 dari 12".
pub fn lesson_of(number: usize, total: usize) -> String {
    match lang() {
        Lang::Id => format!("Materi {number} dari {total}"),
        Lang::En => format!("Lesson {number} of {total}"),
    }
}

/// "Selesai 23 Nov 2026".
pub fn done_on(date: &str) -> String {
    format!("{} {date}", done())
}

/// "45% selesai".
pub fn done_percent(percent: u8) -> String {
    format!("{} {}", format::percent(u32::from(percent)), pick("selesai", "done"))
}

/// "00:42 · 640 KB": length and size of a clip.
pub fn clip_facts(length: &str, size: &str) -> String {
    match lang() {
        Lang::Id => format!("Durasi {length} · ukuran {size}"),
        Lang::En => format!("Length {length} · size {size}"),
    }
}

/// Why a video has no captions.
pub fn no_captions(why: &str) -> String {
    match lang() {
        Lang::Id => format!("Video ini tanpa takarir: {why}"),
        Lang::En => format!("This video has no captions: {why}"),
    }
}

/// "Takarir bahasa Indonesia": the name of a caption track.
pub fn captions_in(language: &str) -> String {
    match (language, lang()) {
        ("id", Lang::Id) => "Takarir bahasa Indonesia".to_owned(),
        ("id", Lang::En) => "Captions in Indonesian".to_owned(),
        ("en", Lang::Id) => "Takarir bahasa Inggris".to_owned(),
        ("en", Lang::En) => "Captions in English".to_owned(),
        (other, _) => format!("{} ({other})", pick("Takarir", "Captions")),
    }
}

/// What counts as watched.
pub fn watch_rule(percent: u8) -> String {
    match lang() {
        Lang::Id => format!(
            "Materi selesai setelah {percent}% video diputar. Bagian yang dilompati tidak dihitung; menonton ulang tidak mengurangi apa pun."
        ),
        Lang::En => format!(
            "The lesson is done once {percent}% of the video has run. Parts that you skip do not count; watching again takes nothing away."
        ),
    }
}

/// "1 JP sudah dicatat untuk Anda."
pub fn credited(minutes: u32) -> String {
    super::quiz::credited(minutes)
}
