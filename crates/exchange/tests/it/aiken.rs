//! Aiken and the missing word format are read as Moodle's importers read them.
//!
//! **Invariant:** each rule of the formats has a line here.

use exchange::{Fault, Format, Warning, read};

use crate::support::{bytes, choices, faults, words};

#[test]
fn aiken_says_what_led_to_nothing() {
    let report = read(Format::Aiken, &bytes("contoh.aiken.txt"));
    let items: Vec<_> = report.items().collect();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0].name, "Warna bendera Indonesia adalah:");
    assert_eq!(
        choices(items[0]),
        [("Merah &amp; putih", "100"), ("Putih &lt;merah&gt;", "0"), ("Biru", "0")]
            .map(|(text, percent)| (text, percent.to_owned()))
    );
    assert_eq!(choices(items[1])[1], ("dua", "100".to_owned()));
    assert_eq!(report.entries[5].warnings, [Warning::SmallLetter]);
    assert_eq!(
        faults(&report),
        [
            (7, Fault::NoQuestion),
            (8, Fault::NoQuestion),
            (10, Fault::Unfinished),
            (14, Fault::TooFewAnswers { found: 1, needed: 2 }),
            (23, Fault::NoSuchAnswer { letter: "D".to_owned() }),
        ]
    );
}

#[test]
fn a_missing_word_is_a_choice_or_a_word() {
    let report = read(Format::MissingWord, &bytes("contoh.missing.txt"));
    let items: Vec<_> = report.items().collect();
    assert_eq!(items[0].stem.text, "Masa berlaku surat keterangan domisili adalah _____ sejak terbit.");
    assert_eq!(
        choices(items[0]),
        [("enam bulan", "100"), ("setahun", "50"), ("3 bulan", "0")]
            .map(|(text, percent)| (text, percent.to_owned()))
    );
    assert_eq!(words(items[1]), [("Garuda", "100".to_owned())]);
    assert_eq!(faults(&report), [(6, Fault::Brace)]);
}
