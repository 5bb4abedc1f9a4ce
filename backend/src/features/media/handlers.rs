//! One line per endpoint of the media slice.

use shared::api::media::{
    BeginUpload, CancelUpload, DownloadMedia, FinishUpload, GetMedia, GetUpload, ListMedia, MediaDetail,
    MediaList, MediaView, PutPart, RemoveMedia, RenameMedia, UploadView,
};

use super::error::MediaError;
use super::{service, upload};
use crate::ctx::Ctx;
use crate::http::mount::{Call, StreamCall, UploadCall};
use crate::http::stream::Download;

pub(super) async fn begin_upload(ctx: Ctx, call: Call<BeginUpload>) -> Result<UploadView, MediaError> {
    upload::begin(&ctx, &call.caller, &call.body).await
}

pub(super) async fn get_upload(ctx: Ctx, call: Call<GetUpload>) -> Result<UploadView, MediaError> {
    upload::get(&ctx, &call.caller, call.params.upload).await
}

pub(super) async fn put_part(ctx: Ctx, call: UploadCall<PutPart>) -> Result<UploadView, MediaError> {
    upload::put_part(&ctx, &call.caller, &call.params, call.bytes).await
}

pub(super) async fn finish_upload(ctx: Ctx, call: Call<FinishUpload>) -> Result<MediaView, MediaError> {
    upload::finish(&ctx, &call.caller, call.params.upload).await
}

pub(super) async fn cancel_upload(ctx: Ctx, call: Call<CancelUpload>) -> Result<(), MediaError> {
    upload::cancel(&ctx, &call.caller, call.params.upload).await
}

pub(super) async fn list_media(ctx: Ctx, call: Call<ListMedia>) -> Result<MediaList, MediaError> {
    service::list(&ctx, &call.caller, &call.params).await
}

pub(super) async fn get_media(ctx: Ctx, call: Call<GetMedia>) -> Result<MediaDetail, MediaError> {
    service::get(&ctx, &call.caller, call.params.media).await
}

pub(super) async fn rename_media(ctx: Ctx, call: Call<RenameMedia>) -> Result<MediaDetail, MediaError> {
    service::rename(&ctx, &call.caller, call.params.media, &call.body).await
}

pub(super) async fn remove_media(ctx: Ctx, call: Call<RemoveMedia>) -> Result<(), MediaError> {
    service::remove(&ctx, &call.caller, call.params.media).await
}

pub(super) async fn download_media(
    ctx: Ctx,
    call: StreamCall<DownloadMedia>,
) -> Result<Download, MediaError> {
    service::download(&ctx, &call.caller, call.params.media).await
}
