//! The story of discussions as those who teach have them: read by lesson and batch, answered, and kept fit to be read.

use std::collections::BTreeMap;

use progress::Requirement;
use sea_orm::DatabaseTransaction;
use shared::access::Instructor;
use shared::api::course::LessonKind;
use shared::api::discussion::{
    Circle, ClassDiscussion, ClassDiscussionRow, ClassDiscussions, InCircle, InClassDiscussion,
    InClassReplies, NewPost, OfClassPost, OtherInstitution, PostView, REPLIES_SHOWN, Replies, ReportReason,
    ReportedPost,
};
use shared::api::lesson::LessonContent;
use shared::id::{CourseId, DiscussionId, LessonId, PostId};
use shared::value::{Reason, Slug};

use super::error::DiscussionError;
use super::place::{Class, InClass, circle, class_of};
use super::repo::{self, Held, Post};
use super::rule::Refused;
use super::shown::{self, Viewer};
use super::write::{self, Writer};
use crate::ctx::Ctx;
use crate::features::course::door::LessonFacts;
use crate::features::enrolment::door::Enrolled;
use crate::features::{batch, course, enrolment, progress as progress_slice};

/// Reports read at once.
const REPORTS: u64 = 200;
/// Reported posts shown before all threads.
const REPORTED: usize = 20;

fn viewer(caller: &Instructor) -> Viewer {
    Viewer { person: caller.person(), is_staff: true, is_closed: false }
}

/// The discussions of a course: of each lesson, those that somebody has begun and those of batches to come.
pub(super) async fn list(
    ctx: &Ctx,
    caller: &Instructor,
    slug: &Slug,
) -> Result<ClassDiscussions, DiscussionError> {
    let db = ctx.db.reader();
    let class = class_of(ctx, caller, slug).await?;
    let held = repo::of_course(db, class.main.course).await?;
    let counts = repo::counts(db, held.iter().map(|one| one.id)).await?;
    let reported = repo::reported(db, held.iter().map(|one| one.id)).await?;
    let coming = batch::door::coming(ctx, db, caller.institution(), class.main.course).await?;
    let tell = |one: &Held| {
        let (posts, last_at) = counts.get(&one.id).map_or((0, None), |(posts, last)| (*posts, Some(*last)));
        let is_other = one.institution_id != caller.institution();
        Circle {
            institution: is_other
                .then(|| OtherInstitution { id: one.institution_id, name: one.institution.clone() }),
            batch: one.batch_id,
            name: one.name.clone(),
            posts: u32::try_from(posts).unwrap_or_default(),
            reported: reported.get(&one.id).copied().unwrap_or_default(),
            last_at,
            is_closed: one.closed_at.is_some(),
        }
    };
    let mut items = Vec::new();
    for (module, facts) in lessons(ctx, &class, &held).await? {
        let own = held.iter().filter(|one| one.lesson_key == facts.key);
        let mut circles: Vec<Circle> = own.map(tell).collect();
        let empty = std::iter::once((None, None))
            .chain(coming.iter().map(|(batch, name)| (Some(*batch), Some(name.clone()))));
        for (batch, name) in empty {
            if circles.iter().all(|circle| circle.batch != batch || circle.institution.is_some()) {
                let (posts, reported, is_closed) = (0, 0, false);
                circles.push(Circle {
                    institution: None,
                    batch,
                    name,
                    posts,
                    reported,
                    last_at: None,
                    is_closed,
                });
            }
        }
        let order = |circle: &Circle| {
            (circle.institution.as_ref().map(|other| other.name.clone()), circle.name.clone())
        };
        circles.sort_by_cached_key(order);
        items.push(ClassDiscussionRow { lesson: facts.id, module, title: facts.title, circles });
    }
    Ok(ClassDiscussions { title: class.title, items })
}

/// The lessons to discuss of the version in the catalogue, and those of earlier ones in which somebody has written.
async fn lessons(
    ctx: &Ctx,
    class: &Class,
    held: &[Held],
) -> Result<Vec<(String, LessonFacts)>, DiscussionError> {
    let mut found: Vec<(String, LessonFacts)> = Vec::new();
    for module in &class.main.modules {
        let own = module.lessons.iter().filter(|facts| facts.kind == LessonKind::Discussion);
        found.extend(own.map(|facts| (module.title.clone(), facts.clone())));
    }
    for one in held {
        if found.iter().any(|(_, facts)| facts.key == one.lesson_key) {
            continue;
        }
        let is_it = |facts: &LessonFacts| facts.key == one.lesson_key && facts.kind == LessonKind::Discussion;
        found.extend(class.lesson(ctx, is_it).await?.map(|facts| (String::new(), facts)));
    }
    Ok(found)
}

