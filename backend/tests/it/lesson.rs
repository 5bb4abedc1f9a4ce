//! The player: outline, places, videos, documents.

use progress::{Intervals, Missing};
use shared::api::course::LessonKind;
use shared::api::enrolment::{EnrolmentState, OfEnrolment, Withdraw};
use shared::api::lesson::{
    CompleteLesson, DownloadDocument, GetLesson, KeepPlace, LessonContent, NOT_CONFIRMABLE, NOT_ENROLLED,
    OfLesson, PlaceDraft,
};
use shared::id::LessonId;
use shared::problem::NOT_FOUND;

use crate::both;
use crate::support::city::City;
use crate::support::refused;

both! {
    async fn a_lesson_is_read_resumed_and_confirmed(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.enrol().await;
        let outline = budi.outline(&enrolment).await;
        let first = &outline.modules[0].lessons[0];
        let at = OfLesson { enrolment: enrolment.card.id, lesson: first.id };
        let view = budi.call::<GetLesson>(&at, &()).await.unwrap();
        let LessonContent::Text { html } = &view.content else { panic!("{view:?}") };
        assert!(html.contains("/api/v1/assets/") && html.contains("alt="), "{html}");
        assert_eq!(view.previous, None);
        assert_eq!(view.next, Some(outline.modules[0].lessons[1].id));
        budi.call::<KeepPlace>(&at, &PlaceDraft { at: 640, watched: Intervals::default() }).await.unwrap();
        assert_eq!(budi.call::<GetLesson>(&at, &()).await.unwrap().state.at, 640);
        let after = budi.outline(&enrolment).await;
        assert_eq!((after.state, after.resume), (EnrolmentState::InProgress, first.id));
        let state = budi.call::<CompleteLesson>(&at, &()).await.unwrap();
        assert!(state.completion.is_done());
        assert_ne!(budi.outline(&enrolment).await.resume, first.id, "goes on with the next one");
    }

    async fn a_video_counts_the_union_of_what_was_watched(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.enrol().await;
        let outline = budi.outline(&enrolment).await;
        let video = outline.modules[0].lessons.iter().find(|lesson| lesson.kind == LessonKind::Video).unwrap();
        let at = OfLesson { enrolment: enrolment.card.id, lesson: video.id };
        let LessonContent::Video { seconds, captions, .. } = budi.call::<GetLesson>(&at, &()).await.unwrap().content else { panic!() };
        assert_eq!(captions.len(), 1);
        let watch = |from: u32, to: u32| PlaceDraft { at: to, watched: Intervals::of(from, to) };
        let half = seconds / 2;
        budi.call::<KeepPlace>(&at, &watch(0, half)).await.unwrap();
        let state = budi.call::<KeepPlace>(&at, &watch(0, half)).await.unwrap();
        assert!(matches!(state.completion.missing(), [Missing::WatchMore { so_far, .. }] if *so_far <= 50), "{state:?}");
        let state = budi.call::<CompleteLesson>(&at, &()).await.unwrap();
        assert!(!state.completion.is_done(), "confirming does not replace watching");
        let state = budi.call::<KeepPlace>(&at, &watch(half, seconds + 500)).await.unwrap();
        assert!(state.completion.is_done());
        assert_eq!(state.watched.covered_s(), seconds, "nothing beyond the end");
    }

    async fn quizzes_are_not_confirmed_and_foreign_lessons_are_not_there(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.enrol().await;
        let quiz = budi.quizzes(&enrolment).await[0].lesson;
        let at = OfLesson { enrolment: enrolment.card.id, lesson: quiz };
        refused(budi.call::<CompleteLesson>(&at, &()).await, &NOT_CONFIRMABLE);
        let nowhere = OfLesson { lesson: LessonId(uuid::Uuid::from_u128(9)), ..at.clone() };
        refused(budi.call::<GetLesson>(&nowhere, &()).await, &NOT_FOUND);
        let siti = app.signed_in(&City::email("siti")).await;
        refused(siti.call::<GetLesson>(&at, &()).await, &NOT_FOUND);
    }

    async fn what_was_left_is_not_worked_in(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.enrol().await;
        let lesson = budi.outline(&enrolment).await.resume;
        budi.call::<Withdraw>(&OfEnrolment { enrolment: enrolment.card.id }, &()).await.unwrap();
        let at = OfLesson { enrolment: enrolment.card.id, lesson };
        refused(budi.call::<CompleteLesson>(&at, &()).await, &NOT_ENROLLED);
        budi.call::<GetLesson>(&at, &()).await.unwrap();
    }

    async fn a_document_comes_as_a_download(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.enrol().await;
        let outline = budi.outline(&enrolment).await;
        let document = outline.modules[0].lessons.iter().find(|lesson| lesson.kind == LessonKind::Document).unwrap();
        let at = OfLesson { enrolment: enrolment.card.id, lesson: document.id };
        let answer = budi.fetch::<DownloadDocument>(&at).await;
        assert_eq!(answer.headers()["content-type"], "application/pdf");
        assert!(answer.headers()["content-disposition"].to_str().unwrap().starts_with("attachment"));
        let siti = app.signed_in(&City::email("siti")).await;
        assert_eq!(siti.fetch::<DownloadDocument>(&at).await.status(), 404);
    }

    async fn a_lesson_costs_few_statements(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.enrol().await;
        budi.study(&enrolment).await;
        let at = OfLesson { enrolment: enrolment.card.id, lesson: budi.outline(&enrolment).await.modules[0].lessons[0].id };
        budi.call::<GetLesson>(&at, &()).await.unwrap();
        let (count, _) = app.statements(budi.call::<GetLesson>(&at, &())).await;
        assert!(count <= 3, "{count} statements");
    }
}
