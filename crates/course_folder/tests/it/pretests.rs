//! Pre-tests: what may be one, what makes a pair unlike, and that a pair survives being written.

use course_folder::{Content, Files, Finding, Severity, parse, write};

use crate::faults::{CLAIM, EXAM, after, findings, only, some};
use crate::support::fixture;

fn change(files: &mut Files, file: &str, change: impl Fn(&str) -> String) {
    let text = String::from_utf8(files[file].clone()).expect("text");
    files.insert(file.to_owned(), change(&text).into_bytes());
}

/// The final test with the exercise as its pre-test, and the exercise as a pre-test should be.
fn pair() -> Files {
    let mut files = fixture();
    change(&mut files, EXAM, |text| {
        text.replace("review: after_pass\n", "review: after_pass\npretest: ujian/latihan\n")
    });
    change(&mut files, CLAIM, |text| {
        text.replace("pass_percent: 50\ngrading: last\n", "pass_percent: 0\nattempts: 1\ngrading: first\n")
    });
    files
}

fn warnings(files: &Files) -> Vec<Finding> {
    let found = findings(files);
    assert!(found.iter().all(|finding| finding.severity == Severity::Warning), "{found:#?}");
    found
}

#[test]
fn a_pair_is_read_and_written() {
    let files = pair();
    only(&warnings(&files), Severity::Warning, EXAM, "pretest berisi 3 soal, posttest 4");
    let course = parse(&files).course.expect("a course");
    let pretests: Vec<_> = course
        .modules
        .iter()
        .flat_map(|module| &module.lessons)
        .filter_map(|lesson| {
            if let Content::Quiz(quiz) = &lesson.content { Some(quiz.pretest.as_deref()) } else { None }
        })
        .collect();
    assert_eq!(pretests, [None, Some("ujian/latihan")]);
    assert_eq!(parse(&write(&course)).course, Some(course));
}

#[test]
fn a_pretest_is_an_earlier_quiz() {
    let named =
        |name: &str| after(EXAM, "review: after_pass\n", &format!("review: after_pass\npretest: {name}\n"));
    only(&named("ujian/latian"), Severity::Error, EXAM, "Mungkin maksud Anda `ujian/latihan`");
    only(&named("ujian/ujian-akhir"), Severity::Error, EXAM, "bukan kuis yang ada sebelum kuis ini");
    only(&named("mengenal-loket/alur-loket"), Severity::Error, EXAM, "bukan kuis");
    only(&named("latihan"), Severity::Error, EXAM, "nama-modul/nama-kuis");
}

#[test]
fn a_pretest_belongs_to_one_quiz() {
    let mut files = pair();
    let again = String::from_utf8(files[EXAM].clone()).expect("text");
    let other = again.replace("title: Ujian akhir", "title: Ujian ulang");
    files.insert("02-ujian/03-ujian-ulang.quiz.yaml".to_owned(), other.into_bytes());
    some(&findings(&files), "02-ujian/03-ujian-ulang.quiz.yaml", "sudah menjadi pretest kuis lain");
    change(&mut files, "02-ujian/03-ujian-ulang.quiz.yaml", |text| {
        text.replace("ujian/latihan", "ujian/ujian-akhir")
    });
    some(&findings(&files), "02-ujian/03-ujian-ulang.quiz.yaml", "sendiri punya `pretest`");
}

#[test]
fn what_makes_a_pair_unlike_is_told() {
    let mut files = pair();
    change(&mut files, CLAIM, |text| {
        text.replace("pass_percent: 0\nattempts: 1\n", "pass_percent: 50\nattempts: 2\n")
    });
    let found = warnings(&files);
    some(&found, EXAM, "pretest punya nilai lulus 50");
    some(&found, EXAM, "dapat dikerjakan lebih dari sekali");
    let mut files = pair();
    let text = "Apa saja yang disampaikan setelah berkas diterima?";
    change(&mut files, CLAIM, |all| {
        all.replace("Papan informasi cukup ditulis dengan istilah kantor.", text)
    });
    some(&warnings(&files), EXAM, "soal `tiga-kalimat` sama dengan soal pretest");
}
