//! `/belajar/:enrolment/:lesson`: the player.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::api::enrolment::OfEnrolment;
use shared::api::lesson::{GetLesson, GetOutline, LessonView, OfLesson, Outline};
use shared::id::{EnrolmentId, LessonId};

use super::keeper::Keeper;
use super::{beside, content, model, outline, unopened, waiting, way_on};
use crate::api::{Read, use_read};
use crate::text::lesson as text;
use crate::text::{format, progress as progress_text};
use crate::ui::prelude::*;

/// The address of a lesson.
pub(super) fn address(enrolment: EnrolmentId, lesson: LessonId) -> String {
    format!("/belajar/{enrolment}/{lesson}")
}

/// Draws the page.
pub(super) fn draw() -> AnyView {
    let params = use_params_map();
    let enrolment = Memo::new(move |_| params.with(|params| params.get("enrolment"))?.parse().ok());
    let lesson = Memo::new(move |_| params.with(|params| params.get("lesson"))?.parse().ok());
    let course = use_read::<GetOutline>(move || enrolment.get().map(|enrolment| OfEnrolment { enrolment }));
    let is_open = RwSignal::new(false);
    Effect::new(move |_| {
        lesson.track();
        is_open.set(false);
    });
    let body = move || match (enrolment.get(), lesson.get()) {
        (Some(enrolment), Some(lesson)) => player(OfLesson { enrolment, lesson }, course),
        _ => unopened::missing(),
    };
    let rail = move || {
        view! {
            <SideRail open=is_open title=text::outline()>
                {outline::outline(course, lesson)}
            </SideRail>
        }
        .into_any()
    };
    view! {
        <div class="l-split l-split--rail">
            {later(rail)}
            <div>
                {later(move || outline::opener(course, is_open))}
                {later(move || body.into_any())}
            </div>
        </div>
    }
    .into_any()
}

/// What the header needs of the course; nothing while the outline is on its way.
type Course = Option<Option<(String, String)>>;

fn player(of: OfLesson, course: Read<Outline>) -> AnyView {
    let fetched = beside::take(&of);
    let is_fetched = fetched.is_some();
    let read = use_read::<GetLesson>({
        let of = of.clone();
        move || (!is_fetched).then(|| of.clone())
    });
    if let Some(lesson) = fetched {
        read.put(lesson);
    }
    let head: Memo<Course> = Memo::new(move |_| {
        let outline = course.outcome()?;
        Some(outline.ok().map(|outline| (outline.title, outline.slug.as_str().to_owned())))
    });
    let shown = move || match (read.outcome(), head.get()) {
        (Some(Err(error)), _) => unopened::failed(&error, move || read.reload()),
        (Some(Ok(lesson)), Some(head)) => {
            let of = of.clone();
            if lesson.waits.is_some() {
                return waiting::waiting(&of, &lesson, head, facts(&lesson, course));
            }
            later(move || opened(&of, lesson, head, course))
        }
        (None, _) | (_, None) => view! { <Loading shape=Shape::Lines(9) /> }.into_any(),
    };
    view! {
        {read.age()}
        {shown}
    }
    .into_any()
}

