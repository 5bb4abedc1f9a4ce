//! What other slices do with media.
//!
//! A file is brought by the browser and has an id; a slice that lets people choose files keeps those ids, and says where
//! they are used:
//!
//! 1. [`owned_by`] for what a learner names (their own files, whatever else they name is not there), [`file`] for what is
//!    of the institution: an author's choice from the library, or an answer that a marker may see.
//! 2. [`bind`] in the transaction that keeps the ids, with a [`Place`] whose key stays the same for the same place
//!    (`answer/{attempt}/{slot}`, `lesson/{lesson}`). It replaces what the place used before; an empty list, or [`release`],
//!    lets all go. Files that are bound can be removed by nobody; answers' files that are not go after seven days.
//!    Where files come one by one, [`bind_one`] adds one; [`hand_over`] gives all of a place to another.
//! 3. [`content`] sends a file in a stream of the slice's own, to those whom the slice lets see it.
//!
//! **Invariant:** whoever asks names the account or the institution; bound is bound in the asker's own transaction.

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::api::media::{MediaUse, MediaView, Purpose};
use shared::id::{AccountId, InstitutionId, MediaId, UploadId};
use shared::problem::Phrase;

pub use super::error::MediaError;
use super::upload::{self, Whose};
use super::{repo, said, service, sweep as sweeping};
use crate::ctx::Ctx;
use crate::http::stream::Download;
use crate::ports::Files;

/// A file that was taken in.
#[derive(Debug, Clone)]
pub struct Found {
    row: repo::MediaFile,
    /// What is told about it.
    pub view: MediaView,
    /// Who brought it.
    pub account: AccountId,
}

impl Found {
    fn of(row: repo::MediaFile) -> Result<Self, MediaError> {
        Ok(Self { view: service::view(&row)?, account: row.account_id, row })
    }

    /// Whether it was brought as part of an answer.
    pub fn is_answer(&self) -> bool {
        self.row.purpose == Purpose::Answer.code()
    }

    /// The file under another name, where its own is not to be seen.
    #[must_use]
    pub fn named(mut self, name: String) -> Self {
        self.row.name.clone_from(&name);
        self.view.name = name;
        self
    }

    /// Whether it is of the library.
    pub fn is_library(&self) -> bool {
        self.row.purpose == Purpose::Library.code()
    }

    /// Whether it came to be read as a package or a text.
    pub fn is_package(&self) -> bool {
        self.row.purpose == Purpose::Package.code()
    }
}

/// Where files are used.
#[derive(Debug, Clone)]
pub struct Place {
    /// Names the place for ever.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// Its address in the app, where it has one for authors.
    pub address: Option<String>,
}

/// A file of an institution, whatever it is for; whether the asker may see it, the asking slice knows.
///
/// # Errors
/// When the database refuses.
pub async fn file(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: MediaId,
) -> Result<Option<Found>, MediaError> {
    repo::file(db, institution, id).await?.map(Found::of).transpose()
}

/// Those of some files that an account brought, in no order.
///
/// # Errors
/// When the database refuses.
pub async fn owned_by(
    db: &impl ConnectionTrait,
    account: AccountId,
    ids: &[MediaId],
) -> Result<Vec<Found>, MediaError> {
    repo::owned(db, account, ids).await?.into_iter().map(Found::of).collect()
}

/// Those of some files that some accounts brought, in no order; whose each is, [`Found::account`] says. Until the
/// transaction ends none of them is removed.
///
/// # Errors
/// When the database refuses.
pub async fn held_for(
    tx: &DatabaseTransaction,
    accounts: &[AccountId],
    ids: &[MediaId],
) -> Result<Vec<Found>, MediaError> {
    repo::held(tx, accounts, ids).await?.into_iter().map(Found::of).collect()
}

/// The files that some places use, each with its place: for those whom the asking slice lets see these places.
///
/// # Errors
/// When the database refuses.
pub async fn used_in(db: &impl ConnectionTrait, keys: &[String]) -> Result<Vec<(String, Found)>, MediaError> {
    let rows = repo::used_in(db, keys).await?;
    rows.into_iter().map(|(key, row)| Ok((key, Found::of(row)?))).collect()
}

/// Says that a place uses these files, each once, and none of those that it used before.
///
/// # Errors
/// When the database refuses, as it does where one of them has just been removed.
pub async fn bind(tx: &DatabaseTransaction, place: &Place, ids: &[MediaId]) -> Result<(), DbErr> {
    let shown = MediaUse { label: place.label.clone(), address: place.address.clone() };
    repo::set_uses(tx, &place.key, &shown, ids).await
}

