//! The story of a file on its way: begun, come in parts, checked, and taken in or given up.

use chrono::{DateTime, Duration, Utc};
use media::{Form, Kind, Refusal, Taken, Use};
use shared::access::{Role, SignedIn};
use shared::api::media::{MediaKind, MediaView, NewUpload, OfPart, PART_BYTES_MAX, Purpose, UploadView};
use shared::id::{AccountId, InstitutionId, MediaId, UploadId};
use tokio::task::spawn_blocking;

use super::error::MediaError;
use super::repo::{self, MediaFile, Room, Upload, large, size};
use super::service::view;
use crate::ctx::Ctx;
use crate::ports::Files;

const MIB: u64 = 1024 * 1024;

/// A file that nobody has gone on with for so long makes room for another one of its account.
fn patience() -> Duration {
    Duration::hours(1)
}

fn shown(upload: &Upload) -> UploadView {
    UploadView {
        id: upload.id,
        name: upload.name.clone(),
        size_bytes: size(upload.size_bytes),
        received_bytes: size(upload.received_bytes),
        part_bytes_max: u64::try_from(PART_BYTES_MAX).unwrap_or(u64::MAX),
    }
}

const fn use_of(purpose: Purpose) -> Use {
    match purpose {
        Purpose::Answer => Use::Answer,
        Purpose::Library => Use::Library,
        Purpose::Package => Use::Package,
    }
}

/// Begins a file, or goes on with the one that the sender has begun before.
pub(super) async fn begin(ctx: &Ctx, caller: &SignedIn, new: &NewUpload) -> Result<UploadView, MediaError> {
    let identity = caller.identity();
    if new.purpose.is_authoring() && !identity.has(Role::Instructor) {
        return Err(MediaError::NotInstructor);
    }
    let form = Form::of_name(new.name.as_str(), use_of(new.purpose)).ok_or(match new.purpose {
        Purpose::Package => MediaError::NotPackage,
        Purpose::Answer | Purpose::Library => Refusal::UnknownEnding.into(),
    })?;
    if new.size_bytes == 0 {
        return Err(Refusal::Empty.into());
    }
    if new.size_bytes > form.bytes_max() {
        return Err(Refusal::TooLarge { most: form.bytes_max() }.into());
    }
    let now = ctx.clock.now();
    let tx = ctx.db.begin().await?;
    let open = repo::uploads_of(&tx, identity.account).await?;
    let same = open.iter().find(|upload| is_same(upload, new));
    if let Some(same) = same {
        return Ok(shown(&settled(ctx, same.clone()).await?));
    }
    let most = ctx.config.media.open_uploads;
    let (idle, busy): (Vec<&Upload>, Vec<&Upload>) =
        open.iter().partition(|upload| upload.touched_at < now - patience());
    if busy.len() >= most {
        return Err(MediaError::TooMany);
    }
    let excess = (open.len() + 1).saturating_sub(most);
    let dropped: Vec<UploadId> = idle.into_iter().take(excess).map(|upload| upload.id).collect();
    repo::end_uploads(&tx, identity.account, &dropped).await?;
    let (room, most_mb) = match new.purpose {
        Purpose::Answer => (Room::Answers(identity.account), ctx.config.media.answers_mb),
        Purpose::Library => (Room::Library(identity.institution), ctx.config.media.library_mb),
        Purpose::Package => (Room::Packages(identity.institution), ctx.config.media.library_mb),
    };
    let taken = repo::used(&tx, room).await?.saturating_add(repo::coming(&tx, room).await?);
    if taken.saturating_add(new.size_bytes) > u64::from(most_mb) * MIB {
        return Err(MediaError::Quota { most_mb });
    }
    let upload = Upload {
        id: UploadId(ctx.ids.uuid(now)),
        institution_id: identity.institution,
        account_id: identity.account,
        name: new.name.as_str().to_owned(),
        size_bytes: large(new.size_bytes),
        modified_ms: large(new.modified_ms),
        received_bytes: 0,
        purpose: new.purpose.code().to_owned(),
        created_at: now,
        touched_at: now,
    };
    repo::add_upload(&tx, upload.clone()).await?;
    tx.commit().await?;
    for id in dropped {
        forget(ctx, id).await?;
    }
    Ok(shown(&upload))
}

fn is_same(upload: &Upload, new: &NewUpload) -> bool {
    upload.name == new.name.as_str()
        && upload.size_bytes == large(new.size_bytes)
        && upload.modified_ms == large(new.modified_ms)
        && upload.purpose == new.purpose.code()
}

