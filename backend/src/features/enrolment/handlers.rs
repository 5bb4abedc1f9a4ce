//! One line per endpoint of the enrolment slice.

use shared::api::enrolment::{Enrol, EnrolmentView, Enrolments, GetEnrolment, ListEnrolments, Withdraw};

use super::error::EnrolmentError;
use super::service;
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn enrol(ctx: Ctx, call: Call<Enrol>) -> Result<EnrolmentView, EnrolmentError> {
    service::enrol(&ctx, &call.caller, call.params.course).await
}

pub(super) async fn list_enrolments(
    ctx: Ctx,
    call: Call<ListEnrolments>,
) -> Result<Enrolments, EnrolmentError> {
    service::list(&ctx, &call.caller).await
}

pub(super) async fn get_enrolment(
    ctx: Ctx,
    call: Call<GetEnrolment>,
) -> Result<EnrolmentView, EnrolmentError> {
    service::view(&ctx, &call.caller, call.params.enrolment).await
}

pub(super) async fn withdraw(ctx: Ctx, call: Call<Withdraw>) -> Result<EnrolmentView, EnrolmentError> {
    service::withdraw(&ctx, &call.caller, call.params.enrolment).await
}
