//! The bar at the bottom: back, and the way on, which completes the lesson where it is completed by saying so.

use client::CallError;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use progress::{Missing, Requirement};
use shared::api::lesson::{CompleteLesson, LessonContent, LessonState, LessonView, Outline};
use shared::id::LessonId;

use super::keeper::Keeper;
use super::lesson_page::{address, course_address};
use crate::api::{Read, use_call};
use crate::platform::{page, reading};
use crate::text::lesson as text;
use crate::text::progress as progress_text;
use crate::ui::prelude::*;

/// The bar, what hinders, and the congratulation at the end of a course.
pub(super) fn way_on(keeper: Keeper, lesson: &LessonView, course: Read<Outline>) -> AnyView {
    let of = keeper.of.get_value();
    let completing = use_call::<CompleteLesson>();
    let missing = RwSignal::new(Vec::<Missing>::new());
    let (next, navigate) = (lesson.next, use_navigate());
    let is_watched =
        matches!(keeper.state.with_untracked(|state| state.requirement), Requirement::Watch { .. });
    let confirmed = move |state: LessonState| {
        keeper.state.try_set(state.clone());
        // At the end of a course the button that was pressed becomes another; what is said about it takes the focus.
        let at_end = || {
            reading::after_drawing(|| {
                page::focus_on(".p-end");
                reading::scroll_to(1000);
            });
        };
        if !state.completion.is_done() {
            missing.try_set(state.completion.missing().to_vec());
            reading::after_drawing(|| reading::scroll_to(1000));
        } else if state.credited_minutes.is_some() || state.course.is_done() {
            at_end();
        } else if let (Some(next), Some(of)) = (next, keeper.of.try_get_value()) {
            navigate(&address(of.enrolment, next), NavigateOptions::default());
        } else {
            at_end();
        }
    };
    let press = Callback::new(move |()| {
        missing.set(Vec::new());
        let confirmed = confirmed.clone();
        let of = keeper.of.get_value();
        spawn_local(async move {
            // What was watched a moment ago counts too.
            if is_watched {
                keeper.send().await;
            }
            if keeper.of.try_get_value().is_some() {
                completing.call(of, (), confirmed);
            }
        });
    });
    // Why it did not work is said at the end of the text, far from the bar; and it is done when there is a network again.
    Effect::new(move |_| {
        if completing.failure().with(Option::is_some) {
            reading::after_drawing(|| reading::scroll_to(1000));
        }
    });
    let online = window_event_listener(ev::online, move |_| {
        if completing.failure().with_untracked(|why| matches!(why, Some(CallError::Unreachable))) {
            press.run(());
        }
    });
    on_cleanup(move || online.remove());
    let previous = lesson.previous.map(|previous| {
        view! {
            <LinkButton kind=ButtonKind::Secondary icon=Glyph::ARROW_LEFT href=address(of.enrolment, previous)>
                {text::previous()}
            </LinkButton>
        }
    });
    let onward = match lesson.content {
        LessonContent::Quiz => quiz_way(keeper, next, course, text::open_quiz()),
        LessonContent::Assignment { is_activity: false, .. } => {
            quiz_way(keeper, next, course, text::open_work())
        }
        LessonContent::Assignment { .. } => quiz_way(keeper, next, course, text::open_activity()),
        // Attending or writing completes it; whoever has yet to do so may go on.
        LessonContent::Live { .. } | LessonContent::Discussion { .. } => next_link(keeper, next, course),
        LessonContent::Text { .. } | LessonContent::Video { .. } | LessonContent::Document { .. } => {
            own_way(keeper, next, course, completing.pending(), press)
        }
    };
    view! {
        <div class="l-stack p-end" tabindex="-1">
            {hindrance(keeper, missing, completing.error(), next)}
            {congratulation(keeper)}
        </div>
        <ActionBar>{previous} {onward}</ActionBar>
    }
    .into_any()
}

fn is_done(keeper: Keeper) -> Memo<bool> {
    Memo::new(move |_| keeper.state.with(|state| state.completion.is_done()))
}

