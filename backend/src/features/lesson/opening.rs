//! What the page of a lesson brings along.

use shared::api::enrolment::OfEnrolment;
use shared::api::lesson::{LessonContent, OfLesson};

use super::handlers;
use crate::http::opening::{Head, Opening, facts, pill, prose};

/// Brings a lesson with the outline around it, and shows its text.
pub(crate) async fn open(opening: &mut Opening, enrolment: &str, lesson: &str) -> Option<()> {
    let of = OfLesson { enrolment: enrolment.parse().ok()?, lesson: lesson.parse().ok()? };
    let outline = opening.ask(OfEnrolment { enrolment: of.enrolment }, handlers::get_outline).await?;
    let lesson = opening.ask(of, handlers::get_lesson).await?;
    let lessons: Vec<_> = outline.modules.iter().flat_map(|module| &module.lessons).collect();
    let place = lessons.iter().position(|one| one.id == lesson.id)? + 1;
    let place =
        [opening.words("Materi", "Lesson"), &place.to_string(), opening.words("dari", "of")].join(" ");
    let facts = facts(&[
        ("book", lesson.module.clone()),
        ("menu", format!("{place} {}", lessons.len())),
        ("clock", opening.minutes(lesson.minutes)),
    ]);
    let head = Head {
        crumb: Some((&outline.title, format!("/pelatihan/{}", outline.slug.as_str()))),
        title: &lesson.title,
        more: format!("{facts}<div class=\"p-conditions\">{}</div>", pill(None)),
        ..Head::default()
    };
    let text = match &lesson.content {
        // What comes first, the app says.
        _ if lesson.waits.is_some() => String::new(),
        LessonContent::Text { html } => prose(html),
        LessonContent::Video { .. } | LessonContent::Document { .. } | LessonContent::Quiz => String::new(),
        LessonContent::Assignment { brief_html, .. } => prose(brief_html),
        LessonContent::Live { about_html } => prose(about_html),
        LessonContent::Discussion { prompt_html, .. } => prose(prompt_html),
    };
    // The outline, beside the text or behind a button, comes with the app; its room is kept.
    let html = format!(
        "<div class=\"l-split l-split--rail\"><div class=\"u-wide-only\"></div><div>\
         <div class=\"p-opener u-narrow-only\"><div class=\"c-skeleton__button\"></div></div>\
         <article>{}<div class=\"l-stack l-stack--loose\">{text}</div></article></div></div>",
        head.html()
    );
    opening.show(&lesson.title, html);
    Some(())
}
