//! What a learner sees of a handed-in attempt, and when; and that another attempt brings other questions.

use std::collections::BTreeSet;

use backend::features::course::door::import_folder;
use chrono::Duration;
use shared::api::arrangement::{Arrange, NewArrangement, Whom};
use shared::api::quiz::{AttemptResult, GetQuiz, GetResult, OfAttempt, OfQuiz, ReviewPolicy, StartAttempt};
use shared::api::statistics::OfVersionQuiz;
use shared::id::AttemptId;

use crate::arrangement::nothing;
use crate::both;
use crate::support::city::City;
use crate::support::learn::{SLUG, folder, right, wrong};
use crate::support::{Browser, TestApp};

const EXAM: &str = "02-ujian/02-ujian-akhir.quiz.yaml";

/// Budi, enrolled, and the final test with another line in place of `review: after_pass`.
async fn exam(app: &TestApp, lines: &str) -> (Browser, OfQuiz) {
    let mut files = folder();
    let lines = std::str::from_utf8(&files[EXAM]).unwrap().replace("review: after_pass\n", lines);
    files.insert(EXAM.to_owned(), lines.into_bytes());
    import_folder(&app.ctx, Some("Kota Contoh"), SLUG, &files, true).await.unwrap();
    let budi = app.signed_in(&City::email("budi")).await;
    let test = budi.quizzes(&budi.enrol().await).await.pop().unwrap();
    (budi, test)
}

async fn result(browser: &Browser, attempt: AttemptId) -> AttemptResult {
    browser.call::<GetResult>(&OfAttempt { attempt }, &()).await.unwrap()
}

both! {
    async fn what_was_right_is_told_before_the_keys(app) {
        let (budi, test) = exam(&app, "review: after_close\noutcome: after_submit\n").await;
        let view = budi.call::<GetQuiz>(&test, &()).await.unwrap();
        assert_eq!((view.review, view.outcome), (ReviewPolicy::AfterClose, ReviewPolicy::AfterSubmit));
        let attempt = budi.take(&test, right).await.attempt;
        let seen = result(&budi, attempt).await;
        assert!(seen.review_closed.as_ref().unwrap().contains("setelah kuis ditutup"));
        assert!(seen.items.is_empty());
        assert_eq!(seen.outcomes.len(), 4);
        assert!(seen.outcomes.iter().all(|one| one.earned == one.item.worth && one.response.is_some()));

        // The window closes: now the keys are there, and what was right is told with them.
        let guru = app.signed_in(&City::email("guru")).await;
        let version = crate::statistics::first_quiz(&guru).await.version;
        let closes_at = Some(app.ctx.clock.now() + Duration::minutes(1));
        let until = NewArrangement { closes_at, ..nothing(Whom::Everybody) };
        guru.call::<Arrange>(&OfVersionQuiz { version, lesson: test.lesson }, &until).await.unwrap();
        assert!(result(&budi, attempt).await.items.is_empty());
        app.clock.advance(Duration::minutes(1));
        let seen = result(&budi, attempt).await;
        assert_eq!((seen.review_closed, seen.items.len(), seen.outcomes.len()), (None, 4, 0));
    }

    async fn nothing_is_told_where_the_author_says_nothing(app) {
        let (budi, test) = exam(&app, "review: after_pass\n").await;
        let attempt = budi.take(&test, wrong).await.attempt;
        let seen = result(&budi, attempt).await;
        assert!(seen.items.is_empty() && seen.outcomes.is_empty());
    }

    async fn another_attempt_draws_what_was_not_had(app) {
        let (budi, test) = exam(&app, "review: after_pass\n").await;
        assert!(budi.call::<GetQuiz>(&test, &()).await.unwrap().is_drawn);
        let mut had = BTreeSet::new();
        for _ in 0..2 {
            let attempt = budi.call::<StartAttempt>(&test, &()).await.unwrap();
            assert_eq!(attempt.items.len(), 4);
            had.extend(attempt.items.iter().map(|item| item.html.clone()));
            budi.answer(&attempt, wrong).await;
            budi.submit(attempt.id).await;
        }
        // Three of four about the work at the counter, one of two about sums: the second paper holds the two that were left.
        assert_eq!(had.len(), 6);
    }
}
