//! Progress: what a course still needs, and what has happened.

mod history;
mod modules;
mod progress_page;
mod standing;
mod withdrawal;

use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, path};

/// The slice's routes.
#[component(transparent)]
pub fn ProgressRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/pembelajaran/:enrolment") view=progress_page::draw />
    }
    .into_inner()
}
