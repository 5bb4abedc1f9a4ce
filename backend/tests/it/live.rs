//! Live sessions: for whom they are, what is told when, the word, and how they are scheduled.

mod people;

use std::sync::atomic::{AtomicU64, Ordering};

use backend::features::course::door::import_folder;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use client::CallError;
use course_folder::Files;
use shared::api::batch::{CancelBatch, Cancellation};
use shared::api::course::{LessonKind, OfSlug};
use shared::api::enrolment::{EnrolmentView, OfEnrolment, Withdraw};
use shared::api::lesson::{
    CompleteLesson, LESSON_WAITS, LessonState, NOT_CONFIRMABLE, NOT_ENROLLED, OfLesson,
};
use shared::api::live::{
    AttendLiveSession, AttendedBy, Attending, CANCELLED, CHANGED_MEANWHILE, CancelLiveSession,
    ChangeLiveSession, ClassSession, ConfirmLiveAttendance, CreateLiveSession, DownloadLiveSession,
    InClassSessions, InLiveAttendance, ListClassSessions, ListLiveAttendance, ListLiveSessions,
    LiveAttendance, LiveCancellation, LiveConfirmation, LiveSession, LiveSessionChange, LiveState, LiveTerms,
    NO_WORD, NOT_BEGUN, NewLiveSession, OfClassSession, OfLessonSession, Presence, TOO_LATE, TOO_MANY_WORDS,
    WordChange, Zone,
};
use shared::endpoint::PREFIX;
use shared::id::{BatchId, CourseId, EnrolmentId, LiveSessionKey};
use shared::problem::{INVALID, NOT_FOUND};
use shared::value::{AttendanceWord, BatchNote, MeetingLink, MeetingPlace, Reason, Slug};

use crate::both;
use crate::support::city::City;
use crate::support::learn::{SLUG, folder};
use crate::support::{Browser, TestApp, refused};

const TALK: &str = "title: Klinik loket\nminutes: 60\nabout: Bawa satu kasus dari **loket** Anda.\n";
pub(crate) const KEY: &str = "mengenal-loket/klinik";
const LINK: &str = "https://rapat.contoh.go.id/klinik";
pub(crate) const WORD: &str = "Pelayanan Prima";

/// The course with a live lesson, which opens at once or behind all before it.
fn with_talk(opening: &str) -> Files {
    let mut files = folder();
    let text = format!("{TALK}{opening}").into_bytes();
    files.insert("01-mengenal-loket/05-klinik.live.yaml".to_owned(), text);
    files
}

pub(crate) async fn with_live_course(app: &TestApp, slug: &str, opening: &str) -> CourseId {
    import_folder(&app.ctx, Some("Kota Contoh"), slug, &with_talk(opening), true).await.unwrap().course
}

fn slug() -> OfSlug {
    OfSlug { slug: Slug::parse(SLUG).unwrap() }
}

/// Ninety minutes from a moment on, told in central time.
pub(crate) fn terms(starts_at: DateTime<Utc>) -> LiveTerms {
    LiveTerms {
        starts: Zone::Wita.local(starts_at),
        zone: Zone::Wita,
        minutes: 90,
        link: Some(MeetingLink::parse(LINK).unwrap()),
        place: Some(MeetingPlace::parse("Aula lantai 2").unwrap()),
        note: BatchNote::parse("Bawa satu kasus.").unwrap(),
        word: WordChange::Set { word: AttendanceWord::parse(WORD).unwrap() },
    }
}

fn new(batch: Option<BatchId>, terms: LiveTerms) -> NewLiveSession {
    NewLiveSession { key: new_key(), lesson: KEY.to_owned(), batch, terms }
}

/// A key that no other session has.
pub(crate) fn new_key() -> LiveSessionKey {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    LiveSessionKey(uuid::Uuid::from_u128(NEXT.fetch_add(1, Ordering::Relaxed).into()))
}

pub(crate) async fn schedule(guru: &Browser, batch: Option<BatchId>, terms: LiveTerms) -> ClassSession {
    guru.call::<CreateLiveSession>(&slug(), &new(batch, terms)).await.unwrap()
}

fn of_class(session: &ClassSession) -> OfClassSession {
    OfClassSession { slug: Slug::parse(SLUG).unwrap(), session: session.id }
}

