//! One line per endpoint of the review slice.

use shared::api::review::{
    AddDraftComment, CompareDraft, Comparison, GetReview, GetReviewRule, ReviewRule, ReviewView,
    SetDraftMember, SetReviewRule, SettleDraftComment, StepDone, StepDraft,
};

use super::error::ReviewError;
use super::service;
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn get_review(ctx: Ctx, call: Call<GetReview>) -> Result<ReviewView, ReviewError> {
    service::view(&ctx, &call.caller, call.params.draft).await
}

pub(super) async fn step_draft(ctx: Ctx, call: Call<StepDraft>) -> Result<StepDone, ReviewError> {
    service::step(&ctx, &call.caller, call.params.draft, call.body).await
}

pub(super) async fn set_draft_member(
    ctx: Ctx,
    call: Call<SetDraftMember>,
) -> Result<ReviewView, ReviewError> {
    service::set_member(&ctx, &call.caller, call.params.draft, &call.body).await
}

pub(super) async fn add_draft_comment(
    ctx: Ctx,
    call: Call<AddDraftComment>,
) -> Result<ReviewView, ReviewError> {
    service::comment(&ctx, &call.caller, call.params.draft, call.body).await
}

pub(super) async fn settle_draft_comment(
    ctx: Ctx,
    call: Call<SettleDraftComment>,
) -> Result<ReviewView, ReviewError> {
    service::settle(&ctx, &call.caller, &call.params, call.body.is_settled).await
}

pub(super) async fn compare_draft(ctx: Ctx, call: Call<CompareDraft>) -> Result<Comparison, ReviewError> {
    service::comparison(&ctx, &call.caller, call.params.draft).await
}

pub(super) async fn get_review_rule(ctx: Ctx, call: Call<GetReviewRule>) -> Result<ReviewRule, ReviewError> {
    service::rule(&ctx, &call.caller).await
}

pub(super) async fn set_review_rule(ctx: Ctx, call: Call<SetReviewRule>) -> Result<ReviewRule, ReviewError> {
    service::set_rule(&ctx, &call.caller, call.body.is_four_eyes).await
}
