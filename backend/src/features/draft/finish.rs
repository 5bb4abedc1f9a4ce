//! The end of a draft: checked, and made a version of its course.

use std::collections::BTreeMap;

use shared::access::Instructor;
use shared::api::draft::{DraftFindings, DraftFinished};
use shared::api::review::DraftState;
use shared::id::DraftId;

use super::error::DraftError;
use super::node::Tree;
use super::repo::{self, Draft, Part};
use super::{check, compile, file, service};
use crate::ctx::Ctx;
use crate::features::course;
use crate::ports::{FileFault, Files};

/// Bytes of a file that tell what it is; pictures are mostly shorter.
const HEAD_BYTES: u64 = 512 * 1024;

/// Checks a draft as its publication would.
pub(super) async fn findings(ctx: &Ctx, draft: &Draft) -> Result<DraftFindings, DraftError> {
    let db = ctx.db.reader();
    let tree = Tree::new(repo::nodes(db, draft.id, Part::Whole).await?);
    let kept = repo::files(db, draft.id).await?;
    let (rev, facts, store) = (draft.rev, draft.facts.clone(), ctx.files.clone());
    let hosts = ctx.config.embed.hosts.clone();
    let work = move || {
        let files = kept
            .into_iter()
            .filter_map(|(name, hash)| Some((name, store.head(&hash, HEAD_BYTES).ok()?)))
            .collect();
        let compiled = compile::course(&facts, &tree, &files);
        (check::findings(&tree, &compiled, &hosts), compiled.course.required_minutes())
    };
    let done = tokio::task::spawn_blocking(work).await;
    let (items, minutes) = done.map_err(|_ignored| DraftError::Faulty(String::new()))?;
    Ok(DraftFindings { rev, items, minutes })
}

/// Makes a draft a version, and ends it.
pub(super) async fn finish(
    ctx: &Ctx,
    caller: &Instructor,
    id: DraftId,
    seen: u32,
) -> Result<DraftFinished, DraftError> {
    let db = ctx.db.reader();
    let draft = service::find(db, caller, id).await?;
    // Before anything is made: an approved draft is published by its own step.
    service::may_write(db, caller, &draft).await?;
    if draft.state == DraftState::Template {
        return Err(DraftError::Template);
    }
    if course::door::is_four_eyes(db, draft.institution).await? {
        return Err(DraftError::Refused);
    }
    let made = make(ctx, caller, &draft, seen).await?;
    let changed = service::now(ctx, caller);
    let tx = ctx.db.begin().await?;
    // Whoever wrote in the meantime has a draft still; the version is there all the same.
    service::hold(&tx, caller, id, Some(seen), changed).await?;
    file::hand_over(&tx, &draft).await?;
    repo::end(&tx, id, Some(made.version), changed.1).await?;
    repo::audit(&tx, ctx.ids.uuid(changed.1), changed, id, "make version of draft").await?;
    tx.commit().await?;
    Ok(made)
}

/// Makes a version of a draft, which nobody sees yet.
pub(super) async fn make(
    ctx: &Ctx,
    caller: &Instructor,
    draft: &Draft,
    seen: u32,
) -> Result<DraftFinished, DraftError> {
    let db = ctx.db.reader();
    if draft.rev != seen {
        return Err(DraftError::Revised);
    }
    if draft.course.is_none() && course::door::is_slug_taken(db, &draft.facts.slug).await? {
        return Err(DraftError::SlugTaken);
    }
    let tree = Tree::new(repo::nodes(db, draft.id, Part::Whole).await?);
    let kept = repo::files(db, draft.id).await?;
    let read = |store: &Files| {
        kept.into_iter()
            .map(|(name, hash)| Ok((name, store.read(&hash)?)))
            .collect::<Result<BTreeMap<_, _>, _>>()
    };
    let files =
        ctx.files.apart(read).await.map_err(|fault: FileFault| course::door::CourseError::from(fault))?;
    let compiled = compile::course(&draft.facts, &tree, &files);
    let folder = course_folder::write(&compiled.course);
    let slug = draft.facts.slug.clone();
    // What somebody else has approved is not one person's any more.
    let made_by = (draft.state != DraftState::Approved).then(|| caller.account());
    let imported = course::door::import_for(ctx, draft.institution, slug.as_str(), &folder, made_by).await?;
    let number = u32::try_from(imported.number).unwrap_or_default();
    Ok(DraftFinished { version: imported.version, slug, number })
}
