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

use std::time::Duration;

use leptos::mount::mount_to;
use leptos::prelude::*;
use platform::stage;

/// Starts the app: takes over the shell that the server sent.
pub fn start() {
    platform::bridge::report_panics();
    text::set_lang(platform::page::lang());
    let Some(stage) = platform::page::app_element().and_then(stage::set) else { return };
    // In a task of its own: a slow phone can answer a touch before.
    set_timeout(
        move || {
            mount_to(stage, || view! { <app::App /> }).forget();
            stage::release();
        },
        Duration::ZERO,
    );
}
