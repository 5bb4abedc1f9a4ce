//! Review: where a draft stands, who reads it and what they say, and what differs from the published version; for
//! instructors.

mod beside;
mod comparison_page;
mod people;
mod review_page;
mod rule;
mod steps;
mod talk;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

pub use self::beside::Talk;
pub use self::rule::rule;
use crate::lazy_page;

lazy_page!(review_page in studio => review_page::draw);
lazy_page!(comparison_page in studio => comparison_page::draw);

/// The slice's routes, before those of drafts: `/studio/:draft/telaah` would be a unit there.
#[component(transparent)]
pub fn ReviewRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/studio/:draft/telaah") view=review_page />
        <Route path=path!("/studio/:draft/banding") view=comparison_page />
    }
    .into_inner()
    .into_any_nested_route()
}
