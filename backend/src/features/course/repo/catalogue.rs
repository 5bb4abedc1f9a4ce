//! The published catalogue, with the stamp that tells whether it is still the same.

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use shared::api::course::CourseCard;
use shared::id::VersionId;

use super::{from_json, level_of, slug_of, small};
use crate::db::entity::{activity_form, catalogue_stamp, competency, course, course_version, provider};
use crate::features::course::catalogue::PublishedCourse;
use crate::features::course::stored::{Details, StoredCompetency};

/// The stamp of the catalogue.
pub(in crate::features::course) async fn stamp(db: &impl ConnectionTrait) -> Result<i64, DbErr> {
    Ok(catalogue_stamp::Entity::find_by_id(1_i16).one(db).await?.map_or(0, |row| row.stamp))
}

/// All published courses, archived ones among them, newest first.
pub(in crate::features::course) async fn published(
    db: &impl ConnectionTrait,
) -> Result<Vec<PublishedCourse>, DbErr> {
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
        is_archived: course.archived_at.is_some(),
        competencies,
        form: (u8::try_from(version.form).unwrap_or_default(), form),
        provider_slug: provider.slug.clone(),
        provider_website: provider.website.clone(),
        published_at: version.published_at.map_or(0, |at| at.timestamp_micros()),
        words,
    })
}
