//! GIFT is read as Moodle's importer reads it.
//!
//! **Invariant:** each rule of the format has a line here.

use exchange::model::Markup;
use exchange::{Fault, Format, Kind, Outcome, Warning, read};

use crate::support::{bytes, choices, faults, item, items, numbers, percent, text, words};

fn one(source: &str) -> exchange::Item {
    item(Format::Gift, source)
}

#[test]
fn a_file_is_read_entry_by_entry() {
    let report = read(Format::Gift, &bytes("contoh.gift"));
    assert_eq!(faults(&report), []);
    let items: Vec<_> = report.items().collect();
    let kinds: Vec<&str> = items.iter().map(|item| item.kind.moodle_name()).collect();
    assert_eq!(
        kinds,
        [
            "multichoice",
            "multichoice",
            "numerical",
            "numerical",
            "truefalse",
            "truefalse",
            "shortanswer",
            "match",
            "essay",
            "description",
            "multichoice"
        ]
    );
    assert!(items.iter().all(|item| item.category.as_deref() == Some("$course$/top/Pelayanan Publik/Loket")));
    let first = items[0];
    assert_eq!(first.name, "Menyapa warga");
    assert_eq!(
        (first.idnumber.as_deref(), first.tags.as_slice()),
        (Some("LKT-01"), ["layanan", "sapa]an"].map(str::to_owned).as_slice())
    );
    assert_eq!(first.general_feedback, text("Salam membuka pelayanan.", Markup::Moodle));
    assert_eq!(choices(first)[2], ("Silakan duduk.", "50".to_owned()));
    assert_eq!(numbers(items[3]), ["7.5±2.5 100%", "12.5±2.5 50%", "*±0 0%"]);
    assert_eq!(items[6].stem.text, "Ibu kota Provinsi Jawa Barat adalah _____ saja.");
    let lines: Vec<usize> = report.entries.iter().map(|entry| entry.line).collect();
    assert_eq!(lines[..4], [2, 5, 12, 19]);
}

#[test]
fn what_cannot_be_read_says_why() {
    let report = read(Format::Gift, &bytes("rusak.gift"));
    let not_a_number = |text: &str| Fault::NotANumber { text: text.to_owned() };
    assert_eq!(
        faults(&report),
        [
            (1, Fault::Brace),
            (3, Fault::TooFewAnswers { found: 1, needed: 2 }),
            (5, Fault::NotAPair { text: "c".to_owned() }),
            (7, not_a_number("tiga..lima")),
            (9, not_a_number("banyak")),
            (11, Fault::NotAWeight { text: "--5".to_owned() }),
        ]
    );
    let warnings: Vec<_> = report.entries.iter().flat_map(|entry| entry.warnings.clone()).collect();
    assert!(warnings.contains(&Warning::AnyNumber { text: "lima".to_owned() }));
    assert!(warnings.contains(&Warning::ZeroLeftOut));
    let Outcome::Refused { raw, .. } = &report.entries[0].outcome else { panic!("{report:?}") };
    assert_eq!(raw, "Kurung tidak ditutup { =a");
}

#[test]
fn names_come_from_the_text() {
    assert_eq!(one("[html]<p>Apa <b>itu</b>?</p>{}").name, "Apa itu?");
    assert_eq!(one("::a\\:b <i>c</i>::x{T}").name, "a:b c");
    assert_eq!(one("::tanpa akhir {T}").name, "tanpa akhir");
    assert_eq!(one("{T}").name, "Question name");
}

#[test]
fn the_kind_follows_from_the_answers() {
    for (source, kind) in [
        ("a", "description"),
        ("a{}", "essay"),
        ("a{#1}", "numerical"),
        ("a{~b ~c}", "multichoice"),
        ("a{=b ~c -> d}", "multichoice"),
        ("a{=b->c =d->e}", "match"),
        ("a{T}", "truefalse"),
        ("a{TRUE#x}", "truefalse"),
        ("a{true}", "shortanswer"),
        ("a{=T}", "shortanswer"),
        ("a{b}", "shortanswer"),
    ] {
        assert_eq!(one(source).kind.moodle_name(), kind, "{source}");
    }
}

#[test]
fn one_right_answer_makes_a_single_choice() {
    let is_single = |source: &str| match one(source).kind {
        Kind::Choice(choice) => choice.is_single,
        other => panic!("{other:?}"),
    };
    assert!(is_single("a{=b ~c}"));
    assert!(!is_single("a{~%50%b ~%50%c}"));
    assert!(!is_single("a{~%100%b ~c}"));
    assert_eq!(
        choices(&one("a{=%50%b ~%33.33333%c}")),
        [("%50%b", "100".to_owned()), ("c", "33.33333".to_owned())]
    );
}

#[test]
fn feedback_of_true_and_false_is_wrong_first() {
    let truth = |source: &str| match one(source).kind {
        Kind::TrueFalse(truth) => (truth.is_true, truth.if_true.text, truth.if_false.text),
        other => panic!("{other:?}"),
    };
    let expected =
        |is_true, if_true: &str, if_false: &str| (is_true, if_true.to_owned(), if_false.to_owned());
    assert_eq!(truth("a{T#salah#betul}"), expected(true, "betul", "salah"));
    assert_eq!(truth("a{F#salah#betul}"), expected(false, "salah", "betul"));
    assert_eq!(truth("a{T#salah}"), expected(true, "", "salah"));
}

#[test]
fn markup_is_passed_on_and_can_change() {
    let item = one("[html]a{=[plain]b#[markdown]c ~d####[moodle]e}");
    let Kind::Choice(choice) = &item.kind else { panic!("{item:?}") };
    assert_eq!(choice.answers[0].text, text("b", Markup::Plain));
    assert_eq!(choice.answers[0].feedback, text("c", Markup::Markdown));
    assert_eq!(choice.answers[1].text, text("d", Markup::Html));
    assert_eq!(item.general_feedback, text("e", Markup::Moodle));
    assert_eq!(one("[wiki]a{T}").stem, text("[wiki]a", Markup::Moodle));
}

#[test]
fn answers_to_write_have_weights() {
    assert_eq!(words(&one("a{=%75%b#c =d}")), [("b", "75".to_owned()), ("d", "100".to_owned())]);
    let Kind::Short(short) = one("a{=b*c}").kind else { panic!("kind") };
    assert_eq!(short.answers[0].weight, percent(100));
}

#[test]
fn comments_and_blank_lines_divide() {
    let items = items(Format::Gift, "// a\n\nsatu\n// tengah\ndua{T}\n\n  \r\n//x\ntiga{F}");
    assert_eq!(items.len(), 2);
    assert_eq!(items[0].stem.text, "satu\n \ndua");
}

#[test]
fn a_category_that_runs_on_loses_nothing() {
    let report = read(Format::Gift, b"$CATEGORY: a/b\nsatu{T}");
    assert_eq!(report.entries[0].warnings, [Warning::CategoryRunsOn]);
    assert_eq!(report.items().next().and_then(|item| item.category.as_deref()), Some("a/b"));
    assert_eq!(report.entries[1].line, 2);
}

#[test]
fn old_line_ends_and_marks_are_known() {
    assert_eq!(items(Format::Gift, "satu{T}\r\rdua{F}").len(), 2);
    assert_eq!(items(Format::Gift, "\u{feff}::a::b{T}")[0].name, "a");
}
