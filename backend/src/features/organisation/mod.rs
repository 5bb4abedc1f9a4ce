//! Organisation: units, people, dated employments and assignments, explicit superiors.
//!
//! **Invariant:** a person is never keyed by NIP, and nothing dated is ever overwritten: changes add rows.

pub mod door;
mod error;
mod handlers;
mod record;
mod repo;
mod service;

use shared::api::organisation::{
    AssignPerson, CreatePerson, GetOwnRecord, GetPersonRecord, ListPeople, ListPositions, ListUnits,
};

use crate::http::mount::Routes;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on::<GetOwnRecord, _, _, _, _>(handlers::get_own_record)
        .on::<ListUnits, _, _, _, _>(handlers::list_units)
        .on::<ListPositions, _, _, _, _>(handlers::list_positions)
        .on::<ListPeople, _, _, _, _>(handlers::list_people)
        .on::<GetPersonRecord, _, _, _, _>(handlers::get_person_record)
        .on::<CreatePerson, _, _, _, _>(handlers::create_person)
        .on::<AssignPerson, _, _, _, _>(handlers::assign_person);
}
