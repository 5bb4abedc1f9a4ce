//! What the library of the demonstration holds: figures of the first course, with the words that it gives them.

use std::collections::BTreeMap;

use course_folder::{Content, Course};
use sea_orm::DatabaseTransaction;
use shared::api::media::Purpose;

use super::city::City;
use crate::ctx::Ctx;
use crate::features::media::door::{self, Brought, Place};

/// Fills the library from a course.
pub(super) async fn fill(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    city: &City,
    course: &Course,
) -> anyhow::Result<()> {
    let words = words(course);
    for (key, bytes) in &course.assets {
        let name = key.rsplit('/').next().unwrap_or(key);
        let shown = words.get(key);
        let file = Brought {
            purpose: Purpose::Library,
            institution: city.institution,
            account: city.marker,
            name,
            alt: shown.map_or("", |(alt, _)| alt),
            bytes,
        };
        let id = door::add(ctx, tx, &file).await?;
        if let Some((_, lesson)) = shown {
            let place = Place {
                key: format!("demo/{key}"),
                label: lesson.clone(),
                address: Some("/versi".to_owned()),
            };
            door::bind(tx, &place, &[id]).await?;
        }
    }
    Ok(())
}

/// The words in place of each figure, and the lesson that shows it.
fn words(course: &Course) -> BTreeMap<String, (String, String)> {
    let mut words = BTreeMap::new();
    for module in &course.modules {
        for lesson in &module.lessons {
            let Content::Text { markdown } = &lesson.content else { continue };
            for figure in markdown.split("![").skip(1) {
                let Some((alt, rest)) = figure.split_once("](") else { continue };
                let file = rest.split([' ', ')']).next().unwrap_or_default();
                let key = course_folder::asset_key(&module.slug, file);
                words.insert(key, (alt.chars().take(500).collect(), lesson.title.clone()));
            }
        }
    }
    words
}
