//! `/kuis/:enrolment/:lesson`.

use leptos::prelude::*;

use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    view! { <PageHeader title="/kuis/:enrolment/:lesson" /> }.into_any()
}
