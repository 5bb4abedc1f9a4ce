//! One line per endpoint of the discussion slice.

use shared::api::discussion::{
    AnswerPost, ClassDiscussion, ClassDiscussions, Discussion, EditPost, GetClassDiscussion, GetDiscussion,
    HidePost, ListClassDiscussions, ListClassReplies, ListReplies, PinPost, PostView, PostWritten, Replies,
    ReportPost, SetDiscussion, SettleReports, ShowPost, UnpinPost, WithdrawPost, WritePost,
};

use super::error::DiscussionError;
use super::{service, staff};
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn get_discussion(
    ctx: Ctx,
    call: Call<GetDiscussion>,
) -> Result<Discussion, DiscussionError> {
    service::discussion(&ctx, &call.caller, &call.params).await
}

pub(super) async fn list_replies(ctx: Ctx, call: Call<ListReplies>) -> Result<Replies, DiscussionError> {
    service::replies(&ctx, &call.caller, &call.params).await
}

pub(super) async fn write_post(ctx: Ctx, call: Call<WritePost>) -> Result<PostWritten, DiscussionError> {
    service::write(&ctx, &call.caller, &call.params, &call.body).await
}

pub(super) async fn edit_post(ctx: Ctx, call: Call<EditPost>) -> Result<PostView, DiscussionError> {
    service::edit(&ctx, &call.caller, &call.params, &call.body.text).await
}

pub(super) async fn withdraw_post(ctx: Ctx, call: Call<WithdrawPost>) -> Result<PostView, DiscussionError> {
    service::withdraw(&ctx, &call.caller, &call.params).await
}

pub(super) async fn report_post(ctx: Ctx, call: Call<ReportPost>) -> Result<(), DiscussionError> {
    service::report(&ctx, &call.caller, &call.params, &call.body.reason).await
}

pub(super) async fn list_class_discussions(
    ctx: Ctx,
    call: Call<ListClassDiscussions>,
) -> Result<ClassDiscussions, DiscussionError> {
    staff::list(&ctx, &call.caller, &call.params.slug).await
}

pub(super) async fn get_class_discussion(
    ctx: Ctx,
    call: Call<GetClassDiscussion>,
) -> Result<ClassDiscussion, DiscussionError> {
    staff::discussion(&ctx, &call.caller, &call.params).await
}

pub(super) async fn answer_post(ctx: Ctx, call: Call<AnswerPost>) -> Result<PostView, DiscussionError> {
    staff::answer(&ctx, &call.caller, &call.params, &call.body).await
}

pub(super) async fn set_discussion(ctx: Ctx, call: Call<SetDiscussion>) -> Result<(), DiscussionError> {
    staff::set(&ctx, &call.caller, &call.params, call.body.is_closed).await
}

pub(super) async fn list_class_replies(
    ctx: Ctx,
    call: Call<ListClassReplies>,
) -> Result<Replies, DiscussionError> {
    staff::replies(&ctx, &call.caller, &call.params).await
}

pub(super) async fn hide_post(ctx: Ctx, call: Call<HidePost>) -> Result<PostView, DiscussionError> {
    staff::hide(&ctx, &call.caller, &call.params, &call.body.reason).await
}

pub(super) async fn show_post(ctx: Ctx, call: Call<ShowPost>) -> Result<PostView, DiscussionError> {
    staff::show(&ctx, &call.caller, &call.params).await
}

pub(super) async fn pin_post(ctx: Ctx, call: Call<PinPost>) -> Result<PostView, DiscussionError> {
    staff::pin(&ctx, &call.caller, &call.params).await
}

pub(super) async fn unpin_post(ctx: Ctx, call: Call<UnpinPost>) -> Result<PostView, DiscussionError> {
    staff::unpin(&ctx, &call.caller, &call.params).await
}

pub(super) async fn settle_reports(ctx: Ctx, call: Call<SettleReports>) -> Result<(), DiscussionError> {
    staff::settle(&ctx, &call.caller, &call.params).await
}
