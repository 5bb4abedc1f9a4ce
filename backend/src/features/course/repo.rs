//! Queries of the course slice: rows in, values out.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use grading::Centimark;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, JsonValue,
    QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Serialize, de::DeserializeOwned};
use shared::api::course::{CourseCard, CourseLevel, LessonKind, VersionRow};
use shared::id::{AccountId, CourseId, InstitutionId, LessonId, VersionId};
use shared::value::Slug;
use uuid::Uuid;

use super::catalogue::{PublishedCourse, level_names};
use super::door::{LessonFacts, Module, Question, Quiz, Version};
use super::folder::{LessonDraft, VersionDraft};
use super::stored::{Details, LessonBody, StoredCompetency, StoredModule};
use crate::ctx::Ctx;
use crate::db::entity::{
    activity_form, asset, audit_entry, catalogue_stamp, competency, course, course_asset, course_source,
    course_version, institution, lesson, provider, question, quiz,
};

fn json<T: Serialize>(value: &T) -> Result<JsonValue, DbErr> {
    serde_json::to_value(value).map_err(|error| DbErr::Json(error.to_string()))
}

fn from_json<T: DeserializeOwned>(value: JsonValue) -> Result<T, DbErr> {
    serde_json::from_value(value).map_err(|error| DbErr::Json(error.to_string()))
}

fn small(number: i16) -> u16 {
    u16::try_from(number).unwrap_or_default()
}

fn slug_of(text: &str) -> Result<Slug, DbErr> {
    Slug::parse(text).map_err(|_ignored| DbErr::Type(format!("not a slug: {text}")))
}

fn level_of(code: &str) -> Result<CourseLevel, DbErr> {
    [CourseLevel::Dasar, CourseLevel::Menengah, CourseLevel::Lanjut]
        .into_iter()
        .find(|level| level_names(*level).0 == code)
        .ok_or_else(|| DbErr::Type(format!("unknown level of a course: {code}")))
}

fn kind_of(code: &str) -> Result<LessonKind, DbErr> {
    match code {
        "text" => Ok(LessonKind::Text),
        "video" => Ok(LessonKind::Video),
        "document" => Ok(LessonKind::Document),
        "quiz" => Ok(LessonKind::Quiz),
        other => Err(DbErr::Type(format!("unknown kind of a lesson: {other}"))),
    }
}

/// The stamp of the catalogue.
pub(super) async fn stamp(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    Ok(catalogue_stamp::Entity::find_by_id(1_i16).one(db).await?.map_or(0, |row| row.stamp))
}

/// All published courses, newest first.
pub(super) async fn published(db: &impl ConnectionTrait) -> Result<Vec<PublishedCourse>, DbErr> {
    let courses =
        course::Entity::find().filter(course::Column::PublishedVersionId.is_not_null()).all(db).await?;
    let ids: Vec<VersionId> = courses.iter().filter_map(|row| row.published_version_id).collect();
    let versions = course_version::Entity::find()
        .filter(course_version::Column::Id.is_in(ids))
        .order_by_desc(course_version::Column::PublishedAt)
        .all(db)
        .await?;
    let providers = provider::Entity::find().all(db).await?;
    let forms = activity_form::Entity::find().all(db).await?;
    let names = competency::Entity::find().all(db).await?;
    let mut published = Vec::with_capacity(versions.len());
    for version in versions {
        let Some(course) = courses.iter().find(|row| row.id == version.course_id) else { continue };
        let Some(provider) = providers.iter().find(|row| row.id == course.provider_id) else { continue };
        let form =
            forms.iter().find(|row| row.id == version.form).map(|row| row.name.clone()).unwrap_or_default();
        published.push(to_published(course, version, provider, form, &names)?);
    }
    Ok(published)
}

fn to_published(
    course: &course::Model,
    version: course_version::Model,
    provider: &provider::Model,
    form: String,
    names: &[competency::Model],
) -> Result<PublishedCourse, DbErr> {
    let asked: Vec<StoredCompetency> = from_json(version.competencies)?;
    let name = |code: &str| {
        names
            .iter()
            .find(|row| row.code == code)
            .map_or_else(|| code.replace('-', " "), |row| row.name.clone())
    };
    let competencies: Vec<(String, String)> =
        asked.into_iter().map(|one| (one.code.clone(), name(&one.code))).collect();
    let details: Details = from_json(version.details)?;
    let competency_names: Vec<String> = competencies.iter().map(|(_, name)| name.clone()).collect();
    let words = [
        version.title.to_lowercase(),
        competency_names.join(" ").to_lowercase(),
        format!("{} {} {}", version.summary, details.outcomes.join(" "), provider.name).to_lowercase(),
    ];
    Ok(PublishedCourse {
        card: CourseCard {
            id: course.id,
            slug: slug_of(&course.slug)?,
            title: version.title,
            summary: version.summary,
            provider: provider.name.clone(),
            level: level_of(&version.level)?,
            jp: small(version.jp),
            minutes: small(version.minutes),
            lessons: small(version.lesson_count),
            size_bytes: u64::try_from(version.size_bytes).unwrap_or_default(),
            competencies: competency_names,
        },
        version: version.id,
        competencies,
        form: (u8::try_from(version.form).unwrap_or_default(), form),
        provider_slug: provider.slug.clone(),
        published_at: version.published_at.map_or(0, |at| at.timestamp()),
        words,
    })
}

