//! Words of the page about the API. What the calls do is said by the contract itself, in English.

use super::{Lang, lang, plural};

crate::texts! {
    title: "Dokumentasi API" | "API documentation";
    lead: "Semua panggilan yang dipakai aplikasi ini, langsung dari kontrak yang sama dengan server. Keterangan setiap panggilan berbahasa Inggris."
        | "Every call that this app makes, straight from the contract that the server itself uses.";
    search: "Cari nama, alamat, atau peran" | "Search by name, path or role";
    json: "Unduh openapi.json" | "Download openapi.json";
    who: "Yang boleh memanggil" | "Who may call";
    parameters: "Parameter" | "Parameters";
    body: "Isi kiriman" | "Body";
    answer: "Jawaban" | "Answer";
    none: "Tidak ada" | "None";
    no_content: "Tanpa isi (204)" | "No content (204)";
    anybody: "Siapa saja" | "Anybody";
    signed_in: "Yang sudah masuk" | "Anybody signed in";
    learner: "Peserta" | "Learners";
    instructor: "Pengajar" | "Instructors";
    superior: "Atasan" | "Superiors";
    training_admin: "Admin pelatihan" | "Training administrators";
    system_admin: "Admin sistem" | "System administrators";
    required: "wajib" | "required";
    in_path: "alamat" | "path";
    in_query: "query" | "query";

    account: "Akun dan sesi" | "Account and sessions";
    organisation: "Organisasi" | "Organisation";
    course: "Pelatihan" | "Courses";
    enrolment: "Pendaftaran" | "Enrolment";
    lesson: "Materi" | "Lessons";
    quiz: "Kuis" | "Quizzes";
    progress: "Kemajuan" | "Progress";
    credit: "JP" | "JP";
    team: "Tim" | "Team";
    home: "Beranda" | "Home";
    orientation: "Langkah awal dan kabar" | "First steps and news";
    discussion: "Diskusi" | "Discussions";
    live: "Sesi langsung" | "Live sessions";
    statistics: "Statistik kuis" | "Quiz statistics";
    batch: "Angkatan" | "Batches";
    class: "Kelas" | "Classes";
    arrangement: "Pengaturan kuis" | "Quiz arrangements";
    correction: "Koreksi kunci" | "Corrections of keys";
    marking: "Penilaian" | "Marking";
    bank: "Bank soal" | "Question bank";
    blueprint: "Kisi-kisi" | "Blueprints";
    draft: "Draf pelatihan" | "Drafts of courses";
    provider: "Penyelenggara" | "Providers";
    review: "Telaah draf" | "Review of drafts";
    package: "Paket dan berkas" | "Packages and files";
    media: "Pustaka media" | "Media library";
}

/// "62 panggilan".
pub fn calls(count: u32) -> String {
    match lang() {
        Lang::Id => format!("{count} panggilan"),
        Lang::En => format!("{count} {}", plural(count, "", "call", "calls")),
    }
}

/// The name of a slice.
pub fn slice(name: &str) -> &str {
    match name {
        "account" => account(),
        "organisation" => organisation(),
        "course" => course(),
        "enrolment" => enrolment(),
        "lesson" => lesson(),
        "quiz" => quiz(),
        "progress" => progress(),
        "credit" => credit(),
        "team" => team(),
        "home" => home(),
        "orientation" => orientation(),
        "discussion" => discussion(),
        "live" => live(),
        "statistics" => statistics(),
        "batch" => batch(),
        "class" => class(),
        "arrangement" => arrangement(),
        "correction" => correction(),
        "marking" => marking(),
        "bank" => bank(),
        "blueprint" => blueprint(),
        "draft" => draft(),
        "provider" => provider(),
        "review" => review(),
        "package" => package(),
        "media" => media(),
        other => other,
    }
}

/// Who holds a role, by its code.
pub fn role(code: &str) -> &str {
    match code {
        "learner" => learner(),
        "instructor" => instructor(),
        "superior" => superior(),
        "training_admin" => training_admin(),
        "system_admin" => system_admin(),
        other => other,
    }
}
