//! The story of each operation on packages: read, taken into the studio, sent.

use std::collections::BTreeMap;
use std::io::Cursor;

use course_folder::Files;
use shared::access::Instructor;
use shared::api::draft::{DraftStarted, DraftView};
use shared::api::package::{OfTextForDraft, PackageReport, TextReport, TextTake};
use shared::id::{CourseId, DraftId, MediaId};
use tokio::task::spawn_blocking;

use super::error::PackageError;
use super::read::{self, ReadPackage};
use crate::ctx::Ctx;
use crate::features::draft::door::{KeptFile, NewModule};
use crate::features::media::door::Found;
use crate::features::{course, draft, media};
use crate::http::stream::Download;

/// A file that the caller sent as a package or a text.
async fn find(ctx: &Ctx, caller: &Instructor, id: MediaId) -> Result<Found, PackageError> {
    let found = media::door::owned_by(ctx.db.reader(), caller.account(), &[id]).await?;
    found.into_iter().find(Found::is_package).ok_or(PackageError::NotFound)
}

async fn package(ctx: &Ctx, found: &Found) -> Result<ReadPackage, PackageError> {
    media::door::read(ctx, found, read::package).await?
}

async fn text(ctx: &Ctx, found: &Found) -> Result<::package::text::Text, PackageError> {
    let name = found.view.name.clone();
    media::door::read(ctx, found, move |file| read::text(file, &name)).await?
}

/// What a package would become.
pub(super) async fn read_package(
    ctx: &Ctx,
    caller: &Instructor,
    id: MediaId,
) -> Result<PackageReport, PackageError> {
    let found = find(ctx, caller, id).await?;
    Ok(package(ctx, &found).await?.report(found.view.name))
}

/// What a text would become.
pub(super) async fn read_text(
    ctx: &Ctx,
    caller: &Instructor,
    id: MediaId,
) -> Result<TextReport, PackageError> {
    let found = find(ctx, caller, id).await?;
    let text = text(ctx, &found).await?;
    Ok(read::text_report(found.view.name, text, draft::door::reading_minutes))
}

/// Makes a draft of a package.
pub(super) async fn take_package(
    ctx: &Ctx,
    caller: &Instructor,
    id: MediaId,
) -> Result<DraftStarted, PackageError> {
    let found = find(ctx, caller, id).await?;
    let mut course = package(ctx, &found).await?.course()?;
    let files = keep(ctx, std::mem::take(&mut course.assets)).await?;
    Ok(DraftStarted { draft: draft::door::start_of(ctx, caller, &course, &files).await? })
}

/// Takes a text into a draft.
pub(super) async fn take_text(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfTextForDraft,
    take: &TextTake,
) -> Result<DraftView, PackageError> {
    draft::door::may_write(ctx, caller, of.draft).await?;
    let found = find(ctx, caller, of.media).await?;
    let text = text(ctx, &found).await?;
    let files = keep(ctx, text.files).await?;
    let module = |module: ::package::text::Module| NewModule {
        title: module.title,
        units: module.units.into_iter().map(|unit| (unit.title, unit.markdown)).collect(),
    };
    let modules = text.modules.into_iter().map(module).collect();
    let seen = (of.draft, take.rev);
    Ok(draft::door::append(ctx, caller, seen, &take.place, (modules, &files)).await?)
}

/// Keeps content before any row names it.
async fn keep(ctx: &Ctx, files: BTreeMap<String, Vec<u8>>) -> Result<Vec<KeptFile>, PackageError> {
    let store = ctx.files.clone();
    let keep = move |(name, bytes): (String, Vec<u8>)| {
        let size_bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(KeptFile { hash: store.keep(&bytes)?, name, size_bytes })
    };
    let work = move || files.into_iter().map(keep).collect::<Result<Vec<_>, crate::ports::FileFault>>();
    Ok(spawn_blocking(work).await.map_err(|_cut_off| PackageError::Unmade)??)
}

/// A draft as a package.
pub(super) async fn download_draft(
    ctx: &Ctx,
    caller: &Instructor,
    id: DraftId,
) -> Result<Download, PackageError> {
    let folder = draft::door::folder(ctx, caller, id, ::package::limits::UNPACKED_MAX).await?;
    let (slug, files) = folder.ok_or(PackageError::TooLarge)?;
    packed(slug.as_str(), files).await
}

/// The published version of a course as a package.
pub(super) async fn download_course(
    ctx: &Ctx,
    caller: &Instructor,
    id: CourseId,
) -> Result<Download, PackageError> {
    let of = (caller.institution(), id);
    let folder = course::door::published_folder(ctx, of, ::package::limits::UNPACKED_MAX).await?;
    let (slug, files) = folder.ok_or(PackageError::NotFound)?.map_err(|_bytes| PackageError::TooLarge)?;
    packed(&slug, files).await
}

async fn packed(slug: &str, files: Files) -> Result<Download, PackageError> {
    let work = spawn_blocking(move || ::package::pack(&files, Cursor::new(Vec::new())));
    let made = work.await.map_err(|_cut_off| PackageError::Unmade)?;
    let body = made.map_err(|_fault| PackageError::Unmade)?.into_inner();
    Ok(Download::Bytes { body, media_type: "application/zip", name: format!("{slug}.zip") })
}
