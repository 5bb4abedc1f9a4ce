//! Pre-tests and post-tests: who gained what, and that the sums hold each pair once and as it stands.

use backend::features::correction::door::round;
use chrono::Duration;
use grading::{Remedy, Response};
use shared::api::bank::QuestionKind;
use shared::api::correction::{CorrectKey, CorrectionDraft, NewCorrection};
use shared::api::quiz::{AttemptResult, Gain, GetQuiz, GetResult, OfAttempt, OfQuiz, StartAttempt, TestRole};
use shared::api::statistics::{GainSummary, GetQuizStatistics, OfVersionQuiz};
use shared::id::AttemptId;
use shared::value::Reason;

use crate::both;
use crate::correction::question;
use crate::support::city::City;
use crate::support::learn::{SLUG, folder, right, wrong};
use crate::support::{Browser, TestApp};

const BEFORE: &str = "02-ujian/01-latihan.quiz.yaml";
const AFTER: &str = "02-ujian/02-ujian-akhir.quiz.yaml";

/// A claim worth 4 and a number worth 6.
const QUESTIONS: &str = "questions:\n\
    \x20 - id: klaim\n    kind: true_false\n    worth: 4\n    text: Papan cukup berisi istilah kantor.\n    answer: false\n\
    \x20   feedback: Tidak cukup.\n\
    \x20 - id: sisa\n    kind: numeric\n    worth: 6\n    text: Ada 20 warga, 8 sudah dilayani. Berapa sisanya?\n\
    \x20   value: 12\n    tolerance: 0\n";

/// The author's statistics of both tests of the course: of the pre-test, then of the post-test.
async fn tests(app: &TestApp) -> (Browser, [OfVersionQuiz; 2]) {
    let mut files = folder();
    let before = format!(
        "title: Pretest\nminutes: 7\npass_percent: 0\nattempts: 1\ngrading: first\nreview: never\n{QUESTIONS}"
    );
    let after = format!(
        "title: Posttest\nminutes: 10\npass_percent: 70\nattempts: 3\npretest: ujian/latihan\n{}",
        QUESTIONS.replace("warga", "pemohon").replace("cukup", "hanya perlu")
    );
    files.insert(BEFORE.to_owned(), before.into_bytes());
    files.insert(AFTER.to_owned(), after.into_bytes());
    backend::features::course::door::import_folder(&app.ctx, Some("Kota Contoh"), SLUG, &files, true)
        .await
        .unwrap();
    let guru = app.signed_in(&City::email("guru")).await;
    let pretest = crate::statistics::first_quiz(&guru).await;
    let all = shared::api::course::OfVersion { version: pretest.version };
    let all = guru.call::<shared::api::statistics::ListVersionQuizzes>(&all, &()).await.unwrap();
    let posttest = OfVersionQuiz { version: pretest.version, lesson: all.items[1].lesson };
    (guru, [pretest, posttest])
}

/// Somebody enrolled, with both tests.
async fn learner(app: &TestApp, part: &str) -> (Browser, OfQuiz, OfQuiz) {
    let browser = app.signed_in(&City::email(part)).await;
    let mut quizzes = browser.quizzes(&browser.enrol().await).await.into_iter();
    (browser, quizzes.next().unwrap(), quizzes.next().unwrap())
}

async fn result(browser: &Browser, attempt: AttemptId) -> AttemptResult {
    browser.call::<GetResult>(&OfAttempt { attempt }, &()).await.unwrap()
}

async fn gained(guru: &Browser, of: &OfVersionQuiz) -> Option<GainSummary> {
    guru.call::<GetQuizStatistics>(of, &()).await.unwrap().gain
}

/// Only the claim is right.
fn claim(prompt: &shared::api::quiz::Prompt, html: &str) -> Option<Response> {
    if matches!(prompt, shared::api::quiz::Prompt::TrueFalse) {
        right(prompt, html)
    } else {
        wrong(prompt, html)
    }
}

