//! Progress: what a course still needs, and what has happened.

mod history;
mod modules;
mod progress_page;
mod standing;
mod upgrade;
mod withdrawal;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

use crate::lazy_page;

lazy_page!(progress_page in learn => progress_page::draw);

/// The slice's routes.
#[component(transparent)]
pub fn ProgressRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/pembelajaran/:enrolment") view=progress_page />
    }
    .into_inner()
    .into_any_nested_route()
}
