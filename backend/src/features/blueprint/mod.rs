//! Blueprint: what a quiz is made of, written in the browser and turned into a draft version of its course.
//!
//! **Invariant:** a blueprint ends as the text of a quiz in the course's folder, checked and imported like any other; there
//! is no second way into a version.

mod compile;
mod derive;
pub mod door;
mod error;
mod handlers;
mod look;
mod material;
mod repo;
mod service;
mod sound;

use shared::api::blueprint::{
    DropBlueprint, GetBlueprint, ListBlueprints, PublishBlueprint, SaveBlueprint, TryBlueprint,
};

use crate::http::admission::Urgency;
use crate::http::mount::{Manner, Routes};

/// Largest body that carries a blueprint.
const BODY: usize = 512 * 1024;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on_with::<ListBlueprints, _, _, _, _>(Manner::urgent(Urgency::Report), handlers::list_blueprints)
        .on::<GetBlueprint, _, _, _, _>(handlers::get_blueprint)
        .on_with::<SaveBlueprint, _, _, _, _>(Manner::up_to(BODY), handlers::save_blueprint)
        .on::<DropBlueprint, _, _, _, _>(handlers::drop_blueprint)
        .on::<TryBlueprint, _, _, _, _>(handlers::try_blueprint)
        .on::<PublishBlueprint, _, _, _, _>(handlers::publish_blueprint);
}
