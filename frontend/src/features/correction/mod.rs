//! Correction: another key for a question that people have answered, with what it would change.

mod correction_page;
mod form;
mod model;
mod outcome;
mod past;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

pub(crate) use model::address;

use crate::lazy_page;

lazy_page!(correction_page in staff => correction_page::draw);

/// The slice's route.
#[component(transparent)]
pub fn CorrectionRoutes() -> AnyNestedRoute {
    view! { <Route path=path!("/versi/:version/statistik/:lesson/koreksi/:question") view=correction_page /> }
        .into_inner()
        .into_any_nested_route()
}
