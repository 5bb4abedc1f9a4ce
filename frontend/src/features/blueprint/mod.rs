//! Blueprint: what a quiz is made of, written in the browser and turned into a draft version; for instructors.

mod add_bank;
mod add_draw;
mod adding;
mod desk;
mod frame;
mod leads;
mod list_page;
mod model;
mod page;
mod rows;
mod sections;
mod settings;
mod trial_page;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

pub use self::model::marks;
pub use self::settings::form as settings_form;
use crate::lazy_page;

lazy_page!(list_page in studio => list_page::draw);
lazy_page!(blueprint_page in studio => page::draw);
// Beside the page for practice, with which it shares the rules that grade.
lazy_page!(trial_page in practice => trial_page::draw);

/// The slice's routes.
#[component(transparent)]
pub fn BlueprintRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/kisi-kisi") view=list_page />
        <Route path=path!("/kisi-kisi/:course/:module/:lesson") view=blueprint_page />
        <Route path=path!("/kisi-kisi/:course/:module/:lesson/coba") view=trial_page />
    }
    .into_inner()
    .into_any_nested_route()
}
