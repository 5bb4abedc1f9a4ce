//! Files of a draft: taken from the library, and listed for those who choose one.
//!
//! **Invariant:** a file of a draft is a copy: what happens to the library later changes nothing of it; a name stands for the
//! same content as long as the draft lives.

use std::collections::BTreeMap;

use sea_orm::DatabaseTransaction;
use shared::access::Instructor;
use shared::api::draft::{DraftFileNew, DraftFileView, DraftFiles, FILES_MAX};
use shared::api::media::{MediaKind, MediaView};
use shared::id::DraftId;
use shared::problem::{Fault, Phrase};

use super::error::DraftError;
use super::{repo, service};
use crate::ctx::Ctx;
use crate::features::course;
use crate::features::media::{self, door::Place};

/// The files of a draft.
pub(super) async fn list(ctx: &Ctx, caller: &Instructor, id: DraftId) -> Result<DraftFiles, DraftError> {
    let db = ctx.db.reader();
    service::find(db, caller, id).await?;
    let files = repo::files(db, id).await?;
    let sizes = course::door::sizes(db, files.values().cloned()).await?;
    let row = |(name, hash): (&String, &String)| {
        let address = course::door::address(hash, name);
        let size_bytes = sizes.get(hash).copied().unwrap_or(0);
        DraftFileView {
            name: name.clone(),
            kind: kind(name),
            address,
            size_bytes,
            alt: String::new(),
            seconds: None,
        }
    };
    Ok(DraftFiles { items: files.iter().map(row).collect() })
}

/// Takes a file of the library into a draft.
pub(super) async fn add(
    ctx: &Ctx,
    caller: &Instructor,
    id: DraftId,
    new: DraftFileNew,
) -> Result<DraftFileView, DraftError> {
    let db = ctx.db.reader();
    let draft = service::find(db, caller, id).await?;
    service::may_write(db, caller, &draft).await?;
    let found = media::door::file(db, caller.institution(), new.media).await?;
    let found = found.filter(media::door::Found::is_library).ok_or(DraftError::NotFound)?;
    // Content first: a row never names what is not on disk.
    let hash = media::door::copy(ctx, &found, ctx.files.clone()).await?;
    let changed = service::now(ctx, caller);
    let tx = ctx.db.begin().await?;
    service::hold(&tx, caller, id, None, changed).await?;
    let name = named(&tx, id, &found.view, &hash).await?;
    let asset = (hash.as_str(), name.as_str(), found.view.size_bytes);
    course::door::keep_assets(&tx, std::iter::once(asset), changed.1).await?;
    repo::add_files(&tx, id, std::iter::once((name.as_str(), hash.as_str()))).await?;
    media::door::bind_one(&tx, &place(&draft), new.media).await?;
    tx.commit().await?;
    let address = course::door::address(&hash, &name);
    let MediaView { size_bytes, alt, seconds, .. } = found.view;
    Ok(DraftFileView { kind: kind(&name), name, address, size_bytes, alt, seconds })
}

/// The name that content has in a draft, or a new one that no other content has.
async fn named(
    tx: &DatabaseTransaction,
    id: DraftId,
    file: &MediaView,
    hash: &str,
) -> Result<String, DraftError> {
    let files = repo::files(tx, id).await?;
    if let Some((known, _)) = files.iter().find(|(_, other)| *other == hash) {
        return Ok(known.clone());
    }
    if files.len() >= FILES_MAX {
        let detail =
            Phrase::new("Satu draf memuat paling banyak 500 berkas.", "A draft has at most 500 files.");
        return Err(DraftError::Invalid(vec![Fault { pointer: "/media".to_owned(), detail }]));
    }
    Ok(fresh_name(&files, file))
}

/// A name that no file has, from what the library calls one.
fn fresh_name(files: &BTreeMap<String, String>, file: &MediaView) -> String {
    let (stem, ending) = file.name.rsplit_once('.').unwrap_or((&file.name, ""));
    let directory = if file.kind == MediaKind::Image { "images" } else { "media" };
    let (stem, ending) = (course_folder::slug_of(stem), ending.to_ascii_lowercase());
    let numbered = (2_u32..).map(|number| format!("{directory}/{stem}-{number}.{ending}"));
    let first = format!("{directory}/{stem}.{ending}");
    let mut all = std::iter::once(first.clone()).chain(numbered);
    all.find(|name| !files.contains_key(name)).unwrap_or(first)
}

/// What a file is, by its name.
fn kind(name: &str) -> Option<MediaKind> {
    match course_folder::file_kind(name)? {
        course_folder::FileKind::Image => Some(MediaKind::Image),
        course_folder::FileKind::Video => Some(MediaKind::Video),
        course_folder::FileKind::Audio => Some(MediaKind::Audio),
        course_folder::FileKind::Captions => Some(MediaKind::Captions),
        course_folder::FileKind::Document => Some(MediaKind::Document),
    }
}

/// Where the library says that a draft's files are used.
pub(super) fn place(draft: &repo::Draft) -> Place {
    Place {
        key: format!("draft/{}", draft.id.0),
        label: draft.facts.title.clone(),
        address: Some(format!("/studio/{}", draft.id.0)),
    }
}

/// Gives the library's files to the course that came of a draft.
pub(super) async fn hand_over(tx: &DatabaseTransaction, draft: &repo::Draft) -> Result<(), DraftError> {
    let slug = draft.facts.slug.as_str();
    let to = Place {
        key: format!("course/{slug}"),
        label: draft.facts.title.clone(),
        address: Some(format!("/pelatihan/{slug}")),
    };
    Ok(media::door::hand_over(tx, &place(draft).key, &to).await?)
}

/// Lets go of the library's files.
pub(super) async fn release(tx: &DatabaseTransaction, draft: &repo::Draft) -> Result<(), DraftError> {
    Ok(media::door::release(tx, &place(draft).key).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(name: &str) -> MediaView {
        serde_json::from_value(serde_json::json!({
            "id": uuid::Uuid::nil(), "name": name, "kind": "image", "media_type": "image/png", "size_bytes": 1,
            "width": null, "height": null, "seconds": null, "alt": "", "created_at": "2026-01-01T00:00:00Z",
        }))
        .expect("a file")
    }

    #[test]
    fn a_name_is_one_that_course_folders_take_and_no_other_file_has() {
        let mut files = BTreeMap::new();
        let first = fresh_name(&files, &picture("Alur Loket (baru).PNG"));
        assert_eq!(first, "images/alur-loket-baru.png");
        files.insert(first, "a".to_owned());
        assert_eq!(fresh_name(&files, &picture("alur loket baru.png")), "images/alur-loket-baru-2.png");
    }
}
