//! Classes: counts that equal counting anew, needs with their reasons, and messages that nobody else reads.

use backend::db::entity::{audit_entry, class_tally};
use backend::features::class::door::{drift, fold_waiting, rebuild, review_due};
use chrono::Duration;
use progress::{Intervals, Need, NeedKind, Place};
use sea_orm::{EntityTrait, PaginatorTrait};
use shared::api::class::{
    CheckMessage, Class, ClassPeople, DeleteMessage, GetClass, InClass, InClassPeople, InMessages,
    InSentMessages, ListClassPeople, ListClasses, ListMessages, ListSentMessages, MESSAGES_A_DAY,
    MessageDraft, NewMessage, OfMessage, OpenMessage, Recipients, SendMessage, TOO_MANY_MESSAGES,
};
use shared::api::course::{LessonKind, OfSlug};
use shared::api::enrolment::{EnrolmentView, OfEnrolment, Withdraw};
use shared::api::lesson::{CompleteLesson, KeepPlace, OfLesson, PlaceDraft};
use shared::id::EnrolmentId;
use shared::problem::{INVALID, NOT_ALLOWED, NOT_FOUND};
use shared::value::{MessageText, Slug, Subject};

use crate::both;
use crate::support::city::City;
use crate::support::learn::{NOTHING, SLUG, right, wrong};
use crate::support::{Browser, refused};
use crate::team::make_due;

/// The class of the tests' course.
pub(crate) fn class() -> OfSlug {
    OfSlug { slug: Slug::parse(SLUG).unwrap() }
}

async fn shown(guru: &Browser) -> Class {
    guru.call::<GetClass>(&InClass { slug: class().slug, version: None }, &()).await.unwrap()
}

fn whole() -> InClassPeople {
    InClassPeople { slug: class().slug, reason: None, after: None }
}

async fn people(guru: &Browser) -> ClassPeople {
    guru.call::<ListClassPeople>(&whole(), &()).await.unwrap()
}

/// A message to pick from.
pub(crate) fn draft(to: Recipients) -> MessageDraft {
    MessageDraft {
        to,
        subject: Subject::parse("Tenggat sepekan lagi").unwrap(),
        text: MessageText::parse("Lanjutkan **Modul 2**.\n\n<script>alert(1)</script>").unwrap(),
    }
}

/// Sends a message to whom it may concern; returns how many got it.
pub(crate) async fn send(guru: &Browser, to: Recipients) -> u32 {
    let draft = draft(to);
    let key = guru.call::<CheckMessage>(&class(), &draft).await.unwrap().key;
    guru.call::<SendMessage>(&class(), &NewMessage { key, draft }).await.unwrap().recipients
}

async fn watch(browser: &Browser, of: &EnrolmentView, from: u32, to: u32) {
    let lessons = browser.outline(of).await.modules.into_iter().flat_map(|module| module.lessons);
    for lesson in lessons.filter(|lesson| lesson.kind == LessonKind::Video) {
        let at = OfLesson { enrolment: of.card.id, lesson: lesson.id };
        let place = PlaceDraft { at: to, watched: Intervals::of(from, to) };
        browser.call::<KeepPlace>(&at, &place).await.unwrap();
    }
}

/// Numbers that look like chance and are always the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

async fn act(browser: &Browser, dice: &mut Dice) {
    let of = browser.enrol().await;
    let lessons: Vec<_> =
        browser.outline(&of).await.modules.into_iter().flat_map(|module| module.lessons).collect();
    let lesson = &lessons[dice.roll(lessons.len())];
    let at = OfLesson { enrolment: of.card.id, lesson: lesson.id };
    match (dice.roll(6), lesson.kind) {
        (0, _) => {
            let _completed_ones_stay =
                browser.call::<Withdraw>(&OfEnrolment { enrolment: of.card.id }, &()).await;
        }
        (_, LessonKind::Text | LessonKind::Document | LessonKind::Live) => {
            browser.call::<CompleteLesson>(&at, &()).await.unwrap();
        }
        (_, LessonKind::Discussion) => {
            browser.say(&at, "Di loket kami antrean dipanggil dengan suara.").await;
        }
        (_, LessonKind::Video) => {
            let from = u32::try_from(dice.roll(40)).unwrap();
            let place = PlaceDraft { at: from, watched: Intervals::of(from, from + 5) };
            browser.call::<KeepPlace>(&at, &place).await.unwrap();
        }
        (sort, LessonKind::Quiz | LessonKind::Assignment | LessonKind::Activity) => {
            let quiz = shared::api::quiz::OfQuiz { enrolment: of.card.id, lesson: lesson.id };
            // Refused where no attempts are left: then nothing is to change.
            if let Ok(begun) = browser.call::<shared::api::quiz::StartAttempt>(&quiz, &()).await {
                browser.answer(&begun, if sort % 2 == 0 { right } else { wrong }).await;
                browser.submit(begun.id).await;
            }
        }
    }
}

