//! The browser app. Read in this order: `app` (providers, routes), `ui` (the design system), `text` (every visible
//! string), `platform` (what the page's own scripts do for us).

#![expect(
    clippy::needless_pass_by_value,
    reason = "a component owns its props, even those that it only reads"
)]

pub mod api;
pub mod api_docs;
pub mod app;
pub mod features;
pub mod page;
pub mod platform;
pub mod session;
pub mod text;
pub mod ui;

use leptos::mount::mount_to;
use leptos::prelude::*;

/// Starts the app: takes over the shell that the server sent.
pub fn start() {
    platform::bridge::report_panics();
    text::set_lang(platform::page::lang());
    let Some(place) = platform::page::app_element() else { return };
    place.set_text_content(None);
    mount_to(place, || view! { <app::App /> }).forget();
}
