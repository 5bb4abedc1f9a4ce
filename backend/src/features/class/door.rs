//! What other slices tell of those who learn, and what keeps counts and needs true.
//!
//! A lesson that a whole agency opens within a minute would be one row that everybody waits for; so nobody changes a row.
//! Each change *adds* rows, in the transaction of its cause, and [`fold_waiting`] puts them together each minute, as the
//! sums of quizzes are.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use progress::{NeedKind, needs, next_review};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::api::course::LessonKind;
use shared::id::{AccountId, CourseId, EnrolmentId, LessonId, MessageId, MessageKey, PersonId, VersionId};

use super::count::Counts;
pub use super::count::Measure;
use super::repo;
use crate::ctx::Ctx;
use crate::features::course::door::Version;
use crate::features::{course, enrolment};
use crate::html::{Pictures, from_markdown};

/// Rows of a lesson that may wait.
const MOST: i64 = 64;
/// Enrolments looked at together.
const TOGETHER: usize = 500;
/// Rows put together, and enrolments looked up, at a time.
const BATCH: u64 = 256;

/// Counts somebody for some measures of a version or of one of its lessons.
///
/// # Errors
/// When the database refuses.
pub async fn count(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    version: VersionId,
    counts: &[(Option<LessonId>, Measure)],
) -> Result<(), DbErr> {
    repo::add(ctx, tx, counts.iter().map(|(lesson, measure)| ((version, *lesson, *measure), 1))).await
}

/// What is known of a quiz at which somebody cannot go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stuck {
    /// As before.
    AsBefore,
    /// At no quiz, or at this one.
    At(Option<LessonId>),
}

/// Brings what is kept of an enrolment up to date; its row is locked by the caller.
///
/// # Errors
/// When the database refuses.
pub async fn refresh(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: EnrolmentId,
    stuck: Stuck,
) -> Result<(), DbErr> {
    let Some(facts) = repo::facts(tx, id).await? else { return Ok(()) };
    let before = repo::kept(tx, id).await?;
    let (was_kept, before) = (before.is_some(), before.unwrap_or_default());
    let stuck = match stuck {
        Stuck::AsBefore => before.stuck,
        Stuck::At(stuck) => stuck,
    };
    let now = looked_at(&facts, stuck, ctx.clock.today())?;
    if was_kept && now == before {
        return Ok(());
    }
    repo::keep(tx, id, &now).await?;
    if now.needs == before.needs {
        return Ok(());
    }
    repo::set_needs(tx, id, &facts, &with_any(&now.needs)).await?;
    let kinds = |needs: &[(NeedKind, i32)], sign: i64| {
        with_any(needs).into_iter().map(move |(kind, _)| (kind, sign)).collect::<Vec<_>>()
    };
    let mut changes: BTreeMap<Option<NeedKind>, i64> = BTreeMap::new();
    for (kind, sign) in kinds(&before.needs, -1).into_iter().chain(kinds(&now.needs, 1)) {
        *changes.entry(kind).or_default() += sign;
    }
    let changes = changes.into_iter().filter(|(_, change)| *change != 0);
    repo::add(ctx, tx, changes.map(|(kind, change)| ((facts.version_id, None, Measure::Need(kind)), change)))
        .await
}

/// Needs, and the most urgent of them once more, as any.
fn with_any(needs: &[(NeedKind, i32)]) -> Vec<(Option<NeedKind>, i32)> {
    let any = needs.iter().map(|(_, place)| *place).min().map(|place| (None, place));
    needs.iter().map(|(kind, place)| (Some(*kind), *place)).chain(any).collect()
}

/// Enrolments that cannot go on at a quiz, with their people.
///
/// # Errors
/// When the database refuses.
pub async fn stuck_in(
    db: &impl ConnectionTrait,
    lesson: LessonId,
) -> Result<Vec<(EnrolmentId, PersonId)>, DbErr> {
    repo::stuck_in(db, lesson).await
}

/// Takes note of the attempts that somebody who could not go on has now; `None` is no limit.
///
/// # Errors
/// When the database refuses.
pub async fn granted(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: EnrolmentId,
    attempts: Option<u16>,
) -> Result<(), DbErr> {
    let enrolled = enrolment::door::lock_of_anybody(tx, id).await?;
    if enrolled.is_some_and(|own| attempts.is_none_or(|most| most > own.failed_attempts)) {
        refresh(ctx, tx, id, Stuck::At(None)).await?;
    }
    Ok(())
}

