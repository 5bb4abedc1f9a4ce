//! What is missing, and what follows when nothing is.

use progress::Missing;
use shared::api::enrolment::{EnrolmentChange, EnrolmentState, GetEnrolment, OfEnrolment};
use shared::api::progress::GetProgress;

use crate::both;
use crate::support::city::City;
use crate::support::learn::{right, wrong};

both! {
    async fn progress_names_what_is_missing_until_nothing_is(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.enrol().await;
        let of = OfEnrolment { enrolment: enrolment.card.id };
        let start = budi.call::<GetProgress>(&of, &()).await.unwrap();
        assert_eq!(start.completion.missing(), [Missing::Modules { left: 2 }]);
        app.clock.advance(chrono::Duration::seconds(1));
        budi.study(&enrolment).await;
        let middle = budi.call::<GetProgress>(&of, &()).await.unwrap();
        assert!(middle.modules[0].completion.is_done());
        assert_eq!(middle.completion.missing(), [Missing::Modules { left: 1 }]);
        let quizzes = budi.quizzes(&enrolment).await;
        for quiz in &quizzes {
            budi.take(quiz, wrong).await;
        }
        let tried = budi.call::<GetProgress>(&of, &()).await.unwrap();
        let last = tried.modules[1].lessons.last().unwrap();
        assert_eq!(last.completion.missing(), [Missing::ScoreBelow { need: 70, best: Some(0), attempts_left: Some(2) }]);
        app.clock.advance(chrono::Duration::seconds(1));
        for quiz in &quizzes {
            budi.take(quiz, right).await;
        }
        let end = budi.call::<GetProgress>(&of, &()).await.unwrap();
        assert!(end.completion.is_done());
        assert_eq!((end.percent, end.credited_minutes), (100, Some(45)));
        let view = budi.call::<GetEnrolment>(&of, &()).await.unwrap();
        assert_eq!((view.card.state, view.card.percent), (EnrolmentState::Completed, 100));
        let changes: Vec<_> = view.history.iter().map(|event| event.change).collect();
        assert_eq!(changes, [EnrolmentChange::Completed, EnrolmentChange::Started, EnrolmentChange::Enrolled]);
    }

    async fn what_is_complete_stays_complete(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.complete_course().await;
        let practice = budi.quizzes(&enrolment).await[0].clone();
        budi.take(&practice, wrong).await;
        let of = OfEnrolment { enrolment: enrolment.card.id };
        let after = budi.call::<GetProgress>(&of, &()).await.unwrap();
        assert!(after.completion.is_done(), "the last attempt counts in that quiz, and still nothing is taken back");
    }
}
