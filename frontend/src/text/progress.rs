//! Words of the progress slice: what is done, what is missing and why, leaving a course.

use progress::{Missing, Requirement};
use shared::api::enrolment::EnrolmentOrigin;
use shared::api::progress::LessonFate;

use super::{Lang, format, lang, pick, plural};

crate::texts! {
    needs: "Yang masih diperlukan" | "What is still needed";
    needs_done: "Semua syarat terpenuhi" | "All conditions are met";
    history: "Riwayat" | "History";
    done: "Selesai" | "Done";
    optional: "Pilihan" | "Optional";
    withdraw: "Mengundurkan diri" | "Withdraw";
    withdraw_title: "Mengundurkan diri dari pelatihan ini?" | "Withdraw from this course?";
    withdraw_what: "Pelatihan ini tidak lagi termasuk yang sedang Anda tempuh, tetapi tetap dapat dibuka di daftar Semua. Semua yang sudah Anda kerjakan tetap tersimpan."
        | "This course leaves your list of courses to go on with. Everything you have done is kept.";
    withdraw_back: "Anda dapat mendaftar lagi kapan saja dan melanjutkan dari titik ini." | "You can enrol again at any time and go on from here.";
    withdraw_no: "Tetap belajar" | "Keep learning";
    withdrew: "Anda telah mengundurkan diri. Kemajuan Anda tetap tersimpan." | "You have withdrawn. Your progress is kept.";
    withdraw_failed: "Belum berhasil mengundurkan diri" | "You have not withdrawn yet";
    left_title: "Anda mengundurkan diri dari pelatihan ini" | "You have withdrawn from this course";
    left_why: "Kemajuan Anda tetap tersimpan. Daftar lagi di halaman pelatihan untuk melanjutkan dari titik terakhir."
        | "Your progress is kept. Enrol again on the course page to go on where you left off.";
    to_course: "Buka halaman pelatihan" | "Open the course page";
    leave_title: "Tidak ingin melanjutkan?" | "Do not want to go on?";
    all_lessons: "Semua materi" | "All lessons";
    do_again: "perlu dikerjakan lagi" | "to be done again";
}

/// What becomes of a lesson, in a word.
pub fn fate(fate: LessonFate) -> &'static str {
    match fate {
        LessonFate::Same => pick("Tetap", "Same"),
        LessonFate::Changed => pick("Berubah", "Changed"),
        LessonFate::New => pick("Baru", "New"),
        LessonFate::Gone => pick("Dihapus", "Gone"),
    }
}

/// "Versi 2 sudah terbit".
pub fn newer_title(number: u32) -> String {
    match lang() {
        Lang::Id => format!("Versi {number} sudah terbit"),
        Lang::En => format!("Version {number} is published"),
    }
}

/// What the learner may do about it.
pub fn newer_why(now: u32) -> String {
    match lang() {
        Lang::Id => format!(
            "Anda memakai versi {now}, dan boleh menyelesaikannya. Bila pindah, materi yang sama tetap dihitung selesai; \
             riwayat dan hasil kuis Anda tidak hilang."
        ),
        Lang::En => format!(
            "You are on version {now}, and may complete it. If you go on with the new one, lessons that are the same \
             stay done; your history and the results of your quizzes are kept."
        ),
    }
}

/// "Selesai sekarang: 5 materi. Setelah pindah: 4 dari 7."
pub fn newer_done(now: u16, then: u16, total: u16) -> String {
    match lang() {
        Lang::Id => format!("Materi wajib yang selesai: sekarang {now}, setelah pindah {then} dari {total}."),
        Lang::En => format!("Required lessons done: {now} now, {then} of {total} then."),
    }
}

/// "Sisa waktu belajar setelah pindah: 4 jam 38 menit."
pub fn newer_left(minutes: u16) -> String {
    let left = format::minutes(u32::from(minutes));
    match lang() {
        Lang::Id => format!("Sisa waktu belajar setelah pindah: {left}."),
        Lang::En => format!("Time left to learn then: {left}."),
    }
}

/// "Nilai pelatihan: 4 JP menjadi 5 JP."
pub fn newer_jp(now: u16, then: u16) -> String {
    match lang() {
        Lang::Id => format!("Jam pelajaran: {now} JP menjadi {then} JP."),
        Lang::En => format!("Hours: {now} JP become {then} JP."),
    }
}

/// "Pindah ke versi 2".
pub fn take_newer(number: u32) -> String {
    match lang() {
        Lang::Id => format!("Pindah ke versi {number}"),
        Lang::En => format!("Go on with version {number}"),
    }
}

/// "Anda sekarang memakai versi 2."
pub fn upgraded(number: u32) -> String {
    match lang() {
        Lang::Id => format!("Anda sekarang memakai versi {number}."),
        Lang::En => format!("You are on version {number} now."),
    }
}

