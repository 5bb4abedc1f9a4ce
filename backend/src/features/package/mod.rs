//! Package: courses and texts come into the studio as files, and courses leave it as one.
//!
//! **Invariant:** reading keeps nothing; what is taken becomes a draft or part of one, never a version.

mod error;
mod handlers;
mod read;
mod said;
mod service;

use shared::api::package::{DownloadCourse, DownloadDraft, ReadPackage, ReadText, TakePackage, TakeText};

use crate::http::admission::Urgency;
use crate::http::mount::{Manner, Routes};

/// Largest body of a call that waits for its file to be read.
const BODY: usize = 16 * 1024;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .stream::<DownloadDraft, _, _, _>(Urgency::Report, handlers::download_draft)
        .stream::<DownloadCourse, _, _, _>(Urgency::Report, handlers::download_course)
        // Files are read two at a time; who waits for that takes no place meanwhile.
        .on_with::<ReadPackage, _, _, _, _>(Manner::queued(BODY), handlers::read_package)
        .on_with::<TakePackage, _, _, _, _>(Manner::queued(BODY), handlers::take_package)
        .on_with::<ReadText, _, _, _, _>(Manner::queued(BODY), handlers::read_text)
        .on_with::<TakeText, _, _, _, _>(Manner::queued(BODY), handlers::take_text);
}
