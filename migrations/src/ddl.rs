//! The few shapes of schema change, each with its naming rule.
//!
//! **Invariant:** every constraint and index is named by its table and columns, because code maps names to problems.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Creates a table with a named primary key and foreign keys.
pub(crate) async fn create(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: Vec<ColumnDef>,
    key: &[&'static str],
    foreign: Vec<ForeignKeyCreateStatement>,
) -> Result<(), DbErr> {
    let mut statement = Table::create();
    statement.table(table);
    for column in columns {
        statement.col(column);
    }
    let mut primary = Index::create();
    primary.name(format!("pk_{table}")).primary();
    for column in key {
        primary.col(*column);
    }
    statement.primary_key(&mut primary);
    for mut key in foreign {
        statement.foreign_key(&mut key);
    }
    manager.create_table(statement).await
}

/// A named foreign key.
pub(crate) fn foreign(
    table: &'static str,
    column: &'static str,
    to: &'static str,
    to_column: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{table}__{column}"))
        .from(table, column)
        .to(to, to_column)
        .to_owned()
}

fn named(prefix: &str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{prefix}_{table}__{}", columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// A named index.
pub(crate) async fn index(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    manager.create_index(named("ix", table, columns)).await
}

/// A named unique index.
pub(crate) async fn unique(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    manager.create_index(named("uq", table, columns).unique().to_owned()).await
}

/// A named unique index over some rows; both databases read the same words.
pub(crate) async fn partial_unique(
    manager: &SchemaManager<'_>,
    name: &str,
    table: &str,
    columns: &str,
    condition: &str,
) -> Result<(), DbErr> {
    let sql = format!("CREATE UNIQUE INDEX {name} ON {table} ({columns}) WHERE {condition}");
    manager.get_connection().execute_unprepared(&sql).await.map(drop)
}

/// A named index over some rows; both databases read the same words.
pub(crate) async fn partial(
    manager: &SchemaManager<'_>,
    name: &str,
    table: &str,
    columns: &str,
    condition: &str,
) -> Result<(), DbErr> {
    let sql = format!("CREATE INDEX {name} ON {table} ({columns}) WHERE {condition}");
    manager.get_connection().execute_unprepared(&sql).await.map(drop)
}

/// Drops an index; both databases read the same words.
pub(crate) async fn drop_index(manager: &SchemaManager<'_>, name: &str) -> Result<(), DbErr> {
    manager.get_connection().execute_unprepared(&format!("DROP INDEX {name}")).await.map(drop)
}

/// Makes a table refuse changes; removal is refused except for people of a demonstration.
pub(crate) async fn append_only(manager: &SchemaManager<'_>, table: &str) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let real = "EXISTS (SELECT 1 FROM person WHERE person.id = OLD.person_id AND NOT person.is_demo)";
    let statements = if manager.get_database_backend() == DbBackend::Postgres {
        vec![
            format!(
                "CREATE FUNCTION refuse_{table}_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
                 IF TG_OP = 'UPDATE' OR {real} THEN RAISE EXCEPTION '{table} is append-only'; END IF; \
                 RETURN OLD; END $$"
            ),
            format!(
                "CREATE TRIGGER tr_{table}__append_only BEFORE UPDATE OR DELETE ON {table} \
                 FOR EACH ROW EXECUTE FUNCTION refuse_{table}_change()"
            ),
        ]
    } else {
        vec![
            format!(
                "CREATE TRIGGER tr_{table}__no_update BEFORE UPDATE ON {table} \
                 BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            ),
            format!(
                "CREATE TRIGGER tr_{table}__no_delete BEFORE DELETE ON {table} WHEN {real} \
                 BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            ),
        ]
    };
    for sql in statements {
        db.execute_unprepared(&sql).await?;
    }
    Ok(())
}

/// Drops tables in order, and what hangs on them.
pub(crate) async fn drop_all(manager: &SchemaManager<'_>, tables: &[&'static str]) -> Result<(), DbErr> {
    for table in tables {
        manager.drop_table(Table::drop().table(*table).to_owned()).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            let sql = format!("DROP FUNCTION IF EXISTS refuse_{table}_change()");
            manager.get_connection().execute_unprepared(&sql).await?;
        }
    }
    Ok(())
}
