//! `/akun`.

use leptos::prelude::*;

use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw() -> AnyView {
    view! { <PageHeader title="/akun" /> }.into_any()
}
