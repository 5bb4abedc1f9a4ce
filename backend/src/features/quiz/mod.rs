//! Quiz: rules page, attempt, answers by revision, submission, result.
//!
//! **Invariant:** the key of a question that counts leaves the server only while `review::Review::closed` has its review open; the
//! server's clock decides.

pub mod door;
mod error;
mod files;
mod gain;
mod given;
mod grading_run;
mod handlers;
pub(crate) mod opening;
mod opinion;
mod paper;
mod past;
mod practice;
mod regrade;
mod remark;
mod repo;
mod result;
mod review;
mod save;
mod save_queue;
mod service;
mod settle;
mod sitting;
mod state;

pub use state::State;

use shared::api::quiz::{
    GetAttempt, GetPractice, GetQuiz, GetResult, SaveAnswers, StartAttempt, SubmitAttempt,
};

use crate::http::admission::Urgency;
use crate::http::mount::{Manner, Routes};

/// Largest body of answers: a batch in which a few are essays of full length.
const ANSWERS_BODY: usize = 512 * 1024;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on::<GetQuiz, _, _, _, _>(handlers::get_quiz)
        .on::<StartAttempt, _, _, _, _>(handlers::start_attempt)
        .on::<GetAttempt, _, _, _, _>(handlers::get_attempt)
        .on_with::<SaveAnswers, _, _, _, _>(Manner::queued(ANSWERS_BODY), handlers::save_answers)
        .on_with::<SubmitAttempt, _, _, _, _>(Manner::urgent(Urgency::Submit), handlers::submit_attempt)
        .on::<GetResult, _, _, _, _>(handlers::get_result)
        .on::<GetPractice, _, _, _, _>(handlers::get_practice);
}
