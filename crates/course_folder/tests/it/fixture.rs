//! The fixture course: complete, sound, and in the form in which courses are written.

use course_folder::{Body, Content, Course, Description, Quiz, Zone, parse, write};
use grading::{Centimark, Decimal, Gap, Key, OrderScoring, Takes};

use crate::support::fixture;

fn course() -> Course {
    let checked = parse(&fixture());
    assert_eq!(checked.findings, []);
    checked.course.expect("a course")
}

fn exam(course: &Course) -> &Quiz {
    let Content::Quiz(quiz) = &course.modules[1].lessons[1].content else { panic!("no quiz") };
    quiz
}

#[test]
fn everything_is_read() {
    let course = course();
    assert_eq!(course.title, "Loket ramah: melayani dengan jelas");
    assert_eq!((course.form, course.jp, course.required_minutes()), (16, 1, 47));
    let slugs: Vec<_> = course.modules.iter().map(|module| module.slug.as_str()).collect();
    assert_eq!(slugs, ["mengenal-loket", "ujian"]);
    let lesson = &course.modules[0].lessons[0];
    assert_eq!((lesson.slug.as_str(), lesson.minutes, lesson.required), ("alur-loket", 20, true));
    let Content::Text { markdown } = &lesson.content else { panic!("no text") };
    assert!(markdown.starts_with("Loket adalah") && markdown.contains("```cek\n"));
    let Content::Video(video) = &course.modules[0].lessons[1].content else { panic!("no video") };
    assert_eq!((video.seconds, video.watch_percent, video.captions.len()), (42, 90, 1));
    assert!(course.asset("mengenal-loket", &video.file).is_some());
    assert!(!course.modules[0].lessons[3].required);
}

#[test]
fn keys_follow_the_questions() {
    let course = course();
    let keys: Vec<Key> = exam(&course).questions.iter().map(course_folder::Question::key).collect();
    assert!(keys.iter().all(|key| key.check().is_empty()));
    assert_eq!(keys[0], Key::Single { correct: 1, choices: 3, percents: Vec::new() });
    assert_eq!(
        keys[4],
        Key::Numeric {
            value: Decimal::from_millionths(12_500_000),
            tolerance: Decimal::from_millionths(100_000),
            units: None
        }
    );
    assert_eq!(keys[3], Key::Matching { answers: vec![0, 0, 2], options: 3 });
    let Body::Matching { .. } = &exam(&course).questions[3].body else { panic!("no matching") };
    let options = exam(&course).questions[3].body.options();
    assert_eq!(options, ["Dinas Kependudukan", "Dinas Perhubungan", "Dinas Perizinan"]);
    assert_eq!(exam(&course).questions[1].worth, Centimark::from_hundredths(150));
}

#[test]
fn numbers_of_items_do_not_tell_their_order() {
    let course = course();
    let Content::Quiz(quiz) = &course.modules[1].lessons[0].content else { panic!("no quiz") };
    let question = &quiz.questions[1];
    assert_eq!(question.key(), Key::Ordering { order: vec![2, 0, 1, 3], scoring: OrderScoring::Relative });
    assert_eq!(question.body.options()[2], "Menyapa dan menanyakan keperluan");
}

#[test]
fn a_description_is_read_with_the_questions_it_covers() {
    let course = course();
    let Content::Quiz(quiz) = &course.modules[1].lessons[0].content else { panic!("no quiz") };
    let mut quiz = quiz.clone();
    assert_eq!(quiz.questions.len(), 3);
    let lead = quiz.questions[2].leads[0].clone();
    assert_eq!((lead.id.as_str(), lead.covers), ("tentang-loket", 1));
    quiz.questions[2].leads.clear();
    quiz.questions[0].leads = vec![Description { id: "a".to_owned(), covers: 2, ..lead.clone() }];
    quiz.questions[1].leads = vec![Description { id: "b".to_owned(), ..lead }];
    let read = |(_, texts): (_, Vec<&Description>)| texts.into_iter().map(|text| text.id.clone()).collect();
    let texts: Vec<Vec<String>> = quiz.with_texts().map(read).collect();
    assert_eq!(texts, [vec!["a".to_owned()], vec!["a".to_owned(), "b".to_owned()], vec![]]);
}

#[test]
fn gaps_are_keyed_by_options_in_alphabetical_order() {
    let course = course();
    let Content::Quiz(quiz) = &course.modules[1].lessons[0].content else { panic!("no quiz") };
    let question = &quiz.questions[2];
    let Key::Gaps { gaps, pool, is_pool_reused } = question.key() else { panic!("no gaps") };
    assert_eq!(question.key().check(), []);
    assert_eq!((gaps.len(), pool, is_pool_reused), (5, 3, false));
    assert_eq!(question.body.options(), ["kepala seksi", "penjaga parkir", "petugas loket"]);
    assert_eq!(gaps[2..4], [2, 0].map(|correct| Gap { weight: 1, takes: Takes::Pool { correct } }));
    let Body::Gaps { gaps: blanks, .. } = &question.body else { panic!("no gaps") };
    assert_eq!(blanks[4].fill.options(), ["daftar kekurangannya", "janji lisan", "nomor antrean baru"]);
    assert_eq!(gaps[4].takes, Takes::Choice { correct: 0, options: 3 });
}

#[test]
fn the_fixture_is_written_as_it_stands() {
    let (files, written) = (fixture(), write(&course()));
    assert_eq!(written.keys().collect::<Vec<_>>(), files.keys().collect::<Vec<_>>());
    for (path, bytes) in &files {
        let (written, bytes) = (String::from_utf8_lossy(&written[path]), String::from_utf8_lossy(bytes));
        assert_eq!(written, bytes, "{path}");
    }
}

#[test]
fn quizzes_travel_as_json() {
    let course = course();
    let json = serde_json::to_string(exam(&course)).expect("json");
    let back: Quiz = serde_json::from_str(&json).expect("a quiz");
    assert_eq!(&back, exam(&course));
}

#[test]
fn labels_are_keyed_as_gaps_that_share_them() {
    let zone =
        |place: &str, label: &str| Zone { x: 10, y: 90, place: place.to_owned(), label: label.to_owned() };
    let body = Body::Labels {
        picture: "images/denah.svg".to_owned(),
        alt: "Denah loket".to_owned(),
        zones: vec![zone("kiri", "Mesin antrean"), zone("kanan", "Kotak saran")],
        distractors: vec!["Musala".to_owned()],
        reuse: false,
    };
    assert_eq!(body.options(), ["Kotak saran", "Mesin antrean", "Musala"]);
    let gaps = [1, 0].map(|correct| Gap { weight: 1, takes: Takes::Pool { correct } }).to_vec();
    assert_eq!(body.key(), Key::Gaps { gaps, pool: 3, is_pool_reused: false });
    assert_eq!(body.key().check(), []);
}
