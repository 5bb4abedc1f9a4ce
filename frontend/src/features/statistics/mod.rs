//! Statistics: what answers say about a quiz and its questions, for those who write them.

mod choices;
mod figures;
mod gain;
mod model;
mod questions;
mod quiz_page;
mod quizzes_page;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

pub(crate) use model::{difficulty, in_short, quiz_address, quizzes_address};

use crate::lazy_page;

lazy_page!(quizzes_page in staff => quizzes_page::draw);
lazy_page!(quiz_page in staff => quiz_page::draw);

/// The slice's routes.
#[component(transparent)]
pub fn StatisticsRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/versi/:version/statistik") view=quizzes_page />
        <Route path=path!("/versi/:version/statistik/:lesson") view=quiz_page />
    }
    .into_inner()
    .into_any_nested_route()
}
