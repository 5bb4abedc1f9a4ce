//! The story of those who schedule sessions of a course of their institution.
//!
//! **Invariant:** a session is scheduled once for each key and changed by whoever has seen its latest state; what was
//! cancelled stays so.

use chrono::{DateTime, Duration, Utc};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use serde_json::json;
use shared::access::Instructor;
use shared::api::course::LessonKind;
use shared::api::live::{
    ClassSession, ClassSessions, InClassSessions, LiveBatch, LiveLesson, LiveSessionChange, LiveTerms,
    MINUTES, NewLiveSession, OfClassSession, WordChange,
};
use shared::id::{CourseId, InstitutionId, LiveSessionId, VersionId};
use shared::problem::Phrase;
use shared::value::{Cursor, Reason, Slug};

use super::clock::{Shut, Timing};
use super::error::LiveError;
use super::repo::{self, Named, Session};
use crate::ctx::Ctx;
use crate::features::{account, batch, course};

/// Sessions on one page.
const PAGE: usize = 25;
/// Days back and ahead in which a session can be scheduled.
const DAYS: (i64, i64) = (31, 731);

/// A course of the institution with the live lessons that can be scheduled.
pub(super) struct Class {
    pub(super) course: CourseId,
    institution: InstitutionId,
    title: String,
    lessons: Vec<LiveLesson>,
}

/// A course of the institution that the caller authors for.
pub(super) async fn class_of(ctx: &Ctx, caller: &Instructor, slug: &Slug) -> Result<Class, LiveError> {
    let db = ctx.db.reader();
    let mut versions = course::door::versions(db, caller.institution()).await?;
    versions.retain(|version| version.slug == *slug);
    let main = versions.iter().find(|version| version.is_published).or(versions.first());
    let main = main.ok_or(LiveError::NotFound)?;
    Ok(Class {
        course: main.course,
        institution: caller.institution(),
        title: main.title.clone(),
        lessons: live_lessons(ctx, db, main.id).await?,
    })
}

async fn live_lessons(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    version: VersionId,
) -> Result<Vec<LiveLesson>, LiveError> {
    let version = course::door::version(ctx, db, version).await?.ok_or(LiveError::NotFound)?;
    let lessons = version.lessons().filter(|facts| facts.kind == LessonKind::Live);
    Ok(lessons.map(|facts| LiveLesson { key: facts.key.clone(), title: facts.title.clone() }).collect())
}

/// The sessions of a course.
pub(super) async fn list(
    ctx: &Ctx,
    caller: &Instructor,
    find: &InClassSessions,
) -> Result<ClassSessions, LiveError> {
    let db = ctx.db.reader();
    let class = class_of(ctx, caller, &find.slug).await?;
    let most = u64::try_from(PAGE + 1).unwrap_or(u64::MAX);
    let after = find.after.as_ref().and_then(read_cursor);
    let mut found = repo::of_course(db, class.course, after, most).await?;
    let has_more = found.len() > PAGE;
    found.truncate(PAGE);
    let last = found.last().filter(|_| has_more);
    let next = last.and_then(|(last, _)| {
        Cursor::parse(&format!("{}~{}", last.timing.starts_at.timestamp_micros(), last.id)).ok()
    });
    let items = shown(ctx, db, &class, found).await?;
    let batches = batch::door::coming(ctx, db, caller.institution(), class.course).await?;
    Ok(ClassSessions {
        title: class.title,
        lessons: class.lessons,
        batches: batches.into_iter().map(|(id, name)| LiveBatch { id, name }).collect(),
        items,
        next,
    })
}

fn read_cursor(cursor: &Cursor) -> Option<(DateTime<Utc>, LiveSessionId)> {
    let (at, id) = cursor.as_str().split_once('~')?;
    Some((DateTime::from_timestamp_micros(at.parse().ok()?)?, id.parse().ok()?))
}

