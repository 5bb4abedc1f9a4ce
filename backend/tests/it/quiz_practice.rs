//! Practice: what may be practised, by whom and when; never a way around the review of keys.

use std::collections::BTreeSet;

use backend::features::course::door::import_folder;
use chrono::Duration;
use grading::{Key, Penalty, Response, Verdict, grade};
use shared::api::enrolment::{OfEnrolment, Withdraw};
use shared::api::lesson::NOT_ENROLLED;
use shared::api::quiz::{
    AttemptResult, GetPractice, GetQuiz, GetResult, OfAttempt, OfQuiz, PracticeItem, StartAttempt,
};
use shared::id::AttemptId;
use shared::problem::NOT_FOUND;

use crate::both;
use crate::support::city::City;
use crate::support::learn::{SLUG, folder, right, wrong};
use crate::support::{Browser, TestApp, refused};

const CLAIM: &str = "02-ujian/01-latihan.quiz.yaml";
const EXAM: &str = "02-ujian/02-ujian-akhir.quiz.yaml";

/// A question for practice only.
const ONLY: &str = "  - id: kursi-roda\n    kind: single\n    tags: [latihan]\n    text: Siapa bergerak lebih dahulu?\n\
    \x20   feedback: Warga tidak perlu *meminta*.\n    penalty_percent: 25\n    hints: [Ingat **haknya**., Bukan warga.]\n\
    \x20   choices:\n      - text: Petugas\n        correct: true\n      - text: Warga\n        feedback: Banyak yang sungkan.\n";

/// Budi, enrolled in the course with one quiz changed, and that quiz.
async fn with(app: &TestApp, file: &str, change: impl Fn(&str) -> String) -> (Browser, OfQuiz) {
    let mut files = folder();
    let text = change(std::str::from_utf8(&files[file]).unwrap());
    files.insert(file.to_owned(), text.into_bytes());
    import_folder(&app.ctx, Some("Kota Contoh"), SLUG, &files, true).await.unwrap();
    let budi = app.signed_in(&City::email("budi")).await;
    let quizzes = budi.quizzes(&budi.enrol().await).await;
    let quiz = quizzes[usize::from(file == EXAM)].clone();
    (budi, quiz)
}

/// The final test, passed with 70, keys shown once it is passed, four of its six questions drawn, one more to practise.
async fn exam(app: &TestApp) -> (Browser, OfQuiz) {
    with(app, EXAM, |text| {
        text.replace("review: after_pass\n", "review: after_pass\npractice: latihan\n") + ONLY
    })
    .await
}

async fn items(browser: &Browser, quiz: &OfQuiz) -> Vec<PracticeItem> {
    let items = browser.call::<GetPractice>(quiz, &()).await.unwrap().items;
    let count = browser.call::<GetQuiz>(quiz, &()).await.unwrap().practice;
    assert_eq!(usize::from(count), items.len(), "the rules page says how many");
    items
}

async fn result(browser: &Browser, attempt: AttemptId) -> AttemptResult {
    browser.call::<GetResult>(&OfAttempt { attempt }, &()).await.unwrap()
}

fn texts<'a>(all: impl IntoIterator<Item = &'a shared::api::quiz::PaperItem>) -> BTreeSet<String> {
    all.into_iter().map(|item| item.html.clone()).collect()
}