/// The live lesson of an enrolment.
pub(crate) async fn lesson(browser: &Browser, of: &EnrolmentView) -> OfLesson {
    let modules = browser.outline(of).await.modules.into_iter();
    let mut lessons = modules.flat_map(|module| module.lessons);
    let lesson = lessons.find(|lesson| lesson.kind == LessonKind::Live).unwrap();
    OfLesson { enrolment: of.card.id, lesson: lesson.id }
}

/// A learner of the course with the live lesson.
struct Learner {
    part: &'static str,
    browser: Browser,
    at: OfLesson,
}

impl Learner {
    async fn of(app: &TestApp, part: &'static str) -> Self {
        let browser = app.signed_in(&City::email(part)).await;
        let enrolment = browser.enrol().await;
        let at = lesson(&browser, &enrolment).await;
        Self { part, browser, at }
    }

    /// Signed in again, after so long that the token has run out.
    async fn later(self, app: &TestApp, by: Duration) -> Self {
        app.clock.advance(by);
        Self { browser: app.signed_in(&City::email(self.part)).await, ..self }
    }

    async fn sessions(&self) -> Vec<LiveSession> {
        self.browser.call::<ListLiveSessions>(&self.at, &()).await.unwrap().items
    }

    fn of_session(&self, session: &ClassSession) -> OfLessonSession {
        OfLessonSession { enrolment: self.at.enrolment, lesson: self.at.lesson, session: session.id }
    }

    async fn attend(&self, session: &ClassSession, word: &str) -> Result<LessonState, CallError> {
        let body = Attending { word: AttendanceWord::parse(word).unwrap() };
        self.browser.call::<AttendLiveSession>(&self.of_session(session), &body).await
    }
}

async fn class(app: &TestApp) -> (Browser, Learner) {
    with_live_course(app, SLUG, "").await;
    let guru = app.signed_in(&City::email("guru")).await;
    (guru, Learner::of(app, "budi").await)
}

async fn attendance(guru: &Browser, session: &ClassSession, find: Option<Presence>) -> LiveAttendance {
    let find = InLiveAttendance {
        slug: Slug::parse(SLUG).unwrap(),
        session: session.id,
        q: None,
        presence: find,
        after: None,
    };
    guru.call::<ListLiveAttendance>(&find, &()).await.unwrap()
}

async fn confirm(
    guru: &Browser,
    session: &ClassSession,
    enrolments: &[EnrolmentId],
) -> Result<(u32, u32, u32), CallError> {
    let body = LiveConfirmation { enrolments: enrolments.to_vec() };
    let told = guru.call::<ConfirmLiveAttendance>(&of_class(session), &body).await?;
    Ok((told.noted, told.already, told.waiting))
}

fn reason() -> Reason {
    Reason::parse("Salah orang").unwrap()
}

