//! Course: the catalogue, the detail page, and versions for those who publish.

mod about;
mod archive;
mod catalogue_page;
mod chosen_filters;
mod course_action;
mod course_list;
mod course_page;
mod course_tile;
mod filter_panel;
mod finding;
mod key_facts;
mod model;
mod syllabus;
mod versions;
mod versions_page;

pub(crate) use course_tile::course_tile;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

use crate::lazy_page;

lazy_page!(catalogue_page in learn => catalogue_page::draw);
lazy_page!(course_page in learn => course_page::draw);
lazy_page!(versions_page in staff => versions_page::draw);

/// The slice's routes.
#[component(transparent)]
pub fn CourseRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/katalog") view=catalogue_page />
        <Route path=path!("/pelatihan/:slug") view=course_page />
        <Route path=path!("/versi") view=versions_page />
    }
    .into_inner()
    .into_any_nested_route()
}
