//! Words of the first screen.

use shared::api::home::RecommendationReason;

use super::{Lang, format, lang, plural};

crate::texts! {
    lead: "Lanjutkan dari titik terakhir Anda, atau pilih yang berikutnya." | "Go on where you left off, or choose what comes next.";
    lead_new: "Pilih pelatihan pertama Anda; jam pelajaran (JP) tercatat otomatis." | "Choose your first course; training hours (JP) are recorded by themselves.";
    go_on_title: "Lanjutkan belajar" | "Go on learning";
    go_on: "Lanjutkan" | "Continue";
    start: "Mulai belajar" | "Start learning";
    duties: "Wajib & tenggat" | "Mandatory & due";
    no_duties: "Tidak ada kewajiban yang menunggu. Pelatihan yang ditugaskan kepada Anda muncul di sini dengan tenggatnya."
        | "No duty is waiting. Courses assigned to you appear here with their due dates.";
    jp: "JP saya" | "My JP";
    see_jp: "Rincian JP" | "JP in detail";
    recommended: "Disarankan untuk Anda" | "Recommended for you";
    nominated: "Atasan mengusulkan Anda ke sebuah angkatan" | "Your superior has nominated you for a batch";
    answer_nomination: "Lihat dan jawab usulannya" | "Look at it and answer";
    see_catalogue: "Semua pelatihan" | "All courses";
    see_learning: "Semua pembelajaran" | "All my learning";
    next_title: "Pilih pelatihan berikutnya" | "Choose your next course";
    work: "Pekerjaan Anda" | "Your work";
    empty_title: "Mulai pelatihan pertama Anda" | "Start your first course";
    empty_why: "Pilih satu pelatihan di katalog. Setelah itu, halaman ini selalu menunjukkan materi berikutnya dengan satu tombol untuk melanjutkan."
        | "Choose a course in the catalogue. From then on this page always shows the next lesson, with one button to go on.";
    open_catalogue: "Buka katalog" | "Open the catalogue";
    for_learners: "Beranda belajar hanya untuk akun yang terhubung dengan data pegawai. Hubungi admin pelatihan di instansi Anda bila Anda perlu belajar dengan akun ini."
        | "The learning home is for accounts linked to a staff record. Ask the training administrator of your institution if you need to learn with this account.";
    people: "Kelola pegawai" | "Manage people";
    no_recommended: "Belum ada pelatihan lain untuk disarankan. Yang baru muncul di sini begitu terbit."
        | "There is no further course to recommend. New ones appear here once they are published.";
}

/// "Selamat datang, Budi Santoso".
pub fn welcome(name: &str) -> String {
    match lang() {
        Lang::Id => format!("Selamat datang, {name}"),
        Lang::En => format!("Welcome, {name}"),
    }
}

/// Why a course is recommended.
pub fn reason(reason: &RecommendationReason) -> String {
    match (reason, lang()) {
        (RecommendationReason::Position { competency }, Lang::Id) => {
            format!("Jabatan Anda memerlukan kompetensi {competency}")
        }
        (RecommendationReason::Position { competency }, Lang::En) => {
            format!("Your position asks for the competency {competency}")
        }
        (RecommendationReason::Unit { people }, Lang::Id) => {
            format!("Diselesaikan {people} rekan di unit Anda")
        }
        (RecommendationReason::Unit { people }, Lang::En) => {
            format!("Completed by {people} {} of your unit", plural(*people, "", "colleague", "colleagues"))
        }
        (RecommendationReason::New, Lang::Id) => "Baru diterbitkan".to_owned(),
        (RecommendationReason::New, Lang::En) => "Just published".to_owned(),
    }
}

/// "12 menit untuk materi ini · sisa 1 jam 5 menit".
pub fn time_left(lesson: u16, course: u16) -> String {
    let (lesson, course) = (format::minutes(u32::from(lesson)), format::minutes(u32::from(course)));
    match lang() {
        Lang::Id => format!("{lesson} untuk materi ini · sisa {course} untuk pelatihan"),
        Lang::En => format!("{lesson} for this lesson · {course} left for the course"),
    }
}
