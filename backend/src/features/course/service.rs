//! The story of each operation on courses.

use std::collections::BTreeSet;
use std::sync::Arc;

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use shared::access::{Identity, Instructor};
use shared::api::course::{
    ArchivedCourse, Catalogue, CompetencyView, CourseView, FindCourses, LessonKind, OwnEnrolment,
    Prerequisite, SyllabusLesson, SyllabusModule, Versions,
};
use shared::id::{CourseId, VersionId};
use shared::problem::Lang;
use shared::value::{Reason, Slug};

use super::catalogue::{self, Published};
use super::door::Version;
use super::error::CourseError;
use super::repo::Archive;
use super::{door, repo};
use crate::ctx::Ctx;
use crate::features::{account, enrolment};
use crate::http::stream::Download;

/// The published catalogue, loaded again when its stamp has risen.
pub(super) async fn published(ctx: &Ctx, db: &impl ConnectionTrait) -> Result<Arc<Published>, DbErr> {
    let stamp = repo::stamp(db).await?;
    let kept = ctx.course.published.read().ok().and_then(|kept| kept.clone());
    if let Some(kept) = kept.filter(|kept| kept.stamp == stamp) {
        return Ok(kept);
    }
    let (archived, courses) = repo::published(db).await?.into_iter().partition(|one| one.is_archived);
    let fresh = Arc::new(Published { stamp, courses, archived });
    if let Ok(mut kept) = ctx.course.published.write() {
        *kept = Some(Arc::clone(&fresh));
    }
    Ok(fresh)
}

/// A page of the catalogue.
pub(super) async fn list(ctx: &Ctx, find: &FindCourses) -> Result<Catalogue, CourseError> {
    catalogue::search(&*published(ctx, ctx.db.reader()).await?, find)
}

/// The detail page.
pub(super) async fn view(
    ctx: &Ctx,
    caller: &Identity,
    slug: &Slug,
    lang: Lang,
) -> Result<CourseView, CourseError> {
    let db = ctx.db.reader();
    let published = published(ctx, db).await?;
    let course = published.all().find(|one| one.card.slug == *slug).ok_or(CourseError::NotFound)?;
    let version = door::version(ctx, db, course.version).await?.ok_or(CourseError::NotFound)?;
    let details = repo::details(db, course.version).await?.ok_or(CourseError::NotFound)?;
    let enrolled = match caller.person {
        Some(person) => enrolment::door::own_in_course(db, person, course.card.id).await?,
        None => None,
    };
    if course.is_archived && enrolled.is_none() {
        return Err(CourseError::NotFound);
    }
    let own = match enrolled {
        Some(enrolled) => Some(OwnEnrolment {
            id: enrolled.id,
            state: enrolled.state,
            percent: enrolled.percent(),
            resume: enrolled.resume.or_else(|| version.lessons().next().map(|lesson| lesson.id)),
            version: door::version(ctx, db, enrolled.version).await?.map_or(0, |version| version.number),
        }),
        None => None,
    };
    let before = door::prerequisites(ctx, db, &version).await?;
    let ids = before.iter().map(|card| card.id);
    let completed = match caller.person {
        Some(person) => enrolment::door::completed_among(db, person, ids).await?,
        None => BTreeSet::new(),
    };
    let requires = before.into_iter().map(|card| Prerequisite {
        is_completed: completed.contains(&card.id),
        slug: card.slug,
        title: card.title,
    });
    let levels = details.competencies.iter().zip(&course.competencies);
    Ok(CourseView {
        card: course.card.clone(),
        provider_key: Slug::parse(&course.provider_slug).ok(),
        provider_website: course.provider_website.clone(),
        version: version.number,
        published_at: details.published_at,
        form: course.form.1.clone(),
        about_html: details.details.about_html.clone(),
        audience: details.details.audience.clone(),
        outcomes: details.details.outcomes.clone(),
        competencies: levels
            .map(|(stored, (_, name))| CompetencyView { name: name.clone(), level: stored.level })
            .collect(),
        jp_justification_html: details.details.jp_justification_html.clone(),
        requires: requires.collect(),
        conditions: conditions(&version, lang),
        syllabus: syllabus(&version),
        sources: details.details.sources.clone(),
        enrolment: own,
        is_archived: course.is_archived,
    })
}

fn syllabus(version: &Version) -> Vec<SyllabusModule> {
    let modules = version.modules.iter().map(|module| SyllabusModule {
        title: module.title.clone(),
        objectives: module.objectives.clone(),
        minutes: module.lessons.iter().map(|lesson| lesson.minutes).sum(),
        lessons: module
            .lessons
            .iter()
            .map(|lesson| SyllabusLesson {
                id: lesson.id,
                title: lesson.title.clone(),
                kind: lesson.kind,
                minutes: lesson.minutes,
            })
            .collect(),
    });
    modules.collect()
}

