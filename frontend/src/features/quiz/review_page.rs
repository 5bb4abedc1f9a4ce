//! `/kuis/percobaan/:attempt/periksa`.

use leptos::prelude::*;

use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    view! { <PageHeader title="/kuis/percobaan/:attempt/periksa" /> }.into_any()
}