both! {
    async fn counts_equal_counting_anew_whatever_people_do(app) {
        app.with_course().await;
        let mut dice = Dice(41);
        let mut crowd = Vec::new();
        for part in ["budi", "siti", "tono", "rina"] {
            crowd.push(app.signed_in(&City::email(part)).await);
        }
        for round in 0..60 {
            let at = dice.roll(crowd.len());
            act(&crowd[at], &mut dice).await;
            if round % 20 == 10 {
                assert_eq!(drift(&app.ctx).await.unwrap(), 0, "round {round}");
                app.clock.advance(Duration::days(9));
                review_due(&app.ctx).await.unwrap();
                fold_waiting(&app.ctx).await.unwrap();
                for (browser, part) in crowd.iter_mut().zip(["budi", "siti", "tono", "rina"]) {
                    *browser = app.signed_in(&City::email(part)).await;
                }
            }
        }
        assert_eq!(drift(&app.ctx).await.unwrap(), 0);
        let guru = app.signed_in(&City::email("guru")).await;
        let before = (shown(&guru).await, people(&guru).await);
        let tx = app.ctx.db.begin().await.unwrap();
        rebuild(&app.ctx, &tx).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((shown(&guru).await, people(&guru).await), before, "built anew it is the same");
        assert_eq!(drift(&app.ctx).await.unwrap(), 0);
    }

    async fn rows_of_counts_are_put_together(app) {
        app.with_course().await;
        app.signed_in(&City::email("budi")).await.enrol().await;
        let guru = app.signed_in(&City::email("guru")).await;
        let version = shown(&guru).await.of.id;
        let tx = app.ctx.db.begin().await.unwrap();
        for _ in 0..300 {
            let counts = [(None, backend::features::class::door::Measure::Enrolled)];
            backend::features::class::door::count(&app.ctx, &tx, version, &counts).await.unwrap();
        }
        tx.commit().await.unwrap();
        assert_eq!(fold_waiting(&app.ctx).await.unwrap(), 1);
        assert_eq!(fold_waiting(&app.ctx).await.unwrap(), 0);
        assert_eq!(shown(&guru).await.enrolled, 301);
        assert!(class_tally::Entity::find().count(app.ctx.db.reader()).await.unwrap() < 10);
    }

    async fn the_way_through_a_course_is_counted(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        budi.complete_course().await;
        for part in ["siti", "tono", "sekda", "dewi"] {
            let browser = app.signed_in(&City::email(part)).await;
            let of = browser.enrol().await;
            watch(&browser, &of, 0, 10).await;
            watch(&browser, &of, 0, 10).await;
        }
        let guru = app.signed_in(&City::email("guru")).await;
        let class = shown(&guru).await;
        assert_eq!((class.enrolled, class.finished), (5, 1));
        let video = class.lessons.iter().find(|lesson| lesson.kind == LessonKind::Video).unwrap();
        assert_eq!((video.opened, video.completed), (5, 1));
        assert_eq!(video.stretches.len(), 20);
        assert_eq!((video.stretches[0], video.stretches[19]), (5, 1));
        let loss = class.loss.unwrap();
        assert_eq!((loss.place, loss.lost, loss.of), (Place::Within, 4, 5));
        assert_eq!(loss.lesson, video.lesson);
        assert_eq!(class.quizzes.iter().map(|quiz| quiz.attempts).collect::<Vec<_>>(), [1, 1]);
        assert_eq!(class.quizzes[0].bars, [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
        let row = guru.call::<ListClasses>(&NOTHING, &()).await.unwrap().items.remove(0);
        assert_eq!((row.enrolled, row.finished, row.need_help), (5, 1, 0));
        let budi = app.signed_in(&City::email("budi")).await;
        refused(budi.call::<GetClass>(&InClass { slug: row.slug, version: None }, &()).await, &NOT_ALLOWED);
    }

    async fn people_who_need_help_are_listed_with_their_reasons(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let of = budi.enrol().await;
        let test = budi.quizzes(&of).await.pop().unwrap();
        for _ in 0..3 {
            budi.take(&test, wrong).await;
        }
        for (part, due) in [("siti", "2026-12-01"), ("tono", "2026-11-20"), ("rina", "2026-12-01")] {
            let browser = app.signed_in(&City::email(part)).await;
            let of = browser.enrol().await;
            make_due(&app, of.card.id, "mandatory", due).await;
            let tx = app.ctx.db.begin().await.unwrap();
            backend::features::class::door::refresh(&app.ctx, &tx, of.card.id, backend::features::class::door::Stuck::AsBefore).await.unwrap();
            tx.commit().await.unwrap();
        }
        let guru = app.signed_in(&City::email("guru")).await;
        let found = people(&guru).await;
        let names: Vec<&str> = found.items.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Budi", "Tono", "Siti"], "rina is of another institution");
        assert_eq!(found.items[0].needs, [Need::OutOfAttempts]);
        assert_eq!(found.items[0].stuck_at.as_ref().unwrap().lesson, test.lesson);
        assert!(matches!(found.items[1].needs[0], Need::NotStarted { days } if days < 0));
        assert_eq!((found.counts.all, found.counts.not_started, found.counts.out_of_attempts), (3, 2, 1));
        let some = InClassPeople { reason: Some(NeedKind::NotStarted), ..whole() };
        let some = guru.call::<ListClassPeople>(&some, &()).await.unwrap();
        assert_eq!(some.items.len(), 2);
        // A fortnight of silence is a reason of its own; help that came takes a reason away.
        app.clock.advance(Duration::days(15));
        assert!(review_due(&app.ctx).await.unwrap() >= 2);
        let guru = app.signed_in(&City::email("guru")).await;
        let found = people(&guru).await;
        assert!(matches!(found.items[0].needs[..], [Need::OutOfAttempts, Need::Idle { days: 15 }]));
        assert_eq!(found.counts.idle, 1);
        assert_eq!(drift(&app.ctx).await.unwrap(), 0);
    }

    async fn more_attempts_take_the_reason_away(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolled = budi.enrol().await;
        let test = budi.quizzes(&enrolled).await.pop().unwrap();
        for _ in 0..3 {
            budi.take(&test, wrong).await;
        }
        let guru = app.signed_in(&City::email("guru")).await;
        let found = people(&guru).await;
        assert_eq!(found.counts.out_of_attempts, 1);
        let stuck = found.items[0].stuck_at.as_ref().unwrap();
        let of = shared::api::statistics::OfVersionQuiz { version: stuck.version, lesson: stuck.lesson };
        let more = shared::api::arrangement::NewArrangement {
            whom: shared::api::arrangement::Whom::Person { person: City::person("budi") },
            attempts: 1,
            minutes: 0,
            opens_at: None,
            closes_at: None,
            reason: shared::value::Reason::parse("Listrik padam").unwrap(),
        };
        guru.call::<shared::api::arrangement::Arrange>(&of, &more).await.unwrap();
        assert_eq!(people(&guru).await.counts.all, 0);
        budi.study(&enrolled).await;
        assert_eq!(people(&guru).await.counts.all, 0, "and it stays away while other things are done");
        assert_eq!(drift(&app.ctx).await.unwrap(), 0);
    }

    async fn a_message_is_sent_once_and_read_by_those_who_got_it(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let siti = app.signed_in(&City::email("siti")).await;
        let (his, hers) = (budi.enrol().await, siti.enrol().await);
        let guru = app.signed_in(&City::email("guru")).await;
        let draft = draft(Recipients::Picked { enrolments: vec![his.card.id, hers.card.id, his.card.id] });
        let check = guru.call::<CheckMessage>(&class(), &draft).await.unwrap();
        assert_eq!((check.recipients, u64::from(check.left_today)), (2, MESSAGES_A_DAY));
        assert!(check.html.contains("<strong>Modul 2</strong>") && !check.html.contains("<script"));
        let new = NewMessage { key: check.key, draft };
        let sent = guru.call::<SendMessage>(&class(), &new).await.unwrap();
        let again = guru.call::<SendMessage>(&class(), &new).await.unwrap();
        assert_eq!((sent.id, sent.recipients), (again.id, 2));
        let inbox = budi.call::<ListMessages>(&InMessages::default(), &()).await.unwrap();
        assert_eq!((inbox.items.len(), inbox.unread, inbox.items[0].is_read), (1, 1, false));
        assert_eq!(inbox.items[0].subject, "Tenggat sepekan lagi");
        let grant = app.anonymous().sign_in(&City::email("budi"), crate::support::city::PASSWORD).await.unwrap();
        assert_eq!(grant.me.unread, 1);
        let of = OfMessage { message: inbox.items[0].id };
        for _ in 0..2 {
            assert_eq!(budi.call::<OpenMessage>(&of, &()).await.unwrap().unread, 0);
        }
        let list = InSentMessages { slug: class().slug, after: None };
        let told = guru.call::<ListSentMessages>(&list, &()).await.unwrap();
        assert_eq!((told.items[0].recipients, told.items[0].read), (2, 1));
        let tono = app.signed_in(&City::email("tono")).await;
        refused(tono.call::<OpenMessage>(&of, &()).await, &NOT_FOUND);
        refused(tono.call::<DeleteMessage>(&of, &()).await, &NOT_FOUND);
        budi.call::<DeleteMessage>(&of, &()).await.unwrap();
        refused(budi.call::<OpenMessage>(&of, &()).await, &NOT_FOUND);
        assert!(budi.call::<ListMessages>(&InMessages::default(), &()).await.unwrap().items.is_empty());
        assert_eq!(siti.call::<DeleteMessage>(&of, &()).await.unwrap().unread, 0);
        let entries = audit_entry::Entity::find().all(app.ctx.db.reader()).await.unwrap();
        assert_eq!(entries.iter().filter(|entry| entry.action == "send message").count(), 1);
    }

    async fn a_message_goes_to_people_of_the_course_and_institution_only(app) {
        app.with_course().await;
        let rina = app.signed_in(&City::email("rina")).await;
        let hers = rina.enrol().await.card.id;
        let guru = app.signed_in(&City::email("guru")).await;
        for enrolments in [vec![hers], vec![EnrolmentId(City::person("budi").0)], Vec::new()] {
            let draft = draft(Recipients::Picked { enrolments });
            refused(guru.call::<CheckMessage>(&class(), &draft).await, &INVALID);
        }
        let nobody = draft(Recipients::Needing { reason: Some(NeedKind::Idle) });
        refused(guru.call::<CheckMessage>(&class(), &nobody).await, &INVALID);
        let elsewhere = OfSlug { slug: Slug::parse("tidak-ada").unwrap() };
        refused(guru.call::<CheckMessage>(&elsewhere, &nobody).await, &NOT_FOUND);
    }

    async fn a_day_has_its_messages(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let of = budi.enrol().await;
        let guru = app.signed_in(&City::email("guru")).await;
        let to = || Recipients::Picked { enrolments: vec![of.card.id] };
        for _ in 0..MESSAGES_A_DAY {
            assert_eq!(send(&guru, to()).await, 1);
        }
        let one = draft(to());
        let check = guru.call::<CheckMessage>(&class(), &one).await.unwrap();
        assert_eq!(check.left_today, 0);
        let new = NewMessage { key: check.key, draft: one };
        refused(guru.call::<SendMessage>(&class(), &new).await, &TOO_MANY_MESSAGES);
        app.clock.advance(Duration::days(1));
        let guru = app.signed_in(&City::email("guru")).await;
        guru.call::<SendMessage>(&class(), &new).await.unwrap();
    }
}
