//! One line per endpoint of the progress slice.

use shared::api::progress::{CourseProgress, GetProgress};

use super::error::ProgressError;
use super::service;
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn get_progress(ctx: Ctx, call: Call<GetProgress>) -> Result<CourseProgress, ProgressError> {
    service::course_progress(&ctx, &call.caller, call.params.enrolment).await
}
