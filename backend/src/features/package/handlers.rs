//! One line per endpoint of the package slice.

use shared::api::draft::{DraftStarted, DraftView};
use shared::api::package::{
    DownloadCourse, DownloadDraft, PackageReport, ReadPackage, ReadText, TakePackage, TakeText, TextReport,
};

use super::error::PackageError;
use super::service;
use crate::ctx::Ctx;
use crate::http::mount::{Call, StreamCall};
use crate::http::stream::Download;

pub(super) async fn read_package(ctx: Ctx, call: Call<ReadPackage>) -> Result<PackageReport, PackageError> {
    service::read_package(&ctx, &call.caller, call.params.media).await
}

pub(super) async fn take_package(ctx: Ctx, call: Call<TakePackage>) -> Result<DraftStarted, PackageError> {
    service::take_package(&ctx, &call.caller, call.params.media).await
}

pub(super) async fn read_text(ctx: Ctx, call: Call<ReadText>) -> Result<TextReport, PackageError> {
    service::read_text(&ctx, &call.caller, call.params.media).await
}

pub(super) async fn take_text(ctx: Ctx, call: Call<TakeText>) -> Result<DraftView, PackageError> {
    service::take_text(&ctx, &call.caller, &call.params, &call.body).await
}

pub(super) async fn download_draft(
    ctx: Ctx,
    call: StreamCall<DownloadDraft>,
) -> Result<Download, PackageError> {
    service::download_draft(&ctx, &call.caller, call.params.draft).await
}

pub(super) async fn download_course(
    ctx: Ctx,
    call: StreamCall<DownloadCourse>,
) -> Result<Download, PackageError> {
    service::download_course(&ctx, &call.caller, call.params.course).await
}
