//! What somebody has made of a course, written down: enrolment, history, evidence, sittings, credit.
//!
//! **Invariant:** rows are written for many people at a time; only what is sat is sat one by one.

use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, DbErr};
use shared::api::course::LessonKind;
use shared::id::{AccountId, EnrolmentEventId, EnrolmentId, JpEntryId, LessonId};

use super::calendar::moment;
use super::city::{City, Person};
use super::path::{Path, Step};
use super::rows::insert;
use crate::ctx::Ctx;
use crate::db::entity::{enrolment, enrolment_event, jp_entry, lesson_progress};
use crate::features::progress::door::QuizStanding;
use crate::features::quiz;
use crate::ports::day;

/// For so many days after it could have been marked, a sitting waits for its marks.
const MARKING_DAYS: i64 = 16;

/// How far somebody has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chapter {
    /// Nothing opened.
    Waiting,
    /// So many lessons done, last active so many days ago.
    Under { lessons: usize, quiet_days: u64 },
    /// Stuck at the first quiz after two failures.
    Stuck,
    /// Completed on a day.
    Done { on: NaiveDate },
}

/// How somebody came to a course.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cause {
    /// Mandatory, assigned or chosen.
    pub(super) origin: &'static str,
    /// The last day to complete it.
    pub(super) due_on: Option<NaiveDate>,
    /// Who asked for it.
    pub(super) by: Option<AccountId>,
    /// Why.
    pub(super) reason: Option<&'static str>,
}

/// Somebody's way through a course.
pub(super) struct Story<'a> {
    pub(super) person: &'a Person,
    pub(super) chapter: Chapter,
    pub(super) cause: Cause,
}

/// When things happened.
#[derive(Debug, Clone, Copy)]
struct Times {
    enrolled: DateTime<Utc>,
    started: Option<DateTime<Utc>>,
    last: Option<DateTime<Utc>>,
    done: Option<DateTime<Utc>>,
}

fn times(ctx: &Ctx, person: &Person, chapter: Chapter) -> Times {
    let at = |on: NaiveDate| moment(ctx, person, on);
    let ago = |days: u64| at(ctx.clock.today() - Days::new(days));
    let (enrolled, last, done) = match chapter {
        Chapter::Waiting if person.part == Some("rani") => (ago(1), None, None),
        Chapter::Waiting => (ago(40), None, None),
        Chapter::Under { quiet_days, .. } => (ago(50 + quiet_days), Some(ago(quiet_days)), None),
        Chapter::Stuck => (ago(45), Some(ago(4)), None),
        Chapter::Done { on } => (at(on - Days::new(20)), Some(at(on)), Some(at(on))),
    };
    Times { enrolled, started: last.map(|_| enrolled + Duration::days(1)), last, done }
}

/// How often somebody stuck has failed; of three, the third has no attempts left.
fn failures(person: &Person) -> i16 {
    if person.luck.is_multiple_of(3) { 3 } else { 2 }
}

/// Rows that wait to be written together.
#[derive(Default)]
struct Rows {
    events: Vec<enrolment_event::ActiveModel>,
    evidence: Vec<lesson_progress::ActiveModel>,
    credit: Vec<jp_entry::ActiveModel>,
}

