//! Quiz: rules, attempt, review, result.

mod addresses;
mod aside;
mod attempt_page;
mod check;
mod closing;
mod delivery;
mod draft_box;
mod elsewhere;
mod embed;
mod ended;
mod essay;
pub mod files;
mod gain;
mod gaps;
pub mod given;
mod grid;
mod hold;
pub mod item_review;
pub mod keep;
mod labels;
pub mod leads;
mod leaf;
mod mail;
pub mod model;
mod names;
mod on_way;
mod opening;
mod order;
mod outcomes;
mod part;
mod post;
mod practice_page;
mod practice_sum;
mod put;
pub mod question;
mod result_page;
mod review_page;
pub mod round;
mod rules_page;
mod sending;
mod start;
mod trial;
pub mod tried;
mod unit_text;
mod unopened;

use leptos::prelude::*;
use leptos_router::any_nested_route::{AnyNestedRoute, IntoAnyNestedRoute};
use leptos_router::components::Route;
use leptos_router::path;

pub use self::mail::count as waiting;
pub use self::post::deliver_waiting;
pub use self::trial::trial;
pub use self::unit_text::unit_text;
use crate::lazy_page;

lazy_page!(attempt_page in study => attempt_page::draw);
lazy_page!(review_page in study => review_page::draw);
lazy_page!(result_page in study => result_page::draw);
lazy_page!(rules_page in study => rules_page::draw);
// A part of its own: the rules that grade are not for every lesson to fetch.
lazy_page!(practice_page in practice => practice_page::draw);

/// The slice's routes. The first that fits is taken, so the fixed words come before the ids.
#[component(transparent)]
pub fn QuizRoutes() -> AnyNestedRoute {
    view! {
        <Route path=path!("/kuis/percobaan/:attempt") view=attempt_page />
        <Route path=path!("/kuis/percobaan/:attempt/periksa") view=review_page />
        <Route path=path!("/kuis/percobaan/:attempt/hasil") view=result_page />
        <Route path=path!("/kuis/:enrolment/:lesson") view=rules_page />
        <Route path=path!("/kuis/:enrolment/:lesson/latihan") view=practice_page />
    }
    .into_inner()
    .into_any_nested_route()
}
