//! The database: one writer and several readers on SQLite, one pool on PostgreSQL.
//!
//! **Invariant:** every write goes through [`Db::begin`], so that SQLite never upgrades a lock half-way.

pub mod audit;
pub mod check;
pub mod entity;
pub mod json;
pub mod migrate;
mod place;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use place::Place;
use sea_orm::sqlx;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    RuntimeErr, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use shared::problem::{self, Kind};

/// The connections of a running server.
#[derive(Debug, Clone)]
pub struct Db {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    statements: Arc<AtomicU64>,
    place: Option<Arc<Place>>,
}

impl Db {
    /// Opens the database of a URL, making the file of a SQLite database where it is missing.
    ///
    /// # Errors
    /// When the database cannot be reached or opened.
    pub async fn connect(url: &str, connections: u32) -> Result<Self, DbErr> {
        let statements = Arc::new(AtomicU64::new(0));
        let is_sqlite = url.starts_with("sqlite:");
        let place = Place::of(url).map_err(|error| DbErr::Conn(RuntimeErr::Internal(error.to_string())))?;
        let mut writer = open(url, if is_sqlite { 1 } else { connections }, Use::Writing).await?;
        count(&mut writer, &statements);
        let reader = if is_sqlite {
            let mut reader = open(url, connections, Use::Reading).await?;
            count(&mut reader, &statements);
            reader
        } else {
            writer.clone()
        };
        Ok(Self { reader, writer, statements, place: place.map(Arc::new) })
    }

    /// Whether there can be anything in the database of a URL: a SQLite database may not have been made yet.
    pub fn is_there(url: &str) -> bool {
        place::size(url).is_none_or(|size| size > 0)
    }

    /// The connections for reading.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Begins a writing transaction. On SQLite it holds the write lock from the start (`BEGIN IMMEDIATE`).
    ///
    /// # Errors
    /// When the database is away, stays busy, or its file has gone.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        if let Some(place) = &self.place {
            place.check()?;
        }
        let mode = (self.backend() == DbBackend::Sqlite).then_some(SqliteTransactionMode::Immediate);
        self.writer
            .begin_with_options(TransactionOptions { sqlite_transaction_mode: mode, ..Default::default() })
            .await
    }

    /// Begins a writing transaction for which nobody waits, and which may be large: its statements have all the time they
    /// want, and its pages stay in memory until [`Self::commit_large`].
    ///
    /// # Errors
    /// As [`Self::begin`].
    pub async fn begin_large(&self) -> Result<DatabaseTransaction, DbErr> {
        let tx = self.begin().await?;
        let room = if self.backend() == DbBackend::Sqlite {
            cache(LARGE_CACHE_KIB)
        } else {
            "SET LOCAL statement_timeout = 0".to_owned()
        };
        tx.execute_unprepared(&room).await?;
        Ok(tx)
    }

    /// Commits what [`Self::begin_large`] began.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn commit_large(&self, tx: DatabaseTransaction) -> Result<(), DbErr> {
        tx.commit().await?;
        if self.backend() == DbBackend::Sqlite {
            self.writer.execute_unprepared(&cache(CACHE_KIB)).await?;
        }
        Ok(())
    }

    /// The connection for work outside transactions.
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// SQLite or PostgreSQL.
    pub fn backend(&self) -> DbBackend {
        self.writer.get_database_backend()
    }

    /// Statements run so far, for tests and metrics.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Closes all connections.
    ///
    /// # Errors
    /// When the last writes cannot be finished.
    pub async fn close(self) -> Result<(), DbErr> {
        if self.backend() == DbBackend::Sqlite {
            self.reader.close().await?;
        }
        self.writer.close().await
    }
}

fn count(connection: &mut DatabaseConnection, statements: &Arc<AtomicU64>) {
    let statements = Arc::clone(statements);
    connection.set_metric_callback(move |info| {
        statements.fetch_add(1, Ordering::Relaxed);
        metrics::counter!("database_statements_total").increment(1);
        tracing::trace!(elapsed_us = info.elapsed.as_micros(), "statement");
    });
}

/// Pages of SQLite that a connection keeps in memory.
const CACHE_KIB: u32 = 8 * 1024;
/// Those of a large transaction: what does not fit is written out and read back, which is most of its time.
const LARGE_CACHE_KIB: u32 = 1024 * 1024;

