//! Some months of activity: a unit that leads, one that lags, people at risk for each reason, JP earned and cut.

use anyhow::Context;
use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, Utc};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, DbErr, EntityTrait};
use shared::api::course::LessonKind;
use shared::id::{EnrolmentEventId, EnrolmentId, JpEntryId};

use super::city::{City, Person};
use super::instructor;
use crate::ctx::Ctx;
use crate::db::entity::{enrolment, enrolment_event, jp_entry, lesson_progress};
use crate::features::course::door::{LessonFacts, Pairing, Version};
use crate::features::progress::door::QuizStanding;
use crate::features::{course, quiz};

/// Trainings outside the platform that people have brought with them: title, provider, form, JP.
const OUTSIDE: [(&str, &str, i16, i32); 6] = [
    ("Bimbingan teknis pelayanan adminduk", "BPSDM Provinsi", 8, 8),
    ("Seminar transformasi digital daerah", "Pemerintah Provinsi", 9, 4),
    ("Workshop penyusunan standar pelayanan", "BKPSDM Kota Contoh", 4, 8),
    ("Pelatihan teknis pengelolaan arsip", "BPSDM Provinsi", 3, 20),
    ("Sosialisasi pelindungan data pribadi", "Dinas Kominfo", 7, 3),
    ("Pelatihan kepemimpinan tim kerja", "BPSDM Provinsi", 5, 12),
];

/// Lessons that people under way have done: many stop at the video that comes after the fifth.
const REACHED: [usize; 9] = [2, 3, 5, 5, 5, 5, 8, 9, 10];

/// For so many days after it could have been marked, a sitting waits for its marks.
const MARKING_DAYS: i64 = 16;

/// How far somebody has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chapter {
    /// Nothing opened.
    Waiting,
    /// So many lessons done, last active so many days ago.
    Under { lessons: usize, quiet_days: i64 },
    /// Stuck at the first quiz after two failures.
    Stuck,
    /// Completed so many days ago.
    Done { days_ago: i64 },
}

/// Tells the story.
pub(super) async fn tell(ctx: &Ctx, tx: &DatabaseTransaction, city: &City) -> anyhow::Result<()> {
    let published = course::door::published_courses(ctx, tx).await?;
    let main = published.iter().find(|course| course.card.slug.as_str() == super::MAIN);
    let main = main.context("the course that everybody takes")?;
    let version = course::door::version(ctx, tx, main.version).await?;
    let version = version.context("the version that everybody takes")?;
    instructor::prepare(ctx, tx, city, &version).await?;
    for person in &city.people {
        outside(ctx, tx, person).await?;
        if let Some(chapter) = chapter(person) {
            learn(ctx, tx, city, person, &version, chapter).await?;
        }
    }
    let batch = super::batches::tell(ctx, tx, city, &version).await?;
    super::sessions::tell(ctx, tx, city, &version, Some(batch)).await?;
    super::works::write(ctx, tx, &version).await?;
    super::talk::write(ctx, tx, city, &version).await?;
    instructor::write(ctx, tx, city, main.card.id).await?;
    super::works::wait(ctx, tx, city, &version, markers(city)).await?;
    Ok(())
}

fn markers(city: &City) -> quiz::door::Markers {
    quiz::door::Markers { institution: city.institution, markers: [city.marker, city.second_marker] }
}

/// What somebody has made of the course, which is mandatory for most.
fn chapter(person: &Person) -> Option<Chapter> {
    if let Some(part) = person.part {
        return match part {
            "budi" => Some(Chapter::Under { lessons: 5, quiet_days: 1 }),
            "sari" => Some(Chapter::Done { days_ago: 20 }),
            "admin" | "rani" => Some(Chapter::Waiting),
            _ => None,
        };
    }
    let roll = person.number.wrapping_mul(2_654_435_761) / 11 % 100;
    let days = i64::try_from(person.number % 90).unwrap_or_default();
    Some(match roll {
        _ if roll + 12 < person.drive => Chapter::Done { days_ago: 3 + days },
        _ if roll < person.drive => Chapter::Under {
            lessons: usize::try_from(roll % 9).ok().and_then(|at| REACHED.get(at).copied()).unwrap_or(2),
            quiet_days: days % 9,
        },
        r if r % 7 == 0 => Chapter::Stuck,
        r if r % 3 == 0 => {
            Chapter::Under { lessons: if r % 2 == 0 { 5 } else { 1 }, quiet_days: 15 + days % 20 }
        }
        _ => Chapter::Waiting,
    })
}