/// What completes the course, in words, from the requirements that decide.
fn conditions(version: &Version, lang: Lang) -> Vec<String> {
    let required = || version.lessons().filter(|lesson| lesson.is_required);
    let count = |kind: LessonKind| required().filter(|lesson| lesson.kind == kind).count();
    let read = count(LessonKind::Text) + count(LessonKind::Document);
    let others = required().filter_map(|lesson| {
        let title = &lesson.title;
        match (lesson.requirement, lang) {
            (progress::Requirement::Read, _) => None,
            (progress::Requirement::Watch { percent }, Lang::Id) => {
                Some(format!("Tonton sedikitnya {percent}% video “{title}”"))
            }
            (progress::Requirement::Watch { percent }, Lang::En) => {
                Some(format!("Watch at least {percent}% of “{title}”"))
            }
            (progress::Requirement::Pass { percent: 0 }, Lang::Id) => Some(format!("Kerjakan “{title}”")),
            (progress::Requirement::Pass { percent: 0 }, Lang::En) => Some(format!("Take “{title}”")),
            (progress::Requirement::Pass { percent }, Lang::Id) => {
                Some(format!("Lulus “{title}” dengan nilai minimal {percent}"))
            }
            (progress::Requirement::Pass { percent }, Lang::En) => {
                Some(format!("Pass “{title}” with at least {percent}"))
            }
            (progress::Requirement::Attend, Lang::Id) => Some(format!("Ikuti sesi “{title}”")),
            (progress::Requirement::Attend, Lang::En) => Some(format!("Take part in “{title}”")),
            (progress::Requirement::Post { posts }, Lang::Id) => {
                Some(format!("Tulis {posts} kali dalam diskusi “{title}”"))
            }
            (progress::Requirement::Post { posts: 1 }, Lang::En) => {
                Some(format!("Write in the discussion “{title}”"))
            }
            (progress::Requirement::Post { posts }, Lang::En) => {
                Some(format!("Write {posts} times in the discussion “{title}”"))
            }
        }
    });
    let first = match lang {
        Lang::Id => format!("Baca {read} materi sampai selesai"),
        Lang::En => format!("Read {read} lessons to the end"),
    };
    (read > 0).then_some(first).into_iter().chain(others).collect()
}

/// The versions of the caller's institution.
pub(super) async fn versions(ctx: &Ctx, caller: &Instructor) -> Result<Versions, CourseError> {
    let (db, institution) = (ctx.db.reader(), caller.institution());
    let archived = repo::archived(db, institution).await?;
    let names = account::door::holders(db, archived.iter().map(|(_, archive)| archive.by)).await?;
    let shown = |(course, archive): (CourseId, Archive)| ArchivedCourse {
        course,
        at: archive.at,
        by: names.get(&archive.by).cloned().unwrap_or_default(),
        reason: archive.reason,
    };
    Ok(Versions {
        items: repo::versions(db, institution).await?,
        archived: archived.into_iter().map(shown).collect(),
    })
}

/// Archives a course, or opens it again where there is no reason; what is so already stays as it is.
pub(super) async fn archive(
    ctx: &Ctx,
    caller: &Instructor,
    course: CourseId,
    reason: Option<Reason>,
) -> Result<(), CourseError> {
    let (now, by) = (ctx.clock.now(), caller.account());
    let tx = ctx.db.begin().await?;
    if !repo::has_course(&tx, caller.institution(), course).await? {
        return Err(CourseError::NotFound);
    }
    let archive = reason.map(|reason| Archive { by, at: now, reason: reason.as_str().to_owned() });
    if repo::archive(&tx, course, archive.as_ref()).await? {
        let deed = match &archive {
            Some(archive) => ("archive", serde_json::json!({ "reason": archive.reason })),
            None => ("reopen", serde_json::json!({})),
        };
        repo::audit(&tx, ctx.ids.uuid(now), (by, now), course, deed).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Moves the pointer of a course to a version.
pub(super) async fn publish(ctx: &Ctx, caller: &Instructor, version: VersionId) -> Result<(), CourseError> {
    let tx = ctx.db.begin().await?;
    publish_in(ctx, &tx, caller, version).await?;
    tx.commit().await?;
    Ok(())
}

/// The same in the caller's transaction.
pub(super) async fn publish_in(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    caller: &Instructor,
    version: VersionId,
) -> Result<(), CourseError> {
    let (now, institution) = (ctx.clock.now(), caller.institution());
    let course = repo::course_of(tx, institution, version).await?.ok_or(CourseError::NotFound)?;
    let is_own = repo::made_by(tx, version).await? == Some(caller.account());
    if is_own && repo::is_four_eyes(tx, institution).await? {
        return Err(CourseError::SecondPerson);
    }
    repo::publish(tx, course, version, now).await?;
    let deed = ("publish version", serde_json::json!({}));
    Ok(repo::audit(tx, ctx.ids.uuid(now), (caller.account(), now), course, deed).await?)
}

/// A file of a course.
pub(super) async fn asset(ctx: &Ctx, name: &str) -> Result<Download, CourseError> {
    let hash = name.split('.').next().unwrap_or_default();
    let media_type = repo::media_type(ctx.db.reader(), hash).await?.ok_or(CourseError::NotFound)?;
    let path = ctx.files.locate(hash).await?.ok_or(CourseError::NotFound)?;
    Ok(Download::File { path, media_type, name: None })
}
