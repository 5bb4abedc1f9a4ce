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
    /// Place of its module, and the module's key; none in versions of before it was kept.
    module: (i16, Option<String>),
    /// Its own key within the module.
    slug: String,
    /// What is shown, asked, and counts as right.
    pub(in crate::features::course) content: Vec<JsonValue>,
}

impl Whole {
    /// Whether a lesson of another version is this one: in the module of the same key, or place where one has no key.
    pub(in crate::features::course) fn is_twin(&self, other: &Self) -> bool {
        let is_same_module = match (&self.module.1, &other.module.1) {
            (Some(own), Some(others)) => own == others,
            _ => self.module.0 == other.module.0,
        };
        is_same_module && self.slug == other.slug
    }
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
        let module = modules.get(at).map(|module| module.slug.clone()).filter(|slug| !slug.is_empty());
        let mut content = vec![row.requirement, row.body];
        content.extend(asked.remove(&row.id).unwrap_or_default());
        Whole { id: row.id, title: row.title, module: (row.module_no, module), slug: row.slug, content }
    };
    Ok(lessons.into_iter().map(whole).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_is_found_again_by_keys_and_by_place_where_a_version_has_none() {
        let whole = |at: i16, module: Option<&str>, slug: &str| Whole {
            id: LessonId(uuid::Uuid::nil()),
            title: String::new(),
            module: (at, module.map(str::to_owned)),
            slug: slug.to_owned(),
            content: Vec::new(),
        };
        let own = whole(1, Some("menyapa"), "salam");
        assert!(own.is_twin(&whole(3, Some("menyapa"), "salam")));
        assert!(
            !own.is_twin(&whole(1, Some("menutup"), "salam"))
                && !own.is_twin(&whole(1, Some("menyapa"), "lain"))
        );
        assert!(own.is_twin(&whole(1, None, "salam")) && !own.is_twin(&whole(0, None, "salam")));
    }
}
