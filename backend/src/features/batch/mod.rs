//! Batch: a run of a course with dates and seats, a waiting list, and people whom superiors nominate.
//!
//! **Invariant:** whoever changes who is seated holds the batch's row, asks [`seats::decide`], and carries out what it
//! says in that transaction; nothing is reset: a seat that has ended stays, and its history only grows.

pub mod door;
mod error;
mod handlers;
mod looks;
pub(crate) mod opening;
mod repo;
mod seating;
mod seats;
mod service;
mod window;

use shared::api::batch::{
    AddPeople, AnswerNomination, CancelBatch, ChangeBatch, CreateBatch, FindCandidates, GetBatch, GetRoster,
    LeaveSeat, ListBatches, ListCourseBatches, ListOwnSeats, ListTeamBatches, Nominate, RemoveSeat,
    RepeatBatch, TakeSeat,
};

use crate::http::mount::Routes;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on::<ListCourseBatches, _, _, _, _>(handlers::list_course_batches)
        .on::<ListOwnSeats, _, _, _, _>(handlers::list_own_seats)
        .on::<TakeSeat, _, _, _, _>(handlers::take_seat)
        .on::<LeaveSeat, _, _, _, _>(handlers::leave_seat)
        .on::<AnswerNomination, _, _, _, _>(handlers::answer_nomination)
        .on::<ListTeamBatches, _, _, _, _>(handlers::list_team_batches)
        .on::<Nominate, _, _, _, _>(handlers::nominate)
        .on::<ListBatches, _, _, _, _>(handlers::list_batches)
        .on::<CreateBatch, _, _, _, _>(handlers::create_batch)
        .on::<GetBatch, _, _, _, _>(handlers::get_batch)
        .on::<ChangeBatch, _, _, _, _>(handlers::change_batch)
        .on::<CancelBatch, _, _, _, _>(handlers::cancel_batch)
        .on::<RepeatBatch, _, _, _, _>(handlers::repeat_batch)
        .on::<GetRoster, _, _, _, _>(handlers::get_roster)
        .on::<FindCandidates, _, _, _, _>(handlers::find_candidates)
        .on::<AddPeople, _, _, _, _>(handlers::add_people)
        .on::<RemoveSeat, _, _, _, _>(handlers::remove_seat);
}
