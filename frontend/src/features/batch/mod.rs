//! Batch: runs of a course with dates and seats; a small part for those who join, pages for those who run them.

mod adding;
mod batch_page;
mod ending;
mod form;
mod list_page;
mod model;
mod new_page;
mod nominating;
mod offers;
mod roster;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

pub(crate) use nominating::nominate;
pub(crate) use offers::{of_course, own, use_offers, use_own_seats};

use crate::lazy_page;

lazy_page!(list_page in staff => list_page::draw);
lazy_page!(new_page in staff => new_page::draw);
lazy_page!(batch_page in staff => batch_page::draw);

/// The slice's routes.
#[component(transparent)]
pub fn BatchRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/angkatan") view=list_page />
        <Route path=path!("/angkatan/baru") view=new_page />
        <Route path=path!("/angkatan/:batch") view=batch_page />
    }
    .into_inner()
    .into_any_nested_route()
}
