//! Posts as they are read: who wrote them, and as much of them as the reader may see.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use shared::api::discussion::{PostChanging, PostView, Replies, Thread};
use shared::id::{PersonId, PostId};
use shared::value::Cursor;

use super::error::DiscussionError;
use super::repo::{self, Author, Post};
use super::rule::{Reader, Standing};
use crate::ctx::Ctx;

/// Threads on one page.
pub(super) const PAGE: usize = 20;

/// Who reads.
#[derive(Debug, Clone, Copy)]
pub(super) struct Viewer {
    pub(super) person: PersonId,
    pub(super) is_staff: bool,
    /// Whether posts can be changed here.
    pub(super) is_closed: bool,
}

impl Viewer {
    fn of(&self, post: &Post) -> Reader {
        if self.is_staff {
            Reader::Staff
        } else if post.person_id == self.person {
            Reader::Author
        } else {
            Reader::Learner
        }
    }
}

/// Where a post stands.
pub(super) fn standing(post: &Post) -> Standing<'_> {
    Standing {
        html: &post.html,
        written_at: post.written_at,
        edited_at: post.edited_at,
        is_withdrawn: post.withdrawn_at.is_some(),
        hidden: post.hidden_at.map(|_| post.hide_reason.as_deref().unwrap_or_default()),
    }
}

/// What is known beside some posts.
struct Beside {
    authors: BTreeMap<PersonId, Author>,
    reports: BTreeMap<PostId, i64>,
    now: DateTime<Utc>,
}

async fn beside(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    posts: &[&Post],
) -> Result<Beside, DiscussionError> {
    let authors = repo::authors(db, posts.iter().map(|post| post.person_id), ctx.clock.today()).await?;
    let reports = if viewer.is_staff {
        repo::open_of(db, posts.iter().map(|post| post.id)).await?
    } else {
        BTreeMap::new()
    };
    Ok(Beside { authors, reports, now: ctx.clock.now() })
}

fn view(viewer: &Viewer, beside: &Beside, post: &Post) -> PostView {
    let standing = standing(post);
    let author = beside.authors.get(&post.person_id).cloned().unwrap_or_default();
    let is_own = post.person_id == viewer.person;
    let can_change = is_own
        && !viewer.is_staff
        && !post.is_staff
        && !viewer.is_closed
        && standing.takes_change(beside.now).is_ok();
    PostView {
        id: post.id,
        author: author.name,
        unit: author.unit,
        is_own,
        is_staff: post.is_staff,
        written_at: post.written_at,
        body: standing.body(viewer.of(post)),
        change: can_change.then(|| PostChanging { text: post.text.clone(), until: standing.until() }),
        reports: beside
            .reports
            .get(&post.id)
            .and_then(|count| u32::try_from(*count).ok())
            .unwrap_or_default(),
    }
}

/// One post.
pub(super) async fn one(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    post: &Post,
) -> Result<PostView, DiscussionError> {
    Ok(view(viewer, &beside(ctx, db, viewer, &[post]).await?, post))
}

/// Some posts.
pub(super) async fn many(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    posts: &[Post],
) -> Result<Vec<PostView>, DiscussionError> {
    let beside = beside(ctx, db, viewer, &posts.iter().collect::<Vec<_>>()).await?;
    Ok(posts.iter().map(|post| view(viewer, &beside, post)).collect())
}

/// Threads with their first replies, which are in the order of their threads and numbers.
pub(super) async fn threads(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    threads: &[Post],
    replies: &[Post],
) -> Result<Vec<Thread>, DiscussionError> {
    let all: Vec<&Post> = threads.iter().chain(replies).collect();
    let beside = beside(ctx, db, viewer, &all).await?;
    let thread = |post: &Post| {
        let own: Vec<&Post> = replies.iter().filter(|reply| reply.thread_id == Some(post.id)).collect();
        let shown = u32::try_from(own.len()).unwrap_or(u32::MAX);
        let more = u32::try_from(post.replies).unwrap_or_default().saturating_sub(shown);
        Thread {
            post: view(viewer, &beside, post),
            is_pinned: post.rank == repo::PINNED,
            more,
            next: own.last().filter(|_| more > 0).and_then(|last| number_cursor(last)),
            replies: own.into_iter().map(|reply| view(viewer, &beside, reply)).collect(),
        }
    };
    Ok(threads.iter().map(thread).collect())
}

/// One page of replies.
pub(super) async fn replies(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    mut found: Vec<Post>,
) -> Result<Replies, DiscussionError> {
    let has_more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| has_more).and_then(number_cursor);
    Ok(Replies { items: many(ctx, db, viewer, &found).await?, next })
}

/// Rows asked for, so that it is known whether there are more.
pub(super) fn most() -> u64 {
    u64::try_from(PAGE + 1).unwrap_or(u64::MAX)
}

/// Cuts a page of threads off what was found, with the mark where the next begins.
pub(super) fn page(mut found: Vec<Post>) -> (Vec<Post>, Option<Cursor>) {
    let has_more = found.len() > PAGE;
    found.truncate(PAGE);
    let mark = |last: &Post| Cursor::parse(&format!("{}~{}", last.rank, last.last_post)).ok();
    let next = found.last().filter(|_| has_more).and_then(mark);
    (found, next)
}

/// Where a page of threads begins.
pub(super) fn thread_mark(cursor: Option<&Cursor>) -> Option<(i16, PostId)> {
    let (rank, last) = cursor?.as_str().split_once('~')?;
    Some((rank.parse().ok()?, last.parse().ok()?))
}

fn number_cursor(last: &Post) -> Option<Cursor> {
    Cursor::parse(&last.number?.to_string()).ok()
}

/// The number after which a page of replies begins.
pub(super) fn number_mark(cursor: Option<&Cursor>) -> i32 {
    cursor.and_then(|cursor| cursor.as_str().parse().ok()).unwrap_or_default()
}
