//! A database that is busy, full or gone: told in words, nothing half-written, and the server lives.

use std::time::{Duration, Instant};

use backend::db::entity::{enrolment, enrolment_event};
use sea_orm::{ConnectionTrait, Database, EntityTrait, PaginatorTrait, Statement, TransactionTrait};
use shared::api::enrolment::{Enrol, OfCourse, OfEnrolment, Withdraw};
use shared::api::quiz::StartAttempt;
use shared::endpoint::url;
use shared::id::CourseId;
use shared::problem::{Kind, ProblemBody, STORAGE_FULL, UNAVAILABLE};

use crate::both;
use crate::support::city::City;
use crate::support::database::server_url;
use crate::support::{Browser, Engine, TestApp};

async fn post(browser: &Browser, address: &str) -> (u16, Option<ProblemBody>) {
    let answer = browser.request(reqwest::Method::POST, address).send().await.unwrap();
    let status = answer.status().as_u16();
    (status, if status < 400 { None } else { Some(answer.json().await.unwrap()) })
}

fn enrol(course: CourseId) -> String {
    url::<Enrol>(&OfCourse { course }).unwrap()
}

#[track_caller]
fn is(answer: (u16, Option<ProblemBody>), kind: &Kind) {
    let problem = answer.1.unwrap();
    assert_eq!((answer.0, problem.kind.as_str()), (kind.status, kind.urn));
    assert_eq!(problem.title, kind.title.id, "a sentence for a clerk");
    assert!(!problem.instance.is_empty());
}

async fn readiness(app: &TestApp) -> (u16, String) {
    let answer = app.anonymous().get("/health/ready").await;
    let status = answer.status().as_u16();
    let body: serde_json::Value = answer.json().await.unwrap();
    (status, body["status"].as_str().unwrap().to_owned())
}

/// Waits until readiness says something, which is kept for a second.
async fn until_ready_says(app: &TestApp, expected: &str) {
    let begun = Instant::now();
    loop {
        let (status, said) = readiness(app).await;
        if said == expected {
            assert_eq!(status, if expected == "ready" { 200 } else { 503 });
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "readiness goes on saying {said}, not {expected}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn written(app: &TestApp) -> (u64, u64) {
    let db = app.ctx.db.reader();
    (
        enrolment::Entity::find().count(db).await.unwrap(),
        enrolment_event::Entity::find().count(db).await.unwrap(),
    )
}

async fn run(app: &TestApp, sql: &str) {
    app.ctx.db.writer().execute_unprepared(sql).await.unwrap();
}

both! {
    async fn a_busy_database_is_told_and_survived(app) {
        let course = app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let lock = app.ctx.db.begin().await.unwrap();
        if app.engine == Engine::Postgres {
            lock.execute_unprepared("LOCK TABLE enrolment IN EXCLUSIVE MODE").await.unwrap();
        }
        is(post(&budi, &enrol(course)).await, &UNAVAILABLE);
        lock.rollback().await.unwrap();
        assert_eq!(written(&app).await, (0, 0));
        budi.enrol().await;
        assert_eq!(written(&app).await, (1, 1));
    }

    async fn a_full_database_is_told_and_nothing_is_half_written(app) {
        let course = app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        let own = budi.enrol().await;
        let (leave, join) = (url::<Withdraw>(&OfEnrolment { enrolment: own.card.id }).unwrap(), enrol(course));
        until_ready_says(&app, "ready").await;
        fill(&app).await;
        let mut turns = 0_u64;
        let refused = loop {
            let answer = post(&budi, if turns.is_multiple_of(2) { &leave } else { &join }).await;
            if answer.0 != 200 {
                break answer;
            }
            turns += 1;
            assert!(turns < 5_000, "the database takes everything");
        };
        is(refused, &STORAGE_FULL);
        assert_eq!(written(&app).await, (1, 1 + turns), "what was acknowledged is there, and nothing else");
        let state = enrolment::Entity::find().one(app.ctx.db.reader()).await.unwrap().unwrap().state;
        assert_eq!(state == "withdrawn", !turns.is_multiple_of(2), "the state is that of the last event kept");
        until_ready_says(&app, "storage_full").await;
        assert_eq!(budi.get("/api/v1/enrolments").await.status(), 200, "reading goes on");
        assert_eq!(app.anonymous().get("/health/live").await.status(), 200);
        empty(&app).await;
        until_ready_says(&app, "ready").await;
        assert_eq!(post(&budi, if turns.is_multiple_of(2) { &leave } else { &join }).await.0, 200);
        assert_eq!(written(&app).await, (1, 2 + turns));
    }

    async fn a_database_gone_is_told_and_comes_back(app) {
        let course = app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        until_ready_says(&app, "ready").await;
        let name = take_away(&app).await;
        is(post(&budi, &enrol(course)).await, &UNAVAILABLE);
        until_ready_says(&app, "database").await;
        assert_eq!(app.anonymous().get("/health/live").await.status(), 200);
        bring_back(&app, &name).await;
        until_ready_says(&app, "ready").await;
        assert_eq!(written(&app).await, (0, 0));
        budi.enrol().await;
        assert_eq!(written(&app).await, (1, 1));
    }
}

/// Lets the database take no more pages. PostgreSQL has no such limit of its own: there a trigger says what the server
/// says when it cannot extend a file (SQLSTATE 53100), in the middle of the transaction.
async fn fill(app: &TestApp) {
    if app.engine == Engine::Sqlite {
        let db = app.ctx.db.writer();
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), "PRAGMA page_count"));
        let pages: i64 = row.await.unwrap().unwrap().try_get_by_index(0).unwrap();
        run(app, &format!("PRAGMA max_page_count = {pages}")).await;
        return;
    }
    run(
        app,
        "CREATE FUNCTION full_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
         IF TG_TABLE_NAME = 'security_event' OR (SELECT count(*) FROM enrolment_event) > 4 THEN \
         RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END IF; \
         RETURN NEW; END $$",
    )
    .await;
    for table in ["enrolment_event", "security_event"] {
        run(
            app,
            &format!(
                "CREATE TRIGGER full_up AFTER INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION full_up()"
            ),
        )
        .await;
    }
}

