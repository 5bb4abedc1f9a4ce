//! Pre-tests: a quiz names the earlier one that asks about the same things before anything is learned.
//!
//! **Invariant:** every pre-test that a sound course names is an earlier quiz, and the pre-test of one quiz only.

use std::collections::BTreeSet;

use crate::desk::Desk;
use crate::read::shelf::{self, Shelf};
use crate::{Content, Course, Quiz, layout, lesson_key};

/// A quiz where the course has it.
struct Seen<'a> {
    key: String,
    quiz: &'a Quiz,
}

/// Reports pre-tests that are none, and pairs that cannot be compared.
pub(crate) fn check(desk: &mut Desk<'_>, course: &Course, shelves: &[Shelf<'_>]) {
    let files = shelf::files(shelves);
    let mut earlier: Vec<Seen<'_>> = Vec::new();
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    for module in &course.modules {
        for lesson in &module.lessons {
            let Content::Quiz(quiz) = &lesson.content else { continue };
            let key = lesson_key(&module.slug, &lesson.slug);
            if let Some(wanted) = &quiz.pretest {
                files.get(&key).cloned().unwrap_or_default().clone_into(&mut desk.file);
                match earlier.iter().find(|seen| seen.key == *wanted) {
                    None => unknown(desk, wanted, &earlier),
                    Some(_) if !taken.insert(wanted) => desk.error(
                        None,
                        format!("`{wanted}` sudah menjadi pretest kuis lain"),
                        "Satu pretest hanya untuk satu posttest. Buat pretest tersendiri, atau hapus `pretest` di salah satunya.",
                    ),
                    Some(seen) if seen.quiz.pretest.is_some() => desk.error(
                        None,
                        format!("`{wanted}` sendiri punya `pretest`"),
                        "Hapus `pretest` di kuis itu.",
                    ),
                    Some(seen) => compare(desk, seen.quiz, quiz),
                }
            }
            earlier.push(Seen { key, quiz });
        }
    }
}

fn unknown(desk: &mut Desk<'_>, wanted: &str, earlier: &[Seen<'_>]) {
    let near = layout::nearest(wanted, earlier.iter().map(|seen| seen.key.as_str()), 4);
    let near = near.map(|near| format!(" Mungkin maksud Anda `{near}`.")).unwrap_or_default();
    desk.error(
        None,
        format!("pretest `{wanted}` bukan kuis yang ada sebelum kuis ini"),
        format!(
            "Tulis `pretest: nama-modul/nama-kuis` tanpa nomor urut dan tanpa akhiran berkas, dan letakkan pretest sebelum posttest-nya.{near}"
        ),
    );
}

/// Warns of what makes the two unlike, so that a gain would not be one.
fn compare(desk: &mut Desk<'_>, before: &Quiz, after: &Quiz) {
    let (asked_before, asked_after) = (before.paper_size(), after.paper_size());
    if asked_before != asked_after {
        desk.warn(
            None,
            format!("pretest berisi {asked_before} soal, posttest {asked_after}"),
            "Samakan jumlah dan cakupan soalnya, supaya keduanya bentuk setara dan kemajuan peserta dapat dibandingkan.",
        );
    }
    if before.pass_percent > 0 {
        desk.warn(
            None,
            format!("pretest punya nilai lulus {}", before.pass_percent),
            "Tulis `pass_percent: 0` di pretest: peserta belum belajar, jadi hasilnya tidak menentukan apa-apa.",
        );
    }
    if before.attempts != Some(1) {
        desk.warn(
            None,
            "pretest dapat dikerjakan lebih dari sekali",
            "Tulis `attempts: 1` di pretest; hanya percobaan pertama yang dibandingkan.",
        );
    }
    let texts: BTreeSet<&str> = before.questions.iter().map(|question| question.text.as_str()).collect();
    for question in after.questions.iter().filter(|question| texts.contains(question.text.as_str())) {
        desk.warn(
            None,
            format!("soal `{}` sama dengan soal pretest", question.id),
            "Tulis soal lain tentang hal yang sama: peserta sudah pernah melihat yang ini.",
        );
    }
}
