//! Progress: the evidence of learning, and what follows from it for lesson, module, course, credit and standing.
//!
//! **Invariant:** one completion function decides, and what was complete stays complete.

pub mod door;
mod error;
mod handlers;
mod repo;
mod service;
mod standing;
mod upgrade;

use shared::api::progress::{GetProgress, GetUpgrade, TakeUpgrade};

use crate::http::mount::Routes;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on::<GetProgress, _, _, _, _>(handlers::get_progress)
        .on::<GetUpgrade, _, _, _, _>(handlers::get_upgrade)
        .on::<TakeUpgrade, _, _, _, _>(handlers::take_upgrade);
}
