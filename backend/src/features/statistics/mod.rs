//! Statistics: the sums of first attempts at each quiz, kept as they come in, and the figures told from them.
//!
//! **Invariant:** no attempt and no answer is read when figures are asked for; what is read is bounded, however many
//! attempts there were.

pub mod door;
mod error;
mod glance;
mod handlers;
mod repo;
mod service;
mod stored;
mod summary;

use shared::api::statistics::{GetQuizStatistics, ListVersionQuizzes};

use crate::http::admission::Urgency;
use crate::http::mount::{Manner, Routes};

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on_with::<ListVersionQuizzes, _, _, _, _>(
            Manner::urgent(Urgency::Report),
            handlers::list_version_quizzes,
        )
        .on_with::<GetQuizStatistics, _, _, _, _>(
            Manner::urgent(Urgency::Report),
            handlers::get_quiz_statistics,
        );
}
