//! Team: the dashboard of a superior.

mod below;
mod figures;
mod member_courses;
mod member_jp;
mod member_page;
mod model;
mod people;
mod person_row;
mod rule;
mod team_page;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

use crate::lazy_page;

lazy_page!(team_page in staff => team_page::draw);
lazy_page!(member_page in staff => member_page::draw);

/// The slice's routes.
#[component(transparent)]
pub fn TeamRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/tim") view=team_page />
        <Route path=path!("/tim/orang/:person") view=member_page />
    }
    .into_inner()
    .into_any_nested_route()
}
