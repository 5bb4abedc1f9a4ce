//! Versions and what is in them, as they are read.
//!
//! **Invariant:** a version never changes, so what is read once may be kept; only keys of questions are corrected.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use grading::{Amendment, Centimark, Key};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, JsonValue, QueryFilter,
    QueryOrder, QuerySelect,
};
use shared::api::course::VersionRow;
use shared::id::{CourseId, InstitutionId, LessonId, QuestionId, VersionId};

use super::{from_json, json, kind_of, slug_of, small};
use crate::db::entity::{asset, course, course_version, lesson, provider, question, quiz};
use crate::features::course::door::{LessonFacts, Module, Question, Quiz, Version};
use crate::features::course::stored::{Details, LessonBody, QuizSettings, StoredCompetency, StoredModule};

/// A version as learning needs it.
pub(in crate::features::course) async fn version(
    db: &impl ConnectionTrait,
    id: VersionId,
) -> Result<Option<Version>, DbErr> {
    let Some(row) = course_version::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let Some(course) = course::Entity::find_by_id(row.course_id).one(db).await? else { return Ok(None) };
    let provider = provider::Entity::find_by_id(course.provider_id).one(db).await?;
    let lessons = lesson::Entity::find()
        .select_only()
        .columns([
            lesson::Column::Id,
            lesson::Column::ModuleNo,
            lesson::Column::Slug,
            lesson::Column::Title,
            lesson::Column::Kind,
            lesson::Column::Minutes,
            lesson::Column::IsRequired,
            lesson::Column::Requirement,
            lesson::Column::Opening,
        ])
        .filter(lesson::Column::VersionId.eq(id))
        .order_by_asc(lesson::Column::Position)
        .into_tuple::<(LessonId, i16, String, String, String, i16, bool, JsonValue, Option<JsonValue>)>()
        .all(db)
        .await?;
    let stored: Vec<StoredModule> = from_json(row.outline)?;
    let keys: Vec<String> = stored.iter().map(|module| module.slug.clone()).collect();
    let mut modules: Vec<Module> = stored
        .into_iter()
        .map(|module| Module { title: module.title, objectives: module.objectives, lessons: Vec::new() })
        .collect();
    for (id, module_no, slug, title, kind, minutes, is_required, requirement, opening) in lessons {
        let at = usize::from(small(module_no));
        let facts = LessonFacts {
            id,
            key: format!("{}/{slug}", keys.get(at).map(String::as_str).unwrap_or_default()),
            title,
            kind: kind_of(&kind)?,
            minutes: small(minutes),
            is_required,
            requirement: from_json(requirement)?,
            opening: opening.map(from_json).transpose()?.unwrap_or_default(),
        };
        if let Some(module) = modules.get_mut(at) {
            module.lessons.push(facts);
        }
    }
    let details: Details = from_json(row.details)?;
    Ok(Some(Version {
        id,
        course: course.id,
        slug: slug_of(&course.slug)?,
        number: u32::try_from(row.number).unwrap_or_default(),
        title: row.title,
        provider: provider.map(|row| row.name).unwrap_or_default(),
        form: u8::try_from(row.form).unwrap_or_default(),
        jp: small(row.jp),
        minutes: small(row.minutes),
        requires: details.requires,
        modules,
    }))
}

/// What the detail page shows besides the card.
pub(in crate::features::course) struct Detailed {
    pub(in crate::features::course) details: Details,
    pub(in crate::features::course) competencies: Vec<StoredCompetency>,
    pub(in crate::features::course) published_at: DateTime<Utc>,
}

/// The details of a version.
pub(in crate::features::course) async fn details(
    db: &impl ConnectionTrait,
    id: VersionId,
) -> Result<Option<Detailed>, DbErr> {
    let Some(row) = course_version::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    Ok(Some(Detailed {
        details: from_json(row.details)?,
        competencies: from_json(row.competencies)?,
        published_at: row.published_at.unwrap_or(row.created_at),
    }))
}

