//! Class: how far the people of a course come, who needs help, and messages to them; and everybody's own messages.

mod bars;
mod class_page;
mod classes_page;
mod compose;
mod funnel;
mod inbox_page;
mod model;
mod people_page;
mod quizzes;
mod sent_page;
mod videos;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

use crate::lazy_page;

lazy_page!(classes_page in staff => classes_page::draw);
lazy_page!(class_page in staff => class_page::draw);
lazy_page!(people_page in staff => people_page::draw);
lazy_page!(sent_page in staff => sent_page::draw);
lazy_page!(inbox_page in learn => inbox_page::draw);

/// The slice's routes.
#[component(transparent)]
pub fn ClassRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/kelas") view=classes_page />
        <Route path=path!("/kelas/:slug") view=class_page />
        <Route path=path!("/kelas/:slug/peserta") view=people_page />
        <Route path=path!("/kelas/:slug/pesan") view=sent_page />
        <Route path=path!("/pesan") view=inbox_page />
    }
    .into_inner()
    .into_any_nested_route()
}
