//! Out and in again.

use std::collections::BTreeSet;

use course_folder::Pair;
use grading::{Centimark, Unit};

use super::*;

fn choice(text: &str, feedback: Option<&str>) -> Choice {
    Choice { text: text.to_owned(), feedback: feedback.map(ToOwned::to_owned) }
}

fn question(body: Body) -> Question {
    Question {
        id: "loket-1".to_owned(),
        text: "Apa yang **pertama**?\n\n- a\n- b = c {d}".to_owned(),
        worth: Centimark::whole(1),
        tags: vec!["loket".to_owned(), "umum".to_owned()],
        feedback: Some("Karena *begitu*: 1 ~ 2.".to_owned()),
        body,
    }
}

/// One of each kind.
fn samples() -> Vec<Question> {
    let line = |text: &str| text.to_owned();
    let unit = |name: &str, factor: i64| Unit { name: line(name), factor: Decimal::from_millionths(factor) };
    let number = Decimal::from_millionths;
    let three = || vec![choice("Satu", Some("Ya")), choice("Dua", None), choice("Tiga `x`", Some("Bukan"))];
    let bodies = vec![
        Body::Single { correct: 1, choices: three() },
        Body::Multiple { correct: BTreeSet::from([0, 2]), choices: three(), scoring: Scoring::Partial },
        Body::Multiple { correct: BTreeSet::from([0, 2]), choices: three(), scoring: Scoring::AllOrNothing },
        Body::Multiple { correct: BTreeSet::from([0, 1, 2]), choices: three(), scoring: Scoring::Partial },
        Body::TrueFalse { answer: false, feedback_true: Some(line("Bukan")), feedback_false: None },
        Body::Short { accepted: vec![line("maklumat*"), line("2 \\* 3")], case_sensitive: false },
        Body::Numeric { value: number(12_500_000), tolerance: number(0), unit: None, units: None },
        Body::Numeric {
            value: number(90_000_000),
            tolerance: number(500_000),
            unit: Some(line("menit")),
            units: None,
        },
        Body::Numeric {
            value: number(90_000_000),
            tolerance: number(0),
            unit: None,
            units: Some(Units {
                accepted: vec![unit("menit", 1_000_000), unit("jam", 60_000_000)],
                is_optional: false,
            }),
        },
        Body::Matching {
            pairs: vec![
                Pair { prompt: line("KTP"), answer: line("Dukcapil") },
                Pair { prompt: line("SIM"), answer: line("Polisi \\*") },
            ],
            distractors: vec![line("Camat")],
        },
        Body::Ordering {
            items: vec![line("Sapa"), line("Catat"), line("Beri")],
            scoring: OrderScoring::Absolute,
        },
    ];
    bodies.into_iter().map(question).collect()
}

#[test]
fn moodle_xml_keeps_every_question() {
    for question in samples() {
        let bank = Bank { categories: Vec::new(), items: vec![give(&question, None)] };
        let written = exchange::write(Format::MoodleXml, &bank).unwrap();
        let report = exchange::read(Format::MoodleXml, written.text.as_bytes());
        let taken = take(report.items().next().unwrap()).unwrap();
        assert_eq!(taken.question, question, "{}", written.text);
        assert!(is_kept(Format::MoodleXml, &question));
    }
}

#[test]
fn what_a_format_does_not_keep_is_known() {
    let lost = |format| {
        let all = samples();
        let lost = all.iter().enumerate().filter(|(_, one)| !is_kept(format, one));
        lost.map(|(at, _)| at).collect::<Vec<_>>()
    };
    // Units have no place in either; ordering has none in GIFT, the way it is marked none in a table.
    assert_eq!(lost(Format::Gift), [7, 8, 10]);
    assert_eq!(lost(Format::Csv), [7, 8, 10]);
}
