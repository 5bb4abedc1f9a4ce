//! One line per endpoint of the lesson slice.

use shared::api::lesson::{
    CompleteLesson, DownloadDocument, GetLesson, GetOutline, KeepPlace, LessonState, LessonView, Outline,
};

use super::error::LessonError;
use super::service;
use crate::ctx::Ctx;
use crate::http::mount::{Call, StreamCall};
use crate::http::stream::Download;

pub(super) async fn get_outline(ctx: Ctx, call: Call<GetOutline>) -> Result<Outline, LessonError> {
    service::outline(&ctx, &call.caller, call.params.enrolment).await
}

pub(super) async fn get_lesson(ctx: Ctx, call: Call<GetLesson>) -> Result<LessonView, LessonError> {
    service::lesson(&ctx, &call.caller, &call.params).await
}

pub(super) async fn keep_place(ctx: Ctx, call: Call<KeepPlace>) -> Result<LessonState, LessonError> {
    service::keep_place(&ctx, &call.caller, &call.params, &call.body).await
}

pub(super) async fn complete_lesson(
    ctx: Ctx,
    call: Call<CompleteLesson>,
) -> Result<LessonState, LessonError> {
    service::complete(&ctx, &call.caller, &call.params).await
}

pub(super) async fn download_document(
    ctx: Ctx,
    call: StreamCall<DownloadDocument>,
) -> Result<Download, LessonError> {
    service::document(&ctx, &call.caller, &call.params).await
}
