//! The story of each operation on files that were taken in.

use shared::access::{Instructor, Role, SignedIn};
use shared::api::media::{
    FindMedia, MediaDetail, MediaEdit, MediaKind, MediaList, MediaRow, MediaView, Purpose,
};
use shared::id::MediaId;
use shared::value::Cursor;

use super::error::MediaError;
use super::repo::{self, MediaFile, Room, size};
use super::upload::with_ending;
use crate::ctx::Ctx;
use crate::features::account;
use crate::http::stream::Download;

/// Files on one page.
const PAGE: usize = 40;

/// What is told about a file.
pub(super) fn view(file: &MediaFile) -> Result<MediaView, MediaError> {
    let small = |number: Option<i32>| number.and_then(|number| u32::try_from(number).ok());
    let unknown = || sea_orm::DbErr::Type(format!("media_file.kind {}", file.kind));
    Ok(MediaView {
        id: file.id,
        name: file.name.clone(),
        kind: MediaKind::from_code(&file.kind).ok_or_else(unknown)?,
        media_type: file.media_type.clone(),
        size_bytes: size(file.size_bytes),
        width: small(file.width),
        height: small(file.height),
        seconds: small(file.seconds),
        alt: file.alt.clone(),
        created_at: file.created_at,
    })
}

/// A page of the library.
pub(super) async fn list(
    ctx: &Ctx,
    caller: &Instructor,
    wanted: &FindMedia,
) -> Result<MediaList, MediaError> {
    let (db, institution) = (ctx.db.reader(), caller.institution());
    let text = wanted.q.as_ref().map(|words| words.as_str().to_lowercase()).unwrap_or_default();
    let page = repo::Wanted {
        institution,
        words: text.split(' ').filter(|word| !word.is_empty()).map(ToOwned::to_owned).collect(),
        kind: wanted.kind,
        after: wanted.after.as_ref().and_then(|cursor| cursor.as_str().parse().ok()),
        limit: u64::try_from(PAGE + 1).unwrap_or(u64::MAX),
    };
    let mut files = repo::page(db, &page).await?;
    let has_more = files.len() > PAGE;
    files.truncate(PAGE);
    let ids: Vec<MediaId> = files.iter().map(|file| file.id).collect();
    let uses = repo::use_counts(db, &ids).await?;
    let row = |file: &MediaFile| {
        Ok::<_, MediaError>(MediaRow {
            file: view(file)?,
            uses: uses.get(&file.id).copied().unwrap_or_default(),
        })
    };
    Ok(MediaList {
        next: ids.last().filter(|_| has_more).and_then(|id| Cursor::parse(&id.to_string()).ok()),
        items: files.iter().map(row).collect::<Result<_, _>>()?,
        used_bytes: repo::used(db, Room::Library(institution)).await?,
        most_bytes: u64::from(ctx.config.media.library_mb) * 1024 * 1024,
    })
}

/// A file of the library with what is known about it.
pub(super) async fn get(ctx: &Ctx, caller: &Instructor, id: MediaId) -> Result<MediaDetail, MediaError> {
    let db = ctx.db.reader();
    let file = repo::library_file(db, caller.institution(), id).await?.ok_or(MediaError::NotFound)?;
    let mut names = account::door::holders(db, std::iter::once(file.account_id)).await?;
    Ok(MediaDetail {
        file: view(&file)?,
        by: names.remove(&file.account_id),
        uses: repo::uses(db, id).await?,
    })
}

/// Gives a file of the library another name and words.
pub(super) async fn rename(
    ctx: &Ctx,
    caller: &Instructor,
    id: MediaId,
    edit: &MediaEdit,
) -> Result<MediaDetail, MediaError> {
    let (now, institution) = (ctx.clock.now(), caller.institution());
    let tx = ctx.db.begin().await?;
    let file = repo::library_file(&tx, institution, id).await?.ok_or(MediaError::NotFound)?;
    let ending = file.name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let name = with_ending(edit.name.as_str(), &ending.to_ascii_lowercase());
    repo::rename(&tx, institution, id, (&name, edit.alt.as_str())).await?;
    let what = ("rename media", serde_json::json!({ "from": file.name, "to": name }));
    repo::audit(&tx, ctx.ids.uuid(now), (caller.account(), now), id, what).await?;
    tx.commit().await?;
    get(ctx, caller, id).await
}

/// Removes a file unless it is used. Its content goes later, when no other row names it.
pub(super) async fn remove(ctx: &Ctx, caller: &SignedIn, id: MediaId) -> Result<(), MediaError> {
    let (now, identity) = (ctx.clock.now(), caller.identity());
    let tx = ctx.db.begin().await?;
    let file = repo::seen_file(&tx, (identity.account, identity.institution), id)
        .await?
        .ok_or(MediaError::NotFound)?;
    let is_library = file.purpose == Purpose::Library.code();
    if is_library && !identity.has(Role::Instructor) {
        return Err(MediaError::NotFound);
    }
    if !repo::remove(&tx, id).await? {
        return Err(MediaError::Used);
    }
    if is_library {
        let what = ("remove media", serde_json::json!({ "name": file.name }));
        repo::audit(&tx, ctx.ids.uuid(now), (identity.account, now), id, what).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The content of a file.
pub(super) async fn download(ctx: &Ctx, caller: &SignedIn, id: MediaId) -> Result<Download, MediaError> {
    let identity = caller.identity();
    let whose = (identity.account, identity.institution);
    let file = repo::seen_file(ctx.db.reader(), whose, id).await?.ok_or(MediaError::NotFound)?;
    sent(ctx, &file).await
}

/// A file as it is sent: shown where a browser does, and otherwise to be kept.
pub(super) async fn sent(ctx: &Ctx, file: &MediaFile) -> Result<Download, MediaError> {
    let path = ctx.media.store.locate(&file.hash).await?.ok_or(MediaError::NotFound)?;
    let is_kept = MediaKind::from_code(&file.kind) == Some(MediaKind::Document);
    Ok(Download::File { path, media_type: file.media_type.clone(), name: is_kept.then(|| file.name.clone()) })
}
