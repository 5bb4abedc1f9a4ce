//! The story of each operation on reviews.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::ConnectionTrait;
use shared::access::{Instructor, Role, TrainingAdmin};
use shared::api::review::{
    COMMENT_CHARS_MAX, CommentDraft, CommentRow, Comparison, DraftPart, DraftStep, MemberEdit, MemberRow,
    OfDraftComment, OtherInstructor, ReviewPoint, ReviewRule, ReviewView, StepDone, StepEdit, StepRow,
};
use shared::id::{AccountId, DraftBlockId, DraftCommentId, DraftId, DraftUnitId, InstitutionId};
use shared::problem::{Fault, Phrase};

use super::compare;
use super::error::ReviewError;
use super::repo::{self, Comment, Taken};
use super::rule::{self, Next, Who};
use crate::ctx::Ctx;
use crate::features::draft::door::{Draft, Member};
use crate::features::{account, course, draft};

fn fault(pointer: &str, id: &'static str, en: &'static str) -> ReviewError {
    ReviewError::Invalid(vec![Fault { pointer: pointer.to_owned(), detail: Phrase::new(id, en) }])
}

/// A draft of the caller's institution, with who has which part.
struct Found {
    draft: Draft,
    members: Vec<Member>,
    who: Who,
}

async fn find(db: &impl ConnectionTrait, caller: &Instructor, id: DraftId) -> Result<Found, ReviewError> {
    let institution = caller.institution();
    let draft = draft::door::find(db, institution, id).await?.ok_or(ReviewError::NotFound)?;
    let members = draft::door::members(db, id).await?;
    let has = |wanted: DraftPart| members.iter().any(|one| one.part == wanted);
    let who = Who {
        part: draft::door::part(db, caller, &draft, &members).await?,
        has_reviewers: has(DraftPart::Reviewer),
        has_publishers: has(DraftPart::Publisher),
        is_four_eyes: course::door::is_four_eyes(db, institution).await?,
        is_next_version: draft.course.is_some(),
    };
    Ok(Found { draft, members, who })
}

/// Where a draft stands.
pub(super) async fn view(ctx: &Ctx, caller: &Instructor, id: DraftId) -> Result<ReviewView, ReviewError> {
    let db = ctx.db.reader();
    shown(db, caller.institution(), find(db, caller, id).await?).await
}

async fn shown(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    found: Found,
) -> Result<ReviewView, ReviewError> {
    let Found { draft, members, who } = found;
    let (taken, comments) = (repo::taken(db, draft.id).await?, repo::comments(db, draft.id).await?);
    let instructors = account::door::with_role(db, institution, Role::Instructor).await?;
    let mut names = account::door::holders(
        db,
        taken
            .iter()
            .map(|one| one.by)
            .chain(comments.iter().flat_map(|one| [Some(one.by), one.settled_by].into_iter().flatten()))
            .chain(members.iter().map(|one| one.account)),
    )
    .await?;
    names.extend(instructors.iter().map(|(id, name)| (*id, name.clone())));
    let there: BTreeSet<uuid::Uuid> = draft::door::ids(db, draft.id).await?.into_iter().collect();
    let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
    let mut rows: Vec<MemberRow> = members
        .iter()
        .map(|one| MemberRow { account: one.account, name: name(one.account), part: one.part })
        .collect();
    rows.sort_by(|one, other| (one.part, &one.name).cmp(&(other.part, &other.name)));
    let others = instructors
        .into_iter()
        .filter(|(id, _)| members.iter().all(|one| one.account != *id))
        .map(|(account, name)| OtherInstructor { account, name });
    Ok(ReviewView {
        rev: draft.rev,
        state: draft.state,
        can_write: who.is_author() && rule::is_open(draft.state),
        can_share: who.is_owner(),
        steps: rule::steps(draft.state, who),
        is_four_eyes: who.is_four_eyes,
        members: rows,
        others: others.collect(),
        history: taken.into_iter().map(|one| step_row(one, &names)).collect(),
        comments: comments.into_iter().map(|one| comment_row(one, &names, &there)).collect(),
    })
}

