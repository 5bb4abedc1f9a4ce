//! The end of the demonstration: all its rows in one transaction, then the files that nobody names any more.
//!
//! **Invariant:** rows of other institutions are not touched; where they hold on to the demonstration, all of it stays.

use anyhow::{Context, Result, bail};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Statement,
};
use shared::id::{InstitutionId, UploadId};
use uuid::Uuid;

use super::belongings::BELONGINGS;
use super::city;
use crate::ctx::Ctx;
use crate::db::entity::{asset, catalogue_stamp, person};
use crate::features::{class, media};
use crate::ports::FileFault;

/// What has gone.
#[derive(Debug, Clone, Copy)]
pub struct Removed {
    /// Rows of the database.
    pub rows: u64,
    /// Files.
    pub files: u64,
}

/// Hashes named in one statement.
const CHUNK: usize = 500;

/// Enrolments of other institutions' people in the demonstration's courses.
const OTHERS_HERE: &str = "SELECT COUNT(*) AS found FROM enrolment e JOIN person p ON p.id = e.person_id \
     JOIN course c ON c.id = e.course_id WHERE c.institution_id = $1 AND p.institution_id <> $1";
/// Enrolments of the demonstration's people in other institutions' courses.
const OWN_ELSEWHERE: &str = "SELECT COUNT(*) AS found FROM enrolment e JOIN person p ON p.id = e.person_id \
     JOIN course c ON c.id = e.course_id WHERE p.institution_id = $1 AND c.institution_id <> $1";
const MEDIA: &str = "SELECT DISTINCT hash AS found FROM media_file WHERE institution_id = $1";
const UPLOADS: &str = "SELECT id AS found FROM media_upload WHERE institution_id = $1";
const ASSETS: &str = "SELECT a.hash AS found FROM course_asset a JOIN course_version v ON v.id = a.version_id \
     JOIN course c ON c.id = v.course_id WHERE c.institution_id = $1 \
     UNION SELECT f.hash FROM draft_file f JOIN draft d ON d.id = f.draft_id WHERE d.institution_id = $1";

/// Removes the demonstration city with all that hangs on it.
///
/// # Errors
/// When there is none, when people of another institution learn its courses, or the database or the disk refuses.
pub async fn remove(ctx: &Ctx) -> Result<Removed> {
    let before = ctx.clock.now();
    let Some((id, _)) = city::find(ctx.db.reader()).await? else {
        bail!("there is no demonstration city here; nothing has been removed");
    };
    let tx = ctx.db.begin_large().await?;
    let others = count(&tx, OTHERS_HERE, id).await?;
    if others > 0 {
        bail!(
            "people of other institutions have {others} enrolments in courses of the demonstration city; removing these \
             courses would take their learning with them, so nothing has been removed"
        );
    }
    let were_elsewhere = count(&tx, OWN_ELSEWHERE, id).await? > 0;
    let (media, uploads) = (found(&tx, MEDIA, id).await?, found::<Uuid>(&tx, UPLOADS, id).await?);
    let assets: Vec<String> = found(&tx, ASSETS, id).await?;
    let mut rows = rows(&tx, id).await?;
    let assets = unnamed(&tx, assets).await?;
    rows += u64::try_from(assets.len()).unwrap_or_default();
    if were_elsewhere {
        class::door::rebuild(ctx, &tx).await.context("counts of classes")?;
    }
    raise(&tx).await?;
    ctx.db.commit_large(tx).await?;
    let mut files = ctx
        .files
        .apart(move |store| {
            let gone = assets.iter().map(|hash| store.remove_gone(hash, before).map(u64::from));
            gone.sum::<Result<u64, FileFault>>()
        })
        .await?;
    let uploads = uploads.into_iter().map(UploadId).collect();
    files += media::door::forget(ctx, media, uploads, before).await?;
    Ok(Removed { rows, files })
}

fn about(tx: &DatabaseTransaction, sql: &str, id: InstitutionId) -> Statement {
    Statement::from_sql_and_values(tx.get_database_backend(), sql, [id.0.into()])
}

async fn found<T: sea_orm::TryGetable>(
    tx: &DatabaseTransaction,
    sql: &str,
    id: InstitutionId,
) -> Result<Vec<T>, DbErr> {
    let rows = tx.query_all_raw(about(tx, sql, id)).await?;
    rows.iter().map(|row| row.try_get("", "found")).collect()
}

async fn count(tx: &DatabaseTransaction, sql: &str, id: InstitutionId) -> Result<i64, DbErr> {
    Ok(found::<i64>(tx, sql, id).await?.into_iter().sum())
}

/// Removes the rows, those first that point to others; says how many.
async fn rows(tx: &DatabaseTransaction, id: InstitutionId) -> Result<u64> {
    // The ledger lets go of people of a demonstration only, and whoever was added to this one by hand is one of them.
    person::Entity::update_many()
        .col_expr(person::Column::IsDemo, true.into())
        .filter(person::Column::InstitutionId.eq(id))
        .filter(person::Column::IsDemo.eq(false))
        .exec(tx)
        .await?;
    let mut rows = 0;
    for one in &BELONGINGS {
        let sql = format!("DELETE FROM {} WHERE {}", one.table, one.condition());
        rows += tx.execute_raw(about(tx, &sql, id)).await.context(one.table)?.rows_affected();
    }
    Ok(rows)
}

/// Removes the rows of content that nobody names any more, and answers with their hashes.
async fn unnamed(tx: &DatabaseTransaction, hashes: Vec<String>) -> Result<Vec<String>, DbErr> {
    let mut gone = Vec::new();
    for some in hashes.chunks(CHUNK) {
        let among = asset::Column::Hash.is_in(some);
        let in_course = Expr::cust("hash NOT IN (SELECT hash FROM course_asset)");
        let in_draft = Expr::cust("hash NOT IN (SELECT hash FROM draft_file)");
        let rows = asset::Entity::find().filter(among.and(in_course).and(in_draft)).all(tx).await?;
        let some: Vec<String> = rows.into_iter().map(|row| row.hash).collect();
        asset::Entity::delete_many().filter(asset::Column::Hash.is_in(&some)).exec(tx).await?;
        gone.extend(some);
    }
    Ok(gone)
}

/// Lets servers know that their memory of the catalogue is old.
async fn raise(tx: &DatabaseTransaction) -> Result<(), DbErr> {
    let more = Expr::col(catalogue_stamp::Column::Stamp).add(1);
    catalogue_stamp::Entity::update_many().col_expr(catalogue_stamp::Column::Stamp, more).exec(tx).await?;
    Ok(())
}
