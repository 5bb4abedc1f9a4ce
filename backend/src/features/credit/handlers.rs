//! One line per endpoint of the credit slice.

use shared::api::credit::{GetTranscript, Transcript};

use super::error::CreditError;
use super::service;
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn get_transcript(ctx: Ctx, call: Call<GetTranscript>) -> Result<Transcript, CreditError> {
    service::transcript(&ctx, &call.caller, call.params.year).await
}
