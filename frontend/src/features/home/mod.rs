//! Home: what to go on with, duties, JP of the year, recommendations.

mod go_on;
mod home_page;
mod jp;
mod recommended;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

/// The slice's routes.
#[component(transparent)]
pub fn HomeRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/") view=home_page::draw />
    }
    .into_inner()
    .into_any_nested_route()
}
