//! Drafts of every kind, there and back, and every fault by its field.

use course_folder::{Blank, Body, Choice, Criterion, Essay, Fill, Pair, Question, RubricLevel, Tries};
use grading::{
    Centimark, Decimal, FileKind, FileLimits, OrderScoring, Penalty, Scoring, Unit, Units, WordLimits,
};
use shared::api::bank::{
    AnswersDraft, BodyDraft, ChoiceDraft, CriterionDraft, EssayDraft, FilesDraft, FillDraft, GapDraft,
    LevelDraft, MeasureDraft, PairDraft, QuestionDraft, UnitDraft,
};
use shared::id::BankCategoryId;
use uuid::Uuid;

use super::{read, write};

fn category() -> BankCategoryId {
    BankCategoryId(Uuid::max())
}

fn draft(text: &str, body: BodyDraft) -> QuestionDraft {
    QuestionDraft {
        category: Some(category()),
        text: text.to_owned(),
        worth: String::new(),
        feedback: String::new(),
        hints: Vec::new(),
        penalty: String::new(),
        tags: Vec::new(),
        competency: None,
        body,
    }
}

/// Whose faults these fields have, in this order.
#[track_caller]
fn check(draft: &QuestionDraft, fields: &[&str]) {
    let read = read(draft, None);
    let found: Vec<&str> =
        read.faults.iter().filter_map(|fault| fault.pointer.strip_prefix("/draft")).collect();
    assert_eq!(found, fields, "{:?}", read.faults);
    assert!(read.faults.iter().all(|fault| fault.detail.id.ends_with('.') && fault.detail.en.ends_with('.')));
}

#[track_caller]
fn check_body(body: BodyDraft, fields: &[&str]) {
    check(&draft("Apa?", body), fields);
}

fn choice(text: &str, is_right: bool) -> ChoiceDraft {
    ChoiceDraft { text: text.to_owned(), is_right, ..ChoiceDraft::default() }
}

fn weighted(text: &str, percent: &str) -> ChoiceDraft {
    ChoiceDraft { text: text.to_owned(), percent: percent.to_owned(), ..ChoiceDraft::default() }
}

