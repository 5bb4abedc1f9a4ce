//! Archives that mean harm, or that no program can unpack as they are.

use std::io::{Cursor, Write};

use package::limits::{ENTRIES_MAX, UNPACKED_MAX};
use package::{Refusal, take};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::zipped;

const HEAD: (&str, &[u8]) = ("course.yaml", b"format: 1\n");

fn refusal(archive: Vec<u8>) -> Refusal {
    take(Cursor::new(archive)).unwrap_err()
}

/// An archive in which a name of the same length stands for another; both records of it.
fn renamed(mut archive: Vec<u8>, name: &[u8], other: &[u8]) -> Vec<u8> {
    assert_eq!(name.len(), other.len());
    let places: Vec<usize> =
        archive.windows(name.len()).enumerate().filter(|(_, part)| *part == name).map(|(at, _)| at).collect();
    assert_eq!(places.len(), 2);
    for at in places {
        archive[at..at + other.len()].copy_from_slice(other);
    }
    archive
}

#[test]
fn paths_that_lead_away_are_refused() {
    for path in [
        "../x.md",
        "a/../../x.md",
        "/etc/x.md",
        "C:/x.md",
        "a\\..\\x.md",
        "a/./x.md",
        "a//x.md",
        "a/\u{7}.md",
    ] {
        let archive = zipped(&[HEAD, ("PLACEHOLDER", b"x")]);
        // Written by hand, for a writer might tidy it.
        let wide = format!("{:11}", "PLACEHOLDER");
        let made = if path.len() <= wide.len() {
            let other = format!("{path}{}", "y".repeat(wide.len() - path.len()));
            renamed(archive, b"PLACEHOLDER", other.as_bytes())
        } else {
            zipped(&[HEAD, (path, b"x")])
        };
        let refused = refusal(made);
        assert!(matches!(refused, Refusal::OddPath(_)), "{path}: {refused:?}");
    }
}

#[test]
fn names_that_are_no_text_are_refused() {
    let archive = renamed(zipped(&[HEAD, ("NAMA", b"x")]), b"NAMA", b"\xff\xfe\xe4\x80");
    assert!(matches!(refusal(archive), Refusal::NameNotText(_)));
}

#[test]
fn one_name_in_large_and_small_letters_is_refused() {
    assert!(matches!(refusal(zipped(&[HEAD, ("a/B.md", b"x"), ("a/b.md", b"y")])), Refusal::Twice(_)));
    assert!(matches!(refusal(zipped(&[HEAD, ("É.md", b"x"), ("é.md", b"y")])), Refusal::Twice(_)));
    assert!(matches!(
        refusal(renamed(zipped(&[HEAD, ("a.md", b"x"), ("b.md", b"y")]), b"b.md", b"a.md")),
        Refusal::Twice(_)
    ));
    assert!(matches!(refusal(zipped(&[HEAD, ("a", b"x"), ("a/b.md", b"y")])), Refusal::Twice(_)));
}

#[test]
fn links_are_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("course.yaml", SimpleFileOptions::default()).unwrap();
    zip.add_symlink("images", "/etc", SimpleFileOptions::default()).unwrap();
    let archive = zip.finish().unwrap().into_inner();
    assert_eq!(refusal(archive), Refusal::Link("images".to_owned()));
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let zeros = vec![0; 8 * 1024 * 1024];
    assert_eq!(refusal(zipped(&[HEAD, ("a.md", &zeros)])), Refusal::Bomb);
}

#[test]
fn too_much_is_refused_however_it_is_packed() {
    // Stored as it is, so that nothing is packed tightly.
    let part: Vec<u8> = vec![7; 50 * 1024 * 1024];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for number in 0..7 {
        zip.start_file(format!("{number}.md"), stored).unwrap();
        zip.write_all(&part).unwrap();
    }
    let archive = zip.finish().unwrap().into_inner();
    assert_eq!(refusal(archive), Refusal::TooLarge { most: UNPACKED_MAX });
}

#[test]
fn a_hundred_thousand_entries_are_refused_before_they_are_read() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for number in 0..100_000 {
        zip.start_file(format!("{number}"), stored).unwrap();
    }
    let mut archive = zip.finish().unwrap().into_inner();
    assert_eq!(refusal(archive.clone()), Refusal::TooMany { most: ENTRIES_MAX });
    // Another last record says that there is one, at no place: libraries go on looking for a better one.
    archive.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0\xff\xff\0\0\xff\xff\xff\x7f\0\0");
    assert_eq!(refusal(archive), Refusal::TooMany { most: ENTRIES_MAX });
}

#[test]
fn what_is_no_archive_or_is_broken_is_refused() {
    assert_eq!(refusal(Vec::new()), Refusal::NotArchive);
    assert_eq!(refusal(b"PK\x03\x04 nothing behind".to_vec()), Refusal::NotArchive);
    let whole = zipped(&[HEAD, ("a.md", &[1, 2, 3, 4, 5, 6, 7, 8].repeat(100))]);
    let mut before = b"#!/bin/sh\n".to_vec();
    before.extend(&whole);
    assert_eq!(refusal(before), Refusal::Broken);
    let mut damaged = whole;
    let at = damaged.windows(4).position(|name| name == b"a.md").unwrap() + 8;
    damaged[at] ^= 0xff;
    assert_eq!(refusal(damaged), Refusal::Broken);
}
