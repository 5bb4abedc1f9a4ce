//! One line per endpoint of the correction slice.

use shared::api::correction::{
    CorrectKey, CorrectionPreview, CorrectionRow, Corrections, ListCorrections, PreviewCorrection,
};

use super::error::CorrectionError;
use super::service;
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn list_corrections(
    ctx: Ctx,
    call: Call<ListCorrections>,
) -> Result<Corrections, CorrectionError> {
    service::list(&ctx, &call.caller, &call.params).await
}

pub(super) async fn preview_correction(
    ctx: Ctx,
    call: Call<PreviewCorrection>,
) -> Result<CorrectionPreview, CorrectionError> {
    service::preview(&ctx, &call.caller, &call.params, &call.body).await
}

pub(super) async fn correct_key(ctx: Ctx, call: Call<CorrectKey>) -> Result<CorrectionRow, CorrectionError> {
    service::correct_key(&ctx, &call.caller, &call.params, &call.body).await
}