both! {
    async fn questions_for_practice_are_there_at_any_time_and_on_no_paper(app) {
        let (budi, test) = exam(&app).await;
        assert_eq!(budi.call::<GetQuiz>(&test, &()).await.unwrap().questions, 4);
        let alone = items(&budi, &test).await;
        let [only] = alone.as_slice() else { panic!("{alone:?}") };
        assert_eq!((only.item.slot, only.penalty), (0, Penalty::percent(25)));
        assert_eq!(only.hints_html, ["Ingat <strong>haknya</strong>.", "Bukan warga."]);
        assert_eq!(only.feedback_html, [None, Some("Banyak yang sungkan.".to_owned())]);
        assert!(only.general_html.as_ref().unwrap().contains("<em>meminta</em>"));
        assert!(matches!(only.key, Key::Single { correct: 0, choices: 2, .. }));
        for _ in 0..3 {
            let attempt = budi.call::<StartAttempt>(&test, &()).await.unwrap();
            assert_eq!(attempt.items.len(), 4);
            assert!(!texts(&attempt.items).contains(&only.item.html));
            assert_eq!(items(&budi, &test).await, alone, "also while an attempt runs, and always the same");
            budi.answer(&attempt, wrong).await;
            budi.submit(attempt.id).await;
        }
        assert_eq!(items(&budi, &test).await, alone, "not passed, so the keys of what counts stay closed");
    }

    async fn what_counts_is_practised_while_its_keys_are_open_and_no_attempt_runs(app) {
        let (budi, test) = exam(&app).await;
        let failed = budi.take(&test, wrong).await.attempt;
        assert_eq!(items(&budi, &test).await.len(), 1);
        assert_eq!(result(&budi, failed).await.practice, 1);
        let passed = budi.call::<StartAttempt>(&test, &()).await.unwrap();
        budi.answer(&passed, right).await;
        assert_eq!(items(&budi, &test).await.len(), 1, "right answers that are not handed in open nothing");
        budi.submit(passed.id).await;
        // What was on a paper of this learner, as the review shows it: nothing that they have not had.
        let open = items(&budi, &test).await;
        let (failed, passed) = (result(&budi, failed).await, result(&budi, passed.id).await);
        let had = failed.items.iter().chain(&passed.items).map(|review| &review.item);
        assert_eq!(texts(open.iter().skip(1).map(|one| &one.item)), texts(had));
        assert_eq!(usize::from(passed.practice), open.len());
        for one in &open {
            let right = Response::right_for(&one.key);
            let verdict = grade(&one.key, one.item.worth, Some(&right));
            assert!(matches!(verdict, Verdict::Marked { earned, .. } if earned == one.item.worth), "{one:?}");
        }
        let again = budi.call::<StartAttempt>(&test, &()).await.unwrap();
        assert_eq!(items(&budi, &test).await.len(), 1, "an attempt runs");
        assert_eq!(result(&budi, passed.receipt.attempt).await.practice, 1);
        app.clock.advance(Duration::minutes(30));
        let budi = app.signed_in(&City::email("budi")).await;
        assert_eq!(items(&budi, &test).await, open, "its time is over, and its paper is not handed in");
        budi.submit(again.id).await;
        assert!(items(&budi, &test).await.len() >= open.len());
    }

    async fn keys_shown_after_handing_in_are_not_there_before(app) {
        let (budi, quiz) = with(&app, CLAIM, str::to_owned).await;
        assert_eq!(items(&budi, &quiz).await, [], "nothing has been handed in");
        let attempt = budi.call::<StartAttempt>(&quiz, &()).await.unwrap();
        let path = format!("/api/v1/enrolments/{}/quizzes/{}/practice", quiz.enrolment, quiz.lesson);
        let bytes = budi.get(&path).await.text().await.unwrap();
        assert!(bytes.contains("\"items\":[]"), "{bytes}");
        budi.submit(attempt.id).await;
        assert_eq!(items(&budi, &quiz).await.len(), 3);
    }

    async fn keys_that_are_never_shown_are_never_practised(app) {
        let (budi, quiz) = with(&app, CLAIM, |text| text.replace("after_submit", "never")).await;
        let attempt = budi.take(&quiz, right).await.attempt;
        assert_eq!((items(&budi, &quiz).await.len(), result(&budi, attempt).await.practice), (0, 0));
    }

    async fn keys_shown_after_all_attempts_are_closed_while_the_last_one_runs(app) {
        let policy = |text: &str| text.replace("review: after_submit", "review: after_attempts\nattempts: 2");
        let (budi, quiz) = with(&app, CLAIM, policy).await;
        let first = budi.take(&quiz, wrong).await.attempt;
        let last = budi.call::<StartAttempt>(&quiz, &()).await.unwrap();
        let seen = result(&budi, first).await;
        assert!(seen.items.is_empty() && seen.review_closed.is_some(), "the last attempt is still to be answered");
        assert_eq!(items(&budi, &quiz).await, []);
        budi.submit(last.id).await;
        assert_eq!(result(&budi, first).await.items.len(), 3);
        assert_eq!(items(&budi, &quiz).await.len(), 3);
    }

    async fn what_a_person_marks_is_not_practised(app) {
        let essay = "  - id: esai\n    kind: essay\n    text: Tulis balasan.\n    guidance: Cari maaf.\n";
        let (budi, quiz) = with(&app, CLAIM, |text| format!("{text}{essay}")).await;
        budi.take(&quiz, wrong).await;
        let open = items(&budi, &quiz).await;
        assert!(open.len() == 3 && open.iter().all(|one| !matches!(one.key, Key::Essay { .. })), "{open:?}");
    }

    async fn practice_is_for_whoever_is_enrolled(app) {
        let (budi, test) = exam(&app).await;
        let siti = app.signed_in(&City::email("siti")).await;
        refused(siti.call::<GetPractice>(&test, &()).await, &NOT_FOUND);
        budi.take(&test, right).await;
        let own = OfQuiz { enrolment: siti.enrol().await.card.id, lesson: test.lesson };
        assert_eq!(items(&siti, &own).await.len(), 1, "what another has passed opens nothing");
        budi.call::<Withdraw>(&OfEnrolment { enrolment: test.enrolment }, &()).await.unwrap();
        refused(budi.call::<GetPractice>(&test, &()).await, &NOT_ENROLLED);
        assert_eq!(budi.call::<GetQuiz>(&test, &()).await.unwrap().practice, 0);
    }
}
