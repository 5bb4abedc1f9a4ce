//! One line per endpoint of the home slice.

use shared::api::home::{GetHome, Home};

use super::error::HomeError;
use super::service;
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn get_home(ctx: Ctx, call: Call<GetHome>) -> Result<Home, HomeError> {
    service::home(&ctx, &call.caller).await
}
