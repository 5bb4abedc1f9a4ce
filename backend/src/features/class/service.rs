//! The story of classes and of those who need help.

use std::sync::Arc;

use progress::{Step, greatest_loss, needs};
use shared::access::Instructor;
use shared::api::class::{
    Class, ClassLesson, ClassLoss, ClassPeople, ClassPerson, ClassQuiz, ClassRow, ClassVersion, Classes,
    HardQuestion, InClass, InClassPeople, STRETCHES, StuckAt,
};
use shared::api::course::{LessonKind, VersionRow};
use shared::api::statistics::VersionName;
use shared::id::VersionId;
use shared::value::{Cursor, Slug};

use super::count::{Counts, Measure};
use super::error::ClassError;
use super::repo;
use crate::ctx::Ctx;
use crate::features::course::door::Version;
use crate::features::{course, statistics};

/// People on one page.
const PAGE: usize = 25;
/// Hard questions shown.
const HARD: usize = 5;

/// The versions of a course of the institution that the caller authors for, the newest first.
pub(super) async fn versions_of(
    ctx: &Ctx,
    caller: &Instructor,
    slug: &Slug,
) -> Result<Vec<VersionRow>, ClassError> {
    let mut versions = course::door::versions(ctx.db.reader(), caller.institution()).await?;
    versions.retain(|version| version.slug == *slug);
    if versions.is_empty() { Err(ClassError::NotFound) } else { Ok(versions) }
}

/// The version in the catalogue, or else the latest.
pub(super) fn main_version(versions: &[VersionRow]) -> Result<&VersionRow, ClassError> {
    versions.iter().find(|version| version.is_published).or(versions.first()).ok_or(ClassError::NotFound)
}

fn ids(versions: &[VersionRow]) -> Vec<VersionId> {
    versions.iter().map(|version| version.id).collect()
}

/// The courses of the institution.
pub(super) async fn classes(ctx: &Ctx, caller: &Instructor) -> Result<Classes, ClassError> {
    let db = ctx.db.reader();
    let versions = course::door::versions(db, caller.institution()).await?;
    let counts = repo::sums(db, &ids(&versions), false).await?;
    let mut slugs: Vec<&Slug> = versions.iter().map(|version| &version.slug).collect();
    slugs.sort();
    slugs.dedup();
    let mut items = Vec::with_capacity(slugs.len());
    for slug in slugs {
        let own: Vec<VersionRow> = versions.iter().filter(|one| one.slug == *slug).cloned().collect();
        let main = main_version(&own)?;
        let sum = |measure| own.iter().map(|one| counts.of(one.id, None, measure)).sum();
        items.push(ClassRow {
            slug: slug.clone(),
            title: main.title.clone(),
            is_published: main.is_published,
            enrolled: sum(Measure::Enrolled),
            finished: sum(Measure::Finished),
            need_help: sum(Measure::Need(None)),
        });
    }
    items.sort_by(|one, other| one.title.cmp(&other.title));
    Ok(Classes { items })
}

/// A version of a course with what its people make of it.
pub(super) async fn class(ctx: &Ctx, caller: &Instructor, find: &InClass) -> Result<Class, ClassError> {
    let db = ctx.db.reader();
    let versions = versions_of(ctx, caller, &find.slug).await?;
    let shown = match find.version {
        Some(id) => versions.iter().find(|version| version.id == id).ok_or(ClassError::NotFound)?,
        None => main_version(&versions)?,
    };
    let version = course::door::version(ctx, db, shown.id).await?.ok_or(ClassError::NotFound)?;
    // Of the other versions only their people are shown: counts of their lessons are not read.
    let mut counts = repo::sums(db, &ids(&versions), false).await?;
    counts.0.extend(repo::sums(db, &[shown.id], true).await?.0);
    let lessons = lessons(ctx, &version, &counts).await?;
    let enrolled = counts.of(shown.id, None, Measure::Enrolled);
    let (quizzes, hard) = quizzes(ctx, &version).await?;
    Ok(Class {
        course: version.course,
        slug: version.slug.clone(),
        of: VersionName { id: version.id, title: version.title.clone(), number: version.number },
        enrolled,
        finished: counts.of(shown.id, None, Measure::Finished),
        need: counts.needs(&ids(&versions)),
        loss: loss(enrolled, &lessons),
        lessons,
        quizzes,
        hard,
        versions: versions
            .iter()
            .map(|version| ClassVersion {
                id: version.id,
                number: version.number,
                is_published: version.is_published,
                enrolled: counts.of(version.id, None, Measure::Enrolled),
            })
            .collect(),
    })
}

async fn lessons(ctx: &Ctx, version: &Version, counts: &Counts) -> Result<Vec<ClassLesson>, ClassError> {
    let mut lessons = Vec::new();
    for module in &version.modules {
        for facts in &module.lessons {
            let of = |measure| counts.of(version.id, Some(facts.id), measure);
            let seconds = if facts.kind == LessonKind::Video {
                course::door::video_seconds(ctx, ctx.db.reader(), facts.id).await?
            } else {
                None
            };
            lessons.push(ClassLesson {
                lesson: facts.id,
                module: module.title.clone(),
                title: facts.title.clone(),
                kind: facts.kind,
                is_required: facts.is_required,
                opened: of(Measure::Opened),
                completed: of(Measure::Completed),
                seconds,
                stretches: match seconds {
                    Some(_) => (0..STRETCHES).map(|part| of(Measure::Stretch(part))).collect(),
                    None => Vec::new(),
                },
            });
        }
    }
    Ok(lessons)
}