async fn empty(app: &TestApp) {
    match app.engine {
        Engine::Sqlite => run(app, "PRAGMA max_page_count = 1073741823").await,
        Engine::Postgres => run(app, "DROP FUNCTION full_up() CASCADE").await,
    }
}

async fn database_name(app: &TestApp) -> String {
    let db = app.ctx.db.writer();
    let row = db
        .query_one_raw(Statement::from_string(db.get_database_backend(), "SELECT current_database()::text"));
    row.await.unwrap().unwrap().try_get_by_index(0).unwrap()
}

/// What an administrator of the database server does.
async fn from_outside(sql: &str) {
    let server = Database::connect(server_url()).await.unwrap();
    server.execute_unprepared(sql).await.unwrap();
    server.close().await.unwrap();
}

fn end_connections(name: &str) -> String {
    format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
}

/// Moves the file away, or lets nobody connect; returns the database's name.
async fn take_away(app: &TestApp) -> String {
    if app.engine == Engine::Sqlite {
        let file = app.directory().join("test.db");
        std::fs::rename(&file, file.with_extension("away")).unwrap();
        return String::new();
    }
    let name = database_name(app).await;
    from_outside(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).await;
    from_outside(&end_connections(&name)).await;
    name
}

async fn bring_back(app: &TestApp, name: &str) {
    if app.engine == Engine::Sqlite {
        let file = app.directory().join("test.db");
        std::fs::rename(file.with_extension("away"), &file).unwrap();
        return;
    }
    from_outside(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true")).await;
}

/// Connections cut again and again while people work: each call is done or told, and none is half done.
#[actix_web::test]
async fn connections_cut_in_the_middle_lose_nothing_that_was_acknowledged() {
    let app = TestApp::spawn(Engine::Postgres).await;
    let course = app.with_course().await;
    let name = database_name(&app).await;
    let mut people = Vec::new();
    for part in ["budi", "siti", "tono", "guru", "dewi"] {
        people.push(app.signed_in(&City::email(part)).await);
    }
    let calls: Vec<_> = people
        .iter()
        .cloned()
        .map(|browser| {
            actix_web::rt::spawn(async move {
                let mut acknowledged = 0_u64;
                for _ in 0..30 {
                    let own = match browser.call::<Enrol>(&OfCourse { course }, &()).await {
                        Ok(own) => own,
                        Err(error) => {
                            assert!(error.is(&UNAVAILABLE), "{error:?}");
                            continue;
                        }
                    };
                    let of = OfEnrolment { enrolment: own.card.id };
                    match browser.call::<Withdraw>(&of, &()).await {
                        Ok(_) => acknowledged += 1,
                        Err(error) => assert!(error.is(&UNAVAILABLE), "{error:?}"),
                    }
                }
                acknowledged
            })
        })
        .collect();
    let server = Database::connect(server_url()).await.unwrap();
    for _ in 0..20 {
        server.execute_unprepared(&end_connections(&name)).await.unwrap();
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let mut acknowledged = 0;
    for call in calls {
        acknowledged += call.await.unwrap();
    }
    until_ready_says(&app, "ready").await;
    let tx = app.ctx.db.writer().begin().await.unwrap();
    let left = "SELECT count(*) FROM enrolment_event WHERE change = 'withdrawn'";
    let row =
        tx.query_one_raw(Statement::from_string(tx.get_database_backend(), left)).await.unwrap().unwrap();
    let kept: i64 = row.try_get_by_index(0).unwrap();
    assert!(u64::try_from(kept).unwrap() >= acknowledged, "{kept} kept of {acknowledged}");
    tx.rollback().await.unwrap();
    assert_eq!(backend::features::team::door::drift(&app.ctx).await.unwrap(), 0);
    people[0].enrol().await;
}

/// Whoever has a transaction open and reads beside it would wait here for the connection that it holds itself.
async fn one_connection_is_enough_for_everything(engine: Engine) {
    let app = TestApp::spawn_with(engine, |config| config.database.connections = 1).await;
    app.with_course().await;
    let budi = app.signed_in(&City::email("budi")).await;
    let own = budi.complete_course().await;
    for quiz in budi.quizzes(&own).await {
        budi.call::<StartAttempt>(&quiz, &()).await.unwrap();
    }
    app.clock.advance(chrono::Duration::days(1));
    backend::features::quiz::door::end_over(&app.ctx).await.unwrap();
    backend::features::team::door::review_due(&app.ctx).await.unwrap();
    backend::features::account::door::forget_past(&app.ctx).await.unwrap();
    backend::demo::load(&app.ctx, 40).await.unwrap();
}

#[actix_web::test]
async fn one_connection_is_enough_for_everything_sqlite() {
    one_connection_is_enough_for_everything(Engine::Sqlite).await;
}

#[actix_web::test]
async fn one_connection_is_enough_for_everything_postgres() {
    one_connection_is_enough_for_everything(Engine::Postgres).await;
}
