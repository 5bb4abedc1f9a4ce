//! The modules of a course with what each lesson still needs, and why.

use leptos::prelude::*;
use progress::{Completion, Missing};
use shared::api::progress::{CourseProgress, LessonProgress, ModuleProgress};
use shared::id::EnrolmentId;

use crate::text::format;
use crate::text::progress as text;
use crate::ui::prelude::*;

/// Draws the modules; the first that is not done is open.
pub(super) fn modules(enrolment: EnrolmentId, progress: &CourseProgress) -> AnyView {
    let first = progress.modules.iter().position(|module| !module.completion.is_done());
    let draw = |(index, one): (usize, &ModuleProgress)| module(enrolment, one, first == Some(index));
    let modules = progress.modules.iter().enumerate().map(draw).collect_view();
    view! { <Accordion>{modules}</Accordion> }.into_any()
}

fn module(enrolment: EnrolmentId, module: &ModuleProgress, is_next: bool) -> AnyView {
    let required = || module.lessons.iter().filter(|lesson| lesson.is_required);
    let done = required().filter(|lesson| lesson.completion.is_done()).count();
    let aside = text::module_done(done, required().count());
    let lessons = module.lessons.iter().map(|one| lesson(enrolment, one)).collect_view();
    view! {
        <Disclosure summary=module.title.clone() aside open=is_next>
            <ol class="s-needs" role="list">{lessons}</ol>
        </Disclosure>
    }
    .into_any()
}

fn lesson(enrolment: EnrolmentId, lesson: &LessonProgress) -> AnyView {
    let href = format!("/belajar/{enrolment}/{}", lesson.id);
    let optional = (!lesson.is_required).then(|| view! { <Pill>{text::optional()}</Pill> });
    view! {
        <li class="s-needs__item">
            <div class="u-grow">
                <a class="s-needs__link" href=href>{lesson.title.clone()}</a>
                {state(lesson)}
            </div>
            {optional}
        </li>
    }
    .into_any()
}

/// Done and when, or what is missing; icon, word and colour together.
fn state(lesson: &LessonProgress) -> AnyView {
    let best = lesson.best_percent.map(text::best);
    let (tone, glyph, words) = match &lesson.completion {
        Completion::Done => (Tone::Ok, Glyph::CHECK_CIRCLE, done(lesson, best)),
        Completion::Missing(missing) => {
            let words: Vec<String> = missing.iter().map(text::missing).collect();
            let (tone, glyph) = look(missing);
            (tone, glyph, words.join(". "))
        }
    };
    view! {
        <p class="s-needs__state" data-tone=tone.name()>
            <Icon glyph />
            <span>{words}</span>
        </p>
    }
    .into_any()
}

fn done(lesson: &LessonProgress, best: Option<String>) -> String {
    let on = lesson.completed_at.map(format::date);
    let parts = [Some(text::done().to_owned()), on, best];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Nothing begun, something begun, or no attempt left.
fn look(missing: &[Missing]) -> (Tone, Glyph) {
    let of = |missing: &Missing| match missing {
        Missing::ScoreBelow { attempts_left: Some(0), .. } => (Tone::Bad, Glyph::ALERT),
        Missing::ScoreBelow { best: Some(_), .. } => (Tone::Warn, Glyph::PROGRESS),
        Missing::WatchMore { so_far: 1.., .. } => (Tone::Info, Glyph::PROGRESS),
        Missing::Unmarked { .. } => (Tone::Info, Glyph::CLOCK),
        Missing::NotConfirmed
        | Missing::Attend
        | Missing::Post { .. }
        | Missing::WatchMore { .. }
        | Missing::ScoreBelow { .. }
        | Missing::Lessons { .. }
        | Missing::Modules { .. } => (Tone::Neutral, Glyph::CIRCLE),
    };
    missing.first().map_or((Tone::Neutral, Glyph::CIRCLE), of)
}
