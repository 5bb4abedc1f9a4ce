//! Team: the figures that superiors read, kept up to date by those who change what they count.
//!
//! **Invariant:** nothing is counted over people or events when a dashboard is asked for.

mod csv;
pub mod door;
mod error;
mod handlers;
pub(crate) mod opening;
mod repo;
mod rollup;
mod service;

use shared::api::team::{ExportTeam, GetTeam, GetTeamMember};

use crate::http::admission::Urgency;
use crate::http::mount::{Manner, Routes};

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on_with::<GetTeam, _, _, _, _>(Manner::urgent(Urgency::Report), handlers::get_team)
        .on::<GetTeamMember, _, _, _, _>(handlers::get_team_member)
        .stream::<ExportTeam, _, _, _>(Urgency::Report, handlers::export_team);
}
