//! Lesson: the player.

mod beside;
mod content;
mod keeper;
mod lesson_page;
pub mod model;
mod outline;
mod resume_page;
mod unopened;
mod video;
mod waiting;
mod way_on;

pub use keeper::send_kept;
use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

use crate::lazy_page;

lazy_page!(resume_page in study => resume_page::draw);
lazy_page!(lesson_page in study => lesson_page::draw);

/// The slice's routes.
#[component(transparent)]
pub fn LessonRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/belajar/:enrolment") view=resume_page />
        <Route path=path!("/belajar/:enrolment/:lesson") view=lesson_page />
    }
    .into_inner()
    .into_any_nested_route()
}