fn loss(enrolled: u32, lessons: &[ClassLesson]) -> Option<ClassLoss> {
    let required: Vec<&ClassLesson> = lessons.iter().filter(|lesson| lesson.is_required).collect();
    let step = |lesson: &&ClassLesson| Step { opened: lesson.opened, completed: lesson.completed };
    let found = greatest_loss(enrolled, &required.iter().map(step).collect::<Vec<_>>())?;
    let lesson = required.get(found.step)?;
    Some(ClassLoss {
        lesson: lesson.lesson,
        title: lesson.title.clone(),
        place: found.place,
        lost: found.lost,
        of: found.of,
    })
}

/// The quizzes of a version, and their hardest questions.
async fn quizzes(ctx: &Ctx, version: &Version) -> Result<(Vec<ClassQuiz>, Vec<HardQuestion>), ClassError> {
    let of_kind = |lesson: &&course::door::LessonFacts| lesson.kind.is_marked();
    let lessons: Vec<_> = version.lessons().filter(of_kind).map(|lesson| lesson.id).collect();
    let mut tallies = statistics::door::tallies(ctx, &lessons).await?;
    let (mut quizzes, mut hard) = (Vec::new(), Vec::new());
    for facts in version.lessons().filter(of_kind) {
        let Some(quiz) = course::door::quiz(ctx, ctx.db.reader(), facts.id).await? else { continue };
        let seen = tallies.remove(&facts.id).map(|tally| statistics::door::glance(&quiz, &tally));
        let seen = seen.unwrap_or_default();
        hard.extend(seen.hard.into_iter().map(|one| HardQuestion {
            lesson: facts.id,
            quiz: facts.title.clone(),
            question: one.question,
            number: one.number,
            html: one.html,
            attempts: one.attempts,
            facility: one.facility,
            judgement: one.judgement,
        }));
        quizzes.push(ClassQuiz {
            lesson: facts.id,
            title: facts.title.clone(),
            pass_percent: quiz.settings.pass_percent,
            attempts: seen.attempts,
            mean: seen.mean,
            bars: seen.bars,
        });
    }
    hard.sort_by_key(|one| one.facility);
    hard.truncate(HARD);
    Ok((quizzes, hard))
}

/// The people of a course who need help.
pub(super) async fn people(
    ctx: &Ctx,
    caller: &Instructor,
    find: &InClassPeople,
) -> Result<ClassPeople, ClassError> {
    let db = ctx.db.reader();
    let today = ctx.clock.today();
    let versions = versions_of(ctx, caller, &find.slug).await?;
    let main = main_version(&versions)?;
    let counts = repo::sums(db, &ids(&versions), false).await?;
    let after = find.after.as_ref().and_then(read_cursor);
    let most = u64::try_from(PAGE + 1).unwrap_or(u64::MAX);
    let mut page = repo::in_need(db, main.course, find.reason, after.as_ref(), most).await?;
    let has_more = page.len() > PAGE;
    page.truncate(PAGE);
    let next = page.last().filter(|_| has_more).and_then(write_cursor);
    let keys: Vec<_> = page.iter().map(|place| place.enrolment).collect();
    let mut found = repo::people(db, &keys, today).await?;
    let mut items = Vec::with_capacity(page.len());
    for place in page {
        let Some(person) = found.remove(&place.enrolment) else { continue };
        // Whom the calendar has moved since the last round is told as of today, or not at all.
        let needs = needs(&person.path, today);
        if needs.is_empty() {
            continue;
        }
        let version: Option<Arc<Version>> = course::door::version(ctx, db, person.version).await?;
        let stuck = person.stuck.and_then(|stuck| version.as_ref()?.lesson(stuck));
        items.push(ClassPerson {
            enrolment: place.enrolment,
            person: person.id,
            name: person.name,
            unit: person.unit,
            version: version.as_ref().map(|version| version.number).unwrap_or_default(),
            percent: person.path.percent,
            due_on: person.path.due_on,
            last_active_at: person.last_active_at,
            needs,
            stuck_at: stuck.map(|lesson| StuckAt {
                version: person.version,
                lesson: lesson.id,
                title: lesson.title.clone(),
            }),
        });
    }
    Ok(ClassPeople { title: main.title.clone(), counts: counts.needs(&ids(&versions)), items, next })
}

fn write_cursor(place: &repo::Place) -> Option<Cursor> {
    Cursor::parse(&format!("{}~{}~{}", place.rank, hex::encode(&place.name), place.enrolment)).ok()
}

fn read_cursor(cursor: &Cursor) -> Option<repo::Place> {
    let mut parts = cursor.as_str().split('~');
    let rank = parts.next()?.parse().ok()?;
    let name = String::from_utf8(hex::decode(parts.next()?).ok()?).ok()?;
    Some(repo::Place { rank, name, enrolment: parts.next()?.parse().ok()? })
}
