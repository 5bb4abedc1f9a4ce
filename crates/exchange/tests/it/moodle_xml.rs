//! Moodle XML is read as Moodle's importer reads it, and what it does not know is kept.
//!
//! **Invariant:** no entity of the file's own is ever looked at.

use exchange::model::{Markup, Numbering, UnitGrading, UnitInput};
use exchange::{Fault, Format, Kind, Outcome, Warning, read};

use crate::support::{bytes, choices, faults, numbers, text};

#[test]
fn a_file_is_read_question_by_question() {
    let report = read(Format::MoodleXml, &bytes("contoh.xml"));
    let Outcome::Category(category) = &report.entries[0].outcome else { panic!("{report:?}") };
    assert_eq!((category.path.as_str(), category.idnumber.as_deref()), ("$course$/top/Arsip", Some("ARS")));
    assert_eq!(category.info, text("<p>Soal arsip</p>", Markup::Html));
    assert_eq!(
        faults(&report),
        [
            (59, Fault::NotANumber { text: "banyak".to_owned() }),
            (65, Fault::MarkupInText { element: "text".to_owned() }),
            (70, Fault::MalformedXml),
        ]
    );
    let Outcome::Aside { kind, raw } = &report.entries[3].outcome else { panic!("{report:?}") };
    assert_eq!(kind, "calculatedsimple");
    assert!(raw.starts_with("<question type=\"calculatedsimple\">") && raw.ends_with("</question>"), "{raw}");
    let kinds: Vec<&str> = report.items().map(|item| item.kind.moodle_name()).collect();
    assert_eq!(kinds, ["multichoice", "truefalse", "numerical", "ordering"]);
    assert!(report.items().all(|item| item.category.as_deref() == Some("$course$/top/Arsip")));
    assert_eq!(report.into_bank().categories.len(), 1);
}

#[test]
fn a_choice_keeps_all_it_has() {
    let report = read(Format::MoodleXml, &bytes("contoh.xml"));
    let item = report.items().next().expect("a question");
    assert_eq!(item.name, "Pilih & simpan");
    assert_eq!(item.stem.text, "<p>Lihat <img src=\"@@PLUGINFILE@@/map.png\"> &rahasia;</p>");
    assert_eq!(item.stem.files[0].base64, "aGFsbG8=");
    assert_eq!(item.general_feedback, text("Umum &rahasia;", Markup::Html));
    assert_eq!((item.mark.to_string(), item.penalty.to_string()), ("2.5".to_owned(), "0.3333333".to_owned()));
    assert_eq!((item.idnumber.as_deref(), item.tags.len()), (Some("ARS-1"), 1));
    assert_eq!(choices(item)[0], ("a", "66.66667".to_owned()));
    let Kind::Choice(choice) = &item.kind else { panic!("{item:?}") };
    assert_eq!((choice.is_single, choice.is_shuffled, choice.is_instructed), (false, true, false));
    assert_eq!(choice.numbering, Numbering::UpperRoman);
    assert!(choice.combined.shows_count && choice.combined.right == text("Benar", Markup::Html));
    assert_eq!(choice.answers[0].text.markup, Markup::Plain);
    assert!(item.hints[0].shows_count && item.hints[0].clears_wrong);
    assert_eq!(
        report.entries[1].warnings,
        [
            Warning::UnknownEntity { name: "rahasia".to_owned() },
            Warning::LeftOut { part: "hidden".to_owned() },
            Warning::LeftOut { part: "warna".to_owned() },
        ]
    );
}

#[test]
fn truth_in_another_language_goes_by_place() {
    let report = read(Format::MoodleXml, &bytes("contoh.xml"));
    let item = report.items().nth(1).expect("a question");
    let Kind::TrueFalse(truth) = &item.kind else { panic!("{item:?}") };
    assert!(!truth.is_true && truth.if_true == text("tidak", Markup::Markdown));
    assert_eq!(report.entries[2].warnings, [Warning::TruthByPlace]);
}

#[test]
fn numbers_have_units() {
    let report = read(Format::MoodleXml, &bytes("contoh.xml"));
    let item = report.items().nth(2).expect("a question");
    assert_eq!(numbers(item), ["1.5±0.1 100%", "*±0 0%"]);
    let Kind::Numeric(numeric) = &item.kind else { panic!("{item:?}") };
    assert_eq!((numeric.units.grading, numeric.units.input), (UnitGrading::OfResponse, UnitInput::Written));
    assert!(numeric.units.is_before && numeric.units.list[0].name == "cm");
}

#[test]
fn old_pictures_come_into_the_stem() {
    let source = "<quiz><question type='essay'><name><text>a</text></name><questiontext><text>b</text></questiontext>\
                  <image>x/y.png</image><image_base64>aGFs</image_base64></question></quiz>";
    let report = read(Format::MoodleXml, source.as_bytes());
    let item = report.items().next().expect("a question");
    assert_eq!(item.stem.text, "b <img src=\"@@PLUGINFILE@@/x_y.png\" />");
    assert_eq!(item.stem.files[0].name, "x_y.png");
}

#[test]
fn what_is_no_bank_is_refused() {
    for (source, fault) in [
        ("", Fault::NotAQuiz),
        ("bukan xml", Fault::NotAQuiz),
        ("<buku></buku>", Fault::NotAQuiz),
        ("<quiz><question type='essay'>", Fault::MalformedXml),
        (
            "<quiz><question type='essay'><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a>",
            Fault::TooDeep,
        ),
    ] {
        assert_eq!(faults(&read(Format::MoodleXml, source.as_bytes())), [(1, fault)], "{source}");
    }
}
