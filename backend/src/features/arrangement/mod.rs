//! Arrangement: when a quiz may be sat, and what single people or units are granted beyond its own terms.
//!
//! **Invariant:** made with a reason and ended, never changed; what is granted to somebody is decided by
//! [`grading::sitting`], and attempts that run get their time in the same transaction.

pub mod door;
mod error;
mod handlers;
mod repo;
mod service;
mod terms;

use shared::api::arrangement::{Arrange, EndArrangement, FindSitters, ListArrangements};

use crate::http::mount::Routes;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on::<ListArrangements, _, _, _, _>(handlers::list_arrangements)
        .on::<Arrange, _, _, _, _>(handlers::arrange)
        .on::<EndArrangement, _, _, _, _>(handlers::end_arrangement)
        .on::<FindSitters, _, _, _, _>(handlers::find_sitters);
}
