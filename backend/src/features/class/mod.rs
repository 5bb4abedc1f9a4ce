//! Class: what it is, in one sentence.

mod error;
mod handlers;
mod repo;
mod service;

use shared::api::class::GetClass;

use crate::http::mount::Routes;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes.on::<GetClass, _, _, _, _>(handlers::get_class);
}
