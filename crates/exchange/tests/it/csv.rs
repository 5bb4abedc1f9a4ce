//! The table is read by the names of its columns.
//!
//! **Invariant:** no row is lost without a word.

use exchange::{Fault, Format, Warning, read};

use crate::support::{bytes, choices, faults, numbers, words};

#[test]
fn a_table_is_read_row_by_row() {
    let report = read(Format::Csv, &bytes("contoh.csv"));
    let items: Vec<_> = report.items().collect();
    let kinds: Vec<&str> = items.iter().map(|item| item.kind.moodle_name()).collect();
    assert_eq!(
        kinds,
        ["multichoice", "multichoice", "truefalse", "shortanswer", "numerical", "match", "essay"]
    );
    assert_eq!(items[0].tags, ["loket", "umum"]);
    assert_eq!(choices(items[0])[1], ("Kuasa; dengan surat", "0".to_owned()));
    assert_eq!(choices(items[0])[2], ("Siapa saja", "100".to_owned()));
    assert_eq!(choices(items[1])[1], ("Ramah", "50".to_owned()));
    assert_eq!(items[3].stem.text, "Kota \"Kembang\"?");
    assert_eq!(words(items[3]), [("Bandung", "100".to_owned()), ("Paris van Java", "50".to_owned())]);
    assert_eq!(numbers(items[4]), ["12.5±0.5 100%"]);
    assert_eq!(faults(&report), [(8, Fault::NotAllowed { part: "kind", text: "teka-teki".to_owned() })]);
    assert_eq!(report.warnings, [Warning::LeftOut { part: "catatan".to_owned() }]);
}

#[test]
fn a_table_needs_its_columns_and_quotes() {
    let table = |text: &str| faults(&read(Format::Csv, text.as_bytes()));
    assert_eq!(table("kind,name\nessay,a"), [(1, Fault::Missing { part: "stem" })]);
    assert_eq!(table("kind,stem\nessay,\"a\nb"), [(2, Fault::OpenQuote)]);
    assert_eq!(
        table("kind,stem,answer_1,answer_2,key\nsingle,a,b,c,D"),
        [(2, Fault::NoSuchAnswer { letter: "D".to_owned() })]
    );
    assert_eq!(table(""), []);
}
