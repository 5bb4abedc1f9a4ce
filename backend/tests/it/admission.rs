//! A server with one place at once: whoever comes waits for a turn, and everybody is answered.

use shared::api::Nothing;
use shared::api::home::GetHome;
use shared::api::quiz::StartAttempt;

use crate::support::city::City;
use crate::support::learn::{draft, right};
use crate::support::{Engine, TestApp};

async fn one_place_is_enough_for_everybody(engine: Engine) {
    let app = TestApp::spawn_with(engine, |config| config.server.at_once = 1).await;
    app.with_course().await;
    let budi = app.signed_in(&City::email("budi")).await;
    let enrolment = budi.enrol().await;
    let test = budi.quizzes(&enrolment).await.pop().unwrap();
    let attempt = budi.call::<StartAttempt>(&test, &()).await.unwrap();

    let reads: Vec<_> = (0..40)
        .map(|_| {
            let budi = budi.clone();
            actix_web::rt::spawn(async move { budi.call::<GetHome>(&Nothing {}, &()).await.map(drop) })
        })
        .collect();
    let item = &attempt.items[0];
    budi.save(attempt.id, draft(&attempt, item.slot, 1, right(&item.prompt, &item.html))).await.unwrap();
    assert_eq!(budi.submit(attempt.id).await.answered, 1);
    for read in reads {
        read.await.unwrap().unwrap();
    }
    // A page takes a place, too, and gives it back.
    for _ in 0..3 {
        let page =
            budi.request(reqwest::Method::GET, "/").header("accept", "text/html").send().await.unwrap();
        assert!(page.text().await.unwrap().contains("/api/v1/home"));
    }
}

#[actix_web::test]
async fn one_place_is_enough_for_everybody_on_sqlite() {
    one_place_is_enough_for_everybody(Engine::Sqlite).await;
}

#[actix_web::test]
async fn one_place_is_enough_for_everybody_on_postgres() {
    one_place_is_enough_for_everybody(Engine::Postgres).await;
}
