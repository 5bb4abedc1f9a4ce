//! The demonstration city: whole or not counted as loaded, whatever cuts its loading short.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use backend::db::Db;
use backend::db::entity::{
    account, answer_unmarked, attempt, course_version, enrolment, institution, jp_entry, mark, media_use,
    person, unit_tally,
};
use backend::demo;
use backend::features::{class, team};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use shared::api::blueprint::{ListBlueprints, OfBlueprint, TryBlueprint};

use crate::both;
use crate::support::database::fresh_database;
use crate::support::learn::NOTHING;
use crate::support::program::Program;
use crate::support::{Engine, TestApp};

/// A fault that strikes in the middle of the story.
async fn break_attempts(app: &TestApp) {
    let statements: &[&str] = match app.engine {
        Engine::Sqlite => {
            &["CREATE TRIGGER boom BEFORE INSERT ON attempt WHEN (SELECT count(*) FROM attempt) >= 30 \
             BEGIN SELECT RAISE(ABORT, 'boom'); END"]
        }
        Engine::Postgres => &[
            "CREATE FUNCTION boom() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
             IF (SELECT count(*) FROM attempt) >= 30 THEN RAISE EXCEPTION 'boom'; END IF; RETURN NEW; END $$",
            "CREATE TRIGGER boom BEFORE INSERT ON attempt FOR EACH ROW EXECUTE FUNCTION boom()",
        ],
    };
    for sql in statements {
        app.ctx.db.writer().execute_unprepared(sql).await.unwrap();
    }
}

async fn mend_attempts(app: &TestApp) {
    let sql = match app.engine {
        Engine::Sqlite => "DROP TRIGGER boom",
        Engine::Postgres => "DROP TRIGGER boom ON attempt",
    };
    app.ctx.db.writer().execute_unprepared(sql).await.unwrap();
}

/// What the instructor is putting together could become a version as it stands.
async fn a_blueprint_is_open_and_sound(app: &TestApp) {
    let dewi = app.signed_in_with("dewi@demo.sinau.id", demo::PASSWORD).await;
    let listed = dewi.call::<ListBlueprints>(&NOTHING, &()).await.unwrap().items;
    let row = listed.into_iter().find(|row| row.open.is_some()).unwrap();
    let of = OfBlueprint { course: row.course, module: row.module, lesson: row.lesson };
    let tried = dewi.call::<TryBlueprint>(&of, &()).await.unwrap();
    assert_eq!((tried.items.len(), tried.sections.len(), tried.per_page), (11, 3, 4));
    assert!(tried.intro_html.is_some());
}

async fn people(app: &TestApp) -> u64 {
    person::Entity::find().count(app.ctx.db.reader()).await.unwrap()
}

both! {
    async fn a_loading_cut_short_leaves_nothing_half_and_is_finished_next_time(app) {
        let before = people(&app).await;
        break_attempts(&app).await;
        let error = demo::load(&app.ctx, 60).await.unwrap_err();
        assert!(format!("{error:#}").contains("boom"), "{error:#}");
        assert!(!demo::is_loaded(&app.ctx).await.unwrap());
        assert!(demo::is_wanted(&app.ctx).await.unwrap());
        let db = app.ctx.db.reader();
        assert_eq!(people(&app).await, before, "nobody is half there");
        assert_eq!(enrolment::Entity::find().count(db).await.unwrap(), 0);
        let versions = course_version::Entity::find().count(db).await.unwrap();
        mend_attempts(&app).await;
        demo::load(&app.ctx, 60).await.unwrap();
        assert!(demo::is_loaded(&app.ctx).await.unwrap());
        assert!(!demo::is_wanted(&app.ctx).await.unwrap());
        assert_eq!(people(&app).await, before + 60);
        assert_eq!(course_version::Entity::find().count(db).await.unwrap(), versions, "courses are there once");
        assert_eq!(team::door::drift(&app.ctx).await.unwrap(), 0);
        assert_eq!(class::door::drift(&app.ctx).await.unwrap(), 0);
        a_blueprint_is_open_and_sound(&app).await;
        let error = demo::load(&app.ctx, 60).await.unwrap_err();
        assert!(error.to_string().contains("already there"), "{error}");
    }
}

