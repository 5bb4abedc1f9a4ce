//! Credit: the JP of a year.

mod transcript_page;

use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, path};

/// The slice's routes.
#[component(transparent)]
pub fn CreditRoutes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/jp") view=transcript_page::draw />
    }
    .into_inner()
}