/// One page of a discussion.
pub(super) async fn discussion(
    ctx: &Ctx,
    caller: &Instructor,
    find: &InClassDiscussion,
) -> Result<ClassDiscussion, DiscussionError> {
    let db = ctx.db.reader();
    let of = InCircle {
        slug: find.slug.clone(),
        lesson: find.lesson,
        batch: find.batch,
        institution: find.institution,
    };
    let InClass { class, facts, place, batch, institution } = circle(ctx, caller, &of).await?;
    let talk = repo::find(db, &place).await?;
    let is_closed = talk.as_ref().is_some_and(|talk| talk.is_closed);
    let (mut reported, mut items, mut next) = (Vec::new(), Vec::new(), None);
    if let Some(talk) = talk {
        let after = shown::thread_mark(find.after.as_ref());
        if after.is_none() {
            reported = reported_posts(ctx, caller, talk.id).await?;
        }
        let (rows, more) = shown::page(repo::threads(db, talk.id, None, after, shown::most()).await?);
        let replies = repo::first_replies(db, rows.iter().map(|row| row.id), None, REPLIES_SHOWN).await?;
        items = shown::threads(ctx, db, &viewer(caller), &rows, &replies).await?;
        next = more;
    }
    Ok(ClassDiscussion {
        course: class.title,
        title: facts.title,
        prompt_html: prompt(ctx, facts.id).await?,
        batch,
        institution,
        is_closed,
        reported,
        items,
        next,
    })
}

async fn prompt(ctx: &Ctx, lesson: LessonId) -> Result<String, DiscussionError> {
    let body = course::door::lesson(ctx, ctx.db.reader(), lesson).await?;
    Ok(body.map(|body| body.content.clone()).map_or_else(String::new, |content| match content {
        LessonContent::Discussion { prompt_html, .. } => prompt_html,
        LessonContent::Text { .. }
        | LessonContent::Video { .. }
        | LessonContent::Document { .. }
        | LessonContent::Quiz
        | LessonContent::Assignment { .. }
        | LessonContent::Live { .. } => String::new(),
    }))
}

async fn reported_posts(
    ctx: &Ctx,
    caller: &Instructor,
    discussion: DiscussionId,
) -> Result<Vec<ReportedPost>, DiscussionError> {
    let db = ctx.db.reader();
    let mut reasons: BTreeMap<PostId, Vec<ReportReason>> = BTreeMap::new();
    let mut order = Vec::new();
    for (post, reason, at) in repo::open(db, discussion, REPORTS).await? {
        if !reasons.contains_key(&post) {
            order.push(post);
        }
        reasons.entry(post).or_default().push(ReportReason { reason, at });
    }
    if order.is_empty() {
        return Ok(Vec::new());
    }
    order.truncate(REPORTED);
    let mut found = repo::posts(db, discussion, order.iter().copied()).await?;
    let posts: Vec<Post> = order.iter().filter_map(|id| found.remove(id)).collect();
    let views = shown::many(ctx, db, &viewer(caller), &posts).await?;
    let told = views
        .into_iter()
        .map(|post| ReportedPost { reasons: reasons.remove(&post.id).unwrap_or_default(), post });
    Ok(told.collect())
}

/// Writes a post of somebody who teaches.
pub(super) async fn answer(
    ctx: &Ctx,
    caller: &Instructor,
    of: &InCircle,
    new: &NewPost,
) -> Result<PostView, DiscussionError> {
    let html = write::shown(&new.text);
    let place = circle(ctx, caller, of).await?.place;
    let tx = ctx.db.begin().await?;
    let writer = Writer { person: caller.person(), is_staff: true, only: None };
    let (_, post) = write::write(ctx, &tx, (&place, writer), (new, html)).await?;
    let view = shown::one(ctx, &tx, &viewer(caller), &post).await?;
    tx.commit().await?;
    Ok(view)
}