/// A version as learning needs it.
pub(super) async fn version(db: &impl ConnectionTrait, id: VersionId) -> Result<Option<Version>, DbErr> {
    let Some(row) = course_version::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let Some(course) = course::Entity::find_by_id(row.course_id).one(db).await? else { return Ok(None) };
    let provider = provider::Entity::find_by_id(course.provider_id).one(db).await?;
    let lessons = lesson::Entity::find()
        .select_only()
        .columns([
            lesson::Column::Id,
            lesson::Column::ModuleNo,
            lesson::Column::Title,
            lesson::Column::Kind,
            lesson::Column::Minutes,
            lesson::Column::IsRequired,
            lesson::Column::Requirement,
        ])
        .filter(lesson::Column::VersionId.eq(id))
        .order_by_asc(lesson::Column::Position)
        .into_tuple::<(LessonId, i16, String, String, i16, bool, JsonValue)>()
        .all(db)
        .await?;
    let stored: Vec<StoredModule> = from_json(row.outline)?;
    let mut modules: Vec<Module> = stored
        .into_iter()
        .map(|module| Module { title: module.title, objectives: module.objectives, lessons: Vec::new() })
        .collect();
    for (id, module_no, title, kind, minutes, is_required, requirement) in lessons {
        let facts = LessonFacts {
            id,
            title,
            kind: kind_of(&kind)?,
            minutes: small(minutes),
            is_required,
            requirement: from_json(requirement)?,
        };
        if let Some(module) = modules.get_mut(usize::from(small(module_no))) {
            module.lessons.push(facts);
        }
    }
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
        modules,
    }))
}

/// What the detail page shows besides the card.
pub(super) struct Detailed {
    pub(super) details: Details,
    pub(super) competencies: Vec<StoredCompetency>,
    pub(super) published_at: DateTime<Utc>,
}

/// The details of a version.
pub(super) async fn details(db: &impl ConnectionTrait, id: VersionId) -> Result<Option<Detailed>, DbErr> {
    let Some(row) = course_version::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    Ok(Some(Detailed {
        details: from_json(row.details)?,
        competencies: from_json(row.competencies)?,
        published_at: row.published_at.unwrap_or(row.created_at),
    }))
}

/// What a lesson shows.
pub(super) async fn lesson(db: &impl ConnectionTrait, id: LessonId) -> Result<Option<LessonBody>, DbErr> {
    let row = lesson::Entity::find_by_id(id).one(db).await?;
    row.map(|row| from_json(row.body)).transpose()
}

/// A quiz with its keys.
pub(super) async fn quiz(db: &impl ConnectionTrait, id: LessonId) -> Result<Option<Quiz>, DbErr> {
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
            body: from_json(row.body)?,
        })
    });
    Ok(Some(Quiz {
        title,
        settings: from_json(settings.settings)?,
        questions: questions.collect::<Result<_, DbErr>>()?,
    }))
}

/// The institution of a name, or the only one there is.
pub(super) async fn institution(
    db: &impl ConnectionTrait,
    name: Option<&str>,
) -> Result<Option<InstitutionId>, DbErr> {
    let query = institution::Entity::find();
    let query = match name {
        Some(name) => query.filter(institution::Column::Name.eq(name)),
        None => query,
    };
    let rows = query.limit(2).all(db).await?;
    Ok(match rows.as_slice() {
        [only] => Some(only.id),
        _ => None,
    })
}

/// A key from a name.
fn slugged(name: &str) -> String {
    let plain: String =
        name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join("-").chars().take(60).collect()
}

