//! Lesson: the player.

mod content;
mod keeper;
mod lesson_page;
pub mod model;
mod outline;
mod prefetch;
mod resume_page;
mod unopened;
mod video;
mod way_on;

use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, path};

/// The slice's routes.
#[component(transparent)]
pub fn LessonRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/belajar/:enrolment") view=resume_page::draw />
        <Route path=path!("/belajar/:enrolment/:lesson") view=lesson_page::draw />
    }
    .into_inner()
}
