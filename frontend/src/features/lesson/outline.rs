//! The outline: modules and lessons with their states in words.

use leptos::prelude::*;
use shared::api::course::LessonKind;
use shared::api::lesson::{Outline, OutlineLesson, OutlineModule};
use shared::id::{EnrolmentId, LessonId};

use super::lesson_page::{address, course_address};
use super::model::{Standing, standing};
use crate::api::{Read, failed};
use crate::text::course as course_text;
use crate::text::format;
use crate::text::lesson as text;
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

/// The outline of the course, with the lesson that is open.
pub(super) fn outline(course: Read<Outline>, current: Memo<Option<LessonId>>) -> AnyView {
    let known = Memo::new(move |_| course.get());
    let is_lost = Memo::new(move |_| matches!(course.outcome(), Some(Err(_))));
    let shown = move || match (known.get(), is_lost.get()) {
        (Some(outline), _) => whole(outline, current),
        (None, false) => view! { <Loading shape=Shape::Rows(6) /> }.into_any(),
        (None, true) => match untrack(|| course.outcome()) {
            Some(Err(error)) => failed(&error, move || course.reload()),
            Some(Ok(_)) | None => ().into_any(),
        },
    };
    shown.into_any()
}

fn whole(outline: Outline, current: Memo<Option<LessonId>>) -> AnyView {
    let Outline { enrolment, slug, title, percent, modules, .. } = outline;
    let modules = modules.into_iter().map(|part| module(enrolment, part, current)).collect_view();
    view! {
        <div class="p-outline">
            <p class="p-outline__course">
                <a href=course_address(slug.as_str())>{title}</a>
            </p>
            <ProgressBar label=text::course_progress() value=Signal::stored(u32::from(percent)) />
            {modules}
        </div>
    }
    .into_any()
}

fn module(enrolment: EnrolmentId, part: OutlineModule, current: Memo<Option<LessonId>>) -> AnyView {
    let lessons = part.lessons.into_iter().map(|lesson| line(enrolment, lesson, current)).collect_view();
    let done = part.completion.is_done().then(|| {
        view! {
            <Icon glyph=Glyph::CHECK_CIRCLE />
            <span class="u-sr">{text::done()}</span>
        }
    });
    view! {
        <section>
            <h3 class="p-outline__module">{part.title} {done}</h3>
            <ol class="p-outline__lessons" role="list">
                {lessons}
            </ol>
        </section>
    }
    .into_any()
}

fn line(enrolment: EnrolmentId, lesson: OutlineLesson, current: Memo<Option<LessonId>>) -> AnyView {
    let id = lesson.id;
    let (mark, tone, words) = match standing(&lesson) {
        Standing::Done => (Glyph::CHECK_CIRCLE, Tone::Ok, text::done()),
        Standing::Running => (Glyph::PROGRESS, Tone::Info, text::running()),
        Standing::Fresh => (Glyph::CIRCLE, Tone::Neutral, text::fresh()),
        Standing::Waiting => (Glyph::LOCK, Tone::Neutral, text::locked()),
    };
    let optional = (!lesson.is_required).then(text::optional);
    let facts = [
        Some(course_text::kind(lesson.kind).to_owned()),
        Some(format::minutes(u32::from(lesson.minutes))),
        optional.map(str::to_owned),
        Some(words.to_owned()),
    ];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <li>
            <a
                class="p-outline__lesson"
                href=address(enrolment, id)
                aria-current=move || (current.get() == Some(id)).then_some("page")
            >
                <span class="p-outline__mark" data-tone=tone.name()>
                    <Icon glyph=mark />
                </span>
                <span class="u-grow">
                    {lesson.title}
                    <span class="p-outline__facts">
                        <Icon glyph=glyph(lesson.kind) />
                        {facts}
                    </span>
                </span>
            </a>
        </li>
    }
    .into_any()
}

/// The button that opens the outline where there is no rail, with how far the course is.
pub(super) fn opener(course: Read<Outline>, is_open: RwSignal<bool>) -> AnyView {
    let percent = Memo::new(move |_| course.get().map(|outline| outline.percent));
    view! {
        <div class="p-opener u-narrow-only">
            <Button kind=ButtonKind::Secondary icon=Glyph::MENU on_press=move || is_open.set(true)>
                {text::outline()}
            </Button>
            {move || {
                percent.get().map(|percent| view! { <span class="u-small">{text::done_percent(percent)}</span> })
            }}
        </div>
    }
    .into_any()
}
