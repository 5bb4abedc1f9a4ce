//! `/tim/orang/:person`.

use leptos::prelude::*;

use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    view! { <PageHeader title="/tim/orang/:person" /> }.into_any()
}
