//! Words of the progress slice: what is done, what is missing and why, leaving a course.

use progress::{Missing, Requirement};

use super::{Lang, lang, pick, plural};

/// What is missing, as a sentence that says what to do.
pub fn missing(missing: &Missing) -> String {
    match missing {
        Missing::NotConfirmed => pick("Belum ditandai selesai dibaca", "Not marked as read yet").to_owned(),
        Missing::WatchMore { percent, so_far } => match lang() {
            Lang::Id => format!("Kurang: tonton minimal {percent}%, baru {so_far}%"),
            Lang::En => format!("Missing: watch at least {percent}%, so far {so_far}%"),
        },
        Missing::ScoreBelow { need, best, attempts_left } => score_below(*need, *best, *attempts_left),
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
        (Requirement::Watch { percent }, Lang::Id) => format!("Tonton minimal {percent}%"),
        (Requirement::Watch { percent }, Lang::En) => format!("Watch at least {percent}%"),
        (Requirement::Pass { percent }, Lang::Id) => format!("Raih nilai minimal {percent}"),
        (Requirement::Pass { percent }, Lang::En) => format!("Score at least {percent}"),
    }
}