/// The course of a key, made where there is none, with its provider.
pub(super) async fn course(
    tx: &DatabaseTransaction,
    ctx: &Ctx,
    institution: InstitutionId,
    slug: &str,
    provider_name: &str,
    is_demo: bool,
    now: DateTime<Utc>,
) -> Result<Option<CourseId>, DbErr> {
    if let Some(row) = course::Entity::find().filter(course::Column::Slug.eq(slug)).one(tx).await? {
        return Ok((row.institution_id == institution).then_some(row.id));
    }
    let provider_slug = slugged(provider_name);
    let known =
        provider::Entity::find().filter(provider::Column::Slug.eq(provider_slug.as_str())).one(tx).await?;
    let provider_id = if let Some(row) = known {
        row.id
    } else {
        let row = provider::ActiveModel {
            id: Set(ctx.ids.uuid(now)),
            institution_id: Set(institution),
            slug: Set(provider_slug),
            name: Set(provider_name.to_owned()),
            kind: Set("training_institution".to_owned()),
        };
        let id = row.id.clone().take().unwrap_or_default();
        provider::Entity::insert(row).exec_without_returning(tx).await?;
        id
    };
    let id = CourseId(ctx.ids.uuid(now));
    let row = course::ActiveModel {
        id: Set(id),
        institution_id: Set(institution),
        provider_id: Set(provider_id),
        slug: Set(slug.to_owned()),
        published_version_id: Set(None),
        is_demo: Set(is_demo),
        created_at: Set(now),
    };
    course::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(Some(id))
}

/// The version of a course with the same content.
pub(super) async fn same_content(
    tx: &DatabaseTransaction,
    course: CourseId,
    hash: &str,
) -> Result<Option<(VersionId, i32)>, DbErr> {
    let row = course_version::Entity::find()
        .filter(course_version::Column::CourseId.eq(course))
        .filter(course_version::Column::ContentHash.eq(hash))
        .one(tx)
        .await?;
    Ok(row.map(|row| (row.id, row.number)))
}

/// The number of the next version.
pub(super) async fn next_number(tx: &DatabaseTransaction, course: CourseId) -> Result<i32, DbErr> {
    let last: Option<Option<i32>> = course_version::Entity::find()
        .select_only()
        .column_as(course_version::Column::Number.max(), "last")
        .filter(course_version::Column::CourseId.eq(course))
        .into_tuple()
        .one(tx)
        .await?;
    Ok(last.flatten().unwrap_or(0) + 1)
}

/// Writes a version with everything in it.
pub(super) async fn add_version(
    tx: &DatabaseTransaction,
    course: CourseId,
    number: i32,
    draft: VersionDraft,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let text: usize = draft.texts.values().map(String::len).sum();
    let media: i64 = draft.assets.iter().map(|asset| asset.size).sum();
    let count = |number: usize| i16::try_from(number).unwrap_or(i16::MAX);
    let row = course_version::ActiveModel {
        id: Set(draft.id),
        course_id: Set(course),
        number: Set(number),
        content_hash: Set(draft.content_hash.clone()),
        title: Set(draft.course.title.clone()),
        summary: Set(draft.course.summary.clone()),
        language: Set(draft.course.language.clone()),
        form: Set(i16::from(draft.course.form)),
        level: Set(level_code(draft.course.level).to_owned()),
        jp: Set(i16::try_from(draft.course.jp).unwrap_or(i16::MAX)),
        minutes: Set(i16::try_from(draft.course.required_minutes()).unwrap_or(i16::MAX)),
        lesson_count: Set(count(draft.lessons.len())),
        size_bytes: Set(media.saturating_add(i64::try_from(text).unwrap_or_default())),
        competencies: Set(json(&draft.competencies)?),
        details: Set(json(&draft.details)?),
        outline: Set(json(&draft.modules)?),
        created_at: Set(now),
        published_at: Set(None),
    };
    course_version::Entity::insert(row).exec_without_returning(tx).await?;
    let source = course_source::ActiveModel { version_id: Set(draft.id), files: Set(json(&draft.texts)?) };
    course_source::Entity::insert(source).exec_without_returning(tx).await?;
    add_assets(tx, &draft, now).await?;
    for (position, lesson) in (0_i16..).zip(draft.lessons) {
        add_lesson(tx, draft.id, position, lesson).await?;
    }
    Ok(())
}

fn level_code(level: course_folder::Level) -> &'static str {
    match level {
        course_folder::Level::Dasar => "dasar",
        course_folder::Level::Menengah => "menengah",
        course_folder::Level::Lanjut => "lanjut",
    }
}

