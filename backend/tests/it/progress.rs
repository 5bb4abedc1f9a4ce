//! What is missing, and what follows when nothing is.

use backend::features::course::door::import_folder;
use progress::Missing;
use shared::api::course::{ListVersions, OfVersion, PublishVersion};
use shared::api::enrolment::{EnrolmentChange, EnrolmentState, GetEnrolment, OfEnrolment};
use shared::api::progress::{
    ATTEMPT_UNDER_WAY, GetProgress, GetUpgrade, LessonFate, MARKS_AWAITED, NO_UPGRADE, OTHER_UPGRADE,
    TakeUpgrade, UpgradeChoice,
};
use shared::api::quiz::{GetResult, OfAttempt, StartAttempt, SubmitAttempt};
use shared::id::VersionId;
use shared::problem::NOT_FOUND;

use crate::both;
use crate::support::city::City;
use crate::support::learn::{NOTHING, SLUG, folder, right, wrong};
use crate::support::{TestApp, refused};

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

/// The course with one text changed, one lesson gone and one that is new; published.
async fn publish_next(app: &TestApp) {
    let mut files = folder();
    let text = "01-mengenal-loket/01-alur-loket.md";
    let mut changed = String::from_utf8(files[text].clone()).unwrap();
    changed.push_str("\n\nSatu kalimat lagi tentang loket.\n");
    files.insert(text.to_owned(), changed.clone().into_bytes());
    files.insert(
        "01-mengenal-loket/09-tambahan.md".to_owned(),
        changed.replacen("title: ", "title: Tambahan ", 1).into_bytes(),
    );
    import_folder(&app.ctx, Some("Kota Contoh"), SLUG, &files, true).await.unwrap();
}

both! {
    async fn a_newer_version_is_offered_and_what_is_the_same_stays_done(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.enrol().await;
        let of = OfEnrolment { enrolment: enrolment.card.id };
        refused(budi.call::<GetUpgrade>(&of, &()).await, &NO_UPGRADE);
        budi.study(&enrolment).await;
        let quizzes = budi.quizzes(&enrolment).await;
        let passed = budi.take(&quizzes[0], right).await;
        let before = budi.call::<GetEnrolment>(&of, &()).await.unwrap().card;
        assert!(!before.has_newer);

        publish_next(&app).await;
        let card = budi.call::<GetEnrolment>(&of, &()).await.unwrap().card;
        assert!(card.has_newer);
        assert_eq!(card.done, before.done, "who is in the middle of it stays on theirs");
        let offer = budi.call::<GetUpgrade>(&of, &()).await.unwrap();
        assert_eq!((offer.number_now, offer.number), (1, 2));
        let of_fate = |fate| offer.lessons.iter().filter(|one| one.fate == fate).count();
        assert_eq!((of_fate(LessonFate::Changed), of_fate(LessonFate::New), of_fate(LessonFate::Gone)), (1, 1, 0));
        assert_eq!((offer.done_now, offer.done, offer.total), (before.done, before.done - 1, before.total + 1));

        // Not somebody else's, not another version, and not in the middle of a quiz.
        let rina = app.signed_in(&City::email("rina")).await;
        refused(rina.call::<GetUpgrade>(&of, &()).await, &NOT_FOUND);
        let choice = UpgradeChoice { version: offer.version };
        refused(rina.call::<TakeUpgrade>(&of, &choice).await, &NOT_FOUND);
        let other = UpgradeChoice { version: VersionId(uuid::Uuid::from_u128(7)) };
        refused(budi.call::<TakeUpgrade>(&of, &other).await, &OTHER_UPGRADE);
        let open = budi.call::<StartAttempt>(&quizzes[1], &()).await.unwrap();
        refused(budi.call::<TakeUpgrade>(&of, &choice).await, &ATTEMPT_UNDER_WAY);
        budi.call::<SubmitAttempt>(&OfAttempt { attempt: open.id }, &()).await.unwrap();

        let taken = budi.call::<TakeUpgrade>(&of, &choice).await.unwrap();
        assert_eq!((taken.card.done, taken.card.total, taken.card.has_newer), (offer.done, offer.total, false));
        assert_eq!(taken.card.minutes_left, offer.minutes_left);
        assert_eq!(taken.history[0].change, EnrolmentChange::Upgraded);
        refused(budi.call::<TakeUpgrade>(&of, &choice).await, &NO_UPGRADE);
        // Results of the version of before can still be read, and the counts of classes are true.
        budi.call::<GetResult>(&OfAttempt { attempt: passed.attempt }, &()).await.unwrap();
        assert_eq!(backend::features::class::door::drift(&app.ctx).await.unwrap(), 0);

        app.clock.advance(chrono::Duration::seconds(1));
        budi.study(&enrolment).await;
        for quiz in budi.quizzes(&enrolment).await {
            budi.take(&quiz, right).await;
        }
        let end = budi.call::<GetProgress>(&of, &()).await.unwrap();
        assert!(end.completion.is_done(), "{:?}", end.completion);
        assert_eq!(backend::features::class::door::drift(&app.ctx).await.unwrap(), 0);
        refused(budi.call::<GetUpgrade>(&of, &()).await, &NO_UPGRADE);
    }

    async fn who_comes_back_to_a_version_keeps_what_was_done_in_both(app) {
        app.with_course().await;
        let guru = app.signed_in(&City::email("guru")).await;
        let first = guru.call::<ListVersions>(&NOTHING, &()).await.unwrap().items[0].id;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.enrol().await;
        let of = OfEnrolment { enrolment: enrolment.card.id };
        budi.study_one(&enrolment, &budi.outline(&enrolment).await.modules[0].lessons[0]).await;
        publish_next(&app).await;
        let go = async || {
            let offer = budi.call::<GetUpgrade>(&of, &()).await.unwrap();
            let taken = budi.call::<TakeUpgrade>(&of, &UpgradeChoice { version: offer.version }).await.unwrap();
            assert_eq!((taken.card.done, taken.card.minutes_left), (offer.done, offer.minutes_left));
            assert_eq!(backend::features::class::door::drift(&app.ctx).await.unwrap(), 0);
            taken.card.done
        };
        assert_eq!(go().await, 0, "the lesson that was done has changed");
        app.clock.advance(chrono::Duration::seconds(1));
        budi.study(&enrolment).await;
        guru.call::<PublishVersion>(&OfVersion { version: first }, &()).await.unwrap();
        // The text of the first version, and what was done in the second and is the same here.
        let there = budi.call::<GetEnrolment>(&of, &()).await.unwrap().card.done;
        assert_eq!(go().await, there - 1, "all but the lesson that is not there, and the one that has changed");
    }

    async fn nobody_goes_on_while_marks_are_awaited(app) {
        crate::marking::import(&app, SLUG, crate::marking::QUIZ).await;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.enrol_in(SLUG).await;
        let quiz = budi.quizzes(&enrolment).await.remove(0);
        budi.take(&quiz, right).await;
        publish_next(&app).await;
        let of = OfEnrolment { enrolment: enrolment.card.id };
        let version = budi.call::<GetUpgrade>(&of, &()).await.unwrap().version;
        refused(budi.call::<TakeUpgrade>(&of, &UpgradeChoice { version }).await, &MARKS_AWAITED);
    }
}
