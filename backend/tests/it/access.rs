//! The access matrix: every endpoint × every role and nobody, then every object × whose it is.
//!
//! **Invariant:** a new endpoint without an entry here fails the test.

use shared::access::{Role, Rule};
use shared::endpoint::{Meta, PREFIX};

use crate::both;
use crate::support::city::City;
use crate::support::{Browser, TestApp};

/// People by the roles they hold: nobody, learner, instructor, superior, training administrator.
const ROLES: [(&str, &[Role]); 4] = [
    ("budi", &[Role::Learner]),
    ("guru", &[Role::Learner, Role::Instructor]),
    ("dewi", &[Role::Learner, Role::Superior]),
    ("admin", &[Role::Learner, Role::TrainingAdmin, Role::SystemAdmin]),
];

/// A path with an id that nobody has.
fn path(meta: &Meta) -> String {
    let path = meta.path.split('/').map(|part| match part {
        "{slug}" => "tidak-ada",
        "{asset}" => "x.svg",
        "{slot}" => "0",
        part if part.starts_with('{') => "019ab0c0-0000-7000-8000-000000000000",
        part => part,
    });
    format!("{PREFIX}{}", path.collect::<Vec<_>>().join("/"))
}

async fn status(browser: &Browser, meta: &Meta) -> u16 {
    let request = browser.request(meta.method.name().parse().unwrap(), &path(meta));
    request.send().await.unwrap().status().as_u16()
}

/// Endpoints that end sessions are asked last and by nobody who is still needed.
fn ends_sessions(meta: &Meta) -> bool {
    matches!(meta.name, "SignOut" | "SignOutEverywhere")
}

both! {
    async fn every_endpoint_admits_whom_its_line_names(app) {
        let nobody = app.anonymous();
        for meta in shared::api::all() {
            let answer = status(&nobody, &meta).await;
            assert_eq!(answer == 401, meta.rule != Rule::Public || meta.name == "RefreshAccess", "nobody × {}: {answer}", meta.name);
        }
        let mut table = String::new();
        for (person, roles) in ROLES {
            let browser = app.signed_in(&City::email(person)).await;
            for meta in shared::api::all().filter(|meta| !ends_sessions(meta)) {
                let answer = status(&browser, &meta).await;
                let admitted = meta.rule.allows(Some(roles));
                assert_eq!(answer != 403, admitted, "{person} × {}: {answer}", meta.name);
                assert!(answer < 500, "{person} × {}: {answer}", meta.name);
                if admitted {
                    table.extend([person, " ", meta.name, "\n"]);
                }
            }
        }
        insta::assert_snapshot!("admitted", table);
    }

    async fn objects_are_there_for_their_owners_only(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let enrolment = budi.enrol().await;
        let lesson = budi.outline(&enrolment).await.resume;
        let quiz = budi.quizzes(&enrolment).await.pop().unwrap();
        let attempt = budi.call::<shared::api::quiz::StartAttempt>(&quiz, &()).await.unwrap().id;
        let id = enrolment.card.id;
        let own = [
            format!("/enrolments/{id}"),
            format!("/enrolments/{id}/outline"),
            format!("/enrolments/{id}/progress"),
            format!("/enrolments/{id}/lessons/{lesson}"),
            format!("/enrolments/{id}/quizzes/{}", quiz.lesson),
            format!("/attempts/{attempt}"),
        ];
        for path in &own {
            assert_eq!(get(&budi, path).await, 200, "own {path}");
        }
        // A colleague of the same unit, somebody of another unit, another institution, the superior, the administrator.
        for person in ["siti", "tono", "rina", "dewi", "admin"] {
            let browser = app.signed_in(&City::email(person)).await;
            for path in &own {
                assert_eq!(get(&browser, path).await, 404, "{person} {path}");
            }
        }
        let member = |part: &str| format!("/team/people/{}", City::person(part).0);
        for (superior, person, expected) in [
            ("dewi", "budi", 200), ("dewi", "tono", 404), ("dewi", "rina", 404), ("sekda", "tono", 200), ("kepala", "rina", 200), ("kepala", "budi", 404),
        ] {
            let browser = app.signed_in(&City::email(superior)).await;
            assert_eq!(get(&browser, &member(person)).await, expected, "{superior} × {person}");
        }
        let record = |part: &str| format!("/people/{}", City::person(part).0);
        for (admin, person, expected) in [("admin", "budi", 200), ("admin", "rina", 404), ("kepala", "rina", 200), ("kepala", "budi", 404)] {
            let browser = app.signed_in(&City::email(admin)).await;
            assert_eq!(get(&browser, &record(person)).await, expected, "{admin} × {person}");
        }
        ended_session_is_not_there(&app, &budi).await;
    }
}

async fn get(browser: &Browser, path: &str) -> u16 {
    browser.get(&format!("{PREFIX}{path}")).await.status().as_u16()
}

/// Somebody else's session cannot be ended, and is not there.
async fn ended_session_is_not_there(app: &TestApp, budi: &Browser) {
    use shared::api::Nothing;
    use shared::api::account::{EndSession, ListSessions, OfSession};
    let siti = app.signed_in(&City::email("siti")).await;
    let hers = siti.call::<ListSessions>(&Nothing {}, &()).await.unwrap().items[0].id;
    let refused = budi.call::<EndSession>(&OfSession { session: hers }, &()).await.unwrap_err();
    assert!(refused.is(&shared::problem::NOT_FOUND));
    siti.call::<ListSessions>(&Nothing {}, &()).await.unwrap();
}
