//! A database per test, copied from one that has been migrated once per run.
//!
//! **Invariant:** what a run keeps on the disk does not grow with its tests: a database goes when a later test begins.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Database};
use tokio::sync::OnceCell;

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file.
    Sqlite,
    /// A database of the server in `TEST_DATABASE_URL`.
    Postgres,
}

static NEXT: AtomicU32 = AtomicU32::new(0);
/// The bytes of the migrated file.
static SQLITE: OnceCell<Vec<u8>> = OnceCell::const_new();
static POSTGRES: OnceCell<String> = OnceCell::const_new();
/// Databases of PostgreSQL whose test is over.
static OVER: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn fresh(prefix: &str) -> String {
    format!("{prefix}_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

/// The address of a fresh, migrated database.
pub async fn fresh_database(engine: Engine, directory: &std::path::Path) -> String {
    match engine {
        Engine::Sqlite => {
            let template = SQLITE.get_or_init(sqlite_template).await;
            let file = directory.join("test.db");
            std::fs::write(&file, template).unwrap();
            format!("sqlite:{}", file.display())
        }
        Engine::Postgres => {
            let template = POSTGRES.get_or_init(postgres_template).await;
            let name = fresh("sinau_test");
            let server = Database::connect(server_url()).await.unwrap();
            let over = std::mem::take(&mut *OVER.lock().unwrap());
            for name in over {
                server.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
            }
            // Copying a template refuses while another copy is under way; they queue by an advisory lock.
            server.execute_unprepared("SELECT pg_advisory_lock(7716)").await.unwrap();
            let made =
                server.execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
            server.execute_unprepared("SELECT pg_advisory_unlock(7716)").await.unwrap();
            made.unwrap();
            server.close().await.unwrap();
            with_database(&name)
        }
    }
}

/// Lets go of a test's database: the file goes with its directory, PostgreSQL's is removed by a later test.
pub fn let_go(engine: Engine, url: &str) {
    if engine == Engine::Postgres {
        let name = url.rsplit('/').next().and_then(|rest| rest.split('?').next()).unwrap();
        OVER.lock().unwrap().push(name.to_owned());
    }
}

/// The address of a database in which nothing is.
pub async fn empty_database(engine: Engine, directory: &std::path::Path) -> String {
    match engine {
        Engine::Sqlite => {
            let file = directory.join("empty.db");
            std::fs::File::create(&file).unwrap();
            format!("sqlite:{}", file.display())
        }
        Engine::Postgres => with_database(&made_empty("sinau_empty").await),
    }
}

async fn made_empty(prefix: &str) -> String {
    let name = fresh(prefix);
    let server = Database::connect(server_url()).await.unwrap();
    server.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    server.close().await.unwrap();
    name
}

/// The address of the PostgreSQL server for tests.
#[expect(clippy::disallowed_methods, reason = "the one place of the tests that reads the environment")]
pub fn server_url() -> String {
    std::env::var("TEST_DATABASE_URL")
        .expect("set TEST_DATABASE_URL to a PostgreSQL server, or run `cargo xtask test`, which starts one")
}

fn with_database(name: &str) -> String {
    let url = server_url();
    let (server, rest) = url.rsplit_once('/').unwrap();
    let options = rest.split_once('?').map(|(_, options)| format!("?{options}")).unwrap_or_default();
    format!("{server}/{name}{options}")
}

async fn sqlite_template() -> Vec<u8> {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("template.db");
    let db = Database::connect(format!("sqlite:{}?mode=rwc", file.display())).await.unwrap();
    Migrator::up(&db, None).await.unwrap();
    db.close().await.unwrap();
    std::fs::read(file).unwrap()
}

async fn postgres_template() -> String {
    let name = made_empty("sinau_template").await;
    let db = Database::connect(with_database(&name)).await.unwrap();
    Migrator::up(&db, None).await.unwrap();
    db.close().await.unwrap();
    name
}
