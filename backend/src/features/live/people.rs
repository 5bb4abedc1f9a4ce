//! The story of who was there, as those who teach keep it.
//!
//! **Invariant:** only people of the caller's institution for whom the session is are listed and noted, and whoever was
//! noted stays on the list after leaving; whoever is noted has the lesson confirmed in that transaction.

use shared::access::Instructor;
use shared::api::course::LessonKind;
use shared::api::enrolment::EnrolmentState;
use shared::api::live::{
    CONFIRMED_MAX, InLiveAttendance, LiveAttendance, LiveAttended, LiveConfirmed, LivePerson, OfClassSession,
    OfLiveAttendance,
};
use shared::id::EnrolmentId;
use shared::problem::Phrase;
use shared::value::{Cursor, Reason};

use super::error::LiveError;
use super::repo::{self, Attendance, Circle, Session, Wanted};
use super::schedule::{class_of, view};
use crate::ctx::Ctx;
use crate::features::{account, course, enrolment, progress};

/// People on one page.
const PAGE: usize = 25;

fn circle(caller: &Instructor, session: &Session) -> Circle {
    Circle {
        session: session.id,
        institution: caller.institution(),
        course: session.course,
        batch: session.batch,
    }
}

/// The people for whom a session is.
pub(super) async fn list(
    ctx: &Ctx,
    caller: &Instructor,
    find: &InLiveAttendance,
) -> Result<LiveAttendance, LiveError> {
    let db = ctx.db.reader();
    let class = class_of(ctx, caller, &find.slug).await?;
    let (session, _) = repo::find(db, class.course, find.session).await?.ok_or(LiveError::NotFound)?;
    let text = find.q.as_ref().map(|text| text.as_str().to_lowercase()).unwrap_or_default();
    let wanted = Wanted {
        circle: circle(caller, &session),
        words: text.split_whitespace().map(ToOwned::to_owned).collect(),
        presence: find.presence,
        after: find.after.as_ref().and_then(read_cursor),
        today: ctx.clock.today(),
        most: u64::try_from(PAGE + 1).unwrap_or(u64::MAX),
    };
    let mut people = repo::people(db, wanted).await?;
    let has_more = people.len() > PAGE;
    people.truncate(PAGE);
    let last = people.last().filter(|_| has_more);
    let next = last
        .and_then(|last| Cursor::parse(&format!("{}~{}", hex::encode(&last.sort_name), last.enrolment)).ok());
    // Somebody with two definitive placements is there once.
    people.dedup_by_key(|person| person.enrolment);
    let by = people.iter().filter_map(|person| person.attended.as_ref()?.by);
    let names = account::door::holders(db, by).await?;
    let items = people.into_iter().map(|person| LivePerson {
        enrolment: person.enrolment,
        person: person.id,
        name: person.name,
        unit: person.unit,
        attended: person.attended.map(|attended| LiveAttended {
            at: attended.at,
            how: attended.how,
            by: attended.by.and_then(|by| names.get(&by).cloned()),
            withdrawn: attended.withdrawn,
        }),
    });
    Ok(LiveAttendance { items: items.collect(), next, session: view(ctx, &class, session.id).await? })
}

fn read_cursor(cursor: &Cursor) -> Option<(String, EnrolmentId)> {
    let (name, id) = cursor.as_str().split_once('~')?;
    Some((String::from_utf8(hex::decode(name).ok()?).ok()?, id.parse().ok()?))
}

/// Notes some people as there, one after the other: nobody else waits for more than one of them.
pub(super) async fn confirm(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfClassSession,
    enrolments: &[EnrolmentId],
) -> Result<LiveConfirmed, LiveError> {
    let db = ctx.db.reader();
    let class = class_of(ctx, caller, &of.slug).await?;
    let (session, _) = repo::find(db, class.course, of.session).await?.ok_or(LiveError::NotFound)?;
    session.timing.has_begun(ctx.clock.now())?;
    let mut picked = enrolments.to_vec();
    picked.sort_unstable();
    picked.dedup();
    if picked.is_empty() || picked.len() > CONFIRMED_MAX {
        let phrase = Phrase::new("Pilih 1 sampai 200 orang.", "Pick 1 to 200 people.");
        return Err(LiveError::Invalid("/enrolments", phrase));
    }
    let known = repo::of_circle(db, circle(caller, &session), &picked).await?;
    // Whoever has left since the list was read.
    let gone = u32::try_from(picked.len().saturating_sub(known.len())).unwrap_or(u32::MAX);
    let mut told = LiveConfirmed { noted: 0, already: 0, waiting: gone };
    for id in known {
        match confirm_one(ctx, caller, &session, id).await? {
            Fate::Noted => told.noted += 1,
            Fate::Already => told.already += 1,
            Fate::Waiting => told.waiting += 1,
        }
    }
    Ok(told)
}

enum Fate {
    Noted,
    Already,
    Waiting,
}

async fn confirm_one(
    ctx: &Ctx,
    caller: &Instructor,
    session: &Session,
    id: EnrolmentId,
) -> Result<Fate, LiveError> {
    let now = ctx.clock.now();
    let tx = ctx.db.begin().await?;
    let enrolled = enrolment::door::lock_of_anybody(&tx, id).await?.ok_or(LiveError::NotFound)?;
    if let Some(Attendance::Noted(_)) = repo::attendance(&tx, session.id, id).await? {
        return Ok(Fate::Already);
    }
    let version = course::door::version(ctx, &tx, enrolled.version).await?.ok_or(LiveError::NotFound)?;
    let is_it =
        |facts: &&course::door::LessonFacts| facts.kind == LessonKind::Live && facts.key == session.lesson;
    let Some(facts) = version.lessons().find(is_it) else { return Ok(Fate::Waiting) };
    let waits = progress::door::waiting(ctx, &tx, &enrolled, &version, facts.id).await?;
    if waits.is_some() || enrolled.state == EnrolmentState::Withdrawn {
        return Ok(Fate::Waiting);
    }
    repo::attend(&tx, (session.id, id), now, Some(caller.account())).await?;
    repo::note_person(&tx, ctx.ids.uuid(now), (caller.account(), now), (session.id, id), None).await?;
    progress::door::confirm(ctx, &tx, &enrolled, facts.id).await?;
    // Nobody learned: somebody else says that the learner was there.
    progress::door::settle_by_clock(ctx, &tx, &enrolled, facts.id).await?;
    tx.commit().await?;
    Ok(Fate::Noted)
}

/// Strikes an attendance off the list.
pub(super) async fn withdraw(
    ctx: &Ctx,
    caller: &Instructor,
    of: &OfLiveAttendance,
    reason: &Reason,
) -> Result<(), LiveError> {
    let now = ctx.clock.now();
    let class = class_of(ctx, caller, &of.slug).await?;
    let tx = ctx.db.begin().await?;
    let (session, _) = repo::find(&tx, class.course, of.session).await?.ok_or(LiveError::NotFound)?;
    let key = (session.id, of.enrolment);
    let by = (caller.account(), now);
    if repo::of_circle(&tx, circle(caller, &session), &[of.enrolment]).await?.is_empty()
        || !repo::strike_off(&tx, key, by, reason.as_str()).await?
    {
        return Err(LiveError::NotFound);
    }
    repo::note_person(&tx, ctx.ids.uuid(now), by, key, Some(reason.as_str())).await?;
    tx.commit().await?;
    Ok(())
}
