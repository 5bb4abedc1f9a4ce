//! Openings and prerequisites: what may come before a lesson or a course.

use course_folder::{Opening, Severity, parse, write};

use crate::faults::{CLAIM, EXAM, after, error, findings, only, warning};
use crate::support::fixture;

/// The fixture with something changed in a file.
fn changed(file: &str, from: &str, to: &str) -> course_folder::Files {
    let mut files = fixture();
    let text = String::from_utf8(files[file].clone()).expect("text").replacen(from, to, 1);
    files.insert(file.to_owned(), text.into_bytes());
    files
}

fn opening_of(files: &course_folder::Files) -> Opening {
    let course = parse(files).course.expect("a course");
    let again = parse(&write(&course)).course.expect("the same course");
    assert_eq!(again, course);
    course.modules[1].lessons[1].opening.clone()
}

#[test]
fn a_lesson_names_what_comes_before_it() {
    assert_eq!(opening_of(&fixture()), Opening::Always);
    let all = changed(EXAM, "pass_percent", "after: all\npass_percent");
    assert_eq!(opening_of(&all), Opening::AllBefore);
    let two = "after:\n  - ujian/latihan\n  - mengenal-loket/alur-loket\n  - ujian/latihan\npass_percent";
    let keys = ["ujian/latihan", "mengenal-loket/alur-loket"].map(str::to_owned);
    assert_eq!(opening_of(&changed(EXAM, "pass_percent", two)), Opening::After(keys.to_vec()));
}

#[test]
fn what_comes_before_lies_before() {
    let named =
        |file: &str, keys: &str| after(file, "pass_percent", &format!("after: [{keys}]\npass_percent"));
    only(&named(EXAM, "ujian/latian"), Severity::Error, EXAM, "Mungkin maksud Anda `ujian/latihan`");
    only(&named(CLAIM, "ujian/ujian-akhir"), Severity::Error, CLAIM, "yang tidak ada sebelum materi ini");
    only(&named(EXAM, "ujian/ujian-akhir"), Severity::Error, EXAM, "menunggu `ujian/ujian-akhir`");
    let many = (0..21).map(|no| format!("a/b-{no}")).collect::<Vec<_>>().join(", ");
    assert!(named(EXAM, &many).iter().any(|finding| finding.what.contains("memuat 21 materi")));
}

#[test]
fn an_opening_is_a_word_or_a_list() {
    error(EXAM, "pass_percent", "after: semua\npass_percent", 7, "isi `after` tidak dikenal");
}

#[test]
fn a_course_names_what_comes_before_it() {
    let files =
        changed("course.yaml", "jp: 1", "requires: [pelayanan-dasar, etika-asn]\nin_order: true\njp: 1");
    let course = parse(&files).course.expect("a course");
    assert_eq!(course.requires, ["pelayanan-dasar", "etika-asn"]);
    assert!(course.in_order);
    assert_eq!(parse(&write(&course)).course, Some(course));
    assert_eq!(findings(&files), []);
    error("course.yaml", "jp: 1", "requires: [Etika ASN]\njp: 1", 14, "bukan nama singkat pelatihan");
    warning("course.yaml", "jp: 1", "requires: [etika, etika]\njp: 1", 14, "ditulis dua kali");
    let many = (0..11).map(|no| format!("k-{no}")).collect::<Vec<_>>().join(", ");
    let found = after("course.yaml", "jp: 1", &format!("requires: [{many}]\njp: 1"));
    only(&found, Severity::Error, "course.yaml", "prasyarat terlalu banyak");
}