fn step_row(taken: Taken, names: &BTreeMap<AccountId, String>) -> StepRow {
    StepRow {
        step: taken.step,
        by: names.get(&taken.by).cloned().unwrap_or_default(),
        at: taken.at,
        why: taken.why,
        checked: taken.checked,
    }
}

fn comment_row(
    comment: Comment,
    names: &BTreeMap<AccountId, String>,
    there: &BTreeSet<uuid::Uuid>,
) -> CommentRow {
    let name = |id: &AccountId| names.get(id).cloned().unwrap_or_default();
    CommentRow {
        id: comment.id,
        by: name(&comment.by),
        at: comment.at,
        unit: comment.unit.filter(|id| there.contains(&id.0)),
        block: comment.block.filter(|id| there.contains(&id.0)),
        place: comment.place,
        text: comment.text,
        settled_by: comment.settled_by.as_ref().map(name),
    }
}

/// Takes a step.
pub(super) async fn step(
    ctx: &Ctx,
    caller: &Instructor,
    id: DraftId,
    edit: StepEdit,
) -> Result<StepDone, ReviewError> {
    let db = ctx.db.reader();
    let Found { draft, who, .. } = find(db, caller, id).await?;
    let next = rule::after(draft.state, edit.step, who).ok_or(ReviewError::Refused)?;
    if edit.step == DraftStep::RequestChanges && edit.why.is_none() {
        return Err(fault("/why", "Tuliskan apa yang perlu diubah.", "Say what should be changed."));
    }
    if edit.step == DraftStep::Approve && ReviewPoint::ALL.iter().any(|point| !edit.checked.contains(point)) {
        let en = "Tick each point once you have looked at it.";
        return Err(fault("/checked", "Centang semua butir yang sudah Anda periksa.", en));
    }
    let is_open = |comments: Vec<Comment>| comments.iter().any(|one| one.settled_by.is_none());
    if edit.step == DraftStep::Approve && is_open(repo::comments(db, id).await?) {
        return Err(ReviewError::CommentsOpen);
    }
    if edit.step == DraftStep::Submit {
        draft::door::check(ctx, &draft).await?;
    }
    let now = ctx.clock.now();
    let taken = Taken {
        id: ctx.ids.uuid(now),
        step: edit.step,
        by: caller.account(),
        at: now,
        why: edit.why.map(|why| why.as_str().to_owned()),
        checked: edit.checked,
    };
    // A version is made before its draft ends: of two who publish at once, both make the same one.
    let made = match next {
        Next::Published => Some(draft::door::make(ctx, caller, &draft, edit.rev).await?),
        Next::State(_) => None,
    };
    let tx = ctx.db.begin().await?;
    draft::door::step(&tx, caller, &draft, (edit.rev, now), next_state(next)).await?;
    repo::take(&tx, id, &taken).await?;
    if let Some(made) = &made {
        draft::door::publish(ctx, &tx, caller, &draft, made).await?;
    }
    let review = match next {
        Next::State(_) => Some(shown(&tx, caller.institution(), find(&tx, caller, id).await?).await?),
        Next::Published => None,
    };
    tx.commit().await?;
    Ok(StepDone { review, published: made })
}

fn next_state(next: Next) -> Option<shared::api::review::DraftState> {
    if let Next::State(state) = next { Some(state) } else { None }
}