both! {
    async fn the_word_attests_attendance_and_completes_the_lesson(app) {
        let (guru, budi) = class(&app).await;
        refused(budi.browser.call::<CompleteLesson>(&budi.at, &()).await, &NOT_CONFIRMABLE);
        let session = schedule(&guru, None, terms(app.ctx.clock.now())).await;
        assert_eq!((session.state, session.has_word, session.present), (LiveState::Open, true, 0));
        let open = budi.sessions().await.remove(0);
        assert!(open.takes_word && open.attended_at.is_none());
        assert_eq!((open.zone, open.link.as_deref()), (Zone::Wita, Some(LINK)));
        assert_eq!(open.ends_at - open.starts_at, Duration::minutes(90));

        let wrong = refused(budi.attend(&session, "pelayanan").await, &INVALID);
        assert_eq!(wrong.errors[0].pointer, "/word");
        let state = budi.attend(&session, " pelayanan   PRIMA ").await.unwrap();
        assert!(state.completion.is_done() && state.completed_at.is_some(), "{state:?}");
        let again = budi.attend(&session, "apa pun").await.unwrap();
        assert!(again.completion.is_done(), "twice is harmless");
        let seen = budi.sessions().await.remove(0);
        assert_eq!((seen.attended_at, seen.takes_word), (Some(app.ctx.clock.now()), false));
        let people = attendance(&guru, &session, Some(Presence::Present)).await;
        let attended = people.items[0].attended.as_ref().unwrap();
        assert_eq!((people.session.present, attended.how, &attended.by), (1, AttendedBy::Word, &None));
    }

    async fn the_clock_of_the_server_tells_the_link_and_takes_the_word(app) {
        let (guru, budi) = class(&app).await;
        let session = schedule(&guru, None, terms(app.ctx.clock.now() + Duration::minutes(31))).await;
        let early = budi.sessions().await.remove(0);
        assert_eq!((early.state, early.has_link, early.link, early.takes_word), (LiveState::Upcoming, true, None, false));
        assert_eq!(early.link_from, early.starts_at - Duration::minutes(30));
        refused(budi.attend(&session, WORD).await, &NOT_BEGUN);
        refused(confirm(&guru, &session, &[budi.at.enrolment]).await, &NOT_BEGUN);
        app.clock.advance(Duration::minutes(1));
        assert_eq!(budi.sessions().await[0].link.as_deref(), Some(LINK));
        let budi = budi.later(&app, Duration::minutes(120)).await;
        let over = budi.sessions().await.remove(0);
        assert_eq!((over.state, over.link, over.takes_word), (LiveState::Over, None, true));
        let budi = budi.later(&app, Duration::hours(24)).await;
        let guru = app.signed_in(&City::email("guru")).await;
        assert!(!budi.sessions().await[0].takes_word);
        refused(budi.attend(&session, WORD).await, &TOO_LATE);
        assert_eq!(confirm(&guru, &session, &[budi.at.enrolment]).await.unwrap(), (1, 0, 0));
        let silent = LiveTerms { word: WordChange::Keep, ..terms(app.ctx.clock.now()) };
        let silent = schedule(&guru, None, silent).await;
        assert!(!silent.has_word);
        refused(budi.attend(&silent, WORD).await, &NO_WORD);
    }

    async fn neither_word_nor_early_link_is_in_any_answer(app) {
        let (guru, budi) = class(&app).await;
        let session = schedule(&guru, None, terms(app.ctx.clock.now() + Duration::days(1))).await;
        let learner = [
            format!("{PREFIX}/enrolments/{}/lessons/{}/sessions", budi.at.enrolment, budi.at.lesson),
            format!("{PREFIX}/enrolments/{}/lessons/{}", budi.at.enrolment, budi.at.lesson),
        ];
        let mut told = Vec::new();
        for path in learner {
            told.push(budi.browser.get(&path).await.text().await.unwrap());
        }
        let file = budi.browser.fetch::<DownloadLiveSession>(&budi.of_session(&session)).await;
        assert_eq!(file.headers()["content-type"], "text/calendar; charset=utf-8");
        told.push(file.text().await.unwrap());
        assert!(told[2].contains("SUMMARY:Klinik loket") && told[2].contains(&session.id.to_string()), "{told:?}");
        assert!(told.iter().all(|text| !text.contains("rapat.contoh")), "{told:?}");
        for path in ["sessions".to_owned(), format!("sessions/{}/attendance", session.id)] {
            told.push(guru.get(&format!("{PREFIX}/classes/{SLUG}/{path}")).await.text().await.unwrap());
        }
        told.push(serde_json::to_string(&session).unwrap());
        assert!(told.iter().all(|text| !text.to_lowercase().contains("prima")), "{told:?}");
    }

    async fn a_session_of_a_batch_is_for_those_who_have_a_seat(app) {
        let course = with_live_course(&app, SLUG, "").await;
        let guru = app.signed_in(&City::email("guru")).await;
        let batch = crate::batch::create(&guru, course, crate::batch::terms(app.ctx.clock.today(), 1)).await;
        crate::batch::add(&guru, &batch, &["siti"]).await.unwrap();
        // Dewi waits for a seat.
        crate::batch::add(&guru, &batch, &["dewi"]).await.unwrap();
        let [budi, siti] = [Learner::of(&app, "budi").await, Learner::of(&app, "siti").await];
        let own = schedule(&guru, Some(batch.batch), terms(app.ctx.clock.now())).await;
        assert_eq!(own.batch.as_ref().unwrap().name, "Angkatan I");
        let all = schedule(&guru, None, terms(app.ctx.clock.now() + Duration::days(2))).await;
        let ids = |sessions: Vec<LiveSession>| sessions.into_iter().map(|one| one.id).collect::<Vec<_>>();
        assert_eq!(ids(siti.sessions().await), [own.id, all.id], "the next first");
        assert_eq!(ids(budi.sessions().await), [all.id]);
        refused(budi.attend(&own, WORD).await, &NOT_FOUND);
        let file = budi.browser.fetch::<DownloadLiveSession>(&budi.of_session(&own)).await;
        assert_eq!(file.status(), 404);
        let people = attendance(&guru, &own, None).await.items;
        assert_eq!(people.iter().map(|one| one.enrolment).collect::<Vec<_>>(), [siti.at.enrolment]);
        siti.attend(&own, WORD).await.unwrap();
        let both = [siti.at.enrolment, budi.at.enrolment];
        assert_eq!(confirm(&guru, &own, &both).await.unwrap(), (0, 1, 1), "not his session");
    }

    async fn what_a_cancelled_batch_holds_takes_nobody(app) {
        let course = with_live_course(&app, SLUG, "").await;
        let guru = app.signed_in(&City::email("guru")).await;
        let batch = crate::batch::create(&guru, course, crate::batch::terms(app.ctx.clock.today(), 1)).await;
        crate::batch::add(&guru, &batch, &["siti"]).await.unwrap();
        let siti = Learner::of(&app, "siti").await;
        let own = schedule(&guru, Some(batch.batch), terms(app.ctx.clock.now())).await;
        assert!(siti.sessions().await[0].link.is_some());
        guru.call::<CancelBatch>(&batch, &Cancellation { reason: reason() }).await.unwrap();
        assert!(siti.sessions().await.is_empty(), "no link");
        refused(siti.attend(&own, WORD).await, &NOT_FOUND);
        assert!(attendance(&guru, &own, None).await.items.is_empty());
        assert_eq!(confirm(&guru, &own, &[siti.at.enrolment]).await.unwrap(), (0, 0, 1));
    }

    async fn ten_wrong_words_an_hour_are_enough(app) {
        let (guru, budi) = class(&app).await;
        let session = schedule(&guru, None, terms(app.ctx.clock.now())).await;
        for _ in 0..10 {
            refused(budi.attend(&session, "bukan ini").await, &INVALID);
            app.clock.advance(Duration::seconds(30));
        }
        refused(budi.attend(&session, "bukan ini").await, &TOO_MANY_WORDS);
        refused(budi.attend(&session, WORD).await, &TOO_MANY_WORDS);
        Learner::of(&app, "siti").await.attend(&session, WORD).await.unwrap();
        let budi = budi.later(&app, Duration::minutes(55)).await;
        budi.attend(&session, WORD).await.unwrap();
    }

    async fn an_opening_is_obeyed_by_word_and_by_confirmation(app) {
        with_live_course(&app, SLUG, "after: all\n").await;
        let guru = app.signed_in(&City::email("guru")).await;
        let budi = Learner::of(&app, "budi").await;
        let session = schedule(&guru, None, terms(app.ctx.clock.now())).await;
        refused(budi.browser.call::<ListLiveSessions>(&budi.at, &()).await, &LESSON_WAITS);
        refused(budi.attend(&session, WORD).await, &LESSON_WAITS);
        assert_eq!(confirm(&guru, &session, &[budi.at.enrolment]).await.unwrap(), (0, 0, 1));
    }

    async fn what_was_cancelled_or_left_takes_nobody(app) {
        let (guru, budi) = class(&app).await;
        let session = schedule(&guru, None, terms(app.ctx.clock.now())).await;
        let cancellation = LiveCancellation { reason: Reason::parse("Narasumber sakit").unwrap() };
        let gone = guru.call::<CancelLiveSession>(&of_class(&session), &cancellation).await.unwrap();
        assert_eq!((gone.state, gone.cancel_reason.as_deref()), (LiveState::Cancelled, Some("Narasumber sakit")));
        refused(guru.call::<CancelLiveSession>(&of_class(&session), &cancellation).await, &CANCELLED);
        refused(budi.attend(&session, WORD).await, &CANCELLED);
        refused(confirm(&guru, &session, &[budi.at.enrolment]).await, &CANCELLED);
        let seen = budi.sessions().await.remove(0);
        assert_eq!((seen.link, seen.cancel_reason.as_deref()), (None, Some("Narasumber sakit")));

        let open = schedule(&guru, None, terms(app.ctx.clock.now())).await;
        budi.browser.call::<Withdraw>(&OfEnrolment { enrolment: budi.at.enrolment }, &()).await.unwrap();
        refused(budi.attend(&open, WORD).await, &NOT_ENROLLED);
        assert!(budi.sessions().await.iter().all(|one| one.link.is_none() && !one.takes_word));
    }

    async fn a_change_rests_on_the_latest_state(app) {
        let (guru, budi) = class(&app).await;
        let session = schedule(&guru, None, terms(app.ctx.clock.now())).await;
        let later = LiveTerms { word: WordChange::Keep, link: None, ..terms(app.ctx.clock.now() + Duration::days(1)) };
        let change = LiveSessionChange { rev: session.rev, terms: later };
        let changed = guru.call::<ChangeLiveSession>(&of_class(&session), &change).await.unwrap();
        assert_eq!((changed.rev, changed.has_word, &changed.link), (session.rev + 1, true, &None));
        refused(guru.call::<ChangeLiveSession>(&of_class(&session), &change).await, &CHANGED_MEANWHILE);
        assert_eq!(budi.sessions().await[0].state, LiveState::Upcoming);
    }

    async fn a_session_is_scheduled_once_for_each_key(app) {
        let (guru, _) = class(&app).await;
        let once = new(None, terms(app.ctx.clock.now() + Duration::days(1)));
        let first = guru.call::<CreateLiveSession>(&slug(), &once).await.unwrap();
        assert_eq!(guru.call::<CreateLiveSession>(&slug(), &once).await.unwrap(), first);
        let long = LiveTerms { minutes: 120, ..once.terms.clone() };
        let long = NewLiveSession { terms: long, ..once.clone() };
        let told = guru.call::<CreateLiveSession>(&slug(), &long).await.unwrap();
        assert_eq!((told.id, told.minutes, told.rev), (first.id, 120, 1), "typed on before it was sent again");
        refused(guru.call::<CreateLiveSession>(&slug(), &once).await, &CHANGED_MEANWHILE);
        let find = InClassSessions { slug: Slug::parse(SLUG).unwrap(), after: None };
        assert_eq!(guru.call::<ListClassSessions>(&find, &()).await.unwrap().items.len(), 1);
    }

    async fn what_cannot_be_scheduled_is_told_at_its_field(app) {
        let (guru, _) = class(&app).await;
        let now = app.ctx.clock.now();
        let far: NaiveDateTime = "2099-01-01T09:00:00".parse().unwrap();
        let short = LiveTerms { minutes: 4, ..terms(now) };
        let other = NewLiveSession { lesson: "mengenal-loket/alur-loket".to_owned(), ..new(None, terms(now)) };
        let nobodys = Some("019ab0c0-0000-7000-8000-000000000000".parse().unwrap());
        for (new, pointer) in [
            (new(None, short), "/terms/minutes"),
            (new(None, LiveTerms { starts: far, ..terms(now) }), "/terms/starts"),
            (other, "/lesson"),
            (new(nobodys, terms(now)), "/batch"),
        ] {
            let told = refused(guru.call::<CreateLiveSession>(&slug(), &new).await, &INVALID);
            assert_eq!(told.errors[0].pointer, pointer);
        }
        for link in ["http://rapat.go.id", "https://rapat", "https://a@b.id", "https://rapat.go.id/a b"] {
            assert!(MeetingLink::parse(link).is_err(), "{link}");
        }
    }

    async fn another_institution_neither_sees_nor_keeps_sessions(app) {
        let (guru, _) = class(&app).await;
        let session = schedule(&guru, None, terms(app.ctx.clock.now())).await;
        let rina = app.signed_in(&City::email("rina")).await;
        let find = InClassSessions { slug: Slug::parse(SLUG).unwrap(), after: None };
        refused(rina.call::<ListClassSessions>(&find, &()).await, &NOT_FOUND);
        let cancellation = LiveCancellation { reason: reason() };
        refused(rina.call::<CancelLiveSession>(&of_class(&session), &cancellation).await, &NOT_FOUND);
        assert_eq!(guru.call::<ListClassSessions>(&find, &()).await.unwrap().items.len(), 1);
    }
}
