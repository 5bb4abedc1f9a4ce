//! Enrolment: the courses that a learner has joined.

mod enrolment_tile;
mod enrolments_page;
pub(crate) mod model;
mod pills;

pub(crate) use enrolment_tile::{enrolment_tile, meta};
pub(crate) use pills::{due_pill, newer_pill, origin_pill, state_pill};

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

use crate::lazy_page;

lazy_page!(enrolments_page in learn => enrolments_page::draw);

/// The slice's routes.
#[component(transparent)]
pub fn EnrolmentRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/pembelajaran") view=enrolments_page />
    }
    .into_inner()
    .into_any_nested_route()
}
