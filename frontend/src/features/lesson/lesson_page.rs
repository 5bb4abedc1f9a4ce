//! `/belajar/:enrolment/:lesson`.

use leptos::prelude::*;

use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    view! { <PageHeader title="/belajar/:enrolment/:lesson" /> }.into_any()
}
