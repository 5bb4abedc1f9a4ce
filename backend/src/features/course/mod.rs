//! Course: the catalogue, versions, files, and the pointer that publishing moves.
//!
//! **Invariant:** a version never changes once written, so what is read of it may be kept in memory for ever.

mod builtin;
mod catalogue;
pub mod door;
mod error;
mod folder;
mod folder_quiz;
mod handlers;
pub(crate) mod opening;
mod repo;
mod service;
mod state;
mod stored;

pub use state::State;

use shared::api::course::{
    ArchiveCourse, GetAsset, GetCourse, ListCourses, ListVersions, PublishVersion, ReopenCourse,
};

use crate::http::admission::Urgency;
use crate::http::mount::Routes;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on::<ListCourses, _, _, _, _>(handlers::list_courses)
        .on::<GetCourse, _, _, _, _>(handlers::get_course)
        .on::<ListVersions, _, _, _, _>(handlers::list_versions)
        .on::<PublishVersion, _, _, _, _>(handlers::publish_version)
        .on::<ArchiveCourse, _, _, _, _>(handlers::archive_course)
        .on::<ReopenCourse, _, _, _, _>(handlers::reopen_course)
        .stream::<GetAsset, _, _, _>(Urgency::Read, handlers::get_asset);
}
