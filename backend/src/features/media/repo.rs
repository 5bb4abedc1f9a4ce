//! Queries of the media slice: rows in, values out; the account or the institution is part of every query.

mod uses;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::Value;
use shared::api::media::{MediaKind, Purpose};
use shared::id::{AccountId, InstitutionId, MediaId, UploadId};
use uuid::Uuid;

pub(super) use self::uses::{add_uses, set_all_uses, set_uses, use_counts, used_by, used_in, uses};
use crate::db::audit;
use crate::db::entity::{media_file, media_upload, media_use};

/// A file on its way.
pub(super) type Upload = media_upload::Model;
/// A file that was taken in.
pub(super) type MediaFile = media_file::Model;

/// Rows named in one statement.
const CHUNK: usize = 500;

/// The files that an account has on their way, the idlest first.
pub(super) async fn uploads_of(db: &impl ConnectionTrait, account: AccountId) -> Result<Vec<Upload>, DbErr> {
    media_upload::Entity::find()
        .filter(media_upload::Column::AccountId.eq(account))
        .order_by_asc(media_upload::Column::TouchedAt)
        .all(db)
        .await
}

/// A file that an account has on its way.
pub(super) async fn upload(
    db: &impl ConnectionTrait,
    account: AccountId,
    id: UploadId,
) -> Result<Option<Upload>, DbErr> {
    media_upload::Entity::find_by_id(id).filter(media_upload::Column::AccountId.eq(account)).one(db).await
}

/// Begins a file.
pub(super) async fn add_upload(tx: &DatabaseTransaction, upload: Upload) -> Result<(), DbErr> {
    let row = media_upload::ActiveModel::from(upload);
    media_upload::Entity::insert(row.reset_all()).exec_without_returning(tx).await.map(drop)
}

