//! Studio: a course written in the browser, from its outline to the version that comes of it; for instructors.

#![expect(
    clippy::large_types_passed_by_value,
    reason = "a desk is a handful of signals, copied as these are"
)]

mod adding;
mod bar;
mod clash;
mod desk;
mod drag;
mod facts;
mod facts_page;
mod file_field;
mod findings;
mod finish;
mod history_page;
mod inserting;
mod keeping;
mod list_page;
mod model;
#[cfg(test)]
mod model_tests;
mod moving;
mod outline;
mod outline_page;
mod pause;
mod provider_field;
mod rows;
mod screen;
mod start;
mod unit;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

pub use self::unit::unsent::count as unsent;
use crate::lazy_page;

lazy_page!(list_page in studio => list_page::draw);
lazy_page!(outline_page in studio => outline_page::draw);
lazy_page!(facts_page in studio => facts_page::draw);
lazy_page!(history_page in studio => history_page::draw);
lazy_page!(unit_page in studio => unit::page::draw);
lazy_page!(preview_page in studio => unit::preview_page::draw);

/// The slice's routes. The first that fits is taken, so the fixed words come before the id.
#[component(transparent)]
pub fn DraftRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/studio") view=list_page />
        <Route path=path!("/studio/:draft") view=outline_page />
        <Route path=path!("/studio/:draft/tentang") view=facts_page />
        <Route path=path!("/studio/:draft/riwayat") view=history_page />
        <Route path=path!("/studio/:draft/:unit") view=unit_page />
        <Route path=path!("/studio/:draft/:unit/pratinjau") view=preview_page />
    }
    .into_inner()
    .into_any_nested_route()
}
