//! Batches of an archived course: it takes nobody in, and whoever is in goes on, or gives the seat back.

use shared::api::Nothing;
use shared::api::batch::{
    AnswerNomination, BatchPhase, COURSE_CLOSED, CancelBatch, Cancellation, ChangeBatch, CreateBatch,
    InBatches, ListBatches, ListTeamBatches, NewBatch, NominationAnswer, OfSeat, Removal, RemoveSeat,
    RepeatBatch, SeatState,
};
use shared::api::course::{ArchiveCourse, ArchiveEdit};
use shared::api::enrolment::{ListEnrolments, OfCourse};
use shared::api::home::GetHome;
use shared::problem::INVALID;
use shared::value::Reason;

use crate::batch::{a_batch, add, leave, nominate, offers, own, reason, roster, stands, take, terms, view};
use crate::both;
use crate::support::city::City;
use crate::support::refused;

const NOTHING: Nothing = Nothing {};

both! {
    async fn who_is_in_a_batch_of_an_archived_course_stays_and_can_leave(app) {
        let (guru, course, of) = a_batch(&app, 1).await;
        let today = app.ctx.clock.today();
        let [budi, siti, tono, sekda, dewi] = [
            app.signed_in(&City::email("budi")).await,
            app.signed_in(&City::email("siti")).await,
            app.signed_in(&City::email("tono")).await,
            app.signed_in(&City::email("sekda")).await,
            app.signed_in(&City::email("dewi")).await,
        ];
        take(&budi, &of).await.unwrap();
        take(&tono, &of).await.unwrap();
        take(&sekda, &of).await.unwrap();
        nominate(&dewi, &of, &["siti"]).await.unwrap();
        let title = view(&guru, &of).await.row.course;
        let edit = ArchiveEdit { reason: Reason::parse("Diganti pelatihan baru").unwrap() };
        guru.call::<ArchiveCourse>(&OfCourse { course }, &edit).await.unwrap();

        // Everybody sees it as before, and nobody else does.
        assert_eq!(stands(&own(&budi).await[0]), Some((SeatState::Seated, None)));
        assert_eq!(stands(&own(&tono).await[0]), Some((SeatState::Waiting, Some(1))));
        let home = siti.call::<GetHome>(&NOTHING, &()).await.unwrap();
        assert_eq!((home.nominations, stands(&own(&siti).await[0])), (1, Some((SeatState::Nominated, None))));
        assert_eq!(offers(&siti).await.len(), 1);
        assert_eq!(offers(&dewi).await, []);
        assert_eq!(dewi.call::<ListTeamBatches>(&NOTHING, &()).await.unwrap().items, []);
        let listed = guru.call::<ListBatches>(&InBatches::default(), &()).await.unwrap();
        assert_eq!((listed.items[0].course.as_str(), listed.courses.len()), (title.as_str(), 0));
        assert_eq!(view(&guru, &of).await.row.course, title);

        // It takes nobody in.
        refused(take(&dewi, &of).await, &COURSE_CLOSED);
        refused(nominate(&dewi, &of, &["dewi"]).await, &COURSE_CLOSED);
        refused(add(&guru, &of, &["dewi"]).await, &COURSE_CLOSED);
        refused(siti.call::<AnswerNomination>(&of, &NominationAnswer::Accept).await, &COURSE_CLOSED);
        let new = NewBatch { course, terms: terms(today, 2) };
        let problem = refused(guru.call::<CreateBatch>(&NOTHING, &new).await, &INVALID);
        assert_eq!(problem.errors[0].pointer, "/course");
        refused(guru.call::<RepeatBatch>(&of, &terms(today, 2)).await, &COURSE_CLOSED);
        let listed = guru.call::<ListBatches>(&InBatches::default(), &()).await.unwrap();
        assert_eq!(listed.items.len(), 1, "what is refused is not made");

        // A seat is given back, and whoever waits follows; a nomination is declined.
        assert_eq!(stands(&leave(&budi, &of).await.unwrap()), None);
        assert_eq!(stands(&own(&tono).await[0]), Some((SeatState::Seated, None)));
        assert_eq!(tono.call::<ListEnrolments>(&NOTHING, &()).await.unwrap().items.len(), 1);
        let no = NominationAnswer::Decline { reason: reason() };
        assert_eq!(stands(&siti.call::<AnswerNomination>(&of, &no).await.unwrap()), None);
        assert_eq!(siti.call::<GetHome>(&NOTHING, &()).await.unwrap().nominations, 0);

        // Staff change it, take somebody out and cancel it.
        let seen = guru.call::<ChangeBatch>(&of, &terms(today, 2)).await.unwrap();
        assert_eq!((seen.row.taken, seen.row.waiting), (2, 0));
        let seat = roster(&guru, &of, Some(SeatState::Seated)).await.remove(0).seat;
        let out = OfSeat { batch: of.batch, seat };
        guru.call::<RemoveSeat>(&out, &Removal { reason: reason() }).await.unwrap();
        let seen = guru.call::<CancelBatch>(&of, &Cancellation { reason: reason() }).await.unwrap();
        assert_eq!((seen.row.phase, seen.row.taken), (BatchPhase::Cancelled, 1));
    }
}