/// Looks again at those whom the calendar may have moved from one reason to another; returns how many.
///
/// # Errors
/// When the database refuses.
pub async fn review_due(ctx: &Ctx) -> Result<u64, DbErr> {
    let mut done = 0;
    loop {
        let due = repo::due(ctx.db.reader(), ctx.clock.today(), BATCH).await?;
        if due.is_empty() {
            return Ok(done);
        }
        for id in &due {
            let tx = ctx.db.begin().await?;
            enrolment::door::lock_of_anybody(&tx, *id).await?;
            refresh(ctx, &tx, *id, Stuck::AsBefore).await?;
            tx.commit().await?;
        }
        done += u64::try_from(due.len()).unwrap_or_default();
    }
}

/// Puts the rows together of every lesson that has more than a few; returns how many lessons had.
///
/// # Errors
/// When the database refuses.
pub async fn fold_waiting(ctx: &Ctx) -> Result<u64, DbErr> {
    let waiting = repo::waiting(ctx.db.reader(), MOST).await?;
    for (version, lesson) in &waiting {
        loop {
            let tx = ctx.db.begin().await?;
            let (counts, taken) = repo::take(&tx, *version, *lesson, BATCH).await?;
            repo::add(ctx, &tx, counts.0).await?;
            tx.commit().await?;
            if taken < BATCH {
                break;
            }
        }
    }
    Ok(u64::try_from(waiting.len()).unwrap_or_default())
}

/// Counts anew, and says how many counts differ from what is kept.
///
/// # Errors
/// When the database refuses.
pub async fn drift(ctx: &Ctx) -> Result<usize, DbErr> {
    let db = ctx.db.reader();
    let mut differences = recount(ctx, db).await?;
    for (of, count) in repo::all_sums(db).await?.0 {
        differences.add(of, -count);
    }
    Ok(differences.0.len())
}

/// Looks at every enrolment under way and counts everything anew: for data that was loaded in bulk. Those of which nothing
/// is kept yet are looked at together.
///
/// # Errors
/// When the database refuses.
pub async fn rebuild(ctx: &Ctx, tx: &DatabaseTransaction) -> Result<(), DbErr> {
    for some in repo::open_enrolments(tx).await?.chunks(TOGETHER) {
        let known = repo::known(tx, some).await?;
        let stuck_at = repo::stuck_at(tx, some).await?;
        let mut fresh = Vec::new();
        for facts in repo::facts_of(tx, some).await? {
            let stuck = match stuck_at.get(&facts.id) {
                Some(lessons) => {
                    let version = course::door::version(ctx, tx, facts.version_id).await?;
                    let is_required = |id: &&LessonId| {
                        let lesson = version.as_ref().and_then(|version| version.lesson(**id));
                        lesson.is_some_and(|lesson| lesson.is_required)
                    };
                    lessons.iter().find(is_required).copied()
                }
                None => None,
            };
            if known.contains(&facts.id) {
                refresh(ctx, tx, facts.id, Stuck::At(stuck)).await?;
            } else {
                let kept = looked_at(&facts, stuck, ctx.clock.today())?;
                let needs = with_any(&kept.needs);
                fresh.push((facts, kept, needs));
            }
        }
        repo::keep_new(tx, &fresh).await?;
    }
    repo::clear(tx).await?;
    let counts = recount(ctx, tx).await?;
    repo::add(ctx, tx, counts.0).await
}

/// What is kept of an enrolment on a day.
fn looked_at(facts: &repo::Facts, stuck: Option<LessonId>, today: NaiveDate) -> Result<repo::Kept, DbErr> {
    let path = facts.path(stuck.is_some())?;
    let found = if facts.is_own() { needs(&path, today) } else { Vec::new() };
    let found = found.into_iter().map(|need| (need.kind(), need.order(&path)));
    Ok(repo::Kept { needs: found.collect(), stuck, review_on: next_review(&path, today) })
}

