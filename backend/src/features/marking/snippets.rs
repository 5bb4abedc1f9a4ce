//! The story of a marker's own comments.

use shared::access::Instructor;
use shared::api::marking::{COMMENT_LETTERS, SNIPPETS_MAX, Snippet, SnippetDraft, Snippets};
use shared::id::SnippetId;
use shared::problem::Phrase;

use super::error::MarkingError;
use super::repo;
use crate::ctx::Ctx;
use crate::db::is_duplicate;

/// The caller's comments.
pub(super) async fn list(ctx: &Ctx, caller: &Instructor) -> Result<Snippets, MarkingError> {
    Ok(Snippets { items: repo::snippets(ctx.db.reader(), caller.account()).await? })
}

/// Keeps a comment; the same words again are the one that is there.
pub(super) async fn create(
    ctx: &Ctx,
    caller: &Instructor,
    draft: &SnippetDraft,
) -> Result<Snippet, MarkingError> {
    let words = draft.words.trim();
    if words.is_empty() || words.chars().count() > COMMENT_LETTERS {
        return Err(MarkingError::Invalid(
            "/words",
            Phrase::new(
                "Tulis catatan, paling panjang 2.000 huruf.",
                "Write a comment of at most 2,000 letters.",
            ),
        ));
    }
    let now = ctx.clock.now();
    let snippet = Snippet { id: SnippetId(ctx.ids.uuid(now)), words: words.to_owned() };
    let tx = ctx.db.begin().await?;
    let kept = repo::snippets(&tx, caller.account()).await?;
    if let Some(same) = kept.iter().find(|one| one.words == snippet.words) {
        return Ok(same.clone());
    }
    if kept.len() >= SNIPPETS_MAX {
        return Err(MarkingError::TooManySnippets);
    }
    match repo::add_snippet(&tx, caller.account(), &snippet, now).await {
        Ok(()) => tx.commit().await?,
        Err(error) if is_duplicate(&error) => {
            // Kept at the same moment from another tab.
            tx.rollback().await?;
            let kept = repo::snippets(ctx.db.reader(), caller.account()).await?;
            return kept.into_iter().find(|one| one.words == snippet.words).ok_or(MarkingError::NotFound);
        }
        Err(error) => return Err(error.into()),
    }
    Ok(snippet)
}

/// Forgets a comment.
pub(super) async fn delete(ctx: &Ctx, caller: &Instructor, id: SnippetId) -> Result<(), MarkingError> {
    let tx = ctx.db.begin().await?;
    if !repo::remove_snippet(&tx, caller.account(), id).await? {
        return Err(MarkingError::NotFound);
    }
    tx.commit().await?;
    Ok(())
}
