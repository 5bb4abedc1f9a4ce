//! The story of discussions as learners have them.

use sea_orm::DatabaseTransaction;
use shared::access::Learner;
use shared::api::discussion::{
    Discussion, InDiscussion, InReplies, NewPost, OfPost, PostView, PostWritten, REPLIES_SHOWN, Replies,
};
use shared::api::lesson::{LessonState, OfLesson};
use shared::id::PersonId;
use shared::value::{PostText, Reason};

use super::error::DiscussionError;
use super::place::{Own, own};
use super::repo::{self, Post, Talk};
use super::rule::Refused;
use super::shown::{self, Viewer};
use super::write::{self, Writer, is_seen};
use crate::ctx::Ctx;
use crate::features::enrolment::door::Enrolled;
use crate::features::{enrolment, progress};

fn viewer(learner: &Learner, is_closed: bool) -> Viewer {
    Viewer { person: learner.person(), is_staff: false, is_closed }
}

/// Whose posts only a learner sees, if not everybody's.
fn only(own: &Own, learner: &Learner, written: u32) -> Option<PersonId> {
    (own.is_first && written == 0).then(|| learner.person())
}

/// One page of the caller's discussion.
pub(super) async fn discussion(
    ctx: &Ctx,
    learner: &Learner,
    find: &InDiscussion,
) -> Result<Discussion, DiscussionError> {
    let db = ctx.db.reader();
    let enrolled = enrolment::door::find(db, learner, find.enrolment).await?;
    let enrolled = enrolled.ok_or(DiscussionError::NotFound)?;
    let own = own(ctx, db, learner, &enrolled, find.lesson).await?;
    let written = repo::written(db, &own.place, learner.person()).await?;
    let only = only(&own, learner, written);
    let talk = repo::find(db, &own.place).await?;
    let is_closed = talk.as_ref().is_some_and(|talk| talk.is_closed);
    let (items, next) = match talk {
        Some(talk) => {
            let after = shown::thread_mark(find.after.as_ref());
            let (rows, next) = shown::page(repo::threads(db, talk.id, only, after, shown::most()).await?);
            let ids = rows.iter().map(|row| row.id);
            let replies = repo::first_replies(db, ids, only, REPLIES_SHOWN).await?;
            (shown::threads(ctx, db, &viewer(learner, is_closed), &rows, &replies).await?, next)
        }
        None => (Vec::new(), None),
    };
    let (needed, is_veiled) = (own.needed(), only.is_some());
    Ok(Discussion { batch: own.batch, needed, written, is_veiled, is_closed, items, next })
}

/// Replies to a post.
pub(super) async fn replies(
    ctx: &Ctx,
    learner: &Learner,
    find: &InReplies,
) -> Result<Replies, DiscussionError> {
    let db = ctx.db.reader();
    let enrolled = enrolment::door::find(db, learner, find.enrolment).await?;
    let enrolled = enrolled.ok_or(DiscussionError::NotFound)?;
    let own = own(ctx, db, learner, &enrolled, find.lesson).await?;
    let talk = repo::find(db, &own.place).await?.ok_or(DiscussionError::NotFound)?;
    let only = only(&own, learner, repo::written(db, &own.place, learner.person()).await?);
    let thread = repo::post(db, talk.id, find.post).await?.filter(|post| is_seen(post, only));
    let thread = thread.filter(|post| post.thread_id.is_none()).ok_or(DiscussionError::NotFound)?;
    let after = shown::number_mark(find.after.as_ref());
    let found = repo::replies(db, thread.id, only, after, shown::most()).await?;
    shown::replies(ctx, db, &viewer(learner, talk.is_closed), found).await
}

/// Writes a post, and completes the lesson where it was the last one needed.
pub(super) async fn write(
    ctx: &Ctx,
    learner: &Learner,
    of: &OfLesson,
    new: &NewPost,
) -> Result<PostWritten, DiscussionError> {
    let html = write::shown(&new.text);
    let tx = ctx.db.begin().await?;
    let enrolled = enrolment::door::lock(&tx, learner, of.enrolment).await?;
    let enrolled = enrolled.ok_or(DiscussionError::NotFound)?;
    let own = own(ctx, &tx, learner, &enrolled, of.lesson).await?;
    let before = repo::written(&tx, &own.place, learner.person()).await?;
    let only = only(&own, learner, before);
    let writer = Writer { person: learner.person(), is_staff: false, only };
    let (talk, post) = write::write(ctx, &tx, (&own.place, writer), (new, html)).await?;
    let written = repo::written(&tx, &own.place, learner.person()).await?;
    let state = settle(ctx, &tx, (&enrolled, of), &own, written).await?;
    let post = shown::one(ctx, &tx, &viewer(learner, talk.is_closed), &post).await?;
    tx.commit().await?;
    Ok(PostWritten { post, written, state })
}

