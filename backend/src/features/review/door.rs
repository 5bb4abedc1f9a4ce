//! What others ask of reviews: the demonstration, a past.

use chrono::{DateTime, Utc};
use sea_orm::{DatabaseTransaction, DbErr};
use shared::api::review::DraftStep;
use shared::id::{AccountId, DraftCommentId, DraftId, DraftUnitId};

use super::repo::{self, Comment, Taken};
use crate::ctx::Ctx;

/// A step that was taken.
#[derive(Debug, Clone)]
pub struct PastStep {
    /// The step.
    pub step: DraftStep,
    /// By whom.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
    /// Why, where that is asked for.
    pub why: Option<&'static str>,
}

/// Something that was said.
#[derive(Debug, Clone)]
pub struct PastComment {
    /// At which unit, with its title.
    pub unit: Option<(DraftUnitId, String)>,
    /// By whom.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
    /// The words.
    pub text: &'static str,
    /// Who has dealt with it.
    pub settled_by: Option<AccountId>,
}

/// Writes down how a draft was reviewed.
///
/// # Errors
/// When the database refuses.
pub async fn remember(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    draft: DraftId,
    (steps, comments): (&[PastStep], &[PastComment]),
) -> Result<(), DbErr> {
    for past in steps {
        let PastStep { step, by, at, why } = past.clone();
        let why = why.map(str::to_owned);
        let taken = Taken { id: ctx.ids.uuid(at), step, by, at, why, checked: Vec::new() };
        repo::take(tx, draft, &taken).await?;
    }
    for past in comments {
        let PastComment { unit, by, at, text, settled_by } = past.clone();
        let id = DraftCommentId(ctx.ids.uuid(at));
        let (unit, place) = unit.map_or((None, String::new()), |(unit, title)| (Some(unit), title));
        let said = Comment { id, unit, block: None, place, by, at, text: text.to_owned(), settled_by: None };
        repo::comment(tx, draft, &said).await?;
        if settled_by.is_some() {
            repo::settle(tx, draft, id, settled_by.map(|who| (who, at))).await?;
        }
    }
    Ok(())
}
