//! The page for an address that does not exist.

use leptos::prelude::*;

use crate::text::frame as text;
use crate::ui::{LinkButton, PageHeader};

/// Says that the address does not exist, and where to go.
#[component]
pub fn NotFound() -> AnyView {
    view! {
        <PageHeader title=text::not_found() lead=text::not_found_why() />
        <LinkButton href="/">{text::to_home()}</LinkButton>
    }
    .into_any()
}
