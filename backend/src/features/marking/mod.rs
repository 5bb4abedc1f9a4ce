//! Marking: the queue of what waits for a person's mark, giving marks, and markers' own comments.
//!
//! **Invariant:** every query names the caller's institution; whose answer it is leaves the server only where asked for.

mod error;
mod files;
mod handlers;
mod opinion;
mod repo;
mod service;
mod snippets;
mod words;

use shared::api::marking::{
    CreateSnippet, DeleteSnippet, DownloadAnswerFile, FindAttempt, GetMarkedAnswer, GetMarkedAttempt,
    GetNextAnswer, GiveMark, ListMarks, ListSnippets, ListUnmarkedAttempts, ListUnmarkedQuestions,
};

use crate::http::admission::Urgency;
use crate::http::mount::Routes;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on::<ListUnmarkedQuestions, _, _, _, _>(handlers::list_unmarked_questions)
        .on::<ListUnmarkedAttempts, _, _, _, _>(handlers::list_unmarked_attempts)
        .on::<ListMarks, _, _, _, _>(handlers::list_marks)
        .on::<FindAttempt, _, _, _, _>(handlers::find_attempt)
        .on::<GetMarkedAttempt, _, _, _, _>(handlers::get_marked_attempt)
        .on::<GetNextAnswer, _, _, _, _>(handlers::get_next_answer)
        .on::<GetMarkedAnswer, _, _, _, _>(handlers::get_marked_answer)
        .on::<GiveMark, _, _, _, _>(handlers::give_mark)
        .on::<ListSnippets, _, _, _, _>(handlers::list_snippets)
        .on::<CreateSnippet, _, _, _, _>(handlers::create_snippet)
        .on::<DeleteSnippet, _, _, _, _>(handlers::delete_snippet)
        .stream::<DownloadAnswerFile, _, _, _>(Urgency::Read, handlers::download_answer_file);
}