/// JP brought from elsewhere this year.
async fn outside(ctx: &Ctx, tx: &DatabaseTransaction, person: &Person) -> Result<(), DbErr> {
    let (now, today) = (ctx.clock.now(), ctx.clock.today());
    let first = NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap_or(today);
    let span = u64::try_from((today - first).num_days()).unwrap_or_default().max(1);
    let count = if person.part == Some("budi") { 1 } else { person.drive * (1 + person.number % 3) / 100 };
    let rows = (0..count).filter_map(|nth| {
        let place = usize::try_from(person.number.wrapping_add(nth.wrapping_mul(5))).unwrap_or_default()
            % OUTSIDE.len();
        let (title, provider, form, jp) = OUTSIDE.get(place)?;
        Some(jp_entry::ActiveModel {
            id: Set(JpEntryId(ctx.ids.uuid(now))),
            person_id: Set(person.id),
            minutes: Set(jp * 45),
            form: Set(*form),
            earned_on: Set(first + Days::new(person.number.wrapping_mul(13).wrapping_add(nth * 60) % span)),
            state: Set("verified".to_owned()),
            title: Set((*title).to_owned()),
            provider: Set((*provider).to_owned()),
            enrolment_id: Set(None),
            reverses_id: Set(None),
            rule_version: Set(1),
            written_at: Set(now),
        })
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        jp_entry::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// When things happened.
struct Times {
    enrolled: DateTime<Utc>,
    last: Option<DateTime<Utc>>,
    done: Option<DateTime<Utc>>,
}

fn times(ctx: &Ctx, person: &Person, chapter: Chapter) -> Times {
    let now = ctx.clock.now();
    let ago = |days: i64| {
        now - Duration::days(days) - Duration::minutes(i64::try_from(person.number % 300).unwrap_or_default())
    };
    match chapter {
        Chapter::Waiting if person.part == Some("rani") => Times { enrolled: ago(1), last: None, done: None },
        Chapter::Waiting => Times { enrolled: ago(40), last: None, done: None },
        Chapter::Under { quiet_days, .. } => {
            Times { enrolled: ago(50 + quiet_days), last: Some(ago(quiet_days)), done: None }
        }
        Chapter::Stuck => Times { enrolled: ago(45), last: Some(ago(4)), done: None },
        Chapter::Done { days_ago } => {
            Times { enrolled: ago(days_ago + 20), last: Some(ago(days_ago)), done: Some(ago(days_ago)) }
        }
    }
}

/// The due date of a duty: passed for some, near for some, far for most.
fn due(ctx: &Ctx, person: &Person, chapter: Chapter) -> NaiveDate {
    let today = ctx.clock.today();
    match (person.part, chapter, person.number % 10) {
        (Some("budi"), ..) => today + Days::new(9),
        (Some("rani"), ..) => today + Days::new(60),
        (_, Chapter::Waiting | Chapter::Under { .. }, 0) => today - Days::new(6),
        (_, Chapter::Waiting, 1 | 2) => today + Days::new(10),
        _ => today + Days::new(30 + person.number % 20),
    }
}

/// How often somebody stuck has failed; of three, the third has no attempts left.
fn failures(person: &Person) -> i16 {
    if person.number.is_multiple_of(3) { 3 } else { 2 }
}

/// The place of the first quiz that can be failed.
async fn first_test(ctx: &Ctx, tx: &DatabaseTransaction, lessons: &[&LessonFacts]) -> Result<usize, DbErr> {
    for (place, lesson) in lessons.iter().enumerate() {
        let quiz = course::door::quiz(ctx, tx, lesson.id).await?;
        if quiz.is_some_and(|quiz| quiz.settings.pass_percent > 0) {
            return Ok(place);
        }
    }
    Ok(0)
}

/// Whether everybody's path leads through a lesson: work and meetings are told apart.
fn is_told(lesson: &LessonFacts) -> bool {
    !matches!(
        lesson.kind,
        LessonKind::Assignment | LessonKind::Activity | LessonKind::Live | LessonKind::Discussion
    )
}

/// Writes an enrolment with its history, evidence, sittings and credit.
async fn learn(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    city: &City,
    person: &Person,
    version: &Version,
    chapter: Chapter,
) -> Result<(), DbErr> {
    let id = EnrolmentId(ctx.ids.uuid(ctx.clock.now()));
    let times = times(ctx, person, chapter);
    let lessons: Vec<&LessonFacts> = version.lessons().filter(|lesson| is_told(lesson)).collect();
    let done = match chapter {
        Chapter::Waiting => 0,
        Chapter::Under { lessons: wanted, .. } => wanted.min(lessons.len().saturating_sub(1)),
        Chapter::Stuck => first_test(ctx, tx, &lessons).await?,
        Chapter::Done { .. } => lessons.len(),
    };
    let left: u16 =
        lessons.iter().skip(done).filter(|lesson| lesson.is_required).map(|lesson| lesson.minutes).sum();
    let required = |lessons: &[&LessonFacts]| {
        i16::try_from(lessons.iter().filter(|lesson| lesson.is_required).count()).unwrap_or(i16::MAX)
    };
    let state = match chapter {
        Chapter::Waiting => "not_started",
        Chapter::Under { .. } | Chapter::Stuck => "in_progress",
        Chapter::Done { .. } => "completed",
    };
    let row = enrolment::ActiveModel {
        id: Set(id),
        person_id: Set(person.id),
        course_id: Set(version.course),
        version_id: Set(version.id),
        origin: Set("mandatory".to_owned()),
        state: Set(state.to_owned()),
        due_on: Set(Some(due(ctx, person, chapter))),
        assigned_by: Set(None),
        reason: Set(Some("Program wajib pelayanan publik".to_owned())),
        done: Set(required(lessons.get(..done).unwrap_or_default())),
        total: Set(required(&lessons)),
        minutes_left: Set(i16::try_from(left).unwrap_or(i16::MAX)),
        resume_lesson_id: Set(lessons.get(done).or(lessons.last()).map(|lesson| lesson.id)),
        failed_attempts: Set(if chapter == Chapter::Stuck { failures(person) } else { 0 }),
        enrolled_at: Set(times.enrolled),
        started_at: Set(times.last.map(|_| times.enrolled + Duration::days(1))),
        completed_at: Set(times.done),
        last_active_at: Set(times.last),
    };
    enrolment::Entity::insert(row).exec_without_returning(tx).await?;
    history(ctx, tx, id, &times).await?;
    evidence(ctx, tx, city, person, id, &lessons, done, chapter, &times).await?;
    if let Some(at) = times.done {
        credit(ctx, tx, person, id, version, at).await?;
    }
    Ok(())
}

async fn history(ctx: &Ctx, tx: &DatabaseTransaction, id: EnrolmentId, times: &Times) -> Result<(), DbErr> {
    let events = [
        ("assigned", Some(times.enrolled)),
        ("started", times.last.map(|_| times.enrolled + Duration::days(1))),
        ("completed", times.done),
    ];
    let rows = events.into_iter().filter_map(|(change, at)| {
        Some(enrolment_event::ActiveModel {
            id: Set(EnrolmentEventId(ctx.ids.uuid(at?))),
            enrolment_id: Set(id),
            change: Set(change.to_owned()),
            at: Set(at?),
            by_account: Set(None),
            reason: Set(None),
        })
    });
    enrolment_event::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Evidence for the lessons done, spread between joining and the last activity; quizzes are really sat.
#[expect(clippy::too_many_arguments, reason = "one person's whole path through a course")]
async fn evidence(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    city: &City,
    person: &Person,
    id: EnrolmentId,
    lessons: &[&LessonFacts],
    done: usize,
    chapter: Chapter,
    times: &Times,
) -> Result<(), DbErr> {
    let Some(last) = times.last else { return Ok(()) };
    let reach = if chapter == Chapter::Stuck { done + 1 } else { done };
    let step = (last - times.enrolled) / i32::try_from(reach.max(1) + 1).unwrap_or(1);
    let mut rows = Vec::new();
    for (place, lesson) in (1_i32..).zip(lessons.iter().take(reach)) {
        // Who was in a session is told with the session.
        if lesson.kind == LessonKind::Live {
            continue;
        }
        let at = times.enrolled + step * place;
        let is_failing =
            chapter == Chapter::Stuck && usize::try_from(place).is_ok_and(|place| place == reach);
        let quiz = if lesson.kind == LessonKind::Quiz {
            Some(sit(ctx, tx, city, person, id, lesson, at, is_failing).await?)
        } else {
            None
        };
        let watched = if lesson.kind == LessonKind::Video {
            serde_json::json!([[0, 3600]])
        } else {
            serde_json::json!([])
        };
        rows.push(lesson_progress::ActiveModel {
            enrolment_id: Set(id),
            lesson_id: Set(lesson.id),
            at: Set(1000),
            watched: Set(watched),
            is_confirmed: Set(matches!(lesson.kind, LessonKind::Text | LessonKind::Document)),
            opened_at: Set(at),
            updated_at: Set(at),
            completed_at: Set((!is_failing).then_some(at)),
            best_percent: Set(quiz.and_then(|quiz| quiz.best_percent).map(i16::from)),
            is_passed: Set(quiz.is_some_and(|quiz| quiz.is_passed)),
            attempts_used: Set(quiz.map_or(0, |quiz| i16::try_from(quiz.attempts_used).unwrap_or_default())),
            attempts_allowed: Set(quiz
                .and_then(|quiz| quiz.attempts_allowed)
                .and_then(|most| i16::try_from(most).ok())),
            failed_attempts: Set(
                quiz.map_or(0, |quiz| i16::try_from(quiz.failed_attempts).unwrap_or_default())
            ),
            has_unmarked: Set(quiz.is_some_and(|quiz| quiz.has_unmarked)),
        });
    }
    rows.extend(lessons.get(reach).and_then(|next| half_done(person, id, next, chapter, last)));
    if !rows.is_empty() {
        lesson_progress::Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// The lesson that somebody under way has opened and not completed: of a video, the beginning was watched.
fn half_done(
    person: &Person,
    id: EnrolmentId,
    next: &LessonFacts,
    chapter: Chapter,
    at: DateTime<Utc>,
) -> Option<lesson_progress::ActiveModel> {
    let is_opened = matches!(chapter, Chapter::Under { .. }) && person.part.is_none();
    if !is_opened || next.kind == LessonKind::Quiz || person.number.is_multiple_of(5) {
        return None;
    }
    let seen = 6 + person.number % 12 + person.number % 7;
    let watched =
        if next.kind == LessonKind::Video { serde_json::json!([[0, seen]]) } else { serde_json::json!([]) };
    Some(lesson_progress::ActiveModel {
        enrolment_id: Set(id),
        lesson_id: Set(next.id),
        at: Set(i32::try_from(seen).unwrap_or_default()),
        watched: Set(watched),
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
    })
}

/// Sits a quiz: twice without luck for somebody stuck, else by what somebody knows, and once more where that does not
/// pass. What people mark was marked two days later; the latest of it still waits, and those passed without it.
#[expect(clippy::too_many_arguments, reason = "one person's sittings of one quiz")]
async fn sit(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    city: &City,
    person: &Person,
    enrolment: EnrolmentId,
    lesson: &LessonFacts,
    at: DateTime<Utc>,
    is_failing: bool,
) -> Result<QuizStanding, DbErr> {
    let known = 45 + person.number.wrapping_mul(0x9E37_79B9) / 64 % 50;
    let quiz = course::door::quiz(ctx, tx, lesson.id).await?;
    let pairing = quiz.and_then(|quiz| quiz.settings.pairing);
    let skills: &[u64] = match (is_failing, person.part) {
        (true, _) if failures(person) > 2 => &[15, 25, 20],
        (true, _) => &[15, 25],
        // Before the course everybody knows about half of it.
        (false, _) if matches!(pairing, Some(Pairing::Pretest { .. })) => &[known * 2 / 3, 0],
        // Whoever has a part in journeys passes at once.
        (false, Some(_)) => &[100, 100],
        (false, None) => &[known, 100],
    };
    let mut standing = None;
    for (number, skill) in (1_u16..).zip(skills.iter().copied()) {
        let marked_at = at + Duration::days(2);
        let marking = quiz::door::Marking { by: markers(city), person: person.id, at: marked_at };
        let sitting = quiz::door::Sitting {
            enrolment,
            lesson: lesson.id,
            at: at + Duration::minutes(i64::from(number) * 30 - 60),
            minutes: 6 + i64::try_from(person.number % 7).unwrap_or_default(),
            skill,
            text: None,
            seed: (person.number + 1).wrapping_mul(0x9E37_79B9).wrapping_add(u64::from(number)),
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

async fn credit(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    person: &Person,
    enrolment: EnrolmentId,
    version: &Version,
    at: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = jp_entry::ActiveModel {
        id: Set(JpEntryId(ctx.ids.uuid(at))),
        person_id: Set(person.id),
        minutes: Set(i32::from(version.jp) * 45),
        form: Set(i16::from(version.form)),
        earned_on: Set((at + Duration::hours(7)).date_naive()),
        state: Set("verified".to_owned()),
        title: Set(version.title.clone()),
        provider: Set(version.provider.clone()),
        enrolment_id: Set(Some(enrolment)),
        reverses_id: Set(None),
        rule_version: Set(1),
        written_at: Set(at),
    };
    jp_entry::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