/// An upload of the caller's, no further than its file has come.
async fn find(ctx: &Ctx, caller: &SignedIn, id: UploadId) -> Result<Option<Upload>, MediaError> {
    match repo::upload(ctx.db.reader(), caller.identity().account, id).await? {
        Some(upload) => settled(ctx, upload).await.map(Some),
        None => Ok(None),
    }
}

/// A file is only shorter than its row says where somebody took it away: it is sent again from there.
async fn settled(ctx: &Ctx, mut upload: Upload) -> Result<Upload, MediaError> {
    let parts = ctx.media.parts.clone();
    let (id, wanted) = (upload.id.0, size(upload.received_bytes));
    let length = spawn_blocking(move || parts.length(id, wanted)).await??;
    upload.received_bytes = upload.received_bytes.min(large(length));
    Ok(upload)
}

/// How far a file has come.
pub(super) async fn get(ctx: &Ctx, caller: &SignedIn, id: UploadId) -> Result<UploadView, MediaError> {
    Ok(shown(&find(ctx, caller, id).await?.ok_or(MediaError::NotFound)?))
}

/// Keeps a part.
pub(super) async fn put_part(
    ctx: &Ctx,
    caller: &SignedIn,
    of: &OfPart,
    bytes: impl AsRef<[u8]> + Send + 'static,
) -> Result<UploadView, MediaError> {
    let _alone = ctx.media.alone(of.upload).await;
    let account = caller.identity().account;
    let row = repo::upload(ctx.db.reader(), account, of.upload).await?.ok_or(MediaError::NotFound)?;
    let stated = size(row.received_bytes);
    let mut upload = settled(ctx, row).await?;
    let received = size(upload.received_bytes);
    let end = of.offset.saturating_add(length(bytes.as_ref()));
    if of.offset > received || end > size(upload.size_bytes) {
        return Err(MediaError::Elsewhere { received });
    }
    let (parts, id, offset) = (ctx.media.parts.clone(), of.upload.0, of.offset);
    if offset < received {
        let is_again =
            end <= received && spawn_blocking(move || parts.has(id, offset, bytes.as_ref())).await??;
        return if is_again { Ok(shown(&upload)) } else { Err(MediaError::Elsewhere { received }) };
    }
    spawn_blocking(move || parts.append(id, offset, bytes.as_ref())).await??;
    let tx = ctx.db.begin().await?;
    if !repo::advance(&tx, of.upload, (stated, end), ctx.clock.now()).await? {
        return Err(MediaError::Elsewhere { received });
    }
    tx.commit().await?;
    upload.received_bytes = large(end);
    Ok(shown(&upload))
}

/// Gives a file up.
pub(super) async fn cancel(ctx: &Ctx, caller: &SignedIn, id: UploadId) -> Result<(), MediaError> {
    let _alone = ctx.media.alone(id).await;
    let tx = ctx.db.begin().await?;
    if repo::end_uploads(&tx, caller.identity().account, &[id]).await? == 0 {
        return Err(MediaError::NotFound);
    }
    tx.commit().await?;
    forget(ctx, id).await
}

/// Removes what has come of a file.
async fn forget(ctx: &Ctx, id: UploadId) -> Result<(), MediaError> {
    let parts = ctx.media.parts.clone();
    Ok(spawn_blocking(move || parts.remove(id.0)).await??)
}

/// Checks a file that has come whole and takes it in. Asked once more, it tells what it was taken in as.
pub(super) async fn finish(ctx: &Ctx, caller: &SignedIn, id: UploadId) -> Result<MediaView, MediaError> {
    let _alone = ctx.media.alone(id).await;
    let identity = caller.identity();
    let Some(upload) = find(ctx, caller, id).await? else {
        let taken = repo::own_file(ctx.db.reader(), identity.account, MediaId(id.0)).await?;
        return view(&taken.ok_or(MediaError::NotFound)?);
    };
    if upload.received_bytes < upload.size_bytes {
        return Err(MediaError::Unfinished);
    }
    let purpose = Purpose::from_code(&upload.purpose)
        .ok_or_else(|| sea_orm::DbErr::Type(format!("unknown purpose of an upload: {}", upload.purpose)))?;
    if purpose.is_authoring() && !identity.has(Role::Instructor) {
        return Err(MediaError::NotInstructor);
    }
    match keep(ctx, &upload, purpose).await {
        Ok(file) => {
            let tx = ctx.db.begin().await?;
            repo::end_uploads(&tx, identity.account, &[id]).await?;
            repo::add_file(&tx, file.clone()).await?;
            if purpose == Purpose::Library {
                let what = ("add media", serde_json::json!({ "name": file.name }));
                let who = (identity.account, file.created_at);
                repo::audit(&tx, ctx.ids.uuid(file.created_at), who, file.id, what).await?;
            }
            tx.commit().await?;
            forget(ctx, id).await?;
            view(&file)
        }
        Err(MediaError::Refused(refusal)) => {
            tracing::info!(refusal = %refusal, "file refused");
            let tx = ctx.db.begin().await?;
            repo::end_uploads(&tx, identity.account, &[id]).await?;
            tx.commit().await?;
            forget(ctx, id).await?;
            Err(refusal.into())
        }
        Err(other) => Err(other),
    }
}

