//! Discussion: what the learners of a course write to one another about a prompt, and what those who teach answer.
//!
//! **Invariant:** a learner reads the discussion of the own institution, and of the own batch where there is a seat in one; a
//! text that was withdrawn or hidden is not read by learners.

pub mod door;
mod error;
mod handlers;
mod place;
mod repo;
mod rule;
mod service;
mod shown;
mod staff;
mod write;

use shared::api::discussion::{
    AnswerPost, EditPost, GetClassDiscussion, GetDiscussion, HidePost, ListClassDiscussions,
    ListClassReplies, ListReplies, PinPost, ReportPost, SetDiscussion, SettleReports, ShowPost, UnpinPost,
    WithdrawPost, WritePost,
};

use crate::http::mount::Routes;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on::<GetDiscussion, _, _, _, _>(handlers::get_discussion)
        .on::<ListReplies, _, _, _, _>(handlers::list_replies)
        .on::<WritePost, _, _, _, _>(handlers::write_post)
        .on::<EditPost, _, _, _, _>(handlers::edit_post)
        .on::<WithdrawPost, _, _, _, _>(handlers::withdraw_post)
        .on::<ReportPost, _, _, _, _>(handlers::report_post)
        .on::<ListClassDiscussions, _, _, _, _>(handlers::list_class_discussions)
        .on::<GetClassDiscussion, _, _, _, _>(handlers::get_class_discussion)
        .on::<AnswerPost, _, _, _, _>(handlers::answer_post)
        .on::<SetDiscussion, _, _, _, _>(handlers::set_discussion)
        .on::<ListClassReplies, _, _, _, _>(handlers::list_class_replies)
        .on::<HidePost, _, _, _, _>(handlers::hide_post)
        .on::<ShowPost, _, _, _, _>(handlers::show_post)
        .on::<PinPost, _, _, _, _>(handlers::pin_post)
        .on::<UnpinPost, _, _, _, _>(handlers::unpin_post)
        .on::<SettleReports, _, _, _, _>(handlers::settle_reports);
}
