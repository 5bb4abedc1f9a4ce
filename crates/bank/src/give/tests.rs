//! Out and in again.

use std::collections::BTreeSet;

use course_folder::{Blank, Description, Fill, Pair, Tries};
use grading::{Centimark, Unit};

use super::*;

fn choice(text: &str, feedback: Option<&str>) -> Choice {
    Choice { text: text.to_owned(), feedback: feedback.map(ToOwned::to_owned), percent: None }
}

/// Choices with their shares.
fn weighted(shares: &[Option<i8>]) -> Vec<Choice> {
    let texts = ["Satu", "Dua", "Tiga"];
    texts
        .iter()
        .zip(shares)
        .map(|(text, percent)| Choice { percent: *percent, ..choice(text, None) })
        .collect()
}

fn question(body: Body) -> Question {
    Question {
        id: "loket-1".to_owned(),
        text: "Apa yang **pertama**?\n\n- a\n- b = c {d}".to_owned(),
        worth: Centimark::whole(1),
        tags: vec!["loket".to_owned(), "umum".to_owned()],
        feedback: Some("Karena *begitu*: 1 ~ 2.".to_owned()),
        leads: Vec::new(),
        origin: None,
        tries: Tries::default(),
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
        Body::Single { correct: 0, choices: weighted(&[None, Some(50), None]) },
        Body::Multiple {
            correct: BTreeSet::from([0, 1]),
            choices: weighted(&[Some(70), Some(30), Some(-100)]),
            scoring: Scoring::Weighted,
        },
    ];
    let hints = vec![line("Siapa yang *pertama* ditemui?"), line("Baca lagi.\n\n- a\n- b")];
    let hinted = Question {
        tries: Tries { hints, penalty: Penalty::percent(20) },
        ..question(Body::Single { correct: 1, choices: three() })
    };
    bodies
        .into_iter()
        .map(question)
        .chain([hinted])
        .chain([embedded(), shared(false), shared(true)])
        .collect()
}

/// A text with a gap of each kind that has its own answers.
fn embedded() -> Question {
    let line = |text: &str| text.to_owned();
    let gaps = vec![
        Blank {
            weight: 1,
            fill: Fill::Short { accepted: vec![line("maklumat*"), line("a~b}#")], case_sensitive: true },
        },
        Blank {
            weight: 2,
            fill: Fill::Numeric {
                value: Decimal::from_millionths(12_500_000),
                tolerance: Decimal::from_millionths(500_000),
                units: None,
            },
        },
        Blank {
            weight: 1,
            fill: Fill::Choice { answer: line("3 \\< 4 & 5"), distractors: vec![line("dua"), line("tiga")] },
        },
    ];
    Question {
        text: line("Loket **memasang** [[1]].\n\n- [[2]] menit\n- pilih [[3]]"),
        worth: Centimark::whole(4),
        ..question(Body::Gaps { gaps, distractors: Vec::new(), reuse: false })
    }
}

/// A text whose gaps share their options.
fn shared(reuse: bool) -> Question {
    let answers = if reuse { ["KTP", "KK", "KTP"] } else { ["KTP", "KK", "Akta"] };
    let gap = |answer: &str| Blank { weight: 1, fill: Fill::Pool { answer: answer.to_owned() } };
    let gaps = answers.into_iter().map(gap).collect();
    Question {
        text: "Bawa [[1]], *[[2]]*, lalu [[3]].".to_owned(),
        ..question(Body::Gaps { gaps, distractors: vec!["SIM".to_owned()], reuse })
    }
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
    // Units, hints and gaps have no place in either; ordering has none in GIFT, the way it is marked none in a table.
    assert_eq!(lost(Format::Gift), [6, 7, 9, 12, 13, 14, 15]);
    assert_eq!(lost(Format::Csv), [6, 7, 9, 12, 13, 14, 15]);
}

#[test]
fn what_moodle_marks_or_shows_otherwise_is_not_called_kept() {
    let three = || weighted(&[None, None, None]);
    let all =
        Body::Multiple { correct: BTreeSet::from([0, 1]), choices: three(), scoring: Scoring::AllOrNothing };
    assert!(!is_kept(Format::MoodleXml, &question(all)), "one of two right choices earns half there");
    let lead = Description { id: "bacaan".to_owned(), text: "Bacalah.".to_owned(), covers: 1 };
    let with_text = Question { leads: vec![lead], ..question(Body::Single { correct: 0, choices: three() }) };
    assert!(give(&with_text, None).stem.text.starts_with("Bacalah.\n\nApa"));
    assert!(!is_kept(Format::MoodleXml, &with_text));
    let worth = Question { worth: Centimark::whole(1), ..embedded() };
    assert!(!is_kept(Format::MoodleXml, &worth), "there the gaps' weights are the mark");
    let Body::Gaps { mut gaps, distractors, reuse } = shared(false).body else { panic!() };
    gaps[0].weight = 3;
    let body = Body::Gaps { gaps, distractors, reuse };
    assert!(
        !is_kept(Format::MoodleXml, &Question { body, ..shared(false) }),
        "words that are dragged count alike"
    );
}
