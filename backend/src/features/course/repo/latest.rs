//! The folders of the latest versions, of which the next ones are made.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
};
use shared::id::{CourseId, InstitutionId, VersionId};
use shared::value::Slug;

use super::from_json;
use crate::db::entity::{asset, course, course_source, course_version, lesson};
use crate::features::course::door::{LatestFolder, LatestVersion, PublishedModule, PublishedOutline};
use crate::features::course::stored::StoredModule;

/// The latest version's folder of an institution's courses, or of one of them, by title.
pub(in crate::features::course) async fn latest(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
    only: Option<CourseId>,
) -> Result<Vec<LatestFolder>, DbErr> {
    let mut owned = course::Entity::find().filter(course::Column::InstitutionId.eq(institution));
    if let Some(id) = only {
        owned = owned.filter(course::Column::Id.eq(id));
    }
    let slugs: BTreeMap<CourseId, String> = owned
        .select_only()
        .columns([course::Column::Id, course::Column::Slug])
        .into_tuple::<(CourseId, String)>()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let versions = course_version::Entity::find()
        .select_only()
        .columns([
            course_version::Column::CourseId,
            course_version::Column::Id,
            course_version::Column::Number,
            course_version::Column::Title,
        ])
        .filter(course_version::Column::CourseId.is_in(slugs.keys().copied()))
        .order_by_asc(course_version::Column::Number)
        .into_tuple::<(CourseId, VersionId, i32, String)>()
        .all(db)
        .await?;
    let latest: BTreeMap<CourseId, (VersionId, i32, String)> =
        versions.into_iter().map(|(course, id, number, title)| (course, (id, number, title))).collect();
    let mut sources: BTreeMap<VersionId, sea_orm::JsonValue> = course_source::Entity::find()
        .filter(course_source::Column::VersionId.is_in(latest.values().map(|(id, ..)| *id)))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.version_id, row.files))
        .collect();
    let mut folders = Vec::new();
    for (course, (version, number, title)) in latest {
        let (Some(texts), Some(slug)) = (sources.remove(&version), slugs.get(&course)) else { continue };
        folders.push(LatestFolder {
            course,
            slug: slug.clone(),
            title,
            version,
            number: u32::try_from(number).unwrap_or_default(),
            texts: from_json(texts)?,
        });
    }
    folders.sort_by(|one, other| (&one.title, one.course).cmp(&(&other.title, other.course)));
    Ok(folders)
}

/// The latest version of each of an institution's courses, by title.
pub(in crate::features::course) async fn latest_versions(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
) -> Result<Vec<LatestVersion>, DbErr> {
    let of_course: RelationDef = course_version::Entity::belongs_to(course::Entity)
        .from(course_version::Column::CourseId)
        .to(course::Column::Id)
        .into();
    let rows: Vec<(CourseId, VersionId, i32, String)> = course_version::Entity::find()
        .select_only()
        .columns([
            course_version::Column::CourseId,
            course_version::Column::Id,
            course_version::Column::Number,
            course_version::Column::Title,
        ])
        .join(JoinType::InnerJoin, of_course)
        .filter(course::Column::InstitutionId.eq(institution))
        .order_by_asc(course_version::Column::Number)
        .into_tuple()
        .all(db)
        .await?;
    let latest: BTreeMap<CourseId, (VersionId, i32, String)> =
        rows.into_iter().map(|(course, id, number, title)| (course, (id, number, title))).collect();
    let mut versions: Vec<LatestVersion> = latest
        .into_iter()
        .map(|(course, (version, number, title))| LatestVersion {
            course,
            version,
            title,
            number: u32::try_from(number).unwrap_or_default(),
        })
        .collect();
    versions.sort_by(|one, other| (&one.title, one.course).cmp(&(&other.title, other.course)));
    Ok(versions)
}

/// The published versions of an institution's courses that are not archived, with their modules.
pub(in crate::features::course) async fn published_outlines(
    db: &impl ConnectionTrait,
    institution: InstitutionId,
) -> Result<Vec<PublishedOutline>, DbErr> {
    let of_course: RelationDef = course_version::Entity::belongs_to(course::Entity)
        .from(course_version::Column::Id)
        .to(course::Column::PublishedVersionId)
        .into();
    let rows: Vec<(CourseId, VersionId, String, sea_orm::JsonValue)> = course_version::Entity::find()
        .select_only()
        .columns([
            course_version::Column::CourseId,
            course_version::Column::Id,
            course_version::Column::Title,
            course_version::Column::Outline,
        ])
        .join(JoinType::InnerJoin, of_course)
        .filter(course::Column::InstitutionId.eq(institution))
        .filter(course::Column::ArchivedAt.is_null())
        .into_tuple()
        .all(db)
        .await?;
    let counts: Vec<(VersionId, i16, i64)> = lesson::Entity::find()
        .select_only()
        .columns([lesson::Column::VersionId, lesson::Column::ModuleNo])
        .column_as(lesson::Column::Id.count(), "count")
        .filter(lesson::Column::VersionId.is_in(rows.iter().map(|(_, version, ..)| *version)))
        .group_by(lesson::Column::VersionId)
        .group_by(lesson::Column::ModuleNo)
        .into_tuple()
        .all(db)
        .await?;
    let counts: BTreeMap<(VersionId, i16), u32> = counts
        .into_iter()
        .map(|(version, module, count)| ((version, module), u32::try_from(count).unwrap_or(u32::MAX)))
        .collect();
    let outline = |(course, version, title, modules): (CourseId, VersionId, String, sea_orm::JsonValue)| {
        let modules: Vec<StoredModule> = from_json(modules)?;
        let row = |(no, module): (i16, StoredModule)| {
            // Versions of before keys were kept have modules that cannot be named.
            let slug = Slug::parse(&module.slug).ok()?;
            let units = counts.get(&(version, no)).copied().unwrap_or(0);
            Some(PublishedModule { slug, title: module.title, units })
        };
        Ok(PublishedOutline { course, title, modules: (0_i16..).zip(modules).filter_map(row).collect() })
    };
    rows.into_iter().map(outline).collect()
}

/// The texts of versions' folders; of a version without a folder there are none.
pub(in crate::features::course) async fn texts(
    db: &impl ConnectionTrait,
    versions: &[VersionId],
) -> Result<Vec<(VersionId, BTreeMap<String, String>)>, DbErr> {
    let rows = course_source::Entity::find()
        .filter(course_source::Column::VersionId.is_in(versions.iter().copied()))
        .all(db)
        .await?;
    rows.into_iter().map(|row| Ok((row.version_id, from_json(row.files)?))).collect()
}

/// Whether a course has a key.
pub(in crate::features::course) async fn is_slug_taken(
    db: &impl ConnectionTrait,
    slug: &Slug,
) -> Result<bool, DbErr> {
    let count = course::Entity::find().filter(course::Column::Slug.eq(slug.as_str())).count(db).await?;
    Ok(count > 0)
}

/// Bytes of kept files, by hash.
pub(in crate::features::course) async fn sizes(
    db: &impl ConnectionTrait,
    hashes: impl Iterator<Item = String>,
) -> Result<BTreeMap<String, u64>, DbErr> {
    let rows = asset::Entity::find().filter(asset::Column::Hash.is_in(hashes)).all(db).await?;
    let size = |row: asset::Model| (row.hash, u64::try_from(row.size_bytes).unwrap_or_default());
    Ok(rows.into_iter().map(size).collect())
}