/// Opens a discussion for posts, or closes it.
pub(super) async fn set(
    ctx: &Ctx,
    caller: &Instructor,
    of: &InCircle,
    is_closed: bool,
) -> Result<(), DiscussionError> {
    let now = ctx.clock.now();
    let place = circle(ctx, caller, of).await?.place;
    let tx = ctx.db.begin().await?;
    let talk = repo::find_or_add(&tx, &place, DiscussionId(ctx.ids.uuid(now))).await?;
    if talk.is_closed != is_closed {
        let by = (caller.account(), now);
        repo::set_closed(&tx, talk.id, is_closed.then_some(by)).await?;
        let action = if is_closed { "close discussion" } else { "open discussion" };
        repo::note(&tx, ctx.ids.uuid(now), by, ("discussion", talk.id.0), action, None).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Replies to a post.
pub(super) async fn replies(
    ctx: &Ctx,
    caller: &Instructor,
    find: &InClassReplies,
) -> Result<Replies, DiscussionError> {
    let db = ctx.db.reader();
    let class = class_of(ctx, caller, &find.slug).await?;
    let thread = repo::post_of(db, class.main.course, find.post).await?;
    let thread = thread.filter(|post| post.thread_id.is_none()).ok_or(DiscussionError::NotFound)?;
    let after = shown::number_mark(find.after.as_ref());
    let found = repo::replies(db, thread.id, None, after, shown::most()).await?;
    shown::replies(ctx, db, &viewer(caller), found).await
}

/// What is done with a post.
enum Deed<'a> {
    Hide(&'a Reason),
    Show,
    Pin,
    Unpin,
    Settle,
}

impl Deed<'_> {
    fn named(&self) -> (&'static str, Option<&str>) {
        match self {
            Self::Hide(reason) => ("hide post", Some(reason.as_str())),
            Self::Show => ("show post", None),
            Self::Pin => ("pin post", None),
            Self::Unpin => ("unpin post", None),
            Self::Settle => ("settle reports", None),
        }
    }
}

/// The author of a post of a learner in a course they have not left, whose enrolment nobody else changes until the
/// transaction ends.
async fn author(
    tx: &DatabaseTransaction,
    course: CourseId,
    post: &Post,
) -> Result<Option<Enrolled>, DiscussionError> {
    if post.is_staff {
        return Ok(None);
    }
    let Some(enrolled) = enrolment::door::own_in_course(tx, post.person_id, course).await? else {
        return Ok(None);
    };
    let enrolled = enrolment::door::lock_of_anybody(tx, enrolled.id).await?;
    Ok(enrolled.filter(|enrolled| enrolled.state.is_open()))
}

/// Completes the lesson of somebody one of whose posts is read again, if it is enough with it.
async fn complete(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    enrolled: &Enrolled,
    post: &Post,
) -> Result<(), DiscussionError> {
    let place = repo::place(tx, post.discussion_id).await?.ok_or(DiscussionError::NotFound)?;
    let version = course::door::version(ctx, tx, enrolled.version).await?;
    let version = version.ok_or(DiscussionError::NotFound)?;
    let Some(lesson) = version.lessons().find(|facts| facts.key == place.key) else { return Ok(()) };
    let Requirement::Post { posts } = lesson.requirement else { return Ok(()) };
    if repo::written(tx, &place, post.person_id).await? >= u32::from(posts) {
        progress_slice::door::confirm(ctx, tx, enrolled, lesson.id).await?;
        progress_slice::door::settle_by_clock(ctx, tx, enrolled, lesson.id).await?;
    }
    Ok(())
}

async fn act(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfClassPost,
    deed: Deed<'_>,
) -> Result<PostView, DiscussionError> {
    let now = ctx.clock.now();
    let course = class_of(ctx, caller, &of.slug).await?.main.course;
    let tx = ctx.db.begin().await?;
    let post = repo::post_of(&tx, course, of.post).await?;
    let post = post.ok_or(DiscussionError::NotFound)?;
    let author = if matches!(deed, Deed::Show) { author(&tx, course, &post).await? } else { None };
    let post = repo::lock(&tx, post.discussion_id, post.id).await?;
    let mut post = post.ok_or(DiscussionError::NotFound)?;
    match &deed {
        Deed::Hide(_) if post.withdrawn_at.is_some() => return Err(Refused::Gone.into()),
        Deed::Hide(reason) => {
            repo::set_hidden(&tx, post.id, Some((caller.account(), now, reason.as_str()))).await?;
            repo::settle(&tx, post.id, now).await?;
            post.hidden_at = Some(now);
            post.hide_reason = Some(reason.as_str().to_owned());
        }
        Deed::Show => {
            repo::set_hidden(&tx, post.id, None).await?;
            post.hidden_at = None;
            if let Some(enrolled) = author {
                complete(ctx, &tx, &enrolled, &post).await?;
            }
        }
        Deed::Pin | Deed::Unpin if post.thread_id.is_some() => return Err(DiscussionError::NotFound),
        Deed::Pin => repo::set_rank(&tx, post.id, repo::PINNED).await?,
        Deed::Unpin => repo::set_rank(&tx, post.id, repo::PLAIN).await?,
        Deed::Settle => repo::settle(&tx, post.id, now).await?,
    }
    let (action, reason) = deed.named();
    let by = (caller.account(), now);
    repo::note(&tx, ctx.ids.uuid(now), by, ("post", post.id.0), action, reason).await?;
    let view = shown::one(ctx, &tx, &viewer(caller), &post).await?;
    tx.commit().await?;
    Ok(view)
}

/// Hides a post from learners.
pub(super) async fn hide(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfClassPost,
    reason: &Reason,
) -> Result<PostView, DiscussionError> {
    act(ctx, caller, of, Deed::Hide(reason)).await
}

/// Shows a hidden post again.
pub(super) async fn show(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfClassPost,
) -> Result<PostView, DiscussionError> {
    act(ctx, caller, of, Deed::Show).await
}

/// Puts a thread before all others.
pub(super) async fn pin(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfClassPost,
) -> Result<PostView, DiscussionError> {
    act(ctx, caller, of, Deed::Pin).await
}

/// Puts a pinned thread back among the others.
pub(super) async fn unpin(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfClassPost,
) -> Result<PostView, DiscussionError> {
    act(ctx, caller, of, Deed::Unpin).await
}

/// Settles the reports of a post.
pub(super) async fn settle(ctx: &Ctx, caller: &Instructor, of: &OfClassPost) -> Result<(), DiscussionError> {
    act(ctx, caller, of, Deed::Settle).await.map(drop)
}
