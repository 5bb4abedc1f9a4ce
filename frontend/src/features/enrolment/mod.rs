//! Enrolment: the courses that a learner has joined.

mod enrolments_page;

use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, path};

/// The slice's routes.
#[component(transparent)]
pub fn EnrolmentRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/pembelajaran") view=enrolments_page::draw />
    }
    .into_inner()
}
