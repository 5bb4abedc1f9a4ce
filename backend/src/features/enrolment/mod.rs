//! Enrolment: joining a course, its states and their history.
//!
//! **Invariant:** nothing is ever reset; a person has one row per course, and its history only grows.

mod card;
pub mod door;
mod error;
mod handlers;
pub(crate) mod opening;
mod repo;
mod service;

use shared::api::enrolment::{Enrol, GetEnrolment, ListEnrolments, Withdraw};

use crate::http::mount::Routes;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on::<Enrol, _, _, _, _>(handlers::enrol)
        .on::<ListEnrolments, _, _, _, _>(handlers::list_enrolments)
        .on::<GetEnrolment, _, _, _, _>(handlers::get_enrolment)
        .on::<Withdraw, _, _, _, _>(handlers::withdraw);
}
