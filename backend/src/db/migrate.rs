//! Brings the schema up to date, on a connection of its own that may take its time.
//!
//! **Invariant:** one server at a time migrates; whoever comes second finds the work done.

use std::time::Duration;

use migrations::{Migrator, MigratorTrait};
use sea_orm::sqlx;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait,
};

use super::{Use, driver_error, open};

/// The advisory lock of PostgreSQL that whoever migrates holds: a number that nothing else of ours takes.
const LOCK: i64 = 7_714_201;
/// How often a file that another connection holds is tried to be opened.
const TRIES: usize = 50;
/// Time between two tries, to get the lock or to open the file.
const PAUSE: Duration = Duration::from_millis(200);

/// A connection without the limits of those that serve people: a migration may take minutes.
///
/// # Errors
/// When the database cannot be reached.
pub async fn connection(url: &str) -> Result<DatabaseConnection, DbErr> {
    for _ in 1..TRIES {
        match open(url, 1, Use::Migrating).await {
            Err(error) if is_busy(&error) => tokio::time::sleep(PAUSE).await,
            outcome => return outcome,
        }
    }
    open(url, 1, Use::Migrating).await
}

/// Whether SQLite refuses because of another connection. While one turns a new file to WAL it tells the others so at
/// once, however patient they are.
fn is_busy(error: &DbErr) -> bool {
    driver_error(error)
        .and_then(sqlx::Error::as_database_error)
        .is_some_and(|refusal| refusal.code().as_deref() == Some("5"))
}

/// Applies what has not been applied, while nobody else does.
///
/// # Errors
/// When the database cannot be reached, or refuses.
pub async fn up(url: &str) -> Result<(), DbErr> {
    let connection = connection(url).await?;
    let outcome = if connection.get_database_backend() == DbBackend::Postgres {
        alone(&connection).await
    } else {
        whole(&connection).await
    };
    // Whatever happened, the lock ends with its connection.
    connection.close().await?;
    outcome
}

/// PostgreSQL: under a lock, one transaction a migration. The lock is tried for again and again and never waited for:
/// a statement that waits keeps a snapshot, and an index that is being made beside it would wait for that in turn.
async fn alone(connection: &DatabaseConnection) -> Result<(), DbErr> {
    let ask = format!("SELECT pg_try_advisory_lock({LOCK}) AS got");
    loop {
        let answer =
            connection.query_one_raw(Statement::from_string(DbBackend::Postgres, ask.clone())).await?;
        if answer.is_some_and(|row| row.try_get("", "got").unwrap_or(false)) {
            return Migrator::up(connection, None).await;
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// SQLite: everything in one transaction, which holds the one write lock from the start.
async fn whole(connection: &DatabaseConnection) -> Result<(), DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..Default::default()
    };
    let tx = connection.begin_with_options(options).await?;
    Migrator::up(&tx, None).await?;
    tx.commit().await
}
