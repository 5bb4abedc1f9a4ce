//! Arrangement: when a quiz may be sat, and what single people or units are granted beyond its own terms.

mod another_try;
mod arrangement_page;
mod form;
mod model;
mod rows;
mod whom;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

pub(crate) use another_try::{AtQuiz, dialog as another_try_dialog};
pub(crate) use model::address;

use crate::lazy_page;

lazy_page!(arrangement_page in staff => arrangement_page::draw);

/// The slice's route.
#[component(transparent)]
pub fn ArrangementRoutes() -> AnyNestedRoute {
    view! { <Route path=path!("/versi/:version/pelaksanaan/:lesson") view=arrangement_page /> }
        .into_inner()
        .into_any_nested_route()
}
