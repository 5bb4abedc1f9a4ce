//! Live: when a lesson's sessions are and the word that attests attendance; scheduling, and who was there.

mod attendance_page;
mod ending;
mod form;
mod model;
mod own;
mod sessions_page;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

pub(crate) use self::model::class_address;
pub(crate) use self::own::sessions;
use crate::lazy_page;

lazy_page!(sessions_page in staff => sessions_page::draw);
lazy_page!(attendance_page in staff => attendance_page::draw);

/// The slice's routes.
#[component(transparent)]
pub fn LiveRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/kelas/:slug/sesi") view=sessions_page />
        <Route path=path!("/kelas/:slug/sesi/:session") view=attendance_page />
    }
    .into_inner()
    .into_any_nested_route()
}
