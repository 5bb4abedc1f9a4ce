//! The folders of the latest versions, of which the next ones are made.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use shared::id::{CourseId, InstitutionId, VersionId};

use super::from_json;
use crate::db::entity::{course, course_source, course_version};
use crate::features::course::door::LatestFolder;

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
