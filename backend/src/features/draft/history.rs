//! Taking changes back, and doing them again.
//!
//! **Invariant:** a change is taken back whole, and only where everything it changed is still as it left it.

use shared::access::Instructor;
use shared::api::draft::{DraftDeed, DraftView, OfDraftChange};
use shared::id::{AccountId, DraftChangeId};

use super::error::DraftError;
use super::node::{Image, Node, Tree};
use super::repo::{self, Change, Draft, Images, Part};
use super::service;
use crate::ctx::Ctx;

/// The caller's next change to be taken back, and the one to be done again; `changes` come newest first.
pub(super) fn next(changes: &[Change], caller: AccountId) -> (Option<&Change>, Option<&Change>) {
    let own = || changes.iter().filter(|change| change.changed.0 == caller);
    let undo = own().find(|change| change.undoes.is_none() && !change.is_undone);
    // Once something else was done, what was taken back stays so.
    let redo = own().take_while(|change| change.undoes.is_some()).find(|change| !change.is_undone);
    (undo, redo)
}

/// Takes a change back; of an undo, what it took back is done again.
pub(super) async fn undo(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfDraftChange,
) -> Result<DraftView, DraftError> {
    let by = service::now(ctx, caller);
    let tx = ctx.db.begin().await?;
    let draft = service::find(&tx, caller, of.draft).await?;
    let draft = service::hold(&tx, caller, of.draft, Some(draft.rev), by).await?;
    let changes = repo::changes(&tx, of.draft).await?;
    let change = changes.iter().find(|one| one.id == of.change).ok_or(DraftError::NotFound)?;
    if change.is_undone {
        return Err(DraftError::ChangedSince);
    }
    let images = repo::images(&tx, of.draft, of.change).await?.ok_or(DraftError::NotFound)?;
    let mut tree = Tree::new(repo::nodes(&tx, of.draft, Part::Whole).await?);
    back(&mut tree, &images.nodes)?;
    let mut facts = draft.facts.clone();
    if let Some((before, after)) = images.facts {
        if facts != after {
            return Err(DraftError::ChangedSince);
        }
        repo::set_facts(&tx, of.draft, &before).await?;
        facts = before;
    }
    let made = Images {
        nodes: tree.images(),
        facts: (facts != draft.facts).then(|| (draft.facts.clone(), facts.clone())),
    };
    repo::write(&tx, of.draft, &made.nodes).await?;
    repo::mark(&tx, change.id, true).await?;
    if let Some(again) = change.undoes {
        repo::mark(&tx, again, false).await?;
    }
    let noted = Change {
        id: DraftChangeId(ctx.ids.uuid(by.1)),
        no: changes.first().map_or(0, |change| change.no).saturating_add(1),
        changed: by,
        deed: DraftDeed::Undo,
        object: change.object.clone(),
        undoes: Some(change.id),
        // What was done again can be taken back as itself.
        is_undone: change.undoes.is_some(),
    };
    repo::note(&tx, of.draft, &noted, &made).await?;
    let shown = service::shown(&tx, caller, Draft { facts, ..draft }).await?;
    tx.commit().await?;
    Ok(shown)
}

/// Puts nodes back as they were.
fn back(tree: &mut Tree, images: &[Image]) -> Result<(), DraftError> {
    let is_left = |image: &Image| match (tree.get(image.id), &image.after) {
        _ if image.is_touch() => true,
        (Some(now), Some(after)) => now.is_as(after),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    };
    if !images.iter().all(is_left) {
        return Err(DraftError::ChangedSince);
    }
    for image in images {
        match &image.before {
            Some(_) if image.is_touch() => tree.touch(image.id),
            Some(before) => tree.put(before.clone()),
            // Below what was added there may be more by now.
            None if tree.children(Some(image.id)).iter().all(|child| is_among(images, child)) => {
                tree.remove(image.id);
            }
            None => return Err(DraftError::ChangedSince),
        }
    }
    if tree.is_whole() { Ok(()) } else { Err(DraftError::ChangedSince) }
}

fn is_among(images: &[Image], node: &Node) -> bool {
    images.iter().any(|image| image.id == node.id && image.before.is_none())
}
