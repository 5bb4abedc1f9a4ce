//! The story of a learner's sessions: when they are, and the word that attests attendance.
//!
//! **Invariant:** a session of a batch is there for those who have a seat in it, and for nobody else.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use grading::text::folded;
use sea_orm::ConnectionTrait;
use shared::access::Learner;
use shared::api::course::LessonKind;
use shared::api::enrolment::EnrolmentState;
use shared::api::lesson::{LessonState, OfLesson};
use shared::api::live::{LiveSession, LiveSessions, LiveState, MISSES_MAX, OfLessonSession};
use shared::id::{BatchId, LessonId};
use shared::problem::Phrase;
use shared::value::AttendanceWord;

use super::calendar;
use super::error::LiveError;
use super::repo::{self, Attendance, Named, Session};
use crate::ctx::Ctx;
use crate::features::course::door::{LessonFacts, Version};
use crate::features::enrolment::door::Enrolled;
use crate::features::{batch, course, enrolment, progress};
use crate::http::stream::Download;

/// Sessions shown of a lesson.
const SHOWN: u64 = 100;

/// A live lesson of the version that an enrolment is bound to, if it is open.
async fn live_lesson(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    enrolled: &Enrolled,
    lesson: LessonId,
) -> Result<(Arc<Version>, LessonFacts), LiveError> {
    let version = course::door::version(ctx, db, enrolled.version).await?.ok_or(LiveError::NotFound)?;
    let facts = version.lesson(lesson).filter(|facts| facts.kind == LessonKind::Live);
    let facts = facts.ok_or(LiveError::NotFound)?.clone();
    match progress::door::waiting(ctx, db, enrolled, &version, lesson).await? {
        Some(waiting) => Err(LiveError::Waits(waiting)),
        None => Ok((version, facts)),
    }
}

/// Whether a session is for somebody who has seats in some batches.
fn is_meant(session: &Session, lesson: &str, seats: &[BatchId]) -> bool {
    session.lesson == lesson && session.batch.is_none_or(|batch| seats.contains(&batch))
}

/// The sessions of a live lesson that are for the caller.
pub(super) async fn list(ctx: &Ctx, learner: &Learner, of: &OfLesson) -> Result<LiveSessions, LiveError> {
    let db = ctx.db.reader();
    let enrolled = enrolment::door::find(db, learner, of.enrolment).await?.ok_or(LiveError::NotFound)?;
    let (_, facts) = live_lesson(ctx, db, &enrolled, of.lesson).await?;
    let seats = batch::door::seated_in(db, learner.person()).await?;
    let found = repo::of_lesson(db, enrolled.course, &facts.key, &seats, SHOWN).await?;
    let attended = repo::own(db, enrolled.id).await?;
    let now = ctx.clock.now();
    let sessions = found.into_iter().map(|session| {
        let attended = attended.get(&session.0.id).copied();
        shown(session, attended, &enrolled, now)
    });
    // The latest come first from the store; of those to come, the next does.
    let (mut items, past): (Vec<_>, Vec<_>) =
        sessions.partition(|session| matches!(session.state, LiveState::Upcoming | LiveState::Open));
    items.reverse();
    items.extend(past);
    Ok(LiveSessions { items })
}

fn shown(
    (session, batch): Named,
    attendance: Option<Attendance>,
    enrolled: &Enrolled,
    now: DateTime<Utc>,
) -> LiveSession {
    let timing = session.timing;
    let is_in = enrolled.state != EnrolmentState::Withdrawn;
    let has_link = session.link.is_some();
    LiveSession {
        id: session.id,
        state: timing.state(now),
        starts_at: timing.starts_at,
        ends_at: timing.ends_at(),
        zone: session.zone,
        batch,
        place: session.place,
        has_link,
        link_from: timing.link_from(),
        link: session.link.filter(|_| is_in && timing.tells_link(now)),
        note: session.note,
        cancel_reason: session.cancel_reason,
        takes_word: is_in && session.word.is_some() && attendance.is_none() && timing.takes_word(now).is_ok(),
        attended_at: match attendance {
            Some(Attendance::Noted(at)) => Some(at),
            Some(Attendance::StruckOff) | None => None,
        },
    }
}

/// Notes the caller as there by the word, and completes the lesson.
pub(super) async fn attend(
    ctx: &Ctx,
    learner: &Learner,
    of: &OfLessonSession,
    word: &AttendanceWord,
) -> Result<LessonState, LiveError> {
    let now = ctx.clock.now();
    let tx = ctx.db.begin().await?;
    let enrolled = enrolment::door::lock(&tx, learner, of.enrolment).await?.ok_or(LiveError::NotFound)?;
    if enrolled.state == EnrolmentState::Withdrawn {
        return Err(LiveError::NotEnrolled);
    }
    let (_, facts) = live_lesson(ctx, &tx, &enrolled, of.lesson).await?;
    let seats = batch::door::seated_in(&tx, learner.person()).await?;
    let (session, _) = repo::find(&tx, enrolled.course, of.session)
        .await?
        .filter(|(session, _)| is_meant(session, &facts.key, &seats))
        .ok_or(LiveError::NotFound)?;
    let key = (session.id, enrolled.id);
    match repo::attendance(&tx, session.id, enrolled.id).await? {
        Some(Attendance::Noted(_)) => {}
        Some(Attendance::StruckOff) => return Err(LiveError::StruckOff),
        None => {
            session.timing.takes_word(now)?;
            let own = session.word.as_deref().ok_or(LiveError::NoWord)?;
            let misses = repo::misses(&tx, key, now).await?;
            if misses >= i32::from(MISSES_MAX) {
                return Err(LiveError::TooManyWords);
            }
            if folded(own) != folded(word.as_str()) {
                repo::miss(&tx, key, now, misses).await?;
                tx.commit().await?;
                return Err(LiveError::Invalid(
                    "/word",
                    Phrase::new(
                        "Kata hadirnya bukan itu. Periksa ejaannya, atau tanyakan kepada pengajar.",
                        "That is not the attendance word. Check its spelling, or ask the instructor.",
                    ),
                ));
            }
            repo::attend(&tx, key, now, None).await?;
        }
    }
    progress::door::confirm(ctx, &tx, &enrolled, of.lesson).await?;
    let settled = progress::door::settle(ctx, &tx, &enrolled, of.lesson).await?;
    tx.commit().await?;
    Ok(settled.shown(facts.requirement))
}

/// A session for the caller's own calendar.
pub(super) async fn calendar(
    ctx: &Ctx,
    learner: &Learner,
    of: &OfLessonSession,
) -> Result<Download, LiveError> {
    let db = ctx.db.reader();
    let enrolled = enrolment::door::find(db, learner, of.enrolment).await?.ok_or(LiveError::NotFound)?;
    let (version, facts) = live_lesson(ctx, db, &enrolled, of.lesson).await?;
    let seats = batch::door::seated_in(db, learner.person()).await?;
    let (session, _) = repo::find(db, enrolled.course, of.session)
        .await?
        .filter(|(session, _)| is_meant(session, &facts.key, &seats))
        .ok_or(LiveError::NotFound)?;
    let page = format!("{}/belajar/{}/{}", ctx.config.server.origin, enrolled.id, facts.id);
    let body = calendar::event(&session, &facts.title, &version.title, &page, ctx.clock.now());
    let name = format!("sesi-{}.ics", session.zone.local(session.timing.starts_at).format("%Y-%m-%d"));
    Ok(Download::Text { body, media_type: "text/calendar; charset=utf-8", name })
}
