//! Correction: another key for a question that people have answered, and marking their attempts again.
//!
//! **Invariant:** a correction is finished once no attempt of the quiz comes to anything else by it; until then no other
//! key of the quiz is corrected.

pub mod door;
mod error;
mod handlers;
mod repo;
mod service;

use shared::api::correction::{CorrectKey, ListCorrections, PreviewCorrection};

use crate::http::admission::Urgency;
use crate::http::mount::{Manner, Routes};

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on::<ListCorrections, _, _, _, _>(handlers::list_corrections)
        .on_with::<PreviewCorrection, _, _, _, _>(
            Manner::urgent(Urgency::Report),
            handlers::preview_correction,
        )
        .on::<CorrectKey, _, _, _, _>(handlers::correct_key);
}
