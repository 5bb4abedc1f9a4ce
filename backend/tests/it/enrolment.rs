//! Joining, leaving, joining again; one row whatever happens.

use sea_orm::{EntityTrait, PaginatorTrait};
use shared::api::enrolment::{
    Enrol, EnrolmentChange, EnrolmentState, GetEnrolment, IS_COMPLETED, ListEnrolments, NOT_OPEN, OfCourse,
    OfEnrolment, Withdraw,
};
use shared::id::CourseId;
use shared::problem::NOT_FOUND;

use crate::both;
use crate::support::city::City;
use crate::support::learn::NOTHING;
use crate::support::refused;

both! {
    async fn joining_leaving_and_joining_again_keeps_the_history(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let first = budi.enrol().await;
        assert_eq!(first.card.state, EnrolmentState::NotStarted);
        let again = budi.enrol().await;
        assert_eq!(again.card.id, first.card.id);
        assert_eq!(again.history.len(), 1);
        let of = OfEnrolment { enrolment: first.card.id };
        app.clock.advance(chrono::Duration::seconds(1));
        let left = budi.call::<Withdraw>(&of, &()).await.unwrap();
        assert_eq!(left.card.state, EnrolmentState::Withdrawn);
        app.clock.advance(chrono::Duration::seconds(1));
        let back = budi.enrol().await;
        assert_eq!(back.card.id, first.card.id);
        let changes: Vec<_> = back.history.iter().map(|event| event.change).collect();
        assert_eq!(changes, [EnrolmentChange::Rejoined, EnrolmentChange::Withdrawn, EnrolmentChange::Enrolled]);
        assert_eq!(budi.call::<ListEnrolments>(&NOTHING, &()).await.unwrap().items.len(), 1);
    }

    async fn an_unpublished_course_is_not_open(app) {
        let budi = app.signed_in(&City::email("budi")).await;
        let of = OfCourse { course: CourseId(uuid::Uuid::from_u128(7)) };
        refused(budi.call::<Enrol>(&of, &()).await, &NOT_OPEN);
    }

    async fn a_completed_course_stays(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let done = budi.complete_course().await;
        refused(budi.call::<Withdraw>(&OfEnrolment { enrolment: done.card.id }, &()).await, &IS_COMPLETED);
        let again = budi.enrol().await;
        assert_eq!((again.card.id, again.card.state), (done.card.id, EnrolmentState::Completed));
    }

    async fn somebody_elses_enrolment_is_not_there(app) {
        app.with_course().await;
        let mine = app.signed_in(&City::email("budi")).await.enrol().await;
        let siti = app.signed_in(&City::email("siti")).await;
        let of = OfEnrolment { enrolment: mine.card.id };
        refused(siti.call::<GetEnrolment>(&of, &()).await, &NOT_FOUND);
        refused(siti.call::<Withdraw>(&of, &()).await, &NOT_FOUND);
    }

    async fn many_taps_take_up_again_once(app) {
        let course = app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let own = budi.enrol().await;
        budi.call::<Withdraw>(&OfEnrolment { enrolment: own.card.id }, &()).await.unwrap();
        let taps: Vec<_> = (0..20)
            .map(|_| {
                let budi = budi.clone();
                actix_web::rt::spawn(async move { budi.call::<Enrol>(&OfCourse { course }, &()).await })
            })
            .collect();
        for tap in taps {
            tap.await.unwrap().unwrap();
        }
        let view = budi.call::<GetEnrolment>(&OfEnrolment { enrolment: own.card.id }, &()).await.unwrap();
        assert_eq!(view.history.len(), 3, "{:?}", view.history);
    }

    async fn many_taps_make_one_enrolment(app) {
        let course = app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let taps: Vec<_> = (0..40)
            .map(|_| {
                let budi = budi.clone();
                actix_web::rt::spawn(async move { budi.call::<Enrol>(&OfCourse { course }, &()).await })
            })
            .collect();
        let mut ids = std::collections::BTreeSet::new();
        for tap in taps {
            ids.insert(tap.await.unwrap().unwrap().card.id);
        }
        assert_eq!(ids.len(), 1);
        let rows = backend::db::entity::enrolment::Entity::find().count(app.ctx.db.reader()).await.unwrap();
        let events = backend::db::entity::enrolment_event::Entity::find().count(app.ctx.db.reader()).await.unwrap();
        assert_eq!((rows, events), (1, 1));
    }
}
