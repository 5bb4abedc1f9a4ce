//! Orientation: first steps by role, what is new, and whom to ask.
//!
//! **Invariant:** keeps nothing but what an account has seen; everything else it asks the doors of others.

pub mod door;
mod error;
mod handlers;
mod news;
pub(crate) mod opening;
mod repo;
mod service;
mod steps;

use shared::api::orientation::{GetOrientation, ListNews, SeeGuides};

use crate::http::mount::Routes;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on::<GetOrientation, _, _, _, _>(handlers::get_orientation)
        .on::<SeeGuides, _, _, _, _>(handlers::see_guides)
        .on::<ListNews, _, _, _, _>(handlers::list_news);
}
