//! Package: courses and texts that come into the studio as files.

mod import_page;
mod report;
mod text_page;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

use crate::lazy_page;

lazy_page!(import_page in studio => import_page::draw);
lazy_page!(text_page in studio => text_page::draw);

/// The slice's routes. They come before those of drafts, whose ids stand at the same places.
#[component(transparent)]
pub fn PackageRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/studio/impor") view=import_page />
        <Route path=path!("/studio/:draft/impor") view=text_page />
    }
    .into_inner()
    .into_any_nested_route()
}