/// The same for several places, none of them twice, in as many statements as for one.
///
/// # Errors
/// When the database refuses, as it does where one of the files has just been removed.
pub async fn bind_all(tx: &DatabaseTransaction, places: &[(Place, Vec<MediaId>)]) -> Result<(), DbErr> {
    let uses = places.iter().map(|(place, ids)| {
        let shown = MediaUse { label: place.label.clone(), address: place.address.clone() };
        (place.key.as_str(), shown, ids.as_slice())
    });
    repo::set_all_uses(tx, &uses.collect::<Vec<_>>()).await
}

/// Says that a place uses a file besides those that it uses already.
///
/// # Errors
/// When the database refuses, as it does where the file has just been removed.
pub async fn bind_one(tx: &DatabaseTransaction, place: &Place, id: MediaId) -> Result<(), DbErr> {
    let shown = MediaUse { label: place.label.clone(), address: place.address.clone() };
    repo::add_uses(tx, &place.key, &shown, &[id]).await
}

/// Says that what a place used is used by another one from now on, besides what that uses already.
///
/// # Errors
/// When the database refuses.
pub async fn hand_over(tx: &DatabaseTransaction, key: &str, to: &Place) -> Result<(), DbErr> {
    let shown = MediaUse { label: to.label.clone(), address: to.address.clone() };
    let ids = repo::used_by(tx, key).await?;
    repo::add_uses(tx, &to.key, &shown, &ids).await?;
    release(tx, key).await
}

/// Says that a place uses no files any more.
///
/// # Errors
/// When the database refuses.
pub async fn release(tx: &DatabaseTransaction, key: &str) -> Result<(), DbErr> {
    repo::set_uses(tx, key, &MediaUse { label: String::new(), address: None }, &[]).await
}

/// A file that the program itself adds.
pub struct Brought<'a> {
    /// What it is for.
    pub purpose: Purpose,
    /// Whose library, or of whose people one answers with it.
    pub institution: InstitutionId,
    /// In whose name.
    pub account: AccountId,
    /// Its name.
    pub name: &'a str,
    /// The words in place of it.
    pub alt: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
}

/// Checks a file and adds it, as if somebody had sent it.
///
/// # Errors
/// Why it is refused, or that it could not be kept.
pub async fn add(ctx: &Ctx, tx: &DatabaseTransaction, file: &Brought<'_>) -> Result<MediaId, MediaError> {
    let now = ctx.clock.now();
    let whose = Whose {
        id: MediaId(ctx.ids.uuid(now)),
        institution: file.institution,
        account: file.account,
        purpose: file.purpose,
        now,
    };
    let kept = upload::keep_bytes(ctx, &whose, file.name, file.bytes.to_vec()).await?;
    let words = repo::words(&kept.name, file.alt);
    repo::add_file(tx, repo::MediaFile { alt: file.alt.to_owned(), words, ..kept }).await?;
    Ok(whose.id)
}

/// The content of a file, for a stream.
///
/// # Errors
/// When the store refuses.
pub async fn content(ctx: &Ctx, found: &Found) -> Result<Download, MediaError> {
    service::sent(ctx, &found.row).await
}

/// Keeps the content of a file in another store as well, and returns its hash.
///
/// # Errors
/// When a store cannot be read or written.
pub async fn copy(ctx: &Ctx, found: &Found, to: Files) -> Result<String, MediaError> {
    let hash = found.row.hash.clone();
    Ok(ctx.media.store.apart(move |store| store.copy(&hash, &to)).await?)
}

/// Reads a file apart from the calls that are served, as few at a time as files are checked.
///
/// # Errors
/// When the store cannot be read.
pub async fn read<T: Send + 'static>(
    ctx: &Ctx,
    found: &Found,
    work: impl FnOnce(std::fs::File) -> T + Send + 'static,
) -> Result<T, MediaError> {
    let hash = found.row.hash.clone();
    let Ok(_room) = ctx.media.checking.acquire().await else { return Err(MediaError::Unfinished) };
    Ok(ctx.media.store.apart(move |store| store.open(&hash).map(work)).await?)
}

/// Why a file is refused and what to do about it, in both languages.
pub fn refusal(refusal: ::media::Refusal) -> Phrase {
    said::refusal(refusal)
}

/// Removes uploads that were left, answers' files that are in no answer, and content that no row names; says how many.
///
/// # Errors
/// When the database or the disk refuses.
pub async fn sweep(ctx: &Ctx) -> Result<u64, MediaError> {
    sweeping::sweep(ctx).await
}

/// Removes the content and the uploads of rows that have been removed, unless another row names it or somebody has kept it
/// since; says how many files.
///
/// # Errors
/// When the database or the disk refuses.
pub async fn forget(
    ctx: &Ctx,
    hashes: Vec<String>,
    uploads: Vec<UploadId>,
    before: DateTime<Utc>,
) -> Result<u64, MediaError> {
    sweeping::forget(ctx, hashes, uploads, before).await
}