fn words(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn measure(value: &str, tolerance: &str, units: &[(&str, &str)]) -> MeasureDraft {
    let unit =
        |(name, factor): &(&str, &str)| UnitDraft { name: (*name).to_owned(), factor: (*factor).to_owned() };
    MeasureDraft {
        value: value.to_owned(),
        tolerance: tolerance.to_owned(),
        units: units.iter().map(unit).collect(),
        is_unit_optional: false,
    }
}

fn accepted(texts: &[&str]) -> AnswersDraft {
    AnswersDraft { accepted: words(texts), case_sensitive: false }
}

#[test]
fn what_is_asked_and_where_it_belongs_is_needed() {
    let single = BodyDraft::Single { choices: vec![choice("a", true), choice("b", false)] };
    check(&QuestionDraft { category: None, ..draft(" \n ", single.clone()) }, &["/category", "/text"]);
    check(&QuestionDraft { worth: "0".to_owned(), ..draft("Apa?", single.clone()) }, &["/worth"]);
    check(&QuestionDraft { penalty: "101".to_owned(), ..draft("Apa?", single.clone()) }, &["/penalty"]);
    let hints = ["![x](y.png)", "a", "b", "c", "", "d", "e"].map(str::to_owned).to_vec();
    check(&QuestionDraft { hints, ..draft("Apa?", single.clone()) }, &["/hints/0", "/hints"]);
    check(&QuestionDraft { worth: "1,005".to_owned(), ..draft("Apa?", single.clone()) }, &["/worth"]);
    check(
        &QuestionDraft { feedback: "![x](y.png)".to_owned(), ..draft("Apa?", single.clone()) },
        &["/feedback"],
    );
    check(&draft(&"a".repeat(20_001), single.clone()), &["/text"]);
    let read = read(&QuestionDraft { worth: "2,5".to_owned(), ..draft(" Apa\r\nitu?\0 ", single) }, None);
    assert_eq!((read.question.text.as_str(), read.question.worth.hundredths()), ("Apa\nitu?", 250));
    assert_eq!(read.question.id, "apa-itu");
}

#[test]
fn choices_are_checked_each_by_its_field() {
    let single = |choices| BodyDraft::Single { choices };
    check_body(single(vec![choice("a", true), choice("b", false)]), &[]);
    check_body(single(Vec::new()), &["/body/choices"]);
    check_body(single(vec![choice("a", true)]), &["/body/choices"]);
    check_body(single(vec![choice("a", false), choice("b", false)]), &["/body/choices"]);
    check_body(single(vec![choice("a", true), choice("b", true)]), &["/body/choices"]);
    check_body(
        single(vec![choice("a", true), choice("b", false), choice("A ", false)]),
        &["/body/choices/2/text"],
    );
    check_body(
        single(vec![choice("a", false), choice("b", false), choice("", true)]),
        &["/body/choices/2/text"],
    );
    check_body(single(vec![choice("a", true), weighted("b", "100")]), &["/body/choices/1/percent"]);
    check_body(single((0..21).map(|no| choice(&no.to_string(), no == 0)).collect()), &["/body/choices"]);
    // A row that nobody has filled in is none, and the others keep their fields.
    let read =
        read(&draft("Apa?", single(vec![choice("", false), choice("a", false), choice("b", true)])), None);
    assert!(read.faults.is_empty() && read.places == [1, 2]);
    assert!(matches!(&read.question.body, Body::Single { correct: 1, choices } if choices.len() == 2));
}

#[test]
fn several_choices_may_have_their_own_shares() {
    let multiple = |choices, scoring| BodyDraft::Multiple { choices, scoring };
    check_body(multiple(vec![choice("a", true), choice("b", true)], Scoring::Partial), &[]);
    check_body(
        multiple(vec![choice("a", false), choice("b", false)], Scoring::AllOrNothing),
        &["/body/choices"],
    );
    let shares =
        |a, b, c| multiple(vec![weighted("a", a), weighted("b", b), weighted("c", c)], Scoring::Weighted);
    check_body(shares("75", "25%", "−50"), &[]);
    check_body(shares("75", "20", "0"), &["/body/choices"]);
    check_body(shares("75", "25", ""), &["/body/choices/2/percent"]);
    check_body(shares("75", "25", "-101"), &["/body/choices/2/percent"]);
    check_body(shares("0", "0", "0"), &["/body/choices"]);
}

#[test]
fn numbers_words_and_claims_are_checked() {
    let numeric = |measure, unit: &str| BodyDraft::Numeric { measure, unit: unit.to_owned() };
    check_body(numeric(measure("12,5", "", &[]), "jam"), &[]);
    check_body(numeric(measure("", "", &[]), ""), &["/body/measure/value"]);
    check_body(numeric(measure("dua", "-1", &[]), ""), &["/body/measure/value", "/body/measure/tolerance"]);
    check_body(numeric(measure("1", "x", &[]), ""), &["/body/measure/tolerance"]);
    check_body(numeric(measure("1", "", &[("jam", "1")]), "hari"), &["/body/unit"]);
    check_body(numeric(measure("1", "", &[("jam", "60")]), ""), &["/body/measure/units"]);
    check_body(
        numeric(measure("1", "", &[("jam", "1"), ("", "2"), ("jam", "0"), ("2", "3")]), ""),
        &[
            "/body/measure/units/1/name",
            "/body/measure/units/2/factor",
            "/body/measure/units/2/name",
            "/body/measure/units/3/name",
        ],
    );
    let short = |texts: &[&str]| BodyDraft::Short { answers: accepted(texts) };
    check_body(short(&["maklumat", ""]), &[]);
    check_body(short(&[" "]), &["/body/answers/accepted"]);
    check_body(short(&["a", "*", "a"]), &["/body/answers/accepted/2", "/body/answers/accepted/1"]);
    let claim =
        |answer| BodyDraft::TrueFalse { answer, feedback_true: String::new(), feedback_false: String::new() };
    check_body(claim(Some(false)), &[]);
    check_body(claim(None), &["/body/answer"]);
}

#[test]
fn pairs_orders_gaps_and_essays_are_checked() {
    let pair =
        |prompt: &str, answer: &str| PairDraft { prompt: prompt.to_owned(), answer: answer.to_owned() };
    let matching = |pairs, others: &[&str]| BodyDraft::Matching { pairs, distractors: words(others) };
    check_body(
        matching(vec![pair("KTP", "Dukcapil"), pair("SIM", "Polisi"), pair("", "")], &["RT", ""]),
        &[],
    );
    check_body(
        matching(vec![pair("KTP", ""), pair("KTP", "x"), pair("", "y")], &["x"]),
        &["/body/pairs/0/answer", "/body/pairs/1/prompt", "/body/pairs/2/prompt", "/body/distractors/0"],
    );
    check_body(matching(vec![pair("KTP", "Dukcapil")], &[]), &["/body/pairs"]);
    let ordering =
        |texts: &[&str]| BodyDraft::Ordering { items: words(texts), scoring: OrderScoring::default() };
    check_body(ordering(&["a", "", "b"]), &[]);
    check_body(ordering(&["a", "", "a"]), &["/body/items/2"]);
    check_body(ordering(&["a"]), &["/body/items"]);
    let gap = |fill| GapDraft { weight: String::new(), fill };
    let pool = |answer: &str| gap(FillDraft::Pool { answer: answer.to_owned() });
    let gaps = |text: &str, gaps, others: &[&str], fields: &[&str]| {
        let body = BodyDraft::Gaps { gaps, distractors: words(others), reuse: false };
        check(&draft(text, body), fields);
    };
    gaps("A [[1]] dan [[2]]", vec![pool("x"), pool("y")], &["z"], &[]);
    gaps("A [[1]]", vec![pool("x"), pool("x")], &[], &["/body/gaps/1/fill/answer", "/text"]);
    gaps(
        "A [[1]] [[2]]",
        vec![gap(FillDraft::Short { answers: accepted(&[]) })],
        &["z"],
        &["/body/gaps/0/fill/answers/accepted", "/body/distractors", "/text"],
    );
    gaps("A", Vec::new(), &[], &["/body/gaps"]);
    let essay = |min: &str, max: &str, rubric| {
        let (min_words, max_words) = (min.to_owned(), max.to_owned());
        BodyDraft::Essay(EssayDraft { min_words, max_words, rubric, ..EssayDraft::default() })
    };
    check_body(essay("", "", Vec::new()), &[]);
    check_body(essay("x", "6000", Vec::new()), &["/body/min_words", "/body/max_words"]);
    check_body(essay("20", "10", Vec::new()), &["/body/max_words"]);
    let files = |(min, max): (&str, &str), is_alone, words: &str, fields: &[&str]| {
        let kinds = vec![FileKind::Image];
        let files = FilesDraft { min: min.to_owned(), max: max.to_owned(), kinds, is_alone };
        let min_words = words.to_owned();
        check_body(BodyDraft::Essay(EssayDraft { min_words, files, ..EssayDraft::default() }), fields);
    };
    files(("1", "3"), true, "", &[]);
    files(("", "3"), false, "20", &[]);
    files(("", ""), false, "", &["/body/files/max"]);
    files(("3", "2"), false, "", &["/body/files/max"]);
    files(("x", "11"), false, "", &["/body/files/min", "/body/files/max"]);
    files(("", "1"), true, "20", &["/body/min_words"]);
    let level = |marks: &str, text: &str| LevelDraft { marks: marks.to_owned(), text: text.to_owned() };
    let criterion = |levels| vec![CriterionDraft { name: "Empati".to_owned(), levels }];
    let two = || essay("", "", criterion(vec![level("0", "Tidak"), level("2,5", "Ya")]));
    check_body(two(), &[]);
    check(&QuestionDraft { worth: "3".to_owned(), ..draft("Apa?", two()) }, &["/worth"]);
    check_body(
        essay("", "", criterion(vec![level("0", "Tidak"), level("x", "")])),
        &["/body/rubric/0/levels/1/text", "/body/rubric/0/levels/1/marks", "/body/rubric/0/levels"],
    );
}

fn question(body: Body) -> Question {
    let worth =
        if let Body::Essay(_) = &body { Centimark::whole(2) } else { Centimark::from_hundredths(150) };
    Question {
        id: "soal-lama".to_owned(),
        text: "Isi [[1]], [[2]], [[3]] dan [[4]]".to_owned(),
        worth,
        tags: vec!["loket".to_owned()],
        feedback: Some("Karena *begitu*.".to_owned()),
        leads: Vec::new(),
        origin: None,
        tries: Tries { hints: vec!["Ingat *loket*.\n\nLalu?".to_owned()], penalty: Penalty::percent(20) },
        body,
    }
}

#[test]
fn a_question_of_any_kind_is_read_as_it_was_written() {
    let choice =
        |text: &str, percent| Choice { text: text.to_owned(), feedback: Some(format!("{text}!")), percent };
    let one = Decimal::ONE;
    let units =
        || Some(Units { accepted: vec![Unit { name: "jam".to_owned(), factor: one }], is_optional: true });
    let choices = || vec![choice("a\n\nb", None), choice("c", None), choice("d", None)];
    let blank = |weight, fill| Blank { weight, fill };
    let bodies = [
        Body::Single { correct: 1, choices: choices() },
        Body::Single {
            correct: 0,
            choices: vec![choice("a", None), choice("b", Some(50)), choice("c", Some(0))],
        },
        Body::Multiple { correct: [0, 2].into(), choices: choices(), scoring: Scoring::AllOrNothing },
        Body::Multiple {
            correct: [0, 1].into(),
            choices: vec![choice("a", Some(75)), choice("b", Some(25)), choice("c", Some(-50))],
            scoring: Scoring::Weighted,
        },
        Body::TrueFalse { answer: false, feedback_true: Some("x".to_owned()), feedback_false: None },
        Body::Numeric {
            value: Decimal::from_millionths(-1_500_000),
            tolerance: one,
            unit: Some("hari".to_owned()),
            units: None,
        },
        Body::Numeric { value: one, tolerance: Decimal::default(), unit: None, units: units() },
        Body::Short { accepted: words(&["a*", "\\*"]), case_sensitive: true },
        Body::Matching {
            pairs: vec![
                Pair { prompt: "KTP".to_owned(), answer: "x".to_owned() },
                Pair { prompt: "SIM".to_owned(), answer: "x".to_owned() },
            ],
            distractors: words(&["y"]),
        },
        Body::Ordering { items: words(&["b", "a"]), scoring: OrderScoring::Relative },
        Body::Gaps {
            gaps: vec![
                blank(1, Fill::Short { accepted: words(&["a"]), case_sensitive: false }),
                blank(3, Fill::Numeric { value: one, tolerance: one, units: units() }),
                blank(1, Fill::Choice { answer: "a".to_owned(), distractors: words(&["b"]) }),
                blank(1, Fill::Pool { answer: "p".to_owned() }),
            ],
            distractors: words(&["q"]),
            reuse: true,
        },
        Body::Essay(Essay {
            words: WordLimits { min: Some(10), max: None },
            guidance: Some("Lihat.".to_owned()),
            sample: None,
            rubric: vec![Criterion {
                name: "Empati".to_owned(),
                levels: [0, 2]
                    .map(|marks| RubricLevel { marks: Centimark::whole(marks), text: format!("t{marks}") })
                    .into(),
            }],
            files: FileLimits::default(),
            is_text_wanted: true,
        }),
        Body::Essay(Essay {
            words: WordLimits::default(),
            guidance: None,
            sample: None,
            rubric: Vec::new(),
            files: FileLimits { min: 1, max: 3, kinds: [FileKind::Document, FileKind::Image].into() },
            is_text_wanted: false,
        }),
    ];
    for body in bodies {
        let question = question(body);
        let draft = write(&question, category(), None);
        let read = read(&draft, Some(&question));
        assert!(read.faults.is_empty(), "{:?} {draft:?}", read.faults);
        assert_eq!(read.question, question);
    }
}
