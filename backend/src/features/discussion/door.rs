//! What the demonstration tells of discussions.
//!
//! **Invariant:** posts come in the order in which people wrote them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::{DatabaseTransaction, DbErr};
use shared::id::{BatchId, CourseId, DiscussionId, InstitutionId, PersonId, PostId, PostKey};

use super::repo::{self, Place, Post};
use crate::ctx::Ctx;
use crate::html::{Pictures, from_markdown};

/// A discussion as it came about.
#[derive(Debug)]
pub struct Past {
    /// The institution.
    pub institution: InstitutionId,
    /// The course.
    pub course: CourseId,
    /// The key of the lesson.
    pub lesson: String,
    /// The batch whose discussion it is.
    pub batch: Option<BatchId>,
    /// Posts in the order in which they were written.
    pub posts: Vec<PastPost>,
}

/// A post of the past.
#[derive(Debug)]
pub struct PastPost {
    /// Who wrote it.
    pub person: PersonId,
    /// Whether the person teaches.
    pub is_staff: bool,
    /// When.
    pub at: DateTime<Utc>,
    /// Of a reply, the place of its thread among the posts.
    pub thread: Option<usize>,
    /// Text in Markdown.
    pub text: &'static str,
}

/// Writes a discussion of the past.
///
/// # Errors
/// When the database refuses.
pub async fn remember(ctx: &Ctx, tx: &DatabaseTransaction, past: Past) -> Result<(), DbErr> {
    let Some(first) = past.posts.first() else { return Ok(()) };
    let place =
        Place { institution: past.institution, course: past.course, key: past.lesson, batch: past.batch };
    let talk = repo::find_or_add(tx, &place, DiscussionId(ctx.ids.uuid(first.at))).await?;
    let (mut ids, mut replies) = (Vec::new(), BTreeMap::<PostId, i32>::new());
    for one in past.posts {
        let id = PostId(ctx.ids.uuid(one.at));
        let thread = one.thread.and_then(|place| ids.get(place).copied());
        let number = thread.map(|thread| {
            let count = replies.entry(thread).or_default();
            *count += 1;
            *count
        });
        ids.push(id);
        let row = Post {
            id,
            key: PostKey(ctx.ids.uuid(one.at)),
            discussion_id: talk.id,
            thread_id: thread,
            number,
            person_id: one.person,
            is_staff: one.is_staff,
            text: one.text.to_owned(),
            html: from_markdown(one.text, &Pictures::new()),
            written_at: one.at,
            edited_at: None,
            withdrawn_at: None,
            hidden_by: None,
            hidden_at: None,
            hide_reason: None,
            rank: repo::PLAIN,
            replies: 0,
            last_post: id,
        };
        repo::add(tx, &row).await?;
    }
    Ok(())
}
