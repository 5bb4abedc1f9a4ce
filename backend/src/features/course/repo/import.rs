//! Folders that come in as versions, the pointer that publishes one, and folders that go out again.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, JsonValue,
    QueryFilter, QuerySelect,
};
use shared::id::{AccountId, CourseId, InstitutionId, VersionId};
use uuid::Uuid;

use super::json;
use crate::ctx::Ctx;
use crate::db::audit;
use crate::db::entity::{
    asset, catalogue_stamp, course, course_asset, course_source, course_version, institution, lesson,
    question, quiz,
};
use crate::features::course::folder::{AssetDraft, LessonDraft, VersionDraft};
use crate::features::provider;

/// The institution of a name, or the only one there is.
pub(in crate::features::course) async fn institution(
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

/// The course of a key, made where there is none, with its provider.
pub(in crate::features::course) async fn course(
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
    let provider_id = provider::door::named(tx, institution, provider_name, || ctx.ids.uuid(now)).await?;
    let id = CourseId(ctx.ids.uuid(now));
    let row = course::ActiveModel {
        id: Set(id),
        institution_id: Set(institution),
        provider_id: Set(provider_id),
        slug: Set(slug.to_owned()),
        published_version_id: Set(None),
        is_demo: Set(is_demo),
        created_at: Set(now),
        archived_at: Set(None),
        archived_by: Set(None),
        archive_reason: Set(None),
    };
    course::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(Some(id))
}

/// The version of a course with the same content.
pub(in crate::features::course) async fn same_content(
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
pub(in crate::features::course) async fn next_number(
    tx: &DatabaseTransaction,
    course: CourseId,
) -> Result<i32, DbErr> {
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
pub(in crate::features::course) async fn add_version(
    tx: &DatabaseTransaction,
    course: CourseId,
    number: i32,
    draft: VersionDraft,
    (now, made_by): (DateTime<Utc>, Option<AccountId>),
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
        made_by: Set(made_by),
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
    keep_assets(tx, rows, now).await?;
    let rows = draft.assets.iter().map(|one| course_asset::ActiveModel {
        version_id: Set(draft.id),
        name: Set(one.name.clone()),
        hash: Set(one.hash.clone()),
    });
    course_asset::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Writes kept content, unless it is known.
pub(in crate::features::course) async fn keep_assets<'a>(
    tx: &DatabaseTransaction,
    assets: impl IntoIterator<Item = &'a AssetDraft>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let rows = assets.into_iter().map(|one| asset::ActiveModel {
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
        kind: Set(super::code_of(draft.kind).to_owned()),
        minutes: Set(i16::try_from(draft.minutes).unwrap_or(i16::MAX)),
        is_required: Set(draft.is_required),
        requirement: Set(json(&draft.requirement)?),
        opening: Set((!draft.opening.is_always()).then(|| json(&draft.opening)).transpose()?),
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
            amendment: Set(None),
            body: Set(json(&one.body)?),
        });
    }
    question::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Who made a version alone, if anybody did.
pub(in crate::features::course) async fn made_by(
    db: &impl ConnectionTrait,
    version: VersionId,
) -> Result<Option<AccountId>, DbErr> {
    let row = course_version::Entity::find_by_id(version).one(db).await?;
    Ok(row.and_then(|row| row.made_by))
}

/// Whether an institution wants two people.
pub(in crate::features::course) async fn is_four_eyes(
    db: &impl ConnectionTrait,
    id: InstitutionId,
) -> Result<bool, DbErr> {
    Ok(institution::Entity::find_by_id(id).one(db).await?.is_some_and(|row| row.is_four_eyes))
}

/// Sets whether an institution wants two people.
pub(in crate::features::course) async fn set_four_eyes(
    tx: &DatabaseTransaction,
    id: InstitutionId,
    is_four_eyes: bool,
) -> Result<(), DbErr> {
    institution::Entity::update_many()
        .col_expr(institution::Column::IsFourEyes, is_four_eyes.into())
        .filter(institution::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Moves the pointer and raises the stamp, in the caller's transaction: readers see both or neither.
pub(in crate::features::course) async fn publish(
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
    raise(tx).await
}

/// Raises the stamp of the catalogue.
pub(in crate::features::course) async fn raise(tx: &DatabaseTransaction) -> Result<(), DbErr> {
    catalogue_stamp::Entity::update_many()
        .col_expr(catalogue_stamp::Column::Stamp, Expr::col(catalogue_stamp::Column::Stamp).add(1))
        .filter(catalogue_stamp::Column::Id.eq(1))
        .exec(tx)
        .await?;
    Ok(())
}

/// Writes down what was done to a course.
pub(in crate::features::course) async fn audit(
    tx: &DatabaseTransaction,
    id: Uuid,
    (account, now): (AccountId, DateTime<Utc>),
    course: CourseId,
    (action, detail): (&str, JsonValue),
) -> Result<(), DbErr> {
    audit::note(tx, id, (account, now), ("course", Some(course.0)), action, detail).await
}

/// The folder of a published version: texts, and files by name.
pub(in crate::features::course) struct Source {
    pub(in crate::features::course) texts: JsonValue,
    pub(in crate::features::course) assets: Vec<(String, String)>,
}

/// The folder of a course's published version.
pub(in crate::features::course) async fn source(
    db: &impl ConnectionTrait,
    slug: &str,
) -> Result<Option<Source>, DbErr> {
    let found = course::Entity::find().filter(course::Column::Slug.eq(slug)).one(db).await?;
    match found.and_then(|row| row.published_version_id) {
        Some(version) => source_of(db, version).await,
        None => Ok(None),
    }
}

/// The folder of a version.
pub(in crate::features::course) async fn source_of(
    db: &impl ConnectionTrait,
    version: VersionId,
) -> Result<Option<Source>, DbErr> {
    let Some(row) = course_source::Entity::find_by_id(version).one(db).await? else { return Ok(None) };
    Ok(Some(Source { texts: row.files, assets: assets(db, version).await? }))
}

/// Key and published version of a course of an institution.
pub(in crate::features::course) async fn published_of(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    id: CourseId,
) -> Result<Option<(String, VersionId)>, DbErr> {
    let found =
        course::Entity::find_by_id(id).filter(course::Column::InstitutionId.eq(institution)).one(db).await?;
    Ok(found.and_then(|row| Some((row.slug, row.published_version_id?))))
}

/// The files of a version that are not texts, by name, with their hashes.
pub(in crate::features::course) async fn assets(
    db: &impl ConnectionTrait,
    version: VersionId,
) -> Result<Vec<(String, String)>, DbErr> {
    course_asset::Entity::find()
        .select_only()
        .columns([course_asset::Column::Name, course_asset::Column::Hash])
        .filter(course_asset::Column::VersionId.eq(version))
        .into_tuple()
        .all(db)
        .await
}
