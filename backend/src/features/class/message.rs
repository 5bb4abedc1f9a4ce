//! The story of messages: what is written is shown and counted, sent once, and read by those who got it.

use std::collections::BTreeMap;

use sea_orm::{ConnectionTrait, DbErr};
use shared::access::{Instructor, Learner};
use shared::api::class::{
    InSentMessages, MESSAGES_A_DAY, MessageCheck, MessageDraft, MessageRow, MessageView, Messages,
    NewMessage, PICKED_MAX, Recipients, SentMessage, SentMessages, Unread,
};
use shared::id::{AccountId, CourseId, MessageId, MessageKey, PersonId};
use shared::problem::Phrase;
use shared::value::{Cursor, MessageText, Slug};

use super::error::ClassError;
use super::repo::Message;
use super::service::{main_version, versions_of};
use super::{door, repo};
use crate::ctx::Ctx;
use crate::features::account;
use crate::html::{Pictures, from_markdown};
use crate::ports::day_begins;

/// Messages on one page.
const PAGE: usize = 20;

async fn course_of(ctx: &Ctx, caller: &Instructor, slug: &Slug) -> Result<CourseId, ClassError> {
    Ok(main_version(&versions_of(ctx, caller, slug).await?)?.course)
}

/// A text as it is read: the one way in which anything that is written becomes HTML.
fn shown(text: &MessageText) -> String {
    from_markdown(text.as_str(), &Pictures::new())
}

/// Who gets a message; somebody who never enrolled in the course, or is of another institution, is a fault.
async fn recipients(
    db: &impl ConnectionTrait,
    caller: &Instructor,
    course: CourseId,
    to: &Recipients,
) -> Result<Vec<PersonId>, ClassError> {
    let invalid = |id, en| Err(ClassError::Invalid("/to", Phrase::new(id, en)));
    let people = match to {
        Recipients::Picked { enrolments } => {
            let mut picked = enrolments.clone();
            picked.sort_unstable();
            picked.dedup();
            if picked.len() > PICKED_MAX {
                return invalid(
                    "Pilih paling banyak 200 orang, atau kirim ke semua dengan satu alasan.",
                    "Pick at most 200 people, or send to everybody with a reason.",
                );
            }
            let people = repo::picked(db, caller.institution(), course, &picked).await?;
            if people.len() != picked.len() {
                return invalid(
                    "Pilih peserta pelatihan ini dari daftar.",
                    "Pick people of this course from the list.",
                );
            }
            people
        }
        Recipients::Needing { reason } => repo::needing(db, caller.institution(), course, *reason).await?,
    };
    if people.is_empty() {
        return invalid(
            "Belum ada penerimanya. Pilih dulu orangnya.",
            "Nobody would get it. Pick people first.",
        );
    }
    Ok(people)
}

/// A message as it will be read, and how many people get it.
pub(super) async fn check(
    ctx: &Ctx,
    caller: &Instructor,
    slug: &Slug,
    draft: &MessageDraft,
) -> Result<MessageCheck, ClassError> {
    let db = ctx.db.reader();
    let course = course_of(ctx, caller, slug).await?;
    let people = recipients(db, caller, course, &draft.to).await?;
    let sent = repo::sent_since(db, caller.account(), day_begins(ctx.clock.today())).await?;
    Ok(MessageCheck {
        key: MessageKey(ctx.ids.uuid(ctx.clock.now())),
        html: shown(&draft.text),
        recipients: u32::try_from(people.len()).unwrap_or(u32::MAX),
        left_today: u32::try_from(MESSAGES_A_DAY.saturating_sub(sent)).unwrap_or_default(),
    })
}

/// Sends a message; a second time with the same key, it says what was sent the first time.
pub(super) async fn send(
    ctx: &Ctx,
    caller: &Instructor,
    slug: &Slug,
    new: NewMessage,
) -> Result<SentMessage, ClassError> {
    let now = ctx.clock.now();
    let course = course_of(ctx, caller, slug).await?;
    let html = shown(&new.draft.text);
    let tx = ctx.db.begin().await?;
    if repo::by_key(&tx, caller.account(), new.key).await?.is_none() {
        if repo::sent_since(&tx, caller.account(), day_begins(ctx.clock.today())).await? >= MESSAGES_A_DAY {
            return Err(ClassError::TooManyMessages);
        }
        let people = recipients(&tx, caller, course, &new.draft.to).await?;
        let row = Message {
            id: MessageId(ctx.ids.uuid(now)),
            key: new.key,
            course_id: course,
            sent_by: caller.account(),
            subject: new.draft.subject.as_str().to_owned(),
            text: new.draft.text.as_str().to_owned(),
            html,
            recipients: i32::try_from(people.len()).unwrap_or(i32::MAX),
            read: 0,
            sent_at: now,
        };
        if repo::add_message(&tx, &row, &people).await? {
            repo::audit(&tx, ctx.ids.uuid(now), &row).await?;
        }
    }
    tx.commit().await?;
    let db = ctx.db.reader();
    let sent = repo::by_key(db, caller.account(), new.key).await?;
    let sent = sent.filter(|row| row.course_id == course).ok_or(ClassError::NotFound)?;
    let names = account::door::holders(db, [sent.sent_by].into_iter()).await?;
    Ok(sent_view(sent, &names))
}

