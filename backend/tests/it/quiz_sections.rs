//! Sections of a paper and questions on one page.

use backend::features::course::door::import_folder;
use course_folder::Files;
use shared::api::quiz::{AttemptView, GetQuiz, OfQuiz, StartAttempt};

use crate::both;
use crate::support::city::City;
use crate::support::learn::{SLUG, folder, right};
use crate::support::{Browser, TestApp};

const QUIZ: &str = "02-ujian/01-latihan.quiz.yaml";

/// Six claims in two sections, with some settings.
fn quiz(settings: &str) -> String {
    let claim = |no: usize| {
        let tag = if no.is_multiple_of(2) { "genap" } else { "ganjil" };
        format!(
            "  - id: klaim-{no}\n    kind: true_false\n    tags: [{tag}]\n    text: Klaim {no}.\n    answer: true\n    \
             feedback: Benar.\n"
        )
    };
    let section =
        |id: &str, more: &str| format!("  - id: {id}\n    kind: section\n    title: Bagian {id}\n{more}");
    let head = "title: Latihan\nminutes: 7\npass_percent: 50\ngrading: last\nreview: after_submit\n";
    format!(
        "{head}{settings}questions:\n{}{}{}{}{}{}{}{}",
        section("awal", "    text: Bacalah **aturan** loket.\n"),
        claim(1),
        claim(2),
        claim(3),
        section("akhir", "    shuffle: false\n"),
        claim(4),
        claim(5),
        claim(6),
    )
}

async fn opened(app: &TestApp, settings: &str) -> (Browser, OfQuiz) {
    let mut files = folder();
    files.insert(QUIZ.to_owned(), quiz(settings).into_bytes());
    enrolled(app, files).await
}

/// Budi, enrolled in a course, and its quiz before the last.
async fn enrolled(app: &TestApp, files: Files) -> (Browser, OfQuiz) {
    import_folder(&app.ctx, Some("Kota Contoh"), SLUG, &files, true).await.unwrap();
    let budi = app.signed_in(&City::email("budi")).await;
    let quizzes = budi.quizzes(&budi.enrol().await).await;
    let quiz = quizzes.into_iter().rev().nth(1).unwrap();
    (budi, quiz)
}

/// The number of each claim on a paper.
fn numbers(attempt: &AttemptView) -> Vec<u8> {
    let number = |html: &str| html.chars().find_map(|one| one.to_digit(10)).unwrap();
    attempt.items.iter().map(|item| u8::try_from(number(&item.html)).unwrap()).collect()
}

both! {
    async fn sections_keep_their_places_and_are_shuffled_within(app) {
        let (budi, quiz) = opened(&app, "shuffle: true\nper_page: 2\n").await;
        let rules = budi.call::<GetQuiz>(&quiz, &()).await.unwrap();
        assert_eq!(rules.sections, ["Bagian awal", "Bagian akhir"]);
        let mut orders = std::collections::BTreeSet::new();
        for _ in 0..8 {
            let attempt = budi.call::<StartAttempt>(&quiz, &()).await.unwrap();
            assert_eq!(attempt.per_page, 2);
            let starts: Vec<u16> = attempt.sections.iter().map(|section| section.from).collect();
            assert_eq!(starts, [0, 3]);
            assert!(attempt.sections[0].html.as_ref().unwrap().contains("<strong>aturan</strong>"));
            assert_eq!(attempt.sections[1].html, None);
            let numbers = numbers(&attempt);
            assert_eq!(numbers[3..], [4, 5, 6], "the second one is not shuffled");
            let mut first = numbers[..3].to_vec();
            orders.insert(first.clone());
            first.sort_unstable();
            assert_eq!(first, [1, 2, 3]);
            budi.answer(&attempt, right).await;
            budi.submit(attempt.id).await;
        }
        assert!(orders.len() > 1, "the first one is");
    }

    async fn what_is_drawn_comes_in_its_section(app) {
        let draw = "draw:\n  - { count: 1, tag: genap }\n  - { count: 3, tag: ganjil }\n";
        let (budi, quiz) = opened(&app, &format!("shuffle: true\n{draw}")).await;
        for _ in 0..6 {
            let attempt = budi.call::<StartAttempt>(&quiz, &()).await.unwrap();
            let numbers = numbers(&attempt);
            let in_first = numbers.iter().filter(|number| **number <= 3).count();
            assert!(numbers[..in_first].iter().all(|number| *number <= 3), "{numbers:?}");
            let starts: Vec<u16> = attempt.sections.iter().map(|section| section.from).collect();
            assert_eq!(starts, [0, u16::try_from(in_first).unwrap()]);
            budi.submit(attempt.id).await;
        }
    }

    async fn a_quiz_without_sections_has_none(app) {
        let (budi, quiz) = enrolled(&app, folder()).await;
        let attempt = budi.call::<StartAttempt>(&quiz, &()).await.unwrap();
        assert!(attempt.sections.is_empty());
        assert_eq!(attempt.per_page, 1);
    }
}
