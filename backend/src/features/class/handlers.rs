//! One line per endpoint of the class slice.

use shared::api::class::{GetClass, ClassView};

use super::error::ClassError;
use super::service;
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn get_class(ctx: Ctx, call: Call<GetClass>) -> Result<ClassView, ClassError> {
    service::get(&ctx, call.caller.identity()).await
}