/// The way on of a lesson that is done: the next one, or the course at its end.
fn next_link(keeper: Keeper, next: Option<LessonId>, course: Read<Outline>) -> AnyView {
    let enrolment = keeper.of.with_value(|of| of.enrolment);
    if let Some(next) = next {
        return view! {
            <LinkButton icon_end=Glyph::ARROW_RIGHT href=address(enrolment, next)>
                {text::next()}
            </LinkButton>
        }
        .into_any();
    }
    let slug = untrack(|| course.get()).map(|outline| outline.slug.as_str().to_owned());
    let href = slug.as_deref().map_or_else(|| "/pembelajaran".to_owned(), course_address);
    view! { <LinkButton href>{text::to_course()}</LinkButton> }.into_any()
}

fn quiz_way(keeper: Keeper, next: Option<LessonId>, course: Read<Outline>, words: &'static str) -> AnyView {
    let href = keeper.of.with_value(|of| format!("/kuis/{}/{}", of.enrolment, of.lesson));
    let done = is_done(keeper);
    let lesson = keeper.of.with_value(|of| of.lesson);
    // What nobody has to do holds nobody up.
    let is_optional = move || {
        course.get().is_some_and(|outline| {
            let mut lessons = outline.modules.iter().flat_map(|module| &module.lessons);
            lessons.any(|row| row.id == lesson && !row.is_required)
        })
    };
    let shown = move || {
        let href = href.clone();
        if done.get() || is_optional() {
            view! {
                <LinkButton kind=ButtonKind::Secondary href>
                    {words}
                </LinkButton>
                {next_link(keeper, next, course)}
            }
            .into_any()
        } else {
            view! {
                <LinkButton icon_end=Glyph::ARROW_RIGHT href>
                    {words}
                </LinkButton>
            }
            .into_any()
        }
    };
    shown.into_any()
}

fn own_way(
    keeper: Keeper,
    next: Option<LessonId>,
    course: Read<Outline>,
    busy: Signal<bool>,
    press: Callback<()>,
) -> AnyView {
    let done = is_done(keeper);
    let words = if next.is_some() { text::complete_next() } else { text::complete() };
    let shown = move || {
        if done.get() {
            next_link(keeper, next, course)
        } else {
            view! {
                <Button icon=Glyph::CHECK busy on_press=press>
                    {words}
                </Button>
            }
            .into_any()
        }
    };
    shown.into_any()
}

/// Why the lesson could not be completed, and how to go on nevertheless.
fn hindrance(
    keeper: Keeper,
    missing: RwSignal<Vec<Missing>>,
    failed: Signal<Option<String>>,
    next: Option<LessonId>,
) -> AnyView {
    let enrolment = keeper.of.with_value(|of| of.enrolment);
    let lacking = move || {
        let lines = missing.get();
        (!lines.is_empty()).then(|| {
            let lines =
                lines.iter().map(|line| view! { <p>{progress_text::missing(line)}</p> }).collect_view();
            let skip = next.map(|next| {
                view! {
                    <div class="c-notice__foot">
                        <LinkButton kind=ButtonKind::Secondary href=address(enrolment, next)>
                            {text::skip()}
                        </LinkButton>
                    </div>
                }
            });
            view! {
                <div role="alert">
                    <Notice tone=Tone::Warn title=text::not_done_title()>
                        {lines} {skip}
                    </Notice>
                </div>
            }
        })
    };
    let failed = move || {
        failed.get().map(|why| {
            view! {
                <div role="alert">
                    <Notice tone=Tone::Bad title=text::not_kept_title()>
                        <p>{why}</p>
                    </Notice>
                </div>
            }
        })
    };
    view! { {lacking} {failed} }.into_any()
}

/// The course is complete: what was credited, and where to see it.
fn congratulation(keeper: Keeper) -> AnyView {
    let news = Memo::new(move |_| {
        keeper.state.with(|state| state.course.is_done().then_some(state.credited_minutes))
    });
    let credited = StoredValue::new(None::<u32>);
    let shown = move || {
        news.get().map(|minutes| {
            // A later report of the place names no credit any more; the words stay.
            credited.update_value(|kept| *kept = minutes.or(*kept));
            let said =
                credited.get_value().map_or_else(|| text::course_done_why().to_owned(), text::credited);
            view! {
                <div role="status">
                    <Notice tone=Tone::Ok title=text::course_done()>
                        <p>{said}</p>
                        <div class="c-notice__foot">
                            <LinkButton kind=ButtonKind::Secondary icon=Glyph::AWARD href="/jp">
                                {text::see_jp()}
                            </LinkButton>
                        </div>
                    </Notice>
                </div>
            }
        })
    };
    shown.into_any()
}
