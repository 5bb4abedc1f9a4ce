//! Lesson: the outline of a course, one unit of study, and where the learner is in it.
//!
//! **Invariant:** opening a lesson changes nothing; what the player reports does.

mod error;
mod handlers;
pub(crate) mod opening;
mod service;

use shared::api::lesson::{CompleteLesson, DownloadDocument, GetLesson, GetOutline, KeepPlace};

use crate::http::admission::Urgency;
use crate::http::mount::Routes;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on::<GetOutline, _, _, _, _>(handlers::get_outline)
        .on::<GetLesson, _, _, _, _>(handlers::get_lesson)
        .on::<KeepPlace, _, _, _, _>(handlers::keep_place)
        .on::<CompleteLesson, _, _, _, _>(handlers::complete_lesson)
        .stream::<DownloadDocument, _, _, _>(Urgency::Read, handlers::download_document);
}
