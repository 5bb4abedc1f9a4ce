//! Question bank: finding questions, one question, files in and out; for instructors.

mod bulk;
mod category_form;
mod export;
mod filters;
mod import_page;
mod import_report;
mod import_result;
mod list_page;
mod model;
mod preview;
mod question_page;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

use crate::lazy_page;

lazy_page!(list_page in staff => list_page::draw);
lazy_page!(import_page in staff => import_page::draw);
lazy_page!(question_page in staff => question_page::draw);

/// The slice's routes. The first that fits is taken, so the fixed word comes before the id.
#[component(transparent)]
pub fn BankRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/bank") view=list_page />
        <Route path=path!("/bank/impor") view=import_page />
        <Route path=path!("/bank/:question") view=question_page />
    }
    .into_inner()
    .into_any_nested_route()
}