/// Gives somebody a part in a draft.
pub(super) async fn set_member(
    ctx: &Ctx,
    caller: &Instructor,
    id: DraftId,
    edit: &MemberEdit,
) -> Result<ReviewView, ReviewError> {
    let tx = ctx.db.begin().await?;
    let found = find(&tx, caller, id).await?;
    if !found.who.is_owner() {
        return Err(ReviewError::NotOwner);
    }
    let instructors = account::door::with_role(&tx, caller.institution(), Role::Instructor).await?;
    if !instructors.contains_key(&edit.account) {
        return Err(ReviewError::NotFound);
    }
    draft::door::set_member(&tx, id, edit.account, edit.part).await?;
    let found = find(&tx, caller, id).await?;
    if found.members.iter().all(|one| one.part != DraftPart::Owner) {
        return Err(ReviewError::OwnerNeeded);
    }
    let shown = shown(&tx, caller.institution(), found).await?;
    tx.commit().await?;
    Ok(shown)
}

/// Says something about a draft.
pub(super) async fn comment(
    ctx: &Ctx,
    caller: &Instructor,
    id: DraftId,
    new: CommentDraft,
) -> Result<ReviewView, ReviewError> {
    let text = new.text.trim().to_owned();
    if text.is_empty() || text.chars().count() > COMMENT_CHARS_MAX {
        let en = "Write a comment of at most 2,000 letters.";
        return Err(fault("/text", "Tulis catatan, paling banyak 2.000 huruf.", en));
    }
    let tx = ctx.db.begin().await?;
    find(&tx, caller, id).await?;
    let (unit, block) = (new.unit.map(|id| id.0), new.block.map(|id| id.0));
    let place = draft::door::place(&tx, id, (unit, block)).await?.ok_or(ReviewError::NotFound)?;
    let now = ctx.clock.now();
    let comment = Comment {
        id: DraftCommentId(ctx.ids.uuid(now)),
        unit: unit.map(DraftUnitId),
        block: block.map(DraftBlockId),
        place,
        by: caller.account(),
        at: now,
        text,
        settled_by: None,
    };
    repo::comment(&tx, id, &comment).await?;
    let shown = shown(&tx, caller.institution(), find(&tx, caller, id).await?).await?;
    tx.commit().await?;
    Ok(shown)
}

/// Says of a comment whether it is dealt with.
pub(super) async fn settle(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfDraftComment,
    is_settled: bool,
) -> Result<ReviewView, ReviewError> {
    let tx = ctx.db.begin().await?;
    find(&tx, caller, of.draft).await?;
    let settled = is_settled.then(|| (caller.account(), ctx.clock.now()));
    if !repo::settle(&tx, of.draft, of.comment, settled).await? {
        return Err(ReviewError::NotFound);
    }
    let shown = shown(&tx, caller.institution(), find(&tx, caller, of.draft).await?).await?;
    tx.commit().await?;
    Ok(shown)
}

/// Compares a draft with the version it starts from.
pub(super) async fn comparison(
    ctx: &Ctx,
    caller: &Instructor,
    id: DraftId,
) -> Result<Comparison, ReviewError> {
    let db = ctx.db.reader();
    let Found { draft, .. } = find(db, caller, id).await?;
    let units = draft::door::units(db, id).await?;
    match draft::door::base(ctx, caller.institution(), &draft).await? {
        Some((course, number)) => Ok(compare::compare((&course, number), (&draft.facts, &units))),
        None => Ok(compare::new(&units)),
    }
}

/// How the institution wants its courses reviewed.
pub(super) async fn rule(ctx: &Ctx, caller: &TrainingAdmin) -> Result<ReviewRule, ReviewError> {
    let is_four_eyes = course::door::is_four_eyes(ctx.db.reader(), caller.institution()).await?;
    Ok(ReviewRule { is_four_eyes })
}

/// Sets how the institution wants its courses reviewed.
pub(super) async fn set_rule(
    ctx: &Ctx,
    caller: &TrainingAdmin,
    is_four_eyes: bool,
) -> Result<ReviewRule, ReviewError> {
    let tx = ctx.db.begin().await?;
    course::door::set_four_eyes(&tx, caller.institution(), is_four_eyes).await?;
    tx.commit().await?;
    Ok(ReviewRule { is_four_eyes })
}
