//! Studio: a course written in the browser, from its outline to the version that comes of it; for instructors.

mod list_page;
mod start;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

use crate::lazy_page;

lazy_page!(list_page in studio => list_page::draw);

/// The slice's routes.
#[component(transparent)]
pub fn DraftRoutes() -> AnyNestedRoute {
    view! { <Route path=path!("/studio") view=list_page /> }.into_inner().into_any_nested_route()
}