fn sent_view(row: Message, names: &BTreeMap<AccountId, String>) -> SentMessage {
    let count = |number: i32| u32::try_from(number).unwrap_or_default();
    SentMessage {
        id: row.id,
        sent_by: names.get(&row.sent_by).cloned().unwrap_or_default(),
        subject: row.subject,
        html: row.html,
        sent_at: row.sent_at,
        recipients: count(row.recipients),
        read: count(row.read),
    }
}

/// One page of what was found, with the mark where the next begins.
fn page<T>(mut found: Vec<T>, id: impl Fn(&T) -> MessageId) -> (Vec<T>, Option<Cursor>) {
    let has_more = found.len() > PAGE;
    found.truncate(PAGE);
    let next = found.last().filter(|_| has_more).and_then(|last| Cursor::parse(&id(last).to_string()).ok());
    (found, next)
}

fn read_cursor(cursor: Option<&Cursor>) -> Option<MessageId> {
    cursor?.as_str().parse().ok()
}

fn most() -> u64 {
    u64::try_from(PAGE + 1).unwrap_or(u64::MAX)
}

/// Messages sent to people of a course, by anybody who authors for the institution.
pub(super) async fn sent(
    ctx: &Ctx,
    caller: &Instructor,
    find: &InSentMessages,
) -> Result<SentMessages, ClassError> {
    let db = ctx.db.reader();
    let course = course_of(ctx, caller, &find.slug).await?;
    let found = repo::sent(db, course, read_cursor(find.after.as_ref()), most()).await?;
    let (rows, next) = page(found, |row| row.id);
    let names = account::door::holders(db, rows.iter().map(|row| row.sent_by)).await?;
    Ok(SentMessages { items: rows.into_iter().map(|row| sent_view(row, &names)).collect(), next })
}

/// Messages that the caller has got.
pub(super) async fn received(
    ctx: &Ctx,
    learner: &Learner,
    after: Option<&Cursor>,
) -> Result<Messages, ClassError> {
    let db = ctx.db.reader();
    let found = repo::received(db, learner.person(), read_cursor(after), most()).await?;
    let (rows, next) = page(found, |row| row.id);
    let names = account::door::holders(db, rows.iter().map(|row| row.sent_by)).await?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        items.push(MessageRow {
            id: row.id,
            subject: row.subject,
            sent_by: names.get(&row.sent_by).cloned().unwrap_or_default(),
            course: row.title.unwrap_or_else(|| row.slug.clone()),
            slug: Slug::parse(&row.slug)
                .map_err(|_ignored| DbErr::Type(format!("not a slug: {}", row.slug)))?,
            sent_at: row.sent_at,
            is_read: row.read_at.is_some(),
        });
    }
    Ok(Messages { items, next, unread: door::unread(db, learner.person()).await? })
}

/// Opens a message.
pub(super) async fn open(ctx: &Ctx, learner: &Learner, id: MessageId) -> Result<MessageView, ClassError> {
    let tx = ctx.db.begin().await?;
    let html = repo::text(&tx, learner.person(), id).await?.ok_or(ClassError::NotFound)?;
    repo::open(&tx, learner.person(), id, ctx.clock.now()).await?;
    let unread = door::unread(&tx, learner.person()).await?;
    tx.commit().await?;
    Ok(MessageView { html, unread })
}

/// Takes a message out of the caller's list.
pub(super) async fn delete(ctx: &Ctx, learner: &Learner, id: MessageId) -> Result<Unread, ClassError> {
    let tx = ctx.db.begin().await?;
    if !repo::delete(&tx, learner.person(), id).await? {
        return Err(ClassError::NotFound);
    }
    let unread = door::unread(&tx, learner.person()).await?;
    tx.commit().await?;
    Ok(Unread { unread })
}
