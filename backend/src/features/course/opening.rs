//! What the pages of the catalogue and of a course bring along.

use shared::api::course::{FindCourses, OfSlug};
use shared::value::Slug;

use super::handlers;
use crate::http::assets::escape;
use crate::http::opening::{Head, Opening, facts, section};

/// Brings the first courses of the catalogue.
pub(crate) async fn open_catalogue(opening: &mut Opening) -> Option<()> {
    opening.ask(FindCourses::default(), handlers::list_courses).await.map(drop)
}

/// Brings a course, and shows what it is about.
pub(crate) async fn open(opening: &mut Opening, slug: &str) -> Option<()> {
    let course = opening.ask(OfSlug { slug: Slug::parse(slug).ok()? }, handlers::get_course).await?;
    let head = Head {
        crumb: Some((opening.words("Katalog", "Catalogue"), "/katalog".to_owned())),
        title: &course.card.title,
        lead: Some(&course.card.summary),
        more: facts(&[
            ("award", format!("{} JP", course.card.jp)),
            ("clock", opening.minutes(course.card.minutes)),
        ]),
    };
    let outcome = |words: &String| format!("<li>{}</li>", escape(words));
    let outcomes: String = course.outcomes.iter().map(outcome).collect();
    let outcomes = format!("<ul class=\"s-list\">{outcomes}</ul>");
    let title = opening.words("Yang akan Anda kuasai", "What you will be able to do");
    let html = format!("{}{}", head.html(), section(title, &outcomes));
    opening.show(&course.card.title, html);
    Some(())
}
