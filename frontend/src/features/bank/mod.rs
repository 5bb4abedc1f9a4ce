//! Question bank: finding questions, one question, writing one, files in and out; for instructors.

mod advice;
mod bulk;
mod category_form;
mod export;
mod filters;
mod form;
mod import_page;
mod import_report;
mod import_result;
mod list_page;
mod model;
mod question_page;
mod trial;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

pub use self::form::WorkForm;
pub use self::model::{counted_categories, kinds, tags, words_of};
use crate::lazy_page;

lazy_page!(list_page in studio => list_page::draw);
lazy_page!(import_page in studio => import_page::draw);
lazy_page!(question_page in studio => question_page::draw);
lazy_page!(new_page in studio => form::draw_new);
lazy_page!(edit_page in studio => form::draw_edit);

/// The slice's routes. The first that fits is taken, so the fixed words come before the id.
#[component(transparent)]
pub fn BankRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/bank") view=list_page />
        <Route path=path!("/bank/impor") view=import_page />
        <Route path=path!("/bank/baru") view=new_page />
        <Route path=path!("/bank/:question") view=question_page />
        <Route path=path!("/bank/:question/ubah") view=edit_page />
    }
    .into_inner()
    .into_any_nested_route()
}