both! {
    async fn a_learner_and_the_author_see_what_was_gained(app) {
        let (guru, [pretest, posttest]) = tests(&app).await;
        let (budi, before, after) = learner(&app, "budi").await;
        let roles = [
            budi.call::<GetQuiz>(&before, &()).await.unwrap().role,
            budi.call::<GetQuiz>(&after, &()).await.unwrap().role,
        ];
        assert_eq!(roles, [Some(TestRole::Pretest), Some(TestRole::Posttest)]);
        let first = budi.take(&before, claim).await.attempt;
        let first = result(&budi, first).await;
        assert_eq!((first.percent, first.is_passed, first.gain), (40, true, None), "nobody fails a pre-test");
        assert!(first.review_closed.is_some());
        assert_eq!(gained(&guru, &posttest).await, None);

        let failed = budi.take(&after, claim).await.attempt;
        let failed = result(&budi, failed).await;
        let none = Gain { before_percent: 40, percent: 40, normalised: Some(0) };
        assert_eq!((failed.is_passed, failed.gain), (false, Some(none)));
        let again = budi.take(&after, right).await.attempt;
        let all = Gain { before_percent: 40, percent: 100, normalised: Some(1_000) };
        assert_eq!(result(&budi, again).await.gain, Some(all));

        let (siti, before, after) = learner(&app, "siti").await;
        siti.take(&before, wrong).await;
        siti.take(&after, right).await;
        // First attempts: 40 and 0 before, 40 and 100 after.
        let expected = GainSummary { people: 2, before: 200, after: 700, gain: Some(625), rose: 500, fell: 0 };
        assert_eq!(gained(&guru, &posttest).await, Some(expected));
        assert_eq!(gained(&guru, &pretest).await, None, "it is the post-test that has a gain");
    }

    async fn a_pretest_counts_only_when_it_was_over_before_the_posttest_began(app) {
        let (guru, [_, posttest]) = tests(&app).await;
        let (budi, before, after) = learner(&app, "budi").await;
        let running = budi.call::<StartAttempt>(&after, &()).await.unwrap();
        app.clock.advance(Duration::minutes(1));
        budi.take(&before, wrong).await;
        app.clock.advance(Duration::minutes(1));
        budi.answer(&running, right).await;
        budi.submit(running.id).await;
        assert_eq!(result(&budi, running.id).await.gain, None);
        assert_eq!(gained(&guru, &posttest).await, None);
        // A later attempt began after it; it is the first one that enters the statistics.
        app.clock.advance(Duration::minutes(1));
        let later = budi.take(&after, right).await.attempt;
        let gain = Gain { before_percent: 0, percent: 100, normalised: Some(1_000) };
        assert_eq!(result(&budi, later).await.gain, Some(gain));
        assert_eq!(gained(&guru, &posttest).await, None);
    }

    async fn a_corrected_key_of_either_test_moves_the_gain(app) {
        let (guru, [pretest, posttest]) = tests(&app).await;
        let (budi, before, after) = learner(&app, "budi").await;
        budi.take(&before, claim).await;
        budi.take(&after, right).await;
        let of = |before: u32, after: u32, gain: i32| GainSummary {
            people: 1, before, after, gain: Some(gain), rose: 1_000, fell: 0,
        };
        assert_eq!(gained(&guru, &posttest).await, Some(of(400, 1_000, 1_000)));
        // The key of the claim in the pre-test was the wrong way round, and so was that in the post-test.
        for (test, expected) in [(pretest, of(0, 1_000, 1_000)), (posttest.clone(), of(0, 600, 600))] {
            let key = question(&guru, &test, QuestionKind::TrueFalse).await;
            let right = Some(Response::TrueFalse { picked: true });
            let correction = CorrectionDraft { remedy: Remedy::Instead, right, tolerance: None };
            let reason = Reason::parse("Kuncinya tertukar.").unwrap();
            guru.call::<CorrectKey>(&key, &NewCorrection { correction, reason }).await.unwrap();
            app.clock.advance(Duration::minutes(2));
            round(&app.ctx).await.unwrap();
            assert_eq!(gained(&guru, &posttest).await, Some(expected));
        }
    }
}