/// Writes what some people have made of a course; without their sittings and evidence where these are too many.
pub(super) async fn write(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    city: &City,
    path: &Path,
    stories: &[Story<'_>],
    is_whole: bool,
) -> Result<(), DbErr> {
    let told: Vec<(EnrolmentId, Times, &Story<'_>)> = stories
        .iter()
        .map(|story| {
            let times = times(ctx, story.person, story.chapter);
            (EnrolmentId(ctx.ids.uuid(times.enrolled)), times, story)
        })
        .collect();
    insert(tx, told.iter().map(|(id, times, story)| enrolment(*id, times, path, story)).collect()).await?;
    let mut rows = Rows::default();
    for (id, times, story) in told {
        rows.events.extend(history(ctx, id, &times, &story.cause));
        if let Some(at) = times.done {
            rows.credit.push(credit(ctx, story.person, id, path, at));
        }
        if is_whole {
            evidence(ctx, tx, city, path, (id, story), &times, &mut rows.evidence).await?;
        }
    }
    insert(tx, rows.events).await?;
    insert(tx, rows.evidence).await?;
    insert(tx, rows.credit).await
}

/// How many steps somebody has done.
fn done(path: &Path, chapter: Chapter) -> usize {
    match chapter {
        Chapter::Waiting => 0,
        Chapter::Under { lessons, .. } => lessons.min(path.steps.len().saturating_sub(1)),
        Chapter::Stuck => path.first_test,
        Chapter::Done { .. } => path.steps.len(),
    }
}

fn enrolment(id: EnrolmentId, times: &Times, path: &Path, story: &Story<'_>) -> enrolment::ActiveModel {
    let done = done(path, story.chapter);
    let (before, after) = path.steps.split_at_checked(done).unwrap_or((&path.steps, &[]));
    let left: u16 = after.iter().filter(|step| step.is_required).map(|step| step.minutes).sum();
    let state = match story.chapter {
        Chapter::Waiting => "not_started",
        Chapter::Under { .. } | Chapter::Stuck => "in_progress",
        Chapter::Done { .. } => "completed",
    };
    enrolment::ActiveModel {
        id: Set(id),
        person_id: Set(story.person.id),
        course_id: Set(path.version.course),
        version_id: Set(path.version.id),
        origin: Set(story.cause.origin.to_owned()),
        state: Set(state.to_owned()),
        due_on: Set(story.cause.due_on),
        assigned_by: Set(story.cause.by),
        reason: Set(story.cause.reason.map(ToOwned::to_owned)),
        done: Set(Path::required(before)),
        total: Set(Path::required(&path.steps)),
        minutes_left: Set(i16::try_from(left).unwrap_or(i16::MAX)),
        resume_lesson_id: Set(after.first().or(before.last()).map(|step| step.lesson)),
        failed_attempts: Set(if story.chapter == Chapter::Stuck { failures(story.person) } else { 0 }),
        enrolled_at: Set(times.enrolled),
        started_at: Set(times.started),
        completed_at: Set(times.done),
        last_active_at: Set(times.last),
    }
}

fn history(
    ctx: &Ctx,
    id: EnrolmentId,
    times: &Times,
    cause: &Cause,
) -> impl Iterator<Item = enrolment_event::ActiveModel> {
    let first = if cause.origin == "chosen" { "enrolled" } else { "assigned" };
    let by = cause.by;
    let events = [(first, Some(times.enrolled)), ("started", times.started), ("completed", times.done)];
    events.into_iter().filter_map(move |(change, at)| {
        Some(enrolment_event::ActiveModel {
            id: Set(EnrolmentEventId(ctx.ids.uuid(at?))),
            enrolment_id: Set(id),
            change: Set(change.to_owned()),
            at: Set(at?),
            by_account: Set(by.filter(|_| change == "assigned")),
            reason: Set(None),
        })
    })
}

fn credit(
    ctx: &Ctx,
    person: &Person,
    id: EnrolmentId,
    path: &Path,
    at: DateTime<Utc>,
) -> jp_entry::ActiveModel {
    jp_entry::ActiveModel {
        id: Set(JpEntryId(ctx.ids.uuid(at))),
        person_id: Set(person.id),
        minutes: Set(i32::from(path.version.jp) * 45),
        form: Set(i16::from(path.version.form)),
        earned_on: Set(day(at)),
        state: Set("verified".to_owned()),
        title: Set(path.version.title.clone()),
        provider: Set(path.version.provider.clone()),
        enrolment_id: Set(Some(id)),
        reverses_id: Set(None),
        rule_version: Set(1),
        written_at: Set(at),
    }
}

/// Evidence of a lesson in which nothing has been done yet.
pub(super) fn opened(id: EnrolmentId, lesson: LessonId, at: DateTime<Utc>) -> lesson_progress::ActiveModel {
    lesson_progress::ActiveModel {
        enrolment_id: Set(id),
        lesson_id: Set(lesson),
        at: Set(0),
        watched: Set(serde_json::json!([])),
        is_confirmed: Set(false),
        opened_at: Set(at),
        updated_at: Set(at),
        completed_at: Set(None),
        best_percent: Set(None),
        is_passed: Set(false),
        attempts_used: Set(0),
        attempts_allowed: Set(None),
        failed_attempts: Set(0),
        has_unmarked: Set(false),
    }
}

/// Evidence of a quiz, by what its attempts amount to.
pub(super) fn sat(row: lesson_progress::ActiveModel, quiz: &QuizStanding) -> lesson_progress::ActiveModel {
    let count = |number: u16| i16::try_from(number).unwrap_or(i16::MAX);
    lesson_progress::ActiveModel {
        best_percent: Set(quiz.best_percent.map(i16::from)),
        is_passed: Set(quiz.is_passed),
        attempts_used: Set(count(quiz.attempts_used)),
        attempts_allowed: Set(quiz.attempts_allowed.map(count)),
        failed_attempts: Set(count(quiz.failed_attempts)),
        has_unmarked: Set(quiz.has_unmarked),
        ..row
    }
}

/// Evidence for the lessons done, spread between joining and the last activity; quizzes are really sat.
async fn evidence(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    city: &City,
    path: &Path,
    (id, story): (EnrolmentId, &Story<'_>),
    times: &Times,
    rows: &mut Vec<lesson_progress::ActiveModel>,
) -> Result<(), DbErr> {
    let Some(last) = times.last else { return Ok(()) };
    let is_stuck = story.chapter == Chapter::Stuck;
    let done = done(path, story.chapter);
    let reach = done + usize::from(is_stuck);
    let each = (last - times.enrolled) / i32::try_from(reach.max(1) + 1).unwrap_or(1);
    for (place, step) in path.steps.iter().enumerate().take(reach) {
        let at = times.enrolled + each * i32::try_from(place + 1).unwrap_or(1);
        let is_failing = is_stuck && place + 1 == reach;
        let quiz = if step.kind == LessonKind::Quiz {
            Some(sit(ctx, tx, city, (story.person, id), step, at, is_failing).await?)
        } else {
            None
        };
        let is_read = matches!(step.kind, LessonKind::Text | LessonKind::Document);
        let is_video = step.kind == LessonKind::Video;
        let row = lesson_progress::ActiveModel {
            at: Set(1000),
            watched: Set(if is_video { serde_json::json!([[0, 3600]]) } else { serde_json::json!([]) }),
            is_confirmed: Set(is_read),
            completed_at: Set((!is_failing).then_some(at)),
            ..opened(id, step.lesson, at)
        };
        rows.push(match &quiz {
            Some(quiz) => sat(row, quiz),
            None => row,
        });
    }
    rows.extend(path.steps.get(reach).and_then(|next| half_done(story, id, next, last)));
    Ok(())
}

/// The lesson that somebody under way has opened and not completed: of a video, the beginning was watched.
fn half_done(
    story: &Story<'_>,
    id: EnrolmentId,
    next: &Step,
    at: DateTime<Utc>,
) -> Option<lesson_progress::ActiveModel> {
    let person = story.person;
    let is_opened = matches!(story.chapter, Chapter::Under { .. }) && person.part.is_none();
    if !is_opened || next.kind == LessonKind::Quiz || person.luck.is_multiple_of(5) {
        return None;
    }
    let seen = 6 + person.luck % 12 + person.luck % 7;
    let watched =
        if next.kind == LessonKind::Video { serde_json::json!([[0, seen]]) } else { serde_json::json!([]) };
    Some(lesson_progress::ActiveModel {
        at: Set(i32::try_from(seen).unwrap_or_default()),
        watched: Set(watched),
        ..opened(id, next.lesson, at)
    })
}

/// The two who mark.
pub(super) fn markers(city: &City) -> quiz::door::Markers {
    quiz::door::Markers { institution: city.institution, markers: [city.marker, city.second_marker] }
}

/// Sits a quiz: twice without luck for somebody stuck, else by what somebody knows, and once more where that does not
/// pass. What people mark was marked two days later; the latest of it still waits, and those passed without it.
async fn sit(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    city: &City,
    (person, enrolment): (&Person, EnrolmentId),
    step: &Step,
    at: DateTime<Utc>,
    is_failing: bool,
) -> Result<QuizStanding, DbErr> {
    let known = 45 + person.luck.wrapping_mul(0x9E37_79B9) / 64 % 50;
    let skills: &[u64] = match (is_failing, person.part) {
        (true, _) if failures(person) > 2 => &[15, 25, 20],
        (true, _) => &[15, 25],
        // Before the course everybody knows about half of it.
        (false, _) if step.is_pretest => &[known * 2 / 3, 0],
        // Whoever has a part in journeys passes at once.
        (false, Some(_)) => &[100, 100],
        (false, None) => &[known, 100],
    };
    // Some had no network when the time ran out: the rest of their answers arrived minutes later.
    let is_cut_off = step.has_limit && person.part.is_none() && person.luck % 11 == 5;
    let mut standing = None;
    for (number, skill) in (1_u16..).zip(skills.iter().copied()) {
        let marked_at = at + Duration::days(2);
        let marking = quiz::door::Marking { by: markers(city), person: person.id, at: marked_at, said: None };
        let sitting = quiz::door::Sitting {
            enrolment,
            lesson: step.lesson,
            at: at + Duration::minutes(i64::from(number) * 30 - 60),
            minutes: 6 + i64::try_from(person.luck % 7).unwrap_or_default(),
            is_cut_off,
            skill,
            text: None,
            seed: (person.luck.wrapping_add(1)).wrapping_mul(0x9E37_79B9).wrapping_add(u64::from(number)),
            marking: (marked_at + Duration::days(MARKING_DAYS) < ctx.clock.now()).then_some(marking),
        };
        let found = quiz::door::sit(ctx, tx, sitting).await?;
        standing = Some(found);
        if found.is_passed {
            break;
        }
    }
    standing.ok_or_else(|| DbErr::RecordNotFound("sitting".to_owned()))
}
