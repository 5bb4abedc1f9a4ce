//! Batches: windows, seats and waiting lists, nominations, and two hundred people who want thirty seats.

use backend::db::entity::{batch_seat, batch_seat_event, enrolment};
use backend::features::account::door::{NewAccount, add_accounts, hash_password};
use chrono::{Days, NaiveDate};
use client::CallError;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use shared::api::Nothing;
use shared::api::batch::{
    AddPeople, Added, AnswerNomination, BY_NOMINATION, BatchOffer, BatchPhase, BatchTerms, BatchView,
    CancelBatch, Cancellation, ChangeBatch, CreateBatch, ENROLMENT_CLOSED, FindCandidates, GetBatch,
    GetRoster, HAS_BEGUN, IS_CANCELLED, IS_OVER, InBatches, InCandidates, InRoster, LeaveSeat, Leaving,
    ListBatches, ListCourseBatches, ListOwnSeats, ListTeamBatches, NOT_IN_BATCH, NOT_NOMINATED, NOT_OPEN_YET,
    NewBatch, NewPeople, Nominate, NominationAnswer, OfBatch, OfSeat, Removal, RemoveSeat, RepeatBatch,
    RosterRow, SeatState, TakeSeat,
};
use shared::api::course::OfSlug;
use shared::api::enrolment::{EnrolmentOrigin, EnrolmentState, ListEnrolments};
use shared::api::home::GetHome;
use shared::id::{AccountId, BatchId, CourseId, PersonId};
use shared::problem::{INVALID, NOT_ALLOWED, NOT_FOUND, UNAVAILABLE};
use shared::value::{BatchName, BatchNote, Reason, SearchText, Slug};

use crate::both;
use crate::support::city::{City, PASSWORD};
use crate::support::learn::SLUG;
use crate::support::{Browser, TestApp, refused};

const NOTHING: Nothing = Nothing {};

pub(crate) fn reason() -> Reason {
    Reason::parse("Bertugas di loket pelayanan").unwrap()
}

/// Enrolment is open from today for a week; the batch begins in two weeks and takes three days.
pub(crate) fn terms(today: NaiveDate, seats: u16) -> BatchTerms {
    let day = |days| today.checked_add_days(Days::new(days)).unwrap();
    BatchTerms {
        name: BatchName::parse("Angkatan I").unwrap(),
        starts_on: day(14),
        ends_on: day(16),
        enrol_from: today,
        enrol_until: day(7),
        seats,
        is_by_nomination: false,
        note: BatchNote::parse("Bawa laptop.").unwrap(),
    }
}

pub(crate) async fn create(guru: &Browser, course: CourseId, terms: BatchTerms) -> OfBatch {
    let made = guru.call::<CreateBatch>(&NOTHING, &NewBatch { course, terms }).await.unwrap();
    OfBatch { batch: made.row.id }
}

/// The instructor, the course and a batch of so many seats.
pub(crate) async fn a_batch(app: &TestApp, seats: u16) -> (Browser, CourseId, OfBatch) {
    let course = app.with_course().await;
    let guru = app.signed_in(&City::email("guru")).await;
    let of = create(&guru, course, terms(app.ctx.clock.today(), seats)).await;
    (guru, course, of)
}

/// The batches of the course, as somebody sees them.
pub(crate) async fn offers(browser: &Browser) -> Vec<BatchOffer> {
    let of = OfSlug { slug: Slug::parse(SLUG).unwrap() };
    browser.call::<ListCourseBatches>(&of, &()).await.unwrap().items
}

pub(crate) async fn take(browser: &Browser, of: &OfBatch) -> Result<BatchOffer, CallError> {
    browser.call::<TakeSeat>(of, &()).await
}

/// So many batches with as many seats, each full: Budi waits, others are seated and nominated.
pub(crate) async fn fill(app: &TestApp, number: u16) {
    let course = app.with_course().await;
    let guru = app.signed_in(&City::email("guru")).await;
    let dewi = app.signed_in(&City::email("dewi")).await;
    for _ in 0..number {
        let of = create(&guru, course, terms(app.ctx.clock.today(), number)).await;
        let others = ["tono", "sekda", "guru", "admin"];
        add(&guru, &of, &others[..usize::from(number)]).await.unwrap();
        add(&guru, &of, &["budi"]).await.unwrap();
        nominate(&dewi, &of, &["siti", "dewi"]).await.unwrap();
    }
}

