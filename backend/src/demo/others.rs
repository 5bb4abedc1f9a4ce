//! Whether a database holds anything but a demonstration.
//!
//! **Invariant:** asks, and changes nothing: no file is made, no schema brought up to date. Whom it cannot tell to be of a
//! demonstration is somebody real.

use migrations::SchemaManager;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use crate::db::Db;
use crate::db::entity::{account, institution, person};

/// Whether the database of a URL knows an institution, a person or an account that is no demonstration's.
///
/// # Errors
/// When the database is there and cannot be read.
pub async fn has_others(url: &str) -> Result<bool, DbErr> {
    if !Db::is_there(url) {
        return Ok(false);
    }
    let db = Db::connect(url, 1).await?;
    let found = find(&db).await;
    db.close().await?;
    found
}

async fn find(db: &Db) -> Result<bool, DbErr> {
    let db = db.reader();
    if !SchemaManager::new(db).has_table("institution").await? {
        return Ok(false);
    }
    // Ids alone: an older schema may lack other columns.
    let institutions = institution::Entity::find().filter(institution::Column::IsDemo.eq(false));
    let people = person::Entity::find().filter(person::Column::IsDemo.eq(false));
    let accounts = account::Entity::find().filter(account::Column::IsDemo.eq(false));
    Ok(institutions.select_only().column(institution::Column::Id).count(db).await? > 0
        || people.select_only().column(person::Column::Id).count(db).await? > 0
        || accounts.select_only().column(account::Column::Id).count(db).await? > 0)
}
