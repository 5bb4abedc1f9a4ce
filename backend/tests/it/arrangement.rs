//! Arrangements: dates of a quiz, more time and attempts for some, and attempts that run get their time at once.

use chrono::{DateTime, Duration, Utc};
use shared::api::arrangement::{
    ALREADY_ENDED, Arrange, ArrangementRow, Arrangements, EndArrangement, FindSitters, InSitters,
    ListArrangements, NewArrangement, OfArrangement, Whom,
};
use shared::api::quiz::{
    AnswerBatch, GetAttempt, GetQuiz, NO_ATTEMPTS_LEFT, NOT_OPEN_YET, OfAttempt, OfQuiz, QUIZ_CLOSED,
    SaveAnswers, StartAttempt,
};
use shared::api::statistics::OfVersionQuiz;
use shared::problem::{INVALID, NOT_FOUND};
use shared::value::{Reason, SearchText};

use crate::both;
use crate::support::city::City;
use crate::support::learn::{draft, right, wrong};
use crate::support::{Browser, TestApp, refused};

/// Nothing yet, for somebody.
pub(crate) fn nothing(whom: Whom) -> NewArrangement {
    NewArrangement {
        whom,
        attempts: 0,
        minutes: 0,
        opens_at: None,
        closes_at: None,
        reason: Reason::parse("Listrik padam di kelurahan").unwrap(),
    }
}

fn budi() -> Whom {
    Whom::Person { person: City::person("budi") }
}

/// The instructor and the final test, with somebody who learns.
async fn class(app: &TestApp) -> (Browser, OfVersionQuiz, Browser, OfQuiz) {
    app.with_course().await;
    let guru = app.signed_in(&City::email("guru")).await;
    let budi = app.signed_in(&City::email("budi")).await;
    let test = budi.quizzes(&budi.enrol().await).await.pop().unwrap();
    let version = crate::statistics::first_quiz(&guru).await.version;
    (guru, OfVersionQuiz { version, lesson: test.lesson }, budi, test)
}

async fn arrange(guru: &Browser, of: &OfVersionQuiz, new: &NewArrangement) -> ArrangementRow {
    guru.call::<Arrange>(of, new).await.unwrap()
}

async fn listed(guru: &Browser, of: &OfVersionQuiz) -> Arrangements {
    guru.call::<ListArrangements>(of, &()).await.unwrap()
}

async fn deadline(browser: &Browser, test: &OfQuiz) -> (shared::id::AttemptId, DateTime<Utc>) {
    let attempt = browser.call::<StartAttempt>(test, &()).await.unwrap();
    (attempt.id, attempt.deadline_at.unwrap())
}

