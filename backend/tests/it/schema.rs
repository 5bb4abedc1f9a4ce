//! The schema: entities fit it, migrations go down and up again, seeds are there, the ledger cannot be changed.

use backend::db::entity::{self, activity_form, competency, quota_rule};
use backend::db::{Db, migrate};
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QueryResult, Statement};

use crate::both;
use crate::support::city::City;
use crate::support::database::empty_database;
use crate::support::{Engine, TestApp};

both! {
    async fn entities_fit_the_schema_and_seeds_are_there(app) {
        let db = app.ctx.db.reader();
        entity::check_all(db).await.unwrap();
        assert_eq!(activity_form::Entity::find().count(db).await.unwrap(), 25);
        assert_eq!(quota_rule::Entity::find().count(db).await.unwrap(), 5);
        assert_eq!(competency::Entity::find().count(db).await.unwrap(), 9);
    }

    async fn migrations_go_down_and_up_to_the_same_schema(app) {
        let db = app.ctx.db.writer();
        let before = dump(&app).await;
        Migrator::down(db, None).await.unwrap();
        Migrator::up(db, None).await.unwrap();
        assert_eq!(dump(&app).await, before);
    }

    async fn the_ledger_refuses_changes(app) {
        app.with_course().await;
        let budi = app.signed_in(&City::email("budi")).await;
        budi.complete_course().await;
        let db = app.ctx.db.writer();
        let error = db.execute_unprepared("UPDATE jp_entry SET minutes = 9999").await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
        db.execute_unprepared("UPDATE person SET is_demo = false").await.unwrap();
        let error = db.execute_unprepared("DELETE FROM jp_entry").await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
}

async fn servers_that_start_at_once_migrate_once(engine: Engine) {
    let directory = tempfile::tempdir().unwrap();
    let url = empty_database(engine, directory.path()).await;
    let starts: Vec<_> = (0..4)
        .map(|_| {
            let url = url.clone();
            actix_web::rt::spawn(async move { migrate::up(&url).await })
        })
        .collect();
    for start in starts {
        start.await.unwrap().unwrap();
    }
    let db = migrate::connection(&url).await.unwrap();
    assert!(Migrator::get_pending_migrations(&db).await.unwrap().is_empty());
    db.close().await.unwrap();
}

#[actix_web::test]
async fn servers_that_start_at_once_migrate_once_sqlite() {
    servers_that_start_at_once_migrate_once(Engine::Sqlite).await;
}

#[actix_web::test]
async fn servers_that_start_at_once_migrate_once_postgres() {
    servers_that_start_at_once_migrate_once(Engine::Postgres).await;
}

/// Those who serve people give up after seconds; a migration of a large table takes what it takes.
#[actix_web::test]
async fn a_migration_may_take_its_time() {
    let directory = tempfile::tempdir().unwrap();
    let url = empty_database(Engine::Postgres, directory.path()).await;
    let serving = Db::connect(&url, 1).await.unwrap();
    let migrating = migrate::connection(&url).await.unwrap();
    for (limit, serves, migrates) in [
        ("statement_timeout", "5s", "0"),
        ("lock_timeout", "2s", "0"),
        ("idle_in_transaction_session_timeout", "10s", "0"),
    ] {
        let show = Statement::from_string(DbBackend::Postgres, format!("SHOW {limit}"));
        for (db, expected) in [(serving.writer(), serves), (&migrating, migrates)] {
            let row = db.query_one_raw(show.clone()).await.unwrap().unwrap();
            assert_eq!(row.try_get::<String>("", limit).unwrap(), expected, "{limit}");
        }
    }
}

/// The schema as text.
async fn dump(app: &TestApp) -> Vec<String> {
    let sql = match app.engine {
        Engine::Sqlite => {
            "SELECT coalesce(sql, name) AS line FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
        }
        Engine::Postgres => {
            "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable AS line \
             FROM information_schema.columns WHERE table_schema = 'public' \
             UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY line"
        }
    };
    let db = app.ctx.db.writer();
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row: &QueryResult| row.try_get("", "line").unwrap()).collect()
}
