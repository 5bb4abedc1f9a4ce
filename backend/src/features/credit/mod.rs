//! Credit: the append-only ledger of JP, and what a year of it is worth.
//!
//! **Invariant:** entries are added, never changed; what is taken back is a counter-entry.

pub mod door;
mod error;
mod handlers;
pub(crate) mod opening;
mod repo;
mod service;
mod state;

pub use state::State;

use shared::api::credit::GetTranscript;

use crate::http::mount::Routes;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes.on::<GetTranscript, _, _, _, _>(handlers::get_transcript);
}
