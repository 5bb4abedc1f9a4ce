//! Providers: who offers courses, what they say about themselves, and who may author in their name; for training
//! administrators.

mod form;
mod list_page;
mod members;
mod provider_page;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

use crate::lazy_page;

lazy_page!(list_page in staff => list_page::draw);
lazy_page!(new_page in staff => provider_page::draw_new);
lazy_page!(provider_page in staff => provider_page::draw);

/// The slice's routes. The first that fits is taken, so the fixed word comes before the id.
#[component(transparent)]
pub fn ProviderRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/penyelenggara") view=list_page />
        <Route path=path!("/penyelenggara/baru") view=new_page />
        <Route path=path!("/penyelenggara/:provider") view=provider_page />
    }
    .into_inner()
    .into_any_nested_route()
}