/// Checks a file and keeps its content; the row says what it is.
async fn keep(ctx: &Ctx, upload: &Upload, purpose: Purpose) -> Result<MediaFile, MediaError> {
    let Ok(_room) = ctx.media.checking.acquire().await else { return Err(MediaError::Unfinished) };
    let (store, path) = (ctx.media.store.clone(), ctx.media.parts.path(upload.id.0));
    let name = upload.name.clone();
    let kept = spawn_blocking(move || {
        let mut file = std::fs::File::open(&path).map_err(media::Fault::Io)?;
        let mut taken = media::take(&name, use_of(purpose), &mut file)?;
        let content = taken.content.take();
        let hash = match &content {
            Some(content) => store.keep(content)?,
            None => store.keep_file(&path)?,
        };
        let size =
            content.map_or(file.metadata().map_err(media::Fault::Io)?.len(), |content| length(&content));
        Ok::<_, MediaError>(Kept { taken, hash, size })
    });
    let whose = Whose {
        id: MediaId(upload.id.0),
        institution: upload.institution_id,
        account: upload.account_id,
        purpose,
        now: ctx.clock.now(),
    };
    Ok(row(&whose, &upload.name, kept.await??))
}

fn length(content: &[u8]) -> u64 {
    u64::try_from(content.len()).unwrap_or(u64::MAX)
}

/// What was kept of a file.
pub(super) struct Kept {
    taken: Taken,
    hash: String,
    size: u64,
}

/// Whose file it is.
pub(super) struct Whose {
    pub(super) id: MediaId,
    pub(super) institution: InstitutionId,
    pub(super) account: AccountId,
    pub(super) purpose: Purpose,
    pub(super) now: DateTime<Utc>,
}

/// Checks content that the program itself brings, and keeps it.
pub(super) async fn keep_bytes(
    ctx: &Ctx,
    whose: &Whose,
    name: &str,
    bytes: Vec<u8>,
) -> Result<MediaFile, MediaError> {
    let (own, purpose) = (name.to_owned(), use_of(whose.purpose));
    let work = move |store: &Files| {
        let mut taken = media::take(&own, purpose, &mut std::io::Cursor::new(&bytes))?;
        let content = taken.content.take().unwrap_or(bytes);
        Ok::<_, MediaError>(Kept { hash: store.keep(&content)?, size: length(&content), taken })
    };
    Ok(row(whose, name, ctx.media.store.apart(work).await?))
}

fn row(whose: &Whose, name: &str, kept: Kept) -> MediaFile {
    let Kept { taken, hash, size } = kept;
    let small = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    let name = named(name, &taken);
    MediaFile {
        id: whose.id,
        institution_id: whose.institution,
        account_id: whose.account,
        purpose: whose.purpose.code().to_owned(),
        hash,
        words: repo::words(&name, ""),
        name,
        kind: kind_of(taken.form.kind()).code().to_owned(),
        media_type: taken.form.media_type().to_owned(),
        size_bytes: large(size),
        width: taken.size.map(|size| small(size.0)),
        height: taken.size.map(|size| small(size.1)),
        seconds: taken.seconds.map(small),
        alt: String::new(),
        created_at: whose.now,
    }
}

/// The name with the ending of what the file has become.
fn named(name: &str, taken: &Taken) -> String {
    with_ending(name, taken.form.ending())
}

/// A name that ends as it should.
pub(super) fn with_ending(name: &str, ending: &str) -> String {
    let is_good = |other: &str| other == ending || (ending == "jpg" && other == "jpeg");
    match name.rsplit_once('.') {
        Some((_, other)) if is_good(&other.to_ascii_lowercase()) => name.to_owned(),
        Some((stem, other)) if !stem.is_empty() && other.len() <= 4 && !other.contains(' ') => {
            format!("{stem}.{ending}")
        }
        _ => format!("{name}.{ending}"),
    }
}

const fn kind_of(kind: Kind) -> MediaKind {
    match kind {
        Kind::Image => MediaKind::Image,
        Kind::Video => MediaKind::Video,
        Kind::Audio => MediaKind::Audio,
        Kind::Captions => MediaKind::Captions,
        Kind::Document => MediaKind::Document,
        Kind::Text => MediaKind::Text,
    }
}