/// What is missing, as a sentence that says what to do.
pub fn missing(missing: &Missing) -> String {
    match missing {
        Missing::NotConfirmed => pick("Belum ditandai selesai dibaca", "Not marked as read yet").to_owned(),
        Missing::Attend => {
            pick("Hadiri salah satu sesi dan isi kata hadir", "Attend one of the sessions and enter its word")
                .to_owned()
        }
        Missing::Post { .. } => {
            pick("Tulisan Anda belum cukup", "You have not written enough yet").to_owned()
        }
        Missing::WatchMore { percent, so_far } => match lang() {
            Lang::Id => format!("Kurang: tonton minimal {percent}%, baru {so_far}%"),
            Lang::En => format!("Missing: watch at least {percent}%, so far {so_far}%"),
        },
        Missing::ScoreBelow { need, best, attempts_left } => score_below(*need, *best, *attempts_left),
        Missing::Unmarked { need } => match lang() {
            Lang::Id => format!("Menunggu penilaian pengajar; nilai minimal {need}"),
            Lang::En => format!("Waiting to be marked; a score of at least {need} is needed"),
        },
        Missing::Lessons { left } => match lang() {
            Lang::Id => format!("{left} materi lagi"),
            Lang::En => format!("{left} {} to go", plural(u32::from(*left), "", "lesson", "lessons")),
        },
        Missing::Modules { left } => match lang() {
            Lang::Id => format!("{left} modul lagi"),
            Lang::En => format!("{left} {} to go", plural(u32::from(*left), "", "module", "modules")),
        },
    }
}

fn score_below(need: u8, best: Option<u8>, attempts_left: Option<u16>) -> String {
    let score = match (best, lang()) {
        (Some(best), Lang::Id) => format!("Kurang: nilai minimal {need}, terbaik {best}"),
        (Some(best), Lang::En) => format!("Missing: a score of at least {need}, best so far {best}"),
        (None, Lang::Id) if need == 0 => "Belum dikerjakan".to_owned(),
        (None, Lang::En) if need == 0 => "Not taken yet".to_owned(),
        (None, Lang::Id) => format!("Belum dikerjakan; nilai minimal {need}"),
        (None, Lang::En) => format!("Not taken yet; a score of at least {need} is needed"),
    };
    match attempts_left {
        None => score,
        Some(0) => format!(
            "{score}. {}",
            pick(
                "Kesempatan habis; bicarakan dengan pengajar atau admin pelatihan",
                "No attempts left; talk to the instructor or the training administrator",
            )
        ),
        Some(left) => match lang() {
            Lang::Id => format!("{score}. Sisa {left} kesempatan"),
            Lang::En => {
                format!("{score}. {left} {} left", plural(u32::from(left), "", "attempt", "attempts"))
            }
        },
    }
}

/// What completes a lesson.
pub fn requirement(requirement: Requirement) -> String {
    match (requirement, lang()) {
        (Requirement::Read, Lang::Id) => "Baca sampai selesai".to_owned(),
        (Requirement::Read, Lang::En) => "Read to the end".to_owned(),
        (Requirement::Attend, Lang::Id) => "Hadiri salah satu sesi".to_owned(),
        (Requirement::Attend, Lang::En) => "Attend one of the sessions".to_owned(),
        (Requirement::Post { posts }, Lang::Id) => format!("Tulis {posts} kali dalam diskusi"),
        (Requirement::Post { posts }, Lang::En) => {
            format!("Write {posts} {}", plural(u32::from(posts), "", "post", "posts"))
        }
        (Requirement::Watch { percent }, Lang::Id) => format!("Tonton minimal {percent}%"),
        (Requirement::Watch { percent }, Lang::En) => format!("Watch at least {percent}%"),
        (Requirement::Pass { percent: 0 }, Lang::Id) => "Kerjakan dan kirim".to_owned(),
        (Requirement::Pass { percent: 0 }, Lang::En) => "Take it and hand it in".to_owned(),
        (Requirement::Pass { percent }, Lang::Id) => format!("Raih nilai minimal {percent}"),
        (Requirement::Pass { percent }, Lang::En) => format!("Score at least {percent}"),
    }
}

/// "Nilai terbaik 82".
pub fn best(percent: u8) -> String {
    format!("{} {percent}", pick("Nilai terbaik", "Best score"))
}

/// "6 JP tercatat untuk Anda".
pub fn credited(minutes: u32) -> String {
    let jp = format::jp(minutes);
    match lang() {
        Lang::Id => format!("{jp} tercatat untuk Anda."),
        Lang::En => format!("{jp} are recorded for you."),
    }
}

/// "Selesaikan untuk memperoleh 6 JP".
pub fn will_earn(minutes: u32) -> String {
    let jp = format::jp(minutes);
    match lang() {
        Lang::Id => format!("{jp} dicatat setelah semua syarat terpenuhi."),
        Lang::En => format!("{jp} are recorded once all conditions are met."),
    }
}

/// "3 dari 4 materi wajib selesai".
pub fn module_done(done: usize, total: usize) -> String {
    match lang() {
        Lang::Id => format!("{done} dari {total} materi wajib"),
        Lang::En => format!("{done} of {total} required lessons"),
    }
}

/// Why a course cannot be left.
pub fn cannot_leave(origin: EnrolmentOrigin) -> &'static str {
    match origin {
        EnrolmentOrigin::Mandatory => pick(
            "Pelatihan wajib tidak dapat ditinggalkan. Bila ada halangan, bicarakan dengan atasan atau admin pelatihan.",
            "A mandatory course cannot be left. If something stands in the way, talk to your superior or the training administrator.",
        ),
        EnrolmentOrigin::Assigned => pick(
            "Pelatihan ini ditugaskan kepada Anda. Bila ada halangan, bicarakan dengan atasan atau admin pelatihan.",
            "This course was assigned to you. If something stands in the way, talk to your superior or the training administrator.",
        ),
        EnrolmentOrigin::Chosen => pick(
            "Anda memilih pelatihan ini sendiri dan boleh berhenti kapan saja.",
            "You chose this course yourself and may stop at any time.",
        ),
    }
}
