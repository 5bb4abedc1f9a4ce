//! Marking: the queue, one attempt answer by answer, and giving a mark.

mod answer_page;
mod attempt_page;
mod history;
mod lists;
mod mark_form;
mod model;
mod opinions;
mod question_page;
mod queue_page;
mod snippets;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

pub use self::model::List;
use crate::lazy_page;

lazy_page!(queue_page in staff => queue_page::draw);
lazy_page!(question_page in staff => question_page::draw);
lazy_page!(attempt_page in staff => attempt_page::draw);
lazy_page!(answer_page in staff => answer_page::draw);

/// The slice's routes. The first that fits is taken, so the fixed word comes before the ids.
#[component(transparent)]
pub fn MarkingRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/penilaian") view=queue_page />
        <Route path=path!("/penilaian/soal/:question") view=question_page />
        <Route path=path!("/penilaian/:attempt") view=attempt_page />
        <Route path=path!("/penilaian/:attempt/:slot") view=answer_page />
    }
    .into_inner()
    .into_any_nested_route()
}