async fn killed_again_and_again(engine: Engine) {
    let directory = tempfile::tempdir().unwrap();
    let url = fresh_database(engine, directory.path()).await;
    // At once, when the institution is there, when the last course is there, and inside the long transaction.
    let first = Program::start(&url, directory.path(), &[], "Loading");
    drop(first);
    let db = Db::connect(&url, 2).await.unwrap();
    let second = Program::start(&url, directory.path(), &[], "Loading");
    while institution::Entity::find().count(db.reader()).await.unwrap() == 0 {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    drop(second);
    for wait_ms in [0, 400] {
        let next = Program::start(&url, directory.path(), &[], "Loading");
        while course_version::Entity::find().count(db.reader()).await.unwrap() == 0 {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        tokio::time::sleep(Duration::from_millis(wait_ms)).await;
        drop(next);
    }
    let last = Program::start(&url, directory.path(), &[], "Sinau is ready");
    let db = db.reader();
    assert_eq!(institution::Entity::find().count(db).await.unwrap(), 1);
    assert_eq!(person::Entity::find().count(db).await.unwrap(), u64::from(demo::PEOPLE));
    let budi = account::Entity::find().filter(account::Column::Email.eq("budi@demo.sinau.id"));
    assert_eq!(budi.count(db).await.unwrap(), 1);
    assert!(enrolment::Entity::find().count(db).await.unwrap() > 100);
    assert!(attempt::Entity::find().count(db).await.unwrap() > 50);
    assert!(jp_entry::Entity::find().count(db).await.unwrap() > 50);
    let (unmarked, marks) = (answer_unmarked::Entity::find().count(db), mark::Entity::find().count(db));
    let (unmarked, marks) = (unmarked.await.unwrap(), marks.await.unwrap());
    assert!(unmarked > 3 && marks > 20, "{unmarked} answers wait, {marks} are marked");
    let with_files = media_use::Entity::find().filter(media_use::Column::Place.starts_with("answer/"));
    assert_eq!(with_files.count(db).await.unwrap(), 2, "answers with a file wait");
    for opinions in [1_i16, 2] {
        let such = answer_unmarked::Entity::find().filter(answer_unmarked::Column::Opinions.eq(opinions));
        assert_eq!(such.count(db).await.unwrap(), 1, "an answer with {opinions} opinions waits");
    }
    let all = unit_tally::Entity::find().all(db).await.unwrap().into_iter().map(|row| row.people).max();
    assert_eq!(all.map(u32::try_from), Some(Ok(demo::PEOPLE)), "the root counts everybody once");
    drop(last);
}

#[actix_web::test]
async fn a_first_start_killed_again_and_again_is_finished_by_the_last_sqlite() {
    killed_again_and_again(Engine::Sqlite).await;
}

#[actix_web::test]
async fn a_first_start_killed_again_and_again_is_finished_by_the_last_postgres() {
    killed_again_and_again(Engine::Postgres).await;
}

/// Runs a command of the program to its end; returns whether it succeeded, and what it complained of.
fn told(url: &str, directory: &Path, moment: &str, args: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_sinau"))
        .args(args)
        .env_clear()
        .env("DATABASE_URL", url)
        .env("SINAU__STORAGE__DIRECTORY", directory)
        .env("SINAU__DEMO__STARTS_AT", moment)
        .output()
        .unwrap();
    (output.status.success(), String::from_utf8(output.stderr).unwrap())
}

/// The clock can be set before the first start and over a demonstration, and never over what is real.
async fn the_clock_is_set_over_a_demonstration_alone(engine: Engine) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path();
    let url = fresh_database(engine, path).await;
    let moment = "2001-02-03T09:00:00+07:00";
    assert_eq!(told(&url, path, moment, &["config", "check"]), (true, String::new()), "there is nothing yet");
    assert_eq!(told(&url, path, moment, &["demo", "load", "--people", "40"]), (true, String::new()));
    let db = Db::connect(&url, 2).await.unwrap();
    let city = institution::Entity::find().one(db.reader()).await.unwrap().unwrap();
    assert_eq!(city.created_at.to_rfc3339().get(..10), Some("2001-02-03"));
    assert_eq!(told(&url, path, moment, &["config", "check"]), (true, String::new()), "a demonstration");
    let made = told(&url, path, "", &["admin", "create", "Pemerintah Kabupaten Sungguhan"]);
    assert_eq!(made, (true, String::new()));
    for args in [&["config", "check"][..], &["serve"], &["migrate"]] {
        let (succeeded, complaint) = told(&url, path, moment, args);
        assert!(
            !succeeded && complaint.contains("demo.starts_at") && complaint.contains("real"),
            "{complaint}"
        );
    }
    assert_eq!(told(&url, path, "", &["config", "check"]), (true, String::new()), "with the machine's clock");
}

#[actix_web::test]
async fn the_clock_is_set_over_a_demonstration_alone_sqlite() {
    the_clock_is_set_over_a_demonstration_alone(Engine::Sqlite).await;
}

#[actix_web::test]
async fn the_clock_is_set_over_a_demonstration_alone_postgres() {
    the_clock_is_set_over_a_demonstration_alone(Engine::Postgres).await;
}
