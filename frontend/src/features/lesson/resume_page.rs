//! `/belajar/:enrolment`: goes to the lesson to go on with.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};
use shared::api::enrolment::OfEnrolment;
use shared::api::lesson::GetOutline;

use super::{lesson_page, unopened};
use crate::api::use_read;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    let params = use_params_map();
    let of = Memo::new(move |_| {
        let enrolment = params.with(|params| params.get("enrolment"))?.parse().ok()?;
        Some(OfEnrolment { enrolment })
    });
    let read = use_read::<GetOutline>(move || of.get());
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(outline) = read.get() {
            let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
            navigate(&lesson_page::address(outline.enrolment, outline.resume), options);
        }
    });
    let shown = move || match (of.get(), read.outcome()) {
        (None, _) => unopened::missing(),
        (Some(_), Some(Err(error))) => unopened::failed(&error, move || read.reload()),
        (Some(_), _) => view! { <Loading shape=Shape::Lines(8) /> }.into_any(),
    };
    shown.into_any()
}