both! {
    async fn the_dates_of_everybody_decide_when_an_attempt_begins_and_ends(app) {
        let (guru, of, budi, test) = class(&app).await;
        let now = app.ctx.clock.now();
        let dates = NewArrangement {
            opens_at: Some(now + Duration::minutes(2)),
            closes_at: Some(now + Duration::minutes(4)),
            ..nothing(Whom::Everybody)
        };
        arrange(&guru, &of, &dates).await;
        let seen = budi.call::<GetQuiz>(&test, &()).await.unwrap();
        assert_eq!((seen.opens_at, seen.closes_at), (dates.opens_at, dates.closes_at));
        assert!(seen.refusal.unwrap().contains("WIB"));
        let early = budi.call::<StartAttempt>(&test, &()).await;
        refused(early, &NOT_OPEN_YET);

        app.clock.advance(Duration::minutes(3));
        let (_, ends) = deadline(&budi, &test).await;
        assert_eq!(ends, now + Duration::minutes(4), "who begins late has until the end, not ten minutes");
        app.clock.advance(Duration::minutes(1));
        let siti = app.signed_in(&City::email("siti")).await;
        let other = siti.quizzes(&siti.enrol().await).await.pop().unwrap();
        refused(siti.call::<StartAttempt>(&other, &()).await, &QUIZ_CLOSED);
    }

    async fn more_time_reaches_an_attempt_that_runs_with_the_next_answer(app) {
        let (guru, of, budi, test) = class(&app).await;
        let (id, before) = deadline(&budi, &test).await;
        let siti = app.signed_in(&City::email("siti")).await;
        let other = siti.quizzes(&siti.enrol().await).await.pop().unwrap();
        let (hers, hers_before) = deadline(&siti, &other).await;
        assert_eq!(listed(&guru, &of).await.open_attempts, 2);

        arrange(&guru, &of, &NewArrangement { minutes: 15, ..nothing(self::budi()) }).await;
        let attempt = budi.call::<GetAttempt>(&OfAttempt { attempt: id }, &()).await.unwrap();
        assert_eq!(attempt.deadline_at, Some(before + Duration::minutes(15)));
        let item = &attempt.items[0];
        let answers = vec![draft(&attempt, item.slot, 1, right(&item.prompt, &item.html))];
        let told = budi.call::<SaveAnswers>(&OfAttempt { attempt: id }, &AnswerBatch { answers }).await;
        assert_eq!(told.unwrap().deadline_at, Some(before + Duration::minutes(15)));
        let hers = siti.call::<GetAttempt>(&OfAttempt { attempt: hers }, &()).await.unwrap();
        assert_eq!(hers.deadline_at, Some(hers_before), "she was given nothing");

        // The most counts: a smaller grant takes nothing away, a larger one for all gives more.
        arrange(&guru, &of, &NewArrangement { minutes: 5, ..nothing(Whom::Everybody) }).await;
        let his = budi.call::<GetAttempt>(&OfAttempt { attempt: id }, &()).await.unwrap();
        assert_eq!(his.deadline_at, Some(before + Duration::minutes(15)));
        let hers = siti.call::<GetAttempt>(&OfAttempt { attempt: hers.id }, &()).await.unwrap();
        assert_eq!(hers.deadline_at, Some(hers_before + Duration::minutes(5)));
        let rules = budi.call::<GetQuiz>(&test, &()).await.unwrap();
        assert_eq!((rules.time_limit_minutes, rules.extra_minutes, rules.extra_attempts), (Some(25), 15, 0));
    }

    async fn more_attempts_are_for_whom_they_were_given_until_they_are_ended(app) {
        let (guru, of, budi, test) = class(&app).await;
        for _ in 0..3 {
            budi.take(&test, wrong).await;
        }
        refused(budi.call::<StartAttempt>(&test, &()).await, &NO_ATTEMPTS_LEFT);
        let made = arrange(&guru, &of, &NewArrangement { attempts: 1, ..nothing(self::budi()) }).await;
        assert_eq!((made.name.as_str(), made.made_by.as_str()), ("Budi", "Guru"));
        let rules = budi.call::<GetQuiz>(&test, &()).await.unwrap();
        assert_eq!((rules.attempts_allowed, rules.attempts_used, rules.refusal), (Some(4), 3, None));

        let id = OfArrangement { arrangement: made.id };
        guru.call::<EndArrangement>(&id, &()).await.unwrap();
        refused(guru.call::<EndArrangement>(&id, &()).await, &ALREADY_ENDED);
        refused(budi.call::<StartAttempt>(&test, &()).await, &NO_ATTEMPTS_LEFT);
        let row = listed(&guru, &of).await.items.remove(0);
        assert_eq!(row.ended.unwrap().by, "Guru");
        assert_eq!(row.reason, "Listrik padam di kelurahan");
    }

    async fn a_unit_is_meant_with_all_who_work_below_it(app) {
        let (guru, of, budi, test) = class(&app).await;
        let top = Whom::Unit { unit: app.city.units[0] };
        arrange(&guru, &of, &NewArrangement { minutes: 20, ..nothing(top) }).await;
        assert_eq!(budi.call::<GetQuiz>(&test, &()).await.unwrap().extra_minutes, 20);
    }

    async fn what_cannot_be_arranged_is_told_at_its_field(app) {
        let (guru, of, ..) = class(&app).await;
        let now = app.ctx.clock.now();
        let past = NewArrangement { closes_at: Some(now), ..nothing(Whom::Everybody) };
        let crosswise = NewArrangement {
            opens_at: Some(now + Duration::hours(2)),
            closes_at: Some(now + Duration::hours(1)),
            ..nothing(Whom::Everybody)
        };
        let stranger = Whom::Person { person: City::person("siti") };
        let elsewhere = Whom::Unit { unit: shared::id::OrgUnitId(uuid::Uuid::nil()) };
        for (new, pointer) in [
            (nothing(Whom::Everybody), "/minutes"),
            (NewArrangement { minutes: 481, ..nothing(Whom::Everybody) }, "/minutes"),
            (NewArrangement { attempts: 21, ..nothing(Whom::Everybody) }, "/attempts"),
            (past, "/closes_at"),
            (crosswise, "/closes_at"),
            (NewArrangement { minutes: 5, ..nothing(stranger) }, "/whom"),
            (NewArrangement { minutes: 5, ..nothing(elsewhere) }, "/whom"),
        ] {
            let problem = refused(guru.call::<Arrange>(&of, &new).await, &INVALID);
            assert!(problem.fault(pointer).is_some(), "{pointer}: {problem:?}");
        }
        assert!(listed(&guru, &of).await.items.is_empty(), "nothing was kept");
    }

    async fn people_who_learn_the_course_are_found_by_their_names(app) {
        let (guru, of, ..) = class(&app).await;
        let find = |words: &str| InSitters {
            version: of.version,
            lesson: of.lesson,
            q: SearchText::parse(words).unwrap(),
        };
        let found = guru.call::<FindSitters>(&find("BUD"), &()).await.unwrap();
        assert_eq!(found.people.iter().map(|one| one.id).collect::<Vec<_>>(), [City::person("budi")]);
        assert!(!found.people[0].unit.is_empty());
        let none = guru.call::<FindSitters>(&find("siti"), &()).await.unwrap();
        assert!(none.people.is_empty(), "she does not learn the course");
        let lost = OfVersionQuiz { version: of.version, lesson: shared::id::LessonId(uuid::Uuid::nil()) };
        refused(guru.call::<ListArrangements>(&lost, &()).await, &NOT_FOUND);
    }
}