/// Says how far a file has come, where it had come to `from`.
pub(super) async fn advance(
    db: &impl ConnectionTrait,
    id: UploadId,
    (from, to): (u64, u64),
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let done = media_upload::Entity::update_many()
        .col_expr(media_upload::Column::ReceivedBytes, large(to).into())
        .col_expr(media_upload::Column::TouchedAt, now.into())
        .filter(media_upload::Column::Id.eq(id))
        .filter(media_upload::Column::ReceivedBytes.eq(large(from)))
        .exec(db)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Ends files of an account on their way; says how many there were.
pub(super) async fn end_uploads(
    tx: &DatabaseTransaction,
    account: AccountId,
    ids: &[UploadId],
) -> Result<u64, DbErr> {
    let done = media_upload::Entity::delete_many()
        .filter(media_upload::Column::AccountId.eq(account))
        .filter(media_upload::Column::Id.is_in(ids.iter().copied()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected)
}

/// Ends what nobody has gone on with since a time.
pub(super) async fn end_idle(
    tx: &DatabaseTransaction,
    before: DateTime<Utc>,
) -> Result<Vec<UploadId>, DbErr> {
    let ids: Vec<UploadId> = media_upload::Entity::find()
        .select_only()
        .column(media_upload::Column::Id)
        .filter(media_upload::Column::TouchedAt.lt(before))
        .into_tuple()
        .all(tx)
        .await?;
    for some in ids.chunks(CHUNK) {
        media_upload::Entity::delete_many()
            .filter(media_upload::Column::Id.is_in(some.iter().copied()))
            .exec(tx)
            .await?;
    }
    Ok(ids)
}

/// Which of these are on their way.
pub(super) async fn on_their_way(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Uuid>, DbErr> {
    let mut found = Vec::new();
    for some in ids.chunks(CHUNK) {
        let rows: Vec<UploadId> = media_upload::Entity::find()
            .select_only()
            .column(media_upload::Column::Id)
            .filter(media_upload::Column::Id.is_in(some.iter().copied()))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(rows.into_iter().map(|id| id.0));
    }
    Ok(found)
}

/// Whose room is counted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Room {
    /// What an account answers with.
    Answers(AccountId),
    /// The library of an institution.
    Library(InstitutionId),
    /// What comes into the studio of an institution.
    Packages(InstitutionId),
}

#[derive(FromQueryResult)]
struct Sum {
    bytes: Option<i64>,
}

/// Bytes that were taken in.
pub(super) async fn used(db: &impl ConnectionTrait, room: Room) -> Result<u64, DbErr> {
    let whose = match room {
        Room::Answers(account) => Condition::all()
            .add(media_file::Column::AccountId.eq(account))
            .add(media_file::Column::Purpose.eq(Purpose::Answer.code())),
        Room::Library(institution) => library(institution),
        Room::Packages(institution) => of_institution(institution, Purpose::Package),
    };
    let sum = media_file::Entity::find()
        .select_only()
        .column_as(whole(media_file::Column::SizeBytes.sum()), "bytes")
        .filter(whose)
        .into_model::<Sum>()
        .one(db)
        .await?;
    Ok(size(sum.and_then(|sum| sum.bytes).unwrap_or_default()))
}

/// Bytes that are on their way.
pub(super) async fn coming(db: &impl ConnectionTrait, room: Room) -> Result<u64, DbErr> {
    let query = media_upload::Entity::find()
        .select_only()
        .column_as(whole(media_upload::Column::SizeBytes.sum()), "bytes");
    let query = match room {
        Room::Answers(account) => query
            .filter(media_upload::Column::AccountId.eq(account))
            .filter(media_upload::Column::Purpose.eq(Purpose::Answer.code())),
        Room::Library(institution) => query
            .filter(media_upload::Column::InstitutionId.eq(institution))
            .filter(media_upload::Column::Purpose.eq(Purpose::Library.code())),
        Room::Packages(institution) => query
            .filter(media_upload::Column::InstitutionId.eq(institution))
            .filter(media_upload::Column::Purpose.eq(Purpose::Package.code())),
    };
    let sum = query.into_model::<Sum>().one(db).await?;
    Ok(size(sum.and_then(|sum| sum.bytes).unwrap_or_default()))
}

/// PostgreSQL adds large numbers up to a decimal.
fn whole(sum: impl Into<Expr>) -> Expr {
    sum.into().cast_as("bigint")
}

fn library(institution: InstitutionId) -> Condition {
    of_institution(institution, Purpose::Library)
}

fn of_institution(institution: InstitutionId, purpose: Purpose) -> Condition {
    Condition::all()
        .add(media_file::Column::InstitutionId.eq(institution))
        .add(media_file::Column::Purpose.eq(purpose.code()))
}

/// A number of bytes as it is stored, and back.
pub(super) fn large(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

pub(super) fn size(stored: i64) -> u64 {
    u64::try_from(stored).unwrap_or_default()
}

/// Keeps a file.
pub(super) async fn add_file(tx: &DatabaseTransaction, file: MediaFile) -> Result<(), DbErr> {
    let row = media_file::ActiveModel::from(file);
    media_file::Entity::insert(row.reset_all()).exec_without_returning(tx).await.map(drop)
}

/// A file that an account brought.
pub(super) async fn own_file(
    db: &impl ConnectionTrait,
    account: AccountId,
    id: MediaId,
) -> Result<Option<MediaFile>, DbErr> {
    media_file::Entity::find_by_id(id).filter(media_file::Column::AccountId.eq(account)).one(db).await
}

/// A file of a library.
pub(super) async fn library_file(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: MediaId,
) -> Result<Option<MediaFile>, DbErr> {
    media_file::Entity::find_by_id(id).filter(library(institution)).one(db).await
}

/// A file that an account brought, or of the library of its institution.
pub(super) async fn seen_file(
    db: &impl ConnectionTrait,
    (account, institution): (AccountId, InstitutionId),
    id: MediaId,
) -> Result<Option<MediaFile>, DbErr> {
    let whose = Condition::any().add(media_file::Column::AccountId.eq(account)).add(library(institution));
    media_file::Entity::find_by_id(id).filter(whose).one(db).await
}

/// A file of an institution, whatever it is for.
pub(super) async fn file(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: MediaId,
) -> Result<Option<MediaFile>, DbErr> {
    media_file::Entity::find_by_id(id).filter(media_file::Column::InstitutionId.eq(institution)).one(db).await
}

/// Those of some files that an account brought.
pub(super) async fn owned(
    db: &impl ConnectionTrait,
    account: AccountId,
    ids: &[MediaId],
) -> Result<Vec<MediaFile>, DbErr> {
    let mut found = Vec::new();
    for some in ids.chunks(CHUNK) {
        let rows = media_file::Entity::find()
            .filter(media_file::Column::AccountId.eq(account))
            .filter(media_file::Column::Id.is_in(some.iter().copied()))
            .all(db)
            .await?;
        found.extend(rows);
    }
    Ok(found)
}

/// Those of some files that some accounts brought; they stay until the transaction ends.
pub(super) async fn held(
    tx: &DatabaseTransaction,
    accounts: &[AccountId],
    ids: &[MediaId],
) -> Result<Vec<MediaFile>, DbErr> {
    let mut found = Vec::new();
    for some in ids.chunks(CHUNK) {
        let rows = media_file::Entity::find()
            .filter(media_file::Column::AccountId.is_in(accounts.iter().copied()))
            .filter(media_file::Column::Id.is_in(some.iter().copied()))
            .lock_shared()
            .all(tx)
            .await?;
        found.extend(rows);
    }
    Ok(found)
}

/// Which files of a library.
pub(super) struct Wanted {
    pub(super) institution: InstitutionId,
    pub(super) words: Vec<String>,
    pub(super) kind: Option<MediaKind>,
    pub(super) after: Option<MediaId>,
    pub(super) limit: u64,
}

/// A page of a library, newest first.
pub(super) async fn page(db: &impl ConnectionTrait, wanted: &Wanted) -> Result<Vec<MediaFile>, DbErr> {
    let mut query = media_file::Entity::find().filter(library(wanted.institution));
    for word in &wanted.words {
        query = query.filter(media_file::Column::Words.contains(word));
    }
    if let Some(kind) = wanted.kind {
        query = query.filter(media_file::Column::Kind.eq(kind.code()));
    }
    if let Some(after) = wanted.after {
        query = query.filter(media_file::Column::Id.lt(after));
    }
    query.order_by_desc(media_file::Column::Id).limit(wanted.limit).all(db).await
}

/// Gives a file of a library another name and words.
pub(super) async fn rename(
    tx: &DatabaseTransaction,
    institution: InstitutionId,
    id: MediaId,
    (name, alt): (&str, &str),
) -> Result<bool, DbErr> {
    let done = media_file::Entity::update_many()
        .col_expr(media_file::Column::Name, name.into())
        .col_expr(media_file::Column::Alt, alt.into())
        .col_expr(media_file::Column::Words, words(name, alt).into())
        .filter(media_file::Column::Id.eq(id))
        .filter(library(institution))
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// What a file is found by.
pub(super) fn words(name: &str, alt: &str) -> String {
    format!("{name} {alt}").to_lowercase()
}

fn used_ones() -> SelectStatement {
    Query::select().column(media_use::Column::MediaId).from(media_use::Entity).to_owned()
}

/// Removes a file unless it is used; says whether it did.
pub(super) async fn remove(tx: &DatabaseTransaction, id: MediaId) -> Result<bool, DbErr> {
    let done = media_file::Entity::delete_many()
        .filter(media_file::Column::Id.eq(id))
        .filter(media_file::Column::Id.not_in_subquery(used_ones()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Removes answers' files that came before a time and are used nowhere, and packages of then; says how many.
pub(super) async fn remove_unused(tx: &DatabaseTransaction, before: DateTime<Utc>) -> Result<u64, DbErr> {
    let done = media_file::Entity::delete_many()
        .filter(media_file::Column::Purpose.is_in([Purpose::Answer.code(), Purpose::Package.code()]))
        .filter(media_file::Column::CreatedAt.lt(before))
        .filter(media_file::Column::Id.not_in_subquery(used_ones()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected)
}

/// Which of these hashes are named by a file.
pub(super) async fn named(db: &impl ConnectionTrait, hashes: &[String]) -> Result<Vec<String>, DbErr> {
    let mut found = Vec::new();
    for some in hashes.chunks(CHUNK) {
        let rows: Vec<String> = media_file::Entity::find()
            .select_only()
            .column(media_file::Column::Hash)
            .distinct()
            .filter(media_file::Column::Hash.is_in(some))
            .into_tuple()
            .all(db)
            .await?;
        found.extend(rows);
    }
    Ok(found)
}

/// Writes down what staff did to a file of a library.
pub(super) async fn audit(
    tx: &DatabaseTransaction,
    id: Uuid,
    (account, at): (AccountId, DateTime<Utc>),
    file: MediaId,
    (action, detail): (&str, Value),
) -> Result<(), DbErr> {
    audit::note(tx, id, (account, at), ("media", Some(file.0)), action, detail).await
}