/// What a lesson shows.
pub(in crate::features::course) async fn lesson(
    db: &impl ConnectionTrait,
    id: LessonId,
) -> Result<Option<LessonBody>, DbErr> {
    let row = lesson::Entity::find_by_id(id).one(db).await?;
    row.map(|row| from_json(row.body)).transpose()
}

/// A quiz with its keys.
pub(in crate::features::course) async fn quiz(
    db: &impl ConnectionTrait,
    id: LessonId,
) -> Result<Option<Quiz>, DbErr> {
    let Some(settings) = quiz::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let title = lesson::Entity::find_by_id(id).one(db).await?.map(|row| row.title).unwrap_or_default();
    let rows = question::Entity::find()
        .filter(question::Column::LessonId.eq(id))
        .order_by_asc(question::Column::No)
        .all(db)
        .await?;
    let questions = rows.into_iter().map(|row| {
        Ok(Question {
            id: row.id,
            tags: from_json(row.tags)?,
            worth: Centimark::from_hundredths(u32::try_from(row.worth).unwrap_or_default()),
            key: from_json(row.key)?,
            amendment: row.amendment.map(from_json).transpose()?,
            body: from_json(row.body)?,
        })
    });
    let settings: QuizSettings = from_json(settings.settings)?;
    let (practice, questions) = questions
        .collect::<Result<Vec<Question>, DbErr>>()?
        .into_iter()
        .partition(|one| settings.practice.as_ref().is_some_and(|tag| one.tags.contains(tag)));
    Ok(Some(Quiz { title, settings, questions, practice }))
}

/// Gives a question of a published version another key, and what counts besides it.
pub(in crate::features::course) async fn correct(
    tx: &DatabaseTransaction,
    id: QuestionId,
    key: &Key,
    amendment: Option<&Amendment>,
) -> Result<(), DbErr> {
    question::Entity::update_many()
        .col_expr(question::Column::Key, json(key)?.into())
        .col_expr(question::Column::Amendment, amendment.map(json).transpose()?.into())
        .filter(question::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// The course of a version, if it belongs to the institution.
pub(in crate::features::course) async fn course_of(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    version: VersionId,
) -> Result<Option<CourseId>, DbErr> {
    let Some(row) = course_version::Entity::find_by_id(version).one(db).await? else { return Ok(None) };
    let course = course::Entity::find_by_id(row.course_id)
        .filter(course::Column::InstitutionId.eq(institution))
        .one(db)
        .await?;
    Ok(course.map(|row| row.id))
}

/// The versions of an institution's courses, newest first.
pub(in crate::features::course) async fn versions(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
) -> Result<Vec<VersionRow>, DbErr> {
    let courses =
        course::Entity::find().filter(course::Column::InstitutionId.eq(institution)).all(db).await?;
    let rows = course_version::Entity::find()
        .select_only()
        .columns([
            course_version::Column::Id,
            course_version::Column::CourseId,
            course_version::Column::Title,
            course_version::Column::Number,
            course_version::Column::CreatedAt,
        ])
        .filter(course_version::Column::CourseId.is_in(courses.iter().map(|row| row.id)))
        .order_by_desc(course_version::Column::CreatedAt)
        .order_by_desc(course_version::Column::Id)
        .limit(500)
        .into_tuple::<(VersionId, CourseId, String, i32, DateTime<Utc>)>()
        .all(db)
        .await?;
    let courses: BTreeMap<CourseId, course::Model> = courses.into_iter().map(|row| (row.id, row)).collect();
    let mut versions = Vec::with_capacity(rows.len());
    for (id, of, title, number, created_at) in rows {
        let Some(course) = courses.get(&of) else { continue };
        versions.push(VersionRow {
            id,
            course: of,
            slug: slug_of(&course.slug)?,
            title,
            number: u32::try_from(number).unwrap_or_default(),
            is_published: course.published_version_id == Some(id),
            created_at,
        });
    }
    Ok(versions)
}

/// The media type of a file.
pub(in crate::features::course) async fn media_type(
    db: &impl ConnectionTrait,
    hash: &str,
) -> Result<Option<String>, DbErr> {
    Ok(asset::Entity::find_by_id(hash).one(db).await?.map(|row| row.media_type))
}
