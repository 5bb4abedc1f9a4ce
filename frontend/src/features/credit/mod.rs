//! Credit: the JP of a year.

mod jp_figure;
mod jp_rows;
mod jp_rule;
mod model;
mod transcript_page;

pub(crate) use jp_figure::jp_figure;
pub(crate) use jp_rule::rule_sentence;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

use crate::lazy_page;

lazy_page!(transcript_page in learn => transcript_page::draw);

/// The slice's routes.
#[component(transparent)]
pub fn CreditRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/jp") view=transcript_page />
    }
    .into_inner()
    .into_any_nested_route()
}