/// What staff open: the list, and the batch with most people.
pub(crate) async fn screens(guru: &Browser) -> Vec<(&'static str, String)> {
    let listed = guru.call::<ListBatches>(&InBatches::default(), &()).await.unwrap().items;
    let id = listed.iter().max_by_key(|row| row.taken).unwrap().id;
    vec![
        ("batches", "/batches".to_owned()),
        ("batch", format!("/batches/{id}")),
        ("roster", format!("/batches/{id}/seats")),
        ("candidates", format!("/batches/{id}/candidates?q=r")),
    ]
}

/// State and place in the waiting list.
pub(crate) fn stands(offer: &BatchOffer) -> Option<(SeatState, Option<u32>)> {
    offer.own.as_ref().map(|own| (own.state, own.place))
}

pub(crate) async fn own(browser: &Browser) -> Vec<BatchOffer> {
    browser.call::<ListOwnSeats>(&NOTHING, &()).await.unwrap().items
}

pub(crate) async fn view(guru: &Browser, of: &OfBatch) -> BatchView {
    guru.call::<GetBatch>(of, &()).await.unwrap()
}

/// Every row of a roster, page by page.
pub(crate) async fn roster(guru: &Browser, of: &OfBatch, state: Option<SeatState>) -> Vec<RosterRow> {
    let mut rows = Vec::new();
    let mut after = None;
    loop {
        let page = guru.call::<GetRoster>(&InRoster { batch: of.batch, state, after }, &()).await.unwrap();
        rows.extend(page.items);
        after = page.next;
        if after.is_none() {
            return rows;
        }
    }
}

pub(crate) async fn leave(browser: &Browser, of: &OfBatch) -> Result<BatchOffer, CallError> {
    browser.call::<LeaveSeat>(of, &Leaving { reason: Some(reason()) }).await
}

pub(crate) async fn nominate(superior: &Browser, of: &OfBatch, parts: &[&str]) -> Result<Added, CallError> {
    let people = parts.iter().map(|part| City::person(part)).collect();
    superior.call::<Nominate>(of, &NewPeople { people, reason: reason() }).await
}

pub(crate) async fn add(staff: &Browser, of: &OfBatch, parts: &[&str]) -> Result<Added, CallError> {
    let people = parts.iter().map(|part| City::person(part)).collect();
    staff.call::<AddPeople>(of, &NewPeople { people, reason: reason() }).await
}

/// People of Bidang A1, each signed in.
async fn crowd(app: &TestApp, size: u32) -> Vec<(PersonId, Browser)> {
    let phc = hash_password(&app.ctx, PASSWORD).await.unwrap();
    let mut people = Vec::new();
    for number in 0..size {
        let person = crate::team::clone_budi(app, number).await;
        let email = format!("orang{number}@contoh.go.id");
        let now = app.ctx.clock.now();
        let account = NewAccount {
            id: AccountId(app.ctx.ids.uuid(now)),
            institution: app.city.institutions[0],
            person: Some(person),
            email: Some(email.clone()),
            phc: phc.clone(),
            roles: Vec::new(),
            is_demo: true,
            now,
        };
        let tx = app.ctx.db.begin().await.unwrap();
        add_accounts(&tx, vec![account]).await.unwrap();
        tx.commit().await.unwrap();
        people.push((person, app.signed_in(&email).await));
    }
    people
}

/// Takes a seat as a browser does: where the server is busy, again.
async fn take_patiently(browser: Browser, batch: BatchId) -> (BatchOffer, u32) {
    let mut refusals = 0;
    loop {
        match take(&browser, &OfBatch { batch }).await {
            Ok(offer) => return (offer, refusals),
            Err(error) => {
                assert!(error.is(&UNAVAILABLE), "{error:?}");
                refusals += 1;
                assert!(refusals < 100, "busy for ever");
            }
        }
    }
}

async fn rows(app: &TestApp, batch: BatchId, state: &str) -> Vec<batch_seat::Model> {
    batch_seat::Entity::find()
        .filter(batch_seat::Column::BatchId.eq(batch))
        .filter(batch_seat::Column::State.eq(state))
        .order_by_asc(batch_seat::Column::Place)
        .all(app.ctx.db.reader())
        .await
        .unwrap()
}

