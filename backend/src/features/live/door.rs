//! What home asks of sessions, and what the demonstration tells of them.
//!
//! **Invariant:** what is told of the past is noted as it would have been then, by the word.

use chrono::{DateTime, Utc};
use sea_orm::{DatabaseTransaction, DbErr};
use shared::api::live::Zone;
use shared::id::{AccountId, BatchId, EnrolmentId, InstitutionId, LiveSessionId, LiveSessionKey};

use super::clock::Timing;
use super::repo::{self, Session};
use crate::ctx::Ctx;
use crate::features::course::door::Version;

/// A session as it was scheduled.
#[derive(Debug)]
pub struct Past {
    /// The institution.
    pub institution: InstitutionId,
    /// The key of the live lesson.
    pub lesson: String,
    /// The batch that it is for.
    pub batch: Option<BatchId>,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// Minutes.
    pub minutes: u16,
    /// The zone in which its time is told.
    pub zone: Zone,
    /// The link.
    pub link: Option<&'static str>,
    /// Where people meet.
    pub place: Option<&'static str>,
    /// What people should know.
    pub note: &'static str,
    /// The attendance word.
    pub word: Option<&'static str>,
    /// Who scheduled it, and when.
    pub by: (AccountId, DateTime<Utc>),
    /// Who was there.
    pub people: Vec<EnrolmentId>,
}

/// Writes a session with those who were there.
///
/// # Errors
/// When the database refuses.
pub async fn remember(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    facts: &Version,
    past: Past,
) -> Result<LiveSessionId, DbErr> {
    let timing = Timing { starts_at: past.starts_at, minutes: past.minutes, is_cancelled: false };
    let session = Session {
        id: LiveSessionId(ctx.ids.uuid(past.by.1)),
        key: LiveSessionKey(ctx.ids.uuid(past.by.1)),
        institution: past.institution,
        course: facts.course,
        lesson: past.lesson,
        batch: past.batch,
        timing,
        zone: past.zone,
        link: past.link.map(ToOwned::to_owned),
        place: past.place.map(ToOwned::to_owned),
        note: past.note.to_owned(),
        word: past.word.map(ToOwned::to_owned),
        created: past.by,
        cancel_reason: None,
        rev: 0,
    };
    repo::add(tx, &session).await?;
    for enrolment in past.people {
        repo::attend(tx, (session.id, enrolment), timing.ends_at(), None).await?;
    }
    Ok(session.id)
}