async fn settle(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    (enrolled, of): (&Enrolled, &OfLesson),
    own: &Own,
    written: u32,
) -> Result<LessonState, DiscussionError> {
    if written >= u32::from(own.needed()) {
        progress::door::confirm(ctx, tx, enrolled, of.lesson).await?;
    }
    let settled = progress::door::settle(ctx, tx, enrolled, of.lesson).await?;
    Ok(settled.shown(own.requirement))
}

/// An own post of the caller, which nobody else changes until the transaction ends.
async fn own_post(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    learner: &Learner,
    of: &OfPost,
) -> Result<(Talk, Post), DiscussionError> {
    let enrolled = enrolment::door::lock(tx, learner, of.enrolment).await?;
    let enrolled = enrolled.ok_or(DiscussionError::NotFound)?;
    let own = own(ctx, tx, learner, &enrolled, of.lesson).await?;
    let talk = repo::find(tx, &own.place).await?.ok_or(DiscussionError::NotFound)?;
    let post = repo::lock(tx, talk.id, of.post).await?;
    let post = post.filter(|post| post.person_id == learner.person() && !post.is_staff);
    Ok((talk, post.ok_or(DiscussionError::NotFound)?))
}

/// Changes an own post.
pub(super) async fn edit(
    ctx: &Ctx,
    learner: &Learner,
    of: &OfPost,
    text: &PostText,
) -> Result<PostView, DiscussionError> {
    let now = ctx.clock.now();
    let html = write::shown(text);
    let tx = ctx.db.begin().await?;
    let (talk, post) = own_post(ctx, &tx, learner, of).await?;
    if talk.is_closed {
        return Err(DiscussionError::Closed);
    }
    shown::standing(&post).takes_change(now)?;
    repo::change(&tx, post.id, (text.as_str(), &html), now).await?;
    let post = Post { text: text.as_str().to_owned(), html, edited_at: Some(now), ..post };
    let view = shown::one(ctx, &tx, &viewer(learner, talk.is_closed), &post).await?;
    tx.commit().await?;
    Ok(view)
}

/// Takes the text of an own post away; twice is harmless.
pub(super) async fn withdraw(ctx: &Ctx, learner: &Learner, of: &OfPost) -> Result<PostView, DiscussionError> {
    let now = ctx.clock.now();
    let tx = ctx.db.begin().await?;
    let (talk, post) = own_post(ctx, &tx, learner, of).await?;
    if post.withdrawn_at.is_none() {
        // What is hidden is kept for those who teach.
        if post.hidden_at.is_some() {
            return Err(Refused::Gone.into());
        }
        repo::withdraw(&tx, post.id, now).await?;
        repo::settle(&tx, post.id, now).await?;
    }
    let post = Post { text: String::new(), html: String::new(), withdrawn_at: Some(now), ..post };
    let view = shown::one(ctx, &tx, &viewer(learner, talk.is_closed), &post).await?;
    tx.commit().await?;
    Ok(view)
}

/// Tells those who teach of a post of somebody else; twice is harmless.
pub(super) async fn report(
    ctx: &Ctx,
    learner: &Learner,
    of: &OfPost,
    reason: &Reason,
) -> Result<(), DiscussionError> {
    let tx = ctx.db.begin().await?;
    let enrolled = enrolment::door::find(&tx, learner, of.enrolment).await?;
    let enrolled = enrolled.ok_or(DiscussionError::NotFound)?;
    let own = own(ctx, &tx, learner, &enrolled, of.lesson).await?;
    let talk = repo::find(&tx, &own.place).await?.ok_or(DiscussionError::NotFound)?;
    let only = only(&own, learner, repo::written(&tx, &own.place, learner.person()).await?);
    let post = repo::post(&tx, talk.id, of.post).await?;
    let post = post.filter(|post| is_seen(post, only) && post.person_id != learner.person());
    let post = post.ok_or(DiscussionError::NotFound)?;
    let is_gone = post.withdrawn_at.is_some() || post.hidden_at.is_some();
    if !is_gone {
        repo::report(&tx, post.id, learner.person(), reason.as_str(), ctx.clock.now()).await?;
    }
    tx.commit().await?;
    Ok(())
}
