//! Quiz: rules, attempt, review, result.

mod addresses;
mod attempt_page;
mod closing;
mod draft_box;
mod ended;
mod grid;
mod item_review;
pub mod model;
mod opening;
mod question;
mod result_page;
mod review_page;
mod rules_page;
mod unopened;

use leptos::prelude::*;
use leptos_router::any_nested_route::IntoAnyNestedRoute;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, path};

use crate::lazy_page;

lazy_page!(attempt_page in quiz => attempt_page::draw);
lazy_page!(review_page in quiz => review_page::draw);
lazy_page!(result_page in quiz => result_page::draw);
lazy_page!(rules_page in quiz => rules_page::draw);

/// The slice's routes. The first that fits is taken, so the fixed words come before the ids.
#[component(transparent)]
pub fn QuizRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/kuis/percobaan/:attempt") view=attempt_page />
        <Route path=path!("/kuis/percobaan/:attempt/periksa") view=review_page />
        <Route path=path!("/kuis/percobaan/:attempt/hasil") view=result_page />
        <Route path=path!("/kuis/:enrolment/:lesson") view=rules_page />
    }
    .into_inner()
    .into_any_nested_route()
}
