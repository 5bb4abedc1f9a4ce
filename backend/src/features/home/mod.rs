//! Home: everything the first screen shows, in one call.
//!
//! **Invariant:** keeps nothing of its own; it only asks the doors of others.

mod error;
mod handlers;
pub(crate) mod opening;
mod service;

use shared::api::home::GetHome;

use crate::http::mount::Routes;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes.on::<GetHome, _, _, _, _>(handlers::get_home);
}