async fn shown(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    class: &Class,
    found: Vec<Named>,
) -> Result<Vec<ClassSession>, LiveError> {
    let ids: Vec<LiveSessionId> = found.iter().map(|(session, _)| session.id).collect();
    let present = repo::present(db, class.institution, &ids).await?;
    let names = account::door::holders(db, found.iter().map(|(session, _)| session.created.0)).await?;
    let now = ctx.clock.now();
    let show = |(session, batch): Named| {
        let known = class.lessons.iter().find(|lesson| lesson.key == session.lesson);
        ClassSession {
            id: session.id,
            title: known.map_or_else(|| session.lesson.clone(), |lesson| lesson.title.clone()),
            lesson: session.lesson,
            batch: session.batch.zip(batch).map(|(id, name)| LiveBatch { id, name }),
            state: session.timing.state(now),
            starts_at: session.timing.starts_at,
            zone: session.zone,
            minutes: session.timing.minutes,
            link: session.link,
            place: session.place,
            note: session.note,
            has_word: session.word.is_some(),
            present: present.get(&session.id).copied().unwrap_or_default(),
            cancel_reason: session.cancel_reason,
            created_by: names.get(&session.created.0).cloned().unwrap_or_default(),
            rev: session.rev,
        }
    };
    Ok(found.into_iter().map(show).collect())
}

/// One session as those who teach see it.
pub(super) async fn view(ctx: &Ctx, class: &Class, id: LiveSessionId) -> Result<ClassSession, LiveError> {
    let db = ctx.db.reader();
    let found = repo::find(db, class.course, id).await?.ok_or(LiveError::NotFound)?;
    shown(ctx, db, class, vec![found]).await?.pop().ok_or(LiveError::NotFound)
}

fn invalid(pointer: &'static str, id: &'static str, en: &'static str) -> LiveError {
    LiveError::Invalid(pointer, Phrase::new(id, en))
}

/// When a session is to be, if it can be then.
fn timing(terms: &LiveTerms, now: DateTime<Utc>) -> Result<Timing, LiveError> {
    if !MINUTES.contains(&terms.minutes) {
        return Err(invalid(
            "/terms/minutes",
            "Lama sesi 5 sampai 600 menit.",
            "A session takes 5 to 600 minutes.",
        ));
    }
    let (back, ahead) = DAYS;
    let is_near = |at: &DateTime<Utc>| {
        let distance = at.signed_duration_since(now);
        distance >= -Duration::days(back) && distance <= Duration::days(ahead)
    };
    let starts_at = terms.zone.moment(terms.starts).filter(is_near).ok_or_else(|| {
        invalid(
            "/terms/starts",
            "Pilih tanggal antara sebulan lalu dan dua tahun ke depan.",
            "Choose a date from a month ago to two years ahead.",
        )
    })?;
    Ok(Timing { starts_at, minutes: terms.minutes, is_cancelled: false })
}

fn with_terms(session: Session, terms: LiveTerms, timing: Timing) -> Session {
    Session {
        timing,
        zone: terms.zone,
        link: terms.link.map(|link| link.as_str().to_owned()),
        place: terms.place.map(|place| place.as_str().to_owned()),
        note: terms.note.as_str().to_owned(),
        word: match terms.word {
            WordChange::Keep => session.word,
            WordChange::Remove => None,
            WordChange::Set { word } => Some(word.as_str().to_owned()),
        },
        ..session
    }
}

