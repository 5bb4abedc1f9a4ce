//! How a post comes into a discussion, whoever writes it: once for each key.

use chrono::{DateTime, Utc};
use sea_orm::DatabaseTransaction;
use shared::api::discussion::{NewPost, POSTS_A_DAY};
use shared::id::{DiscussionId, PersonId, PostId};
use shared::value::PostText;

use super::error::DiscussionError;
use super::repo::{self, Place, Post, Talk};
use super::rule::Refused;
use super::shown::standing;
use crate::ctx::Ctx;
use crate::html::{Pictures, from_markdown};
use crate::ports::day_begins;

/// A text as it is read: the one way in which anything that is written becomes HTML.
pub(super) fn shown(text: &PostText) -> String {
    from_markdown(text.as_str(), &Pictures::new())
}

/// Who writes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Writer {
    pub(super) person: PersonId,
    pub(super) is_staff: bool,
    /// Whose posts only can be replied to, while those of others are not shown.
    pub(super) only: Option<PersonId>,
}

/// Writes a post; a second time with the same key, it is the one of the first time, and says what is said now.
pub(super) async fn write(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    (place, writer): (&Place, Writer),
    (new, html): (&NewPost, String),
) -> Result<(Talk, Post), DiscussionError> {
    let now = ctx.clock.now();
    let talk = repo::find_or_add(tx, place, DiscussionId(ctx.ids.uuid(now))).await?;
    if let Some(post) = kept(tx, &talk, writer, new).await? {
        let is_closed = talk.is_closed && !writer.is_staff;
        let post = said_again(tx, post, (new, html), is_closed, now).await?;
        return Ok((talk, post));
    }
    if talk.is_closed && !writer.is_staff {
        return Err(DiscussionError::Closed);
    }
    if repo::written_since(tx, writer.person, day_begins(ctx.clock.today())).await? >= POSTS_A_DAY {
        return Err(DiscussionError::TooManyPosts);
    }
    let number = match new.reply_to {
        Some(thread) => Some(next_number(tx, &talk, writer, thread).await?),
        None => None,
    };
    let id = PostId(ctx.ids.uuid(now));
    let post = Post {
        id,
        key: new.key,
        discussion_id: talk.id,
        thread_id: new.reply_to,
        number,
        person_id: writer.person,
        is_staff: writer.is_staff,
        text: new.text.as_str().to_owned(),
        html,
        written_at: now,
        edited_at: None,
        withdrawn_at: None,
        hidden_by: None,
        hidden_at: None,
        hide_reason: None,
        rank: repo::PLAIN,
        replies: 0,
        last_post: id,
    };
    if repo::add(tx, &post).await? {
        return Ok((talk, post));
    }
    let post = kept(tx, &talk, writer, new).await?.ok_or(DiscussionError::NotFound)?;
    Ok((talk, post))
}

/// What was written with a key before.
async fn kept(
    tx: &DatabaseTransaction,
    talk: &Talk,
    writer: Writer,
    new: &NewPost,
) -> Result<Option<Post>, DiscussionError> {
    match repo::by_key(tx, writer.person, new.key).await? {
        Some(post) if post.discussion_id == talk.id => Ok(Some(post)),
        Some(_) => Err(DiscussionError::NotFound),
        None => Ok(None),
    }
}

/// A post whose author did not hear that it had arrived, and has typed on before sending it again: what was typed since is
/// kept, or refused in words.
async fn said_again(
    tx: &DatabaseTransaction,
    post: Post,
    (new, html): (&NewPost, String),
    is_closed: bool,
    now: DateTime<Utc>,
) -> Result<Post, DiscussionError> {
    if post.text == new.text.as_str() {
        return Ok(post);
    }
    if is_closed {
        return Err(DiscussionError::Closed);
    }
    standing(&post).takes_change(now)?;
    repo::change(tx, post.id, (new.text.as_str(), &html), now).await?;
    Ok(Post { text: new.text.as_str().to_owned(), html, edited_at: Some(now), ..post })
}

/// The number of the next reply to a thread, which nobody else replies to until the transaction ends.
async fn next_number(
    tx: &DatabaseTransaction,
    talk: &Talk,
    writer: Writer,
    thread: PostId,
) -> Result<i32, DiscussionError> {
    let post = repo::lock(tx, talk.id, thread).await?.filter(|post| is_seen(post, writer.only));
    let post = post.filter(|post| post.thread_id.is_none()).ok_or(DiscussionError::NotFound)?;
    if post.withdrawn_at.is_some() || (post.hidden_at.is_some() && !writer.is_staff) {
        return Err(Refused::Gone.into());
    }
    Ok(post.replies + 1)
}

/// Whether somebody sees a post who sees only the own ones and those of people who teach.
pub(super) fn is_seen(post: &Post, only: Option<PersonId>) -> bool {
    only.is_none_or(|person| post.person_id == person || post.is_staff)
}
