//! Quiz: rules, attempt, review, result.

mod attempt_page;
mod result_page;
mod review_page;
mod rules_page;

use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, path};

/// The slice's routes.
#[component(transparent)]
pub fn QuizRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/kuis/:enrolment/:lesson") view=rules_page::draw />
        <Route path=path!("/kuis/percobaan/:attempt") view=attempt_page::draw />
        <Route path=path!("/kuis/percobaan/:attempt/periksa") view=review_page::draw />
        <Route path=path!("/kuis/percobaan/:attempt/hasil") view=result_page::draw />
    }
    .into_inner()
}