/// Counts what was learned before there were counts; once, and nothing where nobody has enrolled.
///
/// # Errors
/// When the database refuses.
pub async fn begin(ctx: &Ctx) -> Result<(), DbErr> {
    if !repo::is_empty(ctx.db.reader()).await? {
        return Ok(());
    }
    let tx = ctx.db.begin().await?;
    rebuild(ctx, &tx).await?;
    tx.commit().await
}

/// Takes an enrolment out of the counts of the version that it is bound to, before it is bound to another; its row is locked by
/// the caller.
///
/// # Errors
/// When the database refuses.
pub async fn depart(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: EnrolmentId,
    version: &Version,
) -> Result<(), DbErr> {
    let Some(facts) = repo::facts(tx, id).await? else { return Ok(()) };
    let counts = own(ctx, tx, id, version).await?;
    repo::add(ctx, tx, counts.0.into_iter().map(|(of, count)| (of, -count))).await?;
    repo::set_needs(tx, id, &facts, &[]).await?;
    repo::keep(tx, id, &repo::Kept::default()).await
}

/// Counts an enrolment in the version that it is bound to now, after [`depart`]; the caller brings it up to date.
///
/// # Errors
/// When the database refuses.
pub async fn arrive(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: EnrolmentId,
    version: &Version,
) -> Result<(), DbErr> {
    let counts = own(ctx, tx, id, version).await?;
    repo::add(ctx, tx, counts.0).await
}

/// Lengths of the videos among some lessons.
async fn videos(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    lessons: impl Iterator<Item = LessonId>,
) -> Result<BTreeMap<LessonId, u32>, DbErr> {
    let mut videos = BTreeMap::new();
    for lesson in lessons {
        if let Some(seconds) = course::door::video_seconds(ctx, db, lesson).await? {
            videos.insert(lesson, seconds);
        }
    }
    Ok(videos)
}

/// What an enrolment counts for in the version that it is bound to.
async fn own(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: EnrolmentId,
    version: &Version,
) -> Result<Counts, DbErr> {
    let of_kind = version.lessons().filter(|lesson| lesson.kind == LessonKind::Video);
    let videos = videos(ctx, tx, of_kind.map(|lesson| lesson.id)).await?;
    repo::recount(tx, &videos, Some((id, version))).await
}

/// Everything counted anew.
async fn recount(ctx: &Ctx, db: &impl ConnectionTrait) -> Result<Counts, DbErr> {
    let videos = videos(ctx, db, repo::watched_lessons(db).await?.into_iter()).await?;
    repo::recount(db, &videos, None).await
}

/// How many messages somebody has not opened.
///
/// # Errors
/// When the database refuses.
pub async fn unread(db: &impl ConnectionTrait, person: PersonId) -> Result<u32, DbErr> {
    Ok(u32::try_from(repo::unread(db, person).await?).unwrap_or(u32::MAX))
}

/// A message of the past.
#[derive(Debug, Clone)]
pub struct Past {
    /// The course.
    pub course: CourseId,
    /// By whom.
    pub by: AccountId,
    /// When.
    pub at: DateTime<Utc>,
    /// Subject.
    pub subject: &'static str,
    /// Text in Markdown.
    pub text: &'static str,
    /// To whom.
    pub people: Vec<PersonId>,
    /// How many of the first of them have opened it.
    pub read: usize,
}

/// Writes a message of the past.
///
/// # Errors
/// When the database refuses.
pub async fn remember(ctx: &Ctx, tx: &DatabaseTransaction, past: Past) -> Result<(), DbErr> {
    let row = repo::Message {
        id: MessageId(ctx.ids.uuid(past.at)),
        key: MessageKey(ctx.ids.uuid(past.at)),
        course_id: past.course,
        sent_by: past.by,
        subject: past.subject.to_owned(),
        text: past.text.to_owned(),
        html: from_markdown(past.text, &Pictures::new()),
        recipients: i32::try_from(past.people.len()).unwrap_or(i32::MAX),
        read: 0,
        sent_at: past.at,
    };
    repo::add_message(tx, &row, &past.people).await?;
    for person in past.people.iter().take(past.read) {
        repo::open(tx, *person, row.id, past.at).await?;
    }
    Ok(())
}
