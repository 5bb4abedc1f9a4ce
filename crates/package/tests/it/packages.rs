//! Course folders as archives, there and back.

use std::io::Cursor;

use course_folder::Files;
use package::{Format, Refusal, What, pack, take};
use proptest::prelude::*;

use crate::support::zipped;

const HEAD: (&str, &[u8]) = ("course.yaml", b"format: 1\n");

fn taken(archive: Vec<u8>) -> Result<package::Taken, Refusal> {
    take(Cursor::new(archive))
}

#[test]
fn a_folder_in_a_directory_of_its_own_is_the_folder() {
    let bare = taken(zipped(&[HEAD, ("01-a/01-b.md", b"x")])).unwrap();
    assert_eq!((bare.format, bare.notes.len()), (Format::CourseFolder, 0));
    let inside =
        taken(zipped(&[("loket/course.yaml", b"format: 1\n"), ("loket/01-a/01-b.md", b"x")])).unwrap();
    assert_eq!(inside.files, bare.files);
    assert_eq!((inside.notes[0].what, inside.notes[0].names[0].as_str()), (What::TopDirectory, "loket"));
}

#[test]
fn what_systems_leave_behind_is_left_out_and_named() {
    let left = taken(zipped(&[
        ("loket/course.yaml", b"format: 1\n"),
        ("loket/.DS_Store", b"x"),
        ("__MACOSX/loket/._course.yaml", b"x"),
        ("loket/01-a/Thumbs.db", b"x"),
    ]))
    .unwrap();
    assert_eq!(left.files.keys().collect::<Vec<_>>(), ["course.yaml"]);
    let litter = left.notes.iter().find(|note| note.what == What::Litter).unwrap();
    assert_eq!((litter.count, litter.names.len()), (3, 3));
}

#[test]
fn an_archive_without_a_course_is_told_from_one_that_lies_deeper() {
    assert_eq!(taken(zipped(&[("a.txt", b"x")])), Err(Refusal::NoCourse));
    assert_eq!(taken(zipped(&[("moodle_backup.xml", b"x")])), Err(Refusal::Foreign("Moodle")));
    assert_eq!(taken(zipped(&[("imsmanifest.xml", b"x")])), Err(Refusal::Foreign("SCORM / IMS")));
    let deep = taken(zipped(&[("a/b/course.yaml", b"x")]));
    assert_eq!(deep, Err(Refusal::TooDeep("a/b/course.yaml".to_owned())));
    // Two courses are none.
    let two = taken(zipped(&[("a/course.yaml", b"x"), ("b/course.yaml", b"x")]));
    assert!(matches!(two, Err(Refusal::TooDeep(_))), "{two:?}");
}

proptest! {
    #[test]
    fn a_packed_folder_is_the_folder(
        rest in prop::collection::btree_map("[a-y]{1,8}/[a-z]{1,8}\\.(md|svg|png|pdf)", prop::collection::vec(any::<u8>(), 0..300), 0..12)
    ) {
        let mut files: Files = rest;
        files.insert("course.yaml".to_owned(), b"format: 1\n".to_vec());
        let packed = pack(&files, Cursor::new(Vec::new())).unwrap().into_inner();
        prop_assert_eq!(&packed, &pack(&files, Cursor::new(Vec::new())).unwrap().into_inner());
        let taken = take(Cursor::new(packed)).unwrap();
        prop_assert_eq!(taken.files, files);
        prop_assert!(taken.notes.is_empty());
    }

    #[test]
    fn no_bytes_make_it_stumble(mut bytes in prop::collection::vec(any::<u8>(), 0..400), at in 0_usize..300, to in any::<u8>()) {
        let _ = take(Cursor::new(bytes.clone()));
        let mut honest = zipped(&[HEAD, ("01-a/01-b.md", b"some text of a unit")]);
        let at = at % honest.len();
        honest[at] = to;
        let _ = take(Cursor::new(honest.clone()));
        bytes.extend(honest);
        let _ = take(Cursor::new(bytes));
    }
}
