//! Rows written many at a time.

use sea_orm::{ActiveModelTrait, DatabaseTransaction, DbErr, EntityTrait};

/// Rows of one statement: times the columns of the widest table, far below what SQLite takes as parameters (32,766).
const AT_ONCE: usize = 500;

/// Writes rows in as few statements as the database takes.
pub(super) async fn insert<A: ActiveModelTrait>(tx: &DatabaseTransaction, rows: Vec<A>) -> Result<(), DbErr> {
    let mut rows = rows.into_iter();
    loop {
        let some: Vec<A> = rows.by_ref().take(AT_ONCE).collect();
        if some.is_empty() {
            return Ok(());
        }
        <A::Entity as EntityTrait>::insert_many(some).exec_without_returning(tx).await?;
    }
}
