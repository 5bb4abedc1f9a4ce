//! Organisation: people, units and placements, for training administrators.

mod draft;
mod form;
mod model;
mod new_person_page;
mod people_page;
mod person_page;
mod record;
mod superior;
mod tree;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

use crate::lazy_page;

lazy_page!(people_page in staff => people_page::draw);
lazy_page!(new_person_page in staff => new_person_page::draw);
lazy_page!(person_page in staff => person_page::draw);

/// The slice's routes.
#[component(transparent)]
pub fn OrganisationRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/organisasi") view=people_page />
        <Route path=path!("/organisasi/baru") view=new_person_page />
        <Route path=path!("/organisasi/orang/:person") view=person_page />
    }
    .into_inner()
    .into_any_nested_route()
}