/// Schedules a session; a second time with the same key, it is the one of the first time, as it is told now.
pub(super) async fn create(
    ctx: &Ctx,
    caller: &Instructor,
    slug: &Slug,
    new: NewLiveSession,
) -> Result<ClassSession, LiveError> {
    let now = ctx.clock.now();
    let class = class_of(ctx, caller, slug).await?;
    let timing = timing(&new.terms, now)?;
    if !class.lessons.iter().any(|lesson| lesson.key == new.lesson) {
        return Err(invalid(
            "/lesson",
            "Pilih materi sesi dari daftar.",
            "Choose a live lesson from the list.",
        ));
    }
    if let Some(wanted) = new.batch {
        let db = ctx.db.reader();
        let batches = batch::door::coming(ctx, db, caller.institution(), class.course).await?;
        if !batches.iter().any(|(id, _)| *id == wanted) {
            return Err(invalid("/batch", "Pilih angkatan dari daftar.", "Choose a batch from the list."));
        }
    }
    let session = Session {
        id: LiveSessionId(ctx.ids.uuid(now)),
        key: new.key,
        institution: caller.institution(),
        course: class.course,
        lesson: new.lesson,
        batch: new.batch,
        timing,
        zone: new.terms.zone,
        link: None,
        place: None,
        note: String::new(),
        word: None,
        created: (caller.account(), now),
        cancel_reason: None,
        rev: 0,
    };
    let session = with_terms(session, new.terms, timing);
    let tx = ctx.db.begin().await?;
    let id = if repo::add(&tx, &session).await? {
        let deed = ("schedule", json!({ "course": class.course }));
        repo::note(&tx, ctx.ids.uuid(now), session.created, session.id, deed).await?;
        session.id
    } else {
        told_again(ctx, &tx, session).await?
    };
    tx.commit().await?;
    view(ctx, &class, id).await
}

/// A session whose author did not hear that it had been scheduled, and may have typed on before sending it again.
async fn told_again(ctx: &Ctx, tx: &DatabaseTransaction, again: Session) -> Result<LiveSessionId, LiveError> {
    let by = again.created;
    let first = repo::by_key(tx, by.0, again.key).await?.filter(|first| first.course == again.course);
    let first = first.ok_or(LiveError::NotFound)?;
    let wanted = Session { id: first.id, created: first.created, ..again };
    if wanted == first {
        return Ok(first.id);
    }
    let is_same_kind = (&first.lesson, first.batch) == (&wanted.lesson, wanted.batch);
    if !is_same_kind || !repo::keep(tx, &wanted).await? {
        return Err(LiveError::ChangedMeanwhile);
    }
    repo::note(tx, ctx.ids.uuid(by.1), by, first.id, ("change", json!({ "rev": wanted.rev }))).await?;
    Ok(first.id)
}

/// Changes when and where a session takes place.
pub(super) async fn change(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfClassSession,
    change: LiveSessionChange,
) -> Result<ClassSession, LiveError> {
    let now = ctx.clock.now();
    let class = class_of(ctx, caller, &of.slug).await?;
    let tx = ctx.db.begin().await?;
    let (session, _) = repo::find(&tx, class.course, of.session).await?.ok_or(LiveError::NotFound)?;
    if session.timing.is_cancelled {
        return Err(Shut::Cancelled.into());
    }
    let timing = timing(&change.terms, now)?;
    let session = Session { rev: change.rev, ..with_terms(session, change.terms, timing) };
    if !repo::keep(&tx, &session).await? {
        return Err(LiveError::ChangedMeanwhile);
    }
    let by = (caller.account(), now);
    repo::note(&tx, ctx.ids.uuid(now), by, session.id, ("change", json!({ "rev": change.rev }))).await?;
    tx.commit().await?;
    view(ctx, &class, of.session).await
}

/// Cancels a session.
pub(super) async fn cancel(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfClassSession,
    reason: &Reason,
) -> Result<ClassSession, LiveError> {
    let class = class_of(ctx, caller, &of.slug).await?;
    let tx = ctx.db.begin().await?;
    repo::find(&tx, class.course, of.session).await?.ok_or(LiveError::NotFound)?;
    let now = ctx.clock.now();
    let by = (caller.account(), now);
    if !repo::cancel(&tx, of.session, by, reason.as_str()).await? {
        return Err(Shut::Cancelled.into());
    }
    repo::note(&tx, ctx.ids.uuid(now), by, of.session, ("cancel", json!({ "reason": reason }))).await?;
    tx.commit().await?;
    view(ctx, &class, of.session).await
}
