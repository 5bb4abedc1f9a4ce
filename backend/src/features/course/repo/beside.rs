//! Lessons of a version as they can be compared with those of another.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JsonValue, QueryFilter, QueryOrder};
use shared::id::{LessonId, VersionId};

use super::from_json;
use crate::db::entity::{course_version, lesson, question, quiz};
use crate::features::course::stored::StoredModule;

/// A lesson with everything that a learner meets in it.
pub(in crate::features::course) struct Whole {
    /// The lesson.
    pub(in crate::features::course) id: LessonId,
    /// Title.
    pub(in crate::features::course) title: String,
    /// Keys of its module and its own; the same lesson of another version has the same.
    pub(in crate::features::course) key: (String, String),
    /// What is shown, asked, and counts as right.
    pub(in crate::features::course) content: Vec<JsonValue>,
}

/// The lessons of a version in order.
pub(in crate::features::course) async fn lessons_whole(
    db: &impl ConnectionTrait,
    id: VersionId,
) -> Result<Vec<Whole>, DbErr> {
    let Some(version) = course_version::Entity::find_by_id(id).one(db).await? else { return Ok(Vec::new()) };
    let modules: Vec<StoredModule> = from_json(version.outline)?;
    let lessons = lesson::Entity::find()
        .filter(lesson::Column::VersionId.eq(id))
        .order_by_asc(lesson::Column::Position)
        .all(db)
        .await?;
    let ids: Vec<LessonId> = lessons.iter().map(|row| row.id).collect();
    let mut asked: BTreeMap<LessonId, Vec<JsonValue>> = BTreeMap::new();
    // Tests name their counterparts by ids, which are another in each version.
    let known: Vec<(String, &str)> =
        lessons.iter().map(|row| (row.id.to_string(), row.slug.as_str())).collect();
    let plain = |settings: &JsonValue| {
        let text = settings.to_string();
        JsonValue::String(known.iter().fold(text, |text, (id, slug)| text.replace(id, slug)))
    };
    for row in quiz::Entity::find().filter(quiz::Column::LessonId.is_in(ids.iter().copied())).all(db).await? {
        asked.entry(row.lesson_id).or_default().push(plain(&row.settings));
    }
    let questions = question::Entity::find()
        .filter(question::Column::LessonId.is_in(ids))
        .order_by_asc(question::Column::LessonId)
        .order_by_asc(question::Column::No)
        .all(db)
        .await?;
    for row in questions {
        let parts = [row.code.into(), row.worth.into(), row.tags, row.key, row.body];
        asked.entry(row.lesson_id).or_default().extend(parts);
    }
    let whole = |row: lesson::Model| {
        let at = usize::try_from(row.module_no).unwrap_or_default();
        // Versions of before modules kept their keys have only their places.
        let module = modules.get(at).map(|module| module.slug.clone()).filter(|slug| !slug.is_empty());
        let mut content = vec![row.requirement, row.body];
        content.extend(asked.remove(&row.id).unwrap_or_default());
        Whole {
            id: row.id,
            title: row.title,
            key: (module.unwrap_or_else(|| at.to_string()), row.slug),
            content,
        }
    };
    Ok(lessons.into_iter().map(whole).collect())
}