both! {
    async fn two_hundred_want_thirty_seats_at_once(app) {
        let (guru, course, of) = a_batch(&app, 30).await;
        let people = crowd(&app, 200).await;
        let running: Vec<_> = people
            .iter()
            .map(|(_, browser)| actix_web::rt::spawn(take_patiently(browser.clone(), of.batch)))
            .collect();
        let mut told = Vec::new();
        for one in running {
            told.push(one.await.unwrap().0);
        }
        let seated = told.iter().filter(|offer| stands(offer) == Some((SeatState::Seated, None))).count();
        assert_eq!(seated, 30);
        let (taken, queue) = (rows(&app, of.batch, "seated").await, rows(&app, of.batch, "waiting").await);
        assert_eq!((taken.len(), queue.len()), (30, 170));
        let places = taken.iter().chain(&queue).map(|row| row.place.unwrap()).collect::<Vec<_>>();
        assert_eq!(places, (1..=200).collect::<Vec<_>>(), "each arrived once, and the first are seated");
        let enrolled = enrolment::Entity::find()
            .filter(enrolment::Column::CourseId.eq(course))
            .count(app.ctx.db.reader()).await.unwrap();
        assert_eq!(enrolled, 30, "who waits does not learn yet");

        // Twelve leave at once: exactly the first twelve who waited follow.
        let browser_of = |person: PersonId| people.iter().find(|(id, _)| *id == person).unwrap().1.clone();
        let leaving: Vec<_> = taken.iter().step_by(3).take(10).chain(taken.iter().skip(1).step_by(15)).collect();
        let running: Vec<_> = leaving.iter().map(|row| {
            let browser = browser_of(row.person_id);
            let batch = of.batch;
            actix_web::rt::spawn(async move {
                while let Err(error) = leave(&browser, &OfBatch { batch }).await {
                    assert!(error.is(&UNAVAILABLE), "{error:?}");
                }
            })
        }).collect();
        for one in running {
            one.await.unwrap();
        }
        let stayed = taken.iter().filter(|row| leaving.iter().all(|gone| gone.id != row.id)).map(|row| row.id);
        let mut expected: Vec<_> = stayed.chain(queue[..12].iter().map(|row| row.id)).collect();
        let mut found: Vec<_> = rows(&app, of.batch, "seated").await.iter().map(|row| row.id).collect();
        expected.sort();
        found.sort();
        assert_eq!((leaving.len(), &found), (12, &expected));

        // More seats let the next ones in; fewer than are taken are refused.
        let more = terms(app.ctx.clock.today(), 35);
        let seen = guru.call::<ChangeBatch>(&of, &more).await.unwrap();
        assert_eq!((seen.row.taken, seen.row.waiting), (35, 153));
        let fewer = terms(app.ctx.clock.today(), 34);
        let problem = refused(guru.call::<ChangeBatch>(&of, &fewer).await, &INVALID);
        assert_eq!(problem.errors[0].pointer, "/seats");
        assert!(problem.errors[0].detail.contains("35"), "{problem:?}");
        assert_eq!(view(&guru, &of).await.row.seats, 35);
        let listed = roster(&guru, &of, None).await;
        assert_eq!(listed.len(), 200);
        let waiting: Vec<_> = listed.iter().filter_map(|row| row.place).collect();
        assert_eq!(waiting, (1..=153).collect::<Vec<_>>());
    }

    async fn whoever_waits_is_seated_and_enrolled_when_somebody_leaves(app) {
        let (guru, _, of) = a_batch(&app, 1).await;
        let [budi, siti, tono] = [
            app.signed_in(&City::email("budi")).await,
            app.signed_in(&City::email("siti")).await,
            app.signed_in(&City::email("tono")).await,
        ];
        let offers = offers(&budi).await;
        assert_eq!((offers.len(), offers[0].free, offers[0].phase), (1, 1, BatchPhase::Open));
        assert_eq!(offers[0].note, "Bawa laptop.");
        assert_eq!(stands(&take(&budi, &of).await.unwrap()), Some((SeatState::Seated, None)));
        assert_eq!(stands(&take(&budi, &of).await.unwrap()), Some((SeatState::Seated, None)), "a second tap");
        assert_eq!(stands(&take(&siti, &of).await.unwrap()), Some((SeatState::Waiting, Some(1))));
        assert_eq!(stands(&take(&tono, &of).await.unwrap()), Some((SeatState::Waiting, Some(2))));
        assert_eq!(tono.call::<ListEnrolments>(&NOTHING, &()).await.unwrap().items.len(), 0);
        assert_eq!(budi.call::<ListEnrolments>(&NOTHING, &()).await.unwrap().items[0].origin, EnrolmentOrigin::Chosen);

        let left = leave(&budi, &of).await.unwrap();
        assert_eq!((stands(&left), left.free, left.waiting), (None, 0, 1));
        assert_eq!(stands(&own(&siti).await[0]), Some((SeatState::Seated, None)));
        assert_eq!(stands(&own(&tono).await[0]), Some((SeatState::Waiting, Some(1))));
        let hers = siti.call::<ListEnrolments>(&NOTHING, &()).await.unwrap().items;
        assert_eq!(hers[0].state, EnrolmentState::NotStarted);
        let his = budi.call::<ListEnrolments>(&NOTHING, &()).await.unwrap().items;
        assert_eq!(his.len(), 1, "the course can still be taken by oneself");
        refused(leave(&budi, &of).await, &NOT_IN_BATCH);

        // Whoever comes back stands behind all who wait, and the history has both.
        assert_eq!(stands(&take(&budi, &of).await.unwrap()), Some((SeatState::Waiting, Some(2))));
        assert_eq!(rows(&app, of.batch, "withdrawn").await.len(), 1);
        let told = batch_seat_event::Entity::find().all(app.ctx.db.reader()).await.unwrap();
        assert_eq!(told.iter().filter(|event| event.change == "promoted").count(), 1);
        assert_eq!(told.len(), 6, "seated, two queued, withdrawn, promoted, queued");
        let states: Vec<_> = roster(&guru, &of, None).await.iter().map(|row| (row.name.clone(), row.state, row.place)).collect();
        assert_eq!(states, [
            ("Siti".to_owned(), SeatState::Seated, None),
            ("Tono".to_owned(), SeatState::Waiting, Some(1)),
            ("Budi".to_owned(), SeatState::Waiting, Some(2)),
            ("Budi".to_owned(), SeatState::Withdrawn, None),
        ]);
        assert_eq!(roster(&guru, &of, Some(SeatState::Waiting)).await.len(), 2);
        let units = view(&guru, &of).await.units;
        assert_eq!((units[0].unit.as_str(), units[0].people), ("Bidang A1", 1));
    }

    async fn seats_can_be_taken_from_the_first_to_the_last_day_of_enrolment(app) {
        let course = app.with_course().await;
        let guru = app.signed_in(&City::email("guru")).await;
        let today = app.ctx.clock.today();
        let day = |days| today.checked_add_days(Days::new(days)).unwrap();
        let of = create(&guru, course, BatchTerms { enrol_from: day(2), ..terms(today, 5) }).await;
        let budi = app.signed_in(&City::email("budi")).await;
        refused(take(&budi, &of).await, &NOT_OPEN_YET);
        add(&guru, &of, &["siti"]).await.unwrap();
        app.clock.advance(chrono::Duration::days(2));
        let budi = app.signed_in(&City::email("budi")).await;
        take(&budi, &of).await.unwrap();
        app.clock.advance(chrono::Duration::days(6));
        let tono = app.signed_in(&City::email("tono")).await;
        refused(take(&tono, &of).await, &ENROLMENT_CLOSED);
        let guru = app.signed_in(&City::email("guru")).await;
        assert_eq!(add(&guru, &of, &["tono", "budi"]).await.unwrap(), Added { seated: 1, waiting: 0, nominated: 0, already: 1 });
        assert_eq!(tono.call::<ListEnrolments>(&NOTHING, &()).await.unwrap().items[0].origin, EnrolmentOrigin::Assigned);
        app.clock.advance(chrono::Duration::days(9));
        let budi = app.signed_in(&City::email("budi")).await;
        refused(leave(&budi, &of).await, &IS_OVER);
        assert_eq!(own(&budi).await, []);
        let guru = app.signed_in(&City::email("guru")).await;
        refused(add(&guru, &of, &["dewi"]).await, &IS_OVER);
        assert_eq!(view(&guru, &of).await.row.phase, BatchPhase::Over);
    }

    async fn a_superior_nominates_and_the_person_answers(app) {
        let course = app.with_course().await;
        let guru = app.signed_in(&City::email("guru")).await;
        let dewi = app.signed_in(&City::email("dewi")).await;
        let [budi, siti] = [app.signed_in(&City::email("budi")).await, app.signed_in(&City::email("siti")).await];
        let today = app.ctx.clock.today();
        let of = create(&guru, course, BatchTerms { is_by_nomination: true, ..terms(today, 1) }).await;
        refused(take(&budi, &of).await, &BY_NOMINATION);
        refused(budi.call::<AnswerNomination>(&of, &NominationAnswer::Accept).await, &NOT_NOMINATED);
        assert_eq!(dewi.call::<ListTeamBatches>(&NOTHING, &()).await.unwrap().items.len(), 1);
        // Tono works elsewhere, and a colleague leads nobody.
        refused(nominate(&dewi, &of, &["budi", "tono"]).await, &NOT_FOUND);
        refused(nominate(&budi, &of, &["siti"]).await, &NOT_ALLOWED);
        refused(nominate(&dewi, &of, &[]).await, &INVALID);
        let told = nominate(&dewi, &of, &["budi", "siti", "budi"]).await.unwrap();
        assert_eq!(told, Added { seated: 0, waiting: 0, nominated: 2, already: 0 });
        assert_eq!(nominate(&dewi, &of, &["budi"]).await.unwrap().already, 1);

        let home = budi.call::<GetHome>(&NOTHING, &()).await.unwrap();
        assert_eq!(home.nominations, 1);
        let seen = own(&budi).await.remove(0);
        let seat = seen.own.unwrap();
        assert_eq!((seat.state, seat.nominated_by.as_deref(), seen.free), (SeatState::Nominated, Some("Dewi"), 1));
        assert_eq!(seat.reason.as_deref(), Some("Bertugas di loket pelayanan"));
        assert_eq!(budi.call::<ListEnrolments>(&NOTHING, &()).await.unwrap().items.len(), 0);
        refused(leave(&budi, &of).await, &NOT_IN_BATCH);
        let told = budi.call::<AnswerNomination>(&of, &NominationAnswer::Accept).await.unwrap();
        assert_eq!(budi.call::<GetHome>(&NOTHING, &()).await.unwrap().nominations, 0);
        assert_eq!(stands(&told), Some((SeatState::Seated, None)));
        assert_eq!(budi.call::<ListEnrolments>(&NOTHING, &()).await.unwrap().items.len(), 1);
        let no = NominationAnswer::Decline { reason: Reason::parse("Sedang cuti tahunan").unwrap() };
        assert_eq!(stands(&siti.call::<AnswerNomination>(&of, &no).await.unwrap()), None);
        let declined = roster(&guru, &of, Some(SeatState::Declined)).await.remove(0);
        assert_eq!((declined.name.as_str(), declined.reason.as_deref()), ("Siti", Some("Sedang cuti tahunan")));
        assert_eq!(declined.nominated_by.as_deref(), Some("Dewi"));
        // Asked again, she says yes, and waits.
        nominate(&dewi, &of, &["siti"]).await.unwrap();
        assert_eq!(stands(&take(&siti, &of).await.unwrap()), Some((SeatState::Waiting, Some(1))));

        app.clock.advance(chrono::Duration::days(15));
        let dewi = app.signed_in(&City::email("dewi")).await;
        refused(nominate(&dewi, &of, &["dewi"]).await, &HAS_BEGUN);
        assert_eq!(dewi.call::<ListTeamBatches>(&NOTHING, &()).await.unwrap().items, []);
    }

    async fn a_batch_of_another_institution_is_not_there(app) {
        let (guru, course, of) = a_batch(&app, 2).await;
        let [rina, kepala] = [app.signed_in(&City::email("rina")).await, app.signed_in(&City::email("kepala")).await];
        refused(take(&rina, &of).await, &NOT_FOUND);
        refused(rina.call::<GetBatch>(&of, &()).await, &NOT_FOUND);
        refused(nominate(&kepala, &of, &["rina"]).await, &NOT_FOUND);
        refused(kepala.call::<CancelBatch>(&of, &Cancellation { reason: reason() }).await, &NOT_FOUND);
        refused(add(&kepala, &of, &["rina"]).await, &NOT_FOUND);
        assert_eq!(offers(&rina).await, []);
        assert_eq!(rina.call::<ListBatches>(&InBatches::default(), &()).await.unwrap().items, []);
        let new = NewBatch { course, terms: terms(app.ctx.clock.today(), 2) };
        let problem = refused(rina.call::<CreateBatch>(&NOTHING, &new).await, &INVALID);
        assert_eq!(problem.errors[0].pointer, "/course");
        let problem = refused(add(&guru, &of, &["budi", "rina"]).await, &INVALID);
        assert_eq!(problem.errors[0].pointer, "/people");
        let find = InCandidates { batch: of.batch, q: SearchText::parse("rin").unwrap() };
        assert_eq!(guru.call::<FindCandidates>(&find, &()).await.unwrap().items, []);
        let find = InCandidates { batch: of.batch, q: SearchText::parse("bud").unwrap() };
        let found = guru.call::<FindCandidates>(&find, &()).await.unwrap().items;
        assert_eq!((found.len(), found[0].unit.as_str()), (1, "Bidang A1"));
        add(&guru, &of, &["budi"]).await.unwrap();
        assert_eq!(guru.call::<FindCandidates>(&find, &()).await.unwrap().items, []);
    }

    async fn staff_take_somebody_out_cancel_and_run_it_again(app) {
        let (guru, _, of) = a_batch(&app, 1).await;
        let admin = app.signed_in(&City::email("admin")).await;
        let [budi, siti] = [app.signed_in(&City::email("budi")).await, app.signed_in(&City::email("siti")).await];
        take(&budi, &of).await.unwrap();
        take(&siti, &of).await.unwrap();
        let seat = roster(&admin, &of, None).await.remove(0).seat;
        let out = OfSeat { batch: of.batch, seat };
        admin.call::<RemoveSeat>(&out, &Removal { reason: reason() }).await.unwrap();
        refused(admin.call::<RemoveSeat>(&out, &Removal { reason: reason() }).await, &NOT_FOUND);
        assert_eq!(stands(&own(&siti).await[0]), Some((SeatState::Seated, None)));

        let why = Reason::parse("Narasumber berhalangan").unwrap();
        let seen = guru.call::<CancelBatch>(&of, &Cancellation { reason: why.clone() }).await.unwrap();
        assert_eq!((seen.row.phase, seen.cancelled.unwrap().by), (BatchPhase::Cancelled, "Guru".to_owned()));
        refused(guru.call::<CancelBatch>(&of, &Cancellation { reason: why }).await, &IS_CANCELLED);
        refused(take(&budi, &of).await, &IS_CANCELLED);
        refused(guru.call::<ChangeBatch>(&of, &terms(app.ctx.clock.today(), 9)).await, &IS_CANCELLED);
        let told = own(&siti).await.remove(0);
        assert_eq!((told.phase, told.cancelled.as_deref()), (BatchPhase::Cancelled, Some("Narasumber berhalangan")));
        assert_eq!(offers(&budi).await, []);
        assert_eq!(siti.call::<ListEnrolments>(&NOTHING, &()).await.unwrap().items.len(), 1, "what is learned stays");

        let name = BatchName::parse("Angkatan II").unwrap();
        let again = BatchTerms { name, ..terms(app.ctx.clock.today(), 4) };
        let again = guru.call::<RepeatBatch>(&of, &again).await.unwrap();
        assert_eq!((again.row.taken, again.row.seats, again.repeats), (0, 4, Some(of.batch)));
        let listed = admin.call::<ListBatches>(&InBatches { q: Some(SearchText::parse("angkatan ii").unwrap()), after: None }, &()).await.unwrap();
        assert_eq!((listed.items.len(), listed.courses.len()), (1, 1));
        assert_eq!(admin.call::<ListBatches>(&InBatches::default(), &()).await.unwrap().items.len(), 2);
    }

    async fn what_cannot_be_planned_is_told_at_its_field(app) {
        let course = app.with_course().await;
        let guru = app.signed_in(&City::email("guru")).await;
        let today = app.ctx.clock.today();
        let good = || terms(today, 3);
        let before = |day: NaiveDate| day.pred_opt().unwrap();
        for (terms, pointer) in [
            (BatchTerms { seats: 0, ..good() }, "/terms/seats"),
            (BatchTerms { seats: 501, ..good() }, "/terms/seats"),
            (BatchTerms { ends_on: before(good().starts_on), ..good() }, "/terms/ends_on"),
            (BatchTerms { starts_on: before(today), ends_on: before(today), ..good() }, "/terms/ends_on"),
            (BatchTerms { enrol_until: before(today), ..good() }, "/terms/enrol_until"),
            (BatchTerms { enrol_until: good().ends_on.succ_opt().unwrap(), ..good() }, "/terms/enrol_until"),
        ] {
            let problem = refused(guru.call::<CreateBatch>(&NOTHING, &NewBatch { course, terms }).await, &INVALID);
            assert_eq!(problem.errors[0].pointer, pointer);
        }
        assert_eq!(guru.call::<ListBatches>(&InBatches::default(), &()).await.unwrap().items, []);
    }
}
