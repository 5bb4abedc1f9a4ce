//! `/kuis/percobaan/:attempt/hasil`.

use leptos::prelude::*;

use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    view! { <PageHeader title="/kuis/percobaan/:attempt/hasil" /> }.into_any()
}