async fn add_assets(tx: &DatabaseTransaction, draft: &VersionDraft, now: DateTime<Utc>) -> Result<(), DbErr> {
    if draft.assets.is_empty() {
        return Ok(());
    }
    let mut rows: Vec<_> = draft.assets.iter().collect();
    rows.sort_by(|a, b| a.hash.cmp(&b.hash));
    rows.dedup_by(|a, b| a.hash == b.hash);
    let rows = rows.into_iter().map(|one| asset::ActiveModel {
        hash: Set(one.hash.clone()),
        media_type: Set(one.media_type.to_owned()),
        size_bytes: Set(one.size),
        created_at: Set(now),
    });
    asset::Entity::insert_many(rows)
        .on_conflict(OnConflict::column(asset::Column::Hash).do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(tx)
        .await?;
    let rows = draft.assets.iter().map(|one| course_asset::ActiveModel {
        version_id: Set(draft.id),
        name: Set(one.name.clone()),
        hash: Set(one.hash.clone()),
    });
    course_asset::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

async fn add_lesson(
    tx: &DatabaseTransaction,
    version: VersionId,
    position: i16,
    draft: LessonDraft,
) -> Result<(), DbErr> {
    let row = lesson::ActiveModel {
        id: Set(draft.id),
        version_id: Set(version),
        module_no: Set(draft.module_no),
        position: Set(position),
        slug: Set(draft.slug),
        title: Set(draft.title),
        kind: Set(draft.kind.to_owned()),
        minutes: Set(i16::try_from(draft.minutes).unwrap_or(i16::MAX)),
        is_required: Set(draft.is_required),
        requirement: Set(json(&draft.requirement)?),
        body: Set(json(&draft.body)?),
    };
    lesson::Entity::insert(row).exec_without_returning(tx).await?;
    let Some((settings, questions)) = draft.quiz else { return Ok(()) };
    let row = quiz::ActiveModel { lesson_id: Set(draft.id), settings: Set(json(&settings)?) };
    quiz::Entity::insert(row).exec_without_returning(tx).await?;
    let mut rows = Vec::with_capacity(questions.len());
    for (no, one) in (0_i16..).zip(questions) {
        rows.push(question::ActiveModel {
            id: Set(one.id),
            lesson_id: Set(draft.id),
            no: Set(no),
            code: Set(one.code),
            tags: Set(json(&one.tags)?),
            worth: Set(i32::try_from(one.worth).unwrap_or(i32::MAX)),
            key: Set(json(&one.key)?),
            body: Set(json(&one.body)?),
        });
    }
    question::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Moves the pointer and raises the stamp, in the caller's transaction: readers see both or neither.
pub(super) async fn publish(
    tx: &DatabaseTransaction,
    course: CourseId,
    version: VersionId,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    course::Entity::update_many()
        .col_expr(course::Column::PublishedVersionId, version.into())
        .filter(course::Column::Id.eq(course))
        .exec(tx)
        .await?;
    course_version::Entity::update_many()
        .col_expr(course_version::Column::PublishedAt, now.into())
        .filter(course_version::Column::Id.eq(version))
        .exec(tx)
        .await?;
    catalogue_stamp::Entity::update_many()
        .col_expr(catalogue_stamp::Column::Stamp, Expr::col(catalogue_stamp::Column::Stamp).add(1))
        .filter(catalogue_stamp::Column::Id.eq(1))
        .exec(tx)
        .await?;
    Ok(())
}

/// The course of a version, if it belongs to the institution.
pub(super) async fn course_of(
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
pub(super) async fn versions(
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

/// Writes down that a course was published.
pub(super) async fn audit(
    tx: &DatabaseTransaction,
    id: Uuid,
    account: AccountId,
    course: CourseId,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let row = audit_entry::ActiveModel {
        id: Set(id),
        account_id: Set(account),
        action: Set("publish version".to_owned()),
        object_kind: Set("course".to_owned()),
        object_id: Set(Some(course.0)),
        detail: Set(serde_json::json!({})),
        at: Set(now),
    };
    audit_entry::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The media type of a file.
pub(super) async fn media_type(db: &impl ConnectionTrait, hash: &str) -> Result<Option<String>, DbErr> {
    Ok(asset::Entity::find_by_id(hash).one(db).await?.map(|row| row.media_type))
}

/// The folder of a published version: texts, and files by name.
pub(super) struct Source {
    pub(super) texts: JsonValue,
    pub(super) assets: Vec<(String, String)>,
}

/// The folder of a course's published version.
pub(super) async fn source(db: &impl ConnectionTrait, slug: &str) -> Result<Option<Source>, DbErr> {
    let found = course::Entity::find().filter(course::Column::Slug.eq(slug)).one(db).await?;
    let Some(version) = found.and_then(|row| row.published_version_id) else { return Ok(None) };
    let Some(row) = course_source::Entity::find_by_id(version).one(db).await? else { return Ok(None) };
    let assets = course_asset::Entity::find()
        .select_only()
        .columns([course_asset::Column::Name, course_asset::Column::Hash])
        .filter(course_asset::Column::VersionId.eq(version))
        .into_tuple()
        .all(db)
        .await?;
    Ok(Some(Source { texts: row.files, assets }))
}
