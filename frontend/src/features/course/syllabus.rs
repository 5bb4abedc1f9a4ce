//! The modules of a course with their lessons.

use leptos::prelude::*;
use shared::api::course::{CourseView, LessonKind, SyllabusLesson, SyllabusModule};

use crate::text::course as text;
use crate::text::format;
use crate::ui::prelude::*;

/// The icon of a kind of lesson.
fn glyph(kind: LessonKind) -> Glyph {
    match kind {
        LessonKind::Text => Glyph::FILE_TEXT,
        LessonKind::Video => Glyph::VIDEO,
        LessonKind::Document => Glyph::FILE,
        LessonKind::Quiz => Glyph::QUIZ,
        LessonKind::Assignment => Glyph::EDIT,
        LessonKind::Activity => Glyph::AWARD,
        LessonKind::Live => Glyph::CALENDAR,
        LessonKind::Discussion => Glyph::MESSAGE,
    }
}

/// Draws the syllabus; the first module is open.
pub(super) fn syllabus(course: &CourseView) -> AnyView {
    let modules = course.syllabus.iter().enumerate().map(|(index, one)| module(index, one)).collect_view();
    let facts = format!("{} · {}", text::modules(course.syllabus.len()), text::lessons(course.card.lessons));
    view! {
        <Section title=text::syllabus()>
            <p class="u-muted u-small">{facts}</p>
            <Accordion>{modules}</Accordion>
        </Section>
    }
    .into_any()
}

fn module(index: usize, module: &SyllabusModule) -> AnyView {
    let aside = text::module_facts(module.minutes, module.lessons.len());
    let lessons = module.lessons.iter().map(lesson).collect_view();
    let objectives = (!module.objectives.is_empty()).then(|| {
        let items = module.objectives.iter().map(|words| view! { <li>{words.clone()}</li> }).collect_view();
        view! {
            <p class="u-strong u-small">{text::objectives()}</p>
            <ul class="s-list u-small">{items}</ul>
        }
    });
    view! {
        <Disclosure summary=text::module(index + 1, &module.title) aside open=index == 0>
            <div class="l-stack l-stack--tight">
                {objectives}
                <ol class="s-lessons" role="list">{lessons}</ol>
            </div>
        </Disclosure>
    }
    .into_any()
}

fn lesson(lesson: &SyllabusLesson) -> AnyView {
    let facts = format!("{} · {}", text::kind(lesson.kind), format::minutes(u32::from(lesson.minutes)));
    view! {
        <li class="s-lessons__item">
            <Icon glyph=glyph(lesson.kind) />
            <span class="u-grow">{lesson.title.clone()}</span>
            <span class="u-muted u-small">{facts}</span>
        </li>
    }
    .into_any()
}