fn opened(
    of: &OfLesson,
    lesson: LessonView,
    head: Option<(String, String)>,
    course: Read<Outline>,
) -> AnyView {
    let keeper = Keeper::new(of.clone(), lesson.state.clone());
    keeper.open();
    let id = lesson.id;
    Effect::new(move |_| {
        keeper.state.with(|state| {
            let is_news = untrack(|| course.get()).is_some_and(|mut outline| {
                let before = outline.clone();
                model::note(&mut outline, id, &state.completion, state.percent, &state.course);
                before != outline
            });
            if is_news {
                course.change(|outline| {
                    model::note(outline, id, &state.completion, state.percent, &state.course);
                });
                // Which others open, the server tells.
                if state.completion.is_done()
                    && untrack(|| course.get()).is_some_and(|outline| model::waits(&outline))
                {
                    course.reload();
                }
            }
        });
    });
    if let Some(next) = lesson.next {
        beside::fetch(OfLesson { enrolment: of.enrolment, lesson: next });
    }
    let crumbs = crumbs(head.as_ref());
    let left = left_notice(keeper, course, head.map(|(_, slug)| slug));
    let (title, facts, lesson) = (lesson.title.clone(), facts(&lesson, course), Arc::new(lesson));
    let (read, left_behind) = (Arc::clone(&lesson), Arc::clone(&lesson));
    on_cleanup(move || beside::leave(keeper, &left_behind));
    view! {
        <article>
            <PageHeader title crumbs>
                {facts} {conditions(keeper)}
            </PageHeader>
            <div class="l-stack l-stack--loose">
                {left} {later(move || content::content(keeper, &read))}
            </div>
            {later(move || way_on::way_on(keeper, &lesson, course))}
        </article>
    }
    .into_any()
}

/// The way back to the course.
pub(super) fn crumbs(head: Option<&(String, String)>) -> Vec<Crumb> {
    head.map(|(title, slug)| Crumb::new(title, course_address(slug))).into_iter().collect()
}

/// The page of a course.
pub(super) fn course_address(slug: &str) -> String {
    format!("/pelatihan/{slug}")
}

fn facts(lesson: &LessonView, course: Read<Outline>) -> AnyView {
    let id = lesson.id;
    let place = Memo::new(move |_| course.get().and_then(|outline| model::place_of(&outline, id)));
    let place = move || {
        place.get().map(|(number, total)| {
            view! { <Fact glyph=Glyph::MENU>{text::lesson_of(number, total)}</Fact> }
        })
    };
    let (module, minutes) = (lesson.module.clone(), format::minutes(u32::from(lesson.minutes)));
    view! {
        <Facts>
            <Fact glyph=Glyph::BOOK>{module}</Fact>
            {place}
            <Fact glyph=Glyph::CLOCK>{minutes}</Fact>
        </Facts>
    }
    .into_any()
}

/// What completes the lesson, and what is missing.
fn conditions(keeper: Keeper) -> AnyView {
    let known = Memo::new(move |_| {
        keeper.state.with(|state| (state.requirement, state.completion.clone(), state.completed_at))
    });
    let shown = move || {
        let (requirement, completion, completed_at) = known.get();
        let needed = progress_text::requirement(requirement);
        if completion.is_done() {
            let when = completed_at.map(|at| text::done_on(&format::date(at)));
            let when = when.unwrap_or_else(|| text::done().to_owned());
            return view! {
                <div class="p-conditions">
                    <Pill tone=Tone::Ok>{needed}</Pill>
                    <span class="u-small">{when}</span>
                </div>
            }
            .into_any();
        }
        let missing = completion
            .missing()
            .iter()
            .map(|missing| view! { <span class="u-small">{progress_text::missing(missing)}</span> })
            .collect_view();
        view! {
            <div class="p-conditions">
                <Pill>{needed}</Pill>
                {missing}
            </div>
        }
        .into_any()
    };
    shown.into_any()
}

/// The enrolment was left: what that means, and the way back.
fn left_notice(keeper: Keeper, course: Read<Outline>, slug: Option<String>) -> AnyView {
    use shared::api::enrolment::EnrolmentState;
    let is_left = Memo::new(move |_| {
        keeper.is_withdrawn.get()
            || course.get().is_some_and(|outline| outline.state == EnrolmentState::Withdrawn)
    });
    let shown = move || {
        let href = slug.as_deref().map_or_else(|| "/pembelajaran".to_owned(), course_address);
        is_left.get().then(|| {
            view! {
                <Notice tone=Tone::Warn title=text::left_title()>
                    <p>{text::left_why()}</p>
                    <div class="c-notice__foot">
                        <LinkButton kind=ButtonKind::Secondary href>
                            {text::to_course()}
                        </LinkButton>
                    </div>
                </Notice>
            }
        })
    };
    shown.into_any()
}
