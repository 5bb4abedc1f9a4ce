//! Progress: the evidence of learning, and what follows from it for lesson, module, course, credit and standing.
//!
//! **Invariant:** one completion function decides, and what was complete stays complete.

pub mod door;
mod error;
mod handlers;
mod repo;
mod service;
mod standing;

use shared::api::progress::GetProgress;

use crate::http::mount::Routes;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes.on::<GetProgress, _, _, _, _>(handlers::get_progress);
}
