//! The way into a course: enrol and start, go on, or look back.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use shared::access::Learner;
use shared::api::course::{OwnEnrolment, Prerequisite};
use shared::api::enrolment::{Enrol, EnrolmentState, EnrolmentView, OfCourse};
use shared::id::CourseId;

use crate::api::Calling;
use crate::session::use_may;
use crate::text::course as text;
use crate::ui::prelude::*;

/// The one action of a course's page, with what failed above it; `first` is a course that comes first and is not completed.
pub(super) fn course_action(
    course: CourseId,
    (own, first): (Option<OwnEnrolment>, Option<Prerequisite>),
    is_archived: bool,
    enrol: Calling<Enrol>,
) -> AnyView {
    let may_learn = use_may::<Learner>();
    let error = move || {
        enrol.error().get().map(|why| {
            view! {
                <div role="alert">
                    <Notice tone=Tone::Bad title=text::failed()>
                        <p>{why}</p>
                    </Notice>
                </div>
            }
        })
    };
    let action = move || match (&own, &first, may_learn.get()) {
        (Some(own), ..) if own.state != EnrolmentState::Withdrawn => known(own),
        _ if is_archived => ().into_any(),
        (Some(_), _, true) => joining(course, enrol, text::rejoin()),
        (None, Some(first), true) => waiting(first),
        (None, None, true) => joining(course, enrol, text::enrol()),
        (.., false) => view! { <p class="u-small">{text::not_learner()}</p> }.into_any(),
    };
    view! {
        <div class="l-stack l-stack--tight u-grow">
            {error}
            {action}
        </div>
    }
    .into_any()
}

/// The button that enrols and goes to the first lesson, or to the one where the reader left off.
fn joining(course: CourseId, enrol: Calling<Enrol>, words: &'static str) -> AnyView {
    let navigate = use_navigate();
    let on_press = move || {
        let navigate = navigate.clone();
        enrol.call(OfCourse { course }, (), move |joined| {
            navigate(&player(&joined), leptos_router::NavigateOptions::default());
        });
    };
    view! {
        <Button width=Width::Full icon=Glyph::PLAY busy=enrol.pending() on_press>
            {words}
        </Button>
    }
    .into_any()
}

/// The way to the course that comes first.
fn waiting(first: &Prerequisite) -> AnyView {
    let href = format!("/pelatihan/{}", first.slug.as_str());
    view! {
        <p class="u-small">{text::waits_for(&first.title)}</p>
        <LinkButton href kind=ButtonKind::Secondary width=Width::Full>
            {text::to_prerequisite()}
        </LinkButton>
    }
    .into_any()
}

fn player(joined: &EnrolmentView) -> String {
    let card = &joined.card;
    match &card.resume {
        Some(resume) => format!("/belajar/{}/{}", card.id, resume.lesson),
        None => format!("/belajar/{}", card.id),
    }
}

/// The way on for those who are enrolled.
fn known(own: &OwnEnrolment) -> AnyView {
    let lesson = match own.resume {
        Some(lesson) => format!("/belajar/{}/{lesson}", own.id),
        None => format!("/belajar/{}", own.id),
    };
    let record = format!("/pembelajaran/{}", own.id);
    match own.state {
        EnrolmentState::NotStarted => way(lesson, Glyph::PLAY, text::start()),
        EnrolmentState::InProgress | EnrolmentState::Withdrawn => way(lesson, Glyph::PLAY, text::go_on()),
        EnrolmentState::Completed => view! {
            <div class="l-cluster">
                <LinkButton href=record icon=Glyph::AWARD>{text::see_record()}</LinkButton>
                <LinkButton href=lesson kind=ButtonKind::Quiet>{text::read_again()}</LinkButton>
            </div>
        }
        .into_any(),
    }
}

fn way(href: String, icon: Glyph, words: &'static str) -> AnyView {
    view! { <LinkButton href width=Width::Full icon=icon>{words}</LinkButton> }.into_any()
}
