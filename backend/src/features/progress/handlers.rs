//! One line per endpoint of the progress slice.

use shared::api::enrolment::EnrolmentView;
use shared::api::progress::{CourseProgress, GetProgress, GetUpgrade, TakeUpgrade, Upgrade};

use super::error::ProgressError;
use super::{service, upgrade};
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn get_progress(ctx: Ctx, call: Call<GetProgress>) -> Result<CourseProgress, ProgressError> {
    service::course_progress(&ctx, &call.caller, call.params.enrolment).await
}

pub(super) async fn get_upgrade(ctx: Ctx, call: Call<GetUpgrade>) -> Result<Upgrade, ProgressError> {
    upgrade::offer(&ctx, &call.caller, call.params.enrolment).await
}

pub(super) async fn take_upgrade(ctx: Ctx, call: Call<TakeUpgrade>) -> Result<EnrolmentView, ProgressError> {
    upgrade::take(&ctx, &call.caller, call.params.enrolment, call.body.version).await
}