/// Gives a connection so much room for pages, of which it takes what it needs.
fn cache(kib: u32) -> String {
    format!("PRAGMA cache_size = -{kib}")
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Reading,
    Writing,
    Migrating,
}

impl Use {
    /// How long SQLite waits for the write lock: nobody waits for a migration but another one.
    fn patience(self) -> Duration {
        if self == Self::Migrating { Duration::from_mins(10) } else { Duration::from_secs(5) }
    }

    /// The limits of PostgreSQL for one statement, for waiting for a lock, and for a transaction that does nothing.
    fn limits(self) -> [(&'static str, &'static str); 3] {
        let [statement, lock, idle] =
            if self == Self::Migrating { ["0", "0", "0"] } else { ["5s", "2s", "10s"] };
        [
            ("statement_timeout", statement),
            ("lock_timeout", lock),
            ("idle_in_transaction_session_timeout", idle),
        ]
    }
}

async fn open(url: &str, connections: u32, purpose: Use) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(2))
        .connect_timeout(Duration::from_secs(5))
        // A connection to another machine may have died unseen; a file has not, and asking costs as much as a query.
        .test_before_acquire(!url.starts_with("sqlite:"))
        .sqlx_logging(false);
    options.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            // Made before, once: a connection opened later must not put an empty database where the real one was.
            .create_if_missing(false)
            .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
            // An acknowledged write is on disk (WAL with NORMAL may lose the last commits at power loss).
            .synchronous(sqlx::sqlite::SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(purpose.patience())
            .statement_cache_capacity(256)
            .pragma("cache_size", format!("-{CACHE_KIB}"))
            // What a statement of many rows might have to undo: as files, a third of the time of a large transaction.
            .pragma("temp_store", "MEMORY")
            .pragma("query_only", if purpose == Use::Reading { "ON" } else { "OFF" })
    });
    if purpose == Use::Migrating {
        // A connection exchanged for a younger one would lose the lock it holds.
        options.max_lifetime(None).idle_timeout(None);
    }
    options.map_sqlx_postgres_opts(move |postgres| postgres.options(purpose.limits()));
    Database::connect(options).await
}

/// The problem that a database error is to the caller: busy, full, away, or our fault.
pub fn fault(error: &DbErr) -> &'static Kind {
    if matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_)) {
        return &problem::UNAVAILABLE;
    }
    match driver_error(error) {
        Some(sqlx::Error::Database(database)) => match database.code().as_deref() {
            // SQLITE_FULL and PostgreSQL's disk_full.
            Some("13" | "53100") => &problem::STORAGE_FULL,
            // SQLITE_BUSY and LOCKED with their extended codes, IOERR, CANTOPEN and READONLY (the file is gone);
            // PostgreSQL's lock, timeout, shutdown, serialisation and too-many-connections codes.
            Some(
                "5" | "6" | "261" | "262" | "517" | "10" | "266" | "522" | "778" | "14" | "8" | "1032"
                | "55P03" | "57014" | "57P01" | "57P02" | "57P03" | "40001" | "40P01" | "53300",
            ) => &problem::UNAVAILABLE,
            _ => &problem::INTERNAL,
        },
        Some(
            sqlx::Error::Io(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed,
        ) => &problem::UNAVAILABLE,
        _ => &problem::INTERNAL,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "only what the driver says has a code to read")]
fn driver_error(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(source))
        | DbErr::Query(RuntimeErr::SqlxError(source))
        | DbErr::Conn(RuntimeErr::SqlxError(source)) => Some(source),
        _ => None,
    }
}

/// What a write violated, so that a slice can answer with its own problem: the constraint's name on PostgreSQL,
/// the database's message (which names columns or the index) on SQLite.
pub fn violated(error: &DbErr) -> Option<String> {
    let Some(sqlx::Error::Database(database)) = driver_error(error) else { return None };
    let is_constraint = database.is_unique_violation()
        || database.is_foreign_key_violation()
        || database.is_check_violation();
    is_constraint
        .then(|| database.constraint().map_or_else(|| database.message().to_owned(), ToOwned::to_owned))
}

/// Says whether a write failed because a unique rule already holds such a row.
pub fn is_duplicate(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_)))
}
