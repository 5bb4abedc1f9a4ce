//! Review: who may do what to a draft, what its readers say, and the steps by which it becomes the published version.
//!
//! **Invariant:** whether a step may be taken is decided in one place, `rule`, for the button and for the deed.

mod compare;
pub mod door;
mod error;
mod handlers;
mod repo;
mod rule;
mod service;

use shared::api::review::{
    AddDraftComment, CompareDraft, GetReview, GetReviewRule, SetDraftMember, SetReviewRule,
    SettleDraftComment, StepDraft,
};

use crate::http::admission::Urgency;
use crate::http::mount::{Manner, Routes};

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on::<GetReview, _, _, _, _>(handlers::get_review)
        .on::<StepDraft, _, _, _, _>(handlers::step_draft)
        .on::<SetDraftMember, _, _, _, _>(handlers::set_draft_member)
        .on::<AddDraftComment, _, _, _, _>(handlers::add_draft_comment)
        .on::<SettleDraftComment, _, _, _, _>(handlers::settle_draft_comment)
        .on_with::<CompareDraft, _, _, _, _>(Manner::urgent(Urgency::Report), handlers::compare_draft)
        .on::<GetReviewRule, _, _, _, _>(handlers::get_review_rule)
        .on::<SetReviewRule, _, _, _, _>(handlers::set_review_rule);
}
