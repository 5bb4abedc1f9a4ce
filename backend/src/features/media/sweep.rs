//! What time passing asks for: uploads that were left, answers' files that no answer has, packages, content that no row names.
//!
//! **Invariant:** rows go first, content after them; content that anybody has kept within two days stays.

use chrono::{DateTime, Duration, Utc};
use shared::id::UploadId;
use tokio::task::spawn_blocking;

use super::error::MediaError;
use super::repo;
use crate::ctx::Ctx;
use crate::ports::FileFault;

/// An upload that nobody goes on with.
const UPLOAD: Duration = Duration::hours(24);
/// A file that was taken in for an answer and is in none, and a package.
const UNUSED: Duration = Duration::days(7);
/// Content, and files on their way, that no row names.
const CONTENT: Duration = Duration::days(2);

/// Removes what nobody will miss; says how many files.
pub(super) async fn sweep(ctx: &Ctx) -> Result<u64, MediaError> {
    let now = ctx.clock.now();
    let tx = ctx.db.begin().await?;
    let left = repo::end_idle(&tx, now - UPLOAD).await?;
    let unused = repo::remove_unused(&tx, now - UNUSED).await?;
    tx.commit().await?;
    let mut count = unused.saturating_add(u64::try_from(left.len()).unwrap_or_default());
    let parts = ctx.media.parts.clone();
    let idle = spawn_blocking(move || {
        for id in left {
            parts.remove(id.0)?;
        }
        parts.idle_since(now - CONTENT)
    });
    let idle = idle.await??;
    let known = repo::on_their_way(ctx.db.reader(), &idle).await?;
    let parts = ctx.media.parts.clone();
    let gone: Vec<_> = idle.into_iter().filter(|id| !known.contains(id)).collect();
    count = count.saturating_add(u64::try_from(gone.len()).unwrap_or_default());
    spawn_blocking(move || gone.into_iter().try_for_each(|id| parts.remove(id))).await??;
    Ok(count.saturating_add(content(ctx).await?))
}

/// Removes the content and the uploads of rows that have been removed, unless another row names it or somebody has kept it
/// since; says how many files.
pub(super) async fn forget(
    ctx: &Ctx,
    hashes: Vec<String>,
    uploads: Vec<UploadId>,
    before: DateTime<Utc>,
) -> Result<u64, MediaError> {
    let named = repo::named(ctx.db.reader(), &hashes).await?;
    let (store, parts) = (ctx.media.store.clone(), ctx.media.parts.clone());
    let gone = spawn_blocking(move || {
        uploads.into_iter().try_for_each(|id| parts.remove(id.0))?;
        let unnamed = hashes.iter().filter(|hash| !named.contains(hash));
        unnamed.map(|hash| store.remove_gone(hash, before).map(u64::from)).sum::<Result<u64, FileFault>>()
    });
    Ok(gone.await??)
}

/// Removes content that no row names.
async fn content(ctx: &Ctx) -> Result<u64, MediaError> {
    let before = ctx.clock.now() - CONTENT;
    let store = ctx.media.store.clone();
    let idle = spawn_blocking(move || store.idle_since(before)).await??;
    let named = repo::named(ctx.db.reader(), &idle).await?;
    let mut count = 0_u64;
    for hash in idle.into_iter().filter(|hash| !named.contains(hash)) {
        let store = ctx.media.store.clone();
        count =
            count.saturating_add(u64::from(spawn_blocking(move || store.remove_idle(&hash, before)).await??));
    }
    Ok(count)
}
