//! One line per endpoint of the live slice.

use shared::api::lesson::LessonState;
use shared::api::live::{
    AttendLiveSession, CancelLiveSession, ChangeLiveSession, ClassSession, ClassSessions,
    ConfirmLiveAttendance, CreateLiveSession, DownloadLiveSession, ListClassSessions, ListLiveAttendance,
    ListLiveSessions, LiveAttendance, LiveConfirmed, LiveSessions, WithdrawLiveAttendance,
};

use super::error::LiveError;
use super::{people, schedule, service};
use crate::ctx::Ctx;
use crate::http::mount::{Call, StreamCall};
use crate::http::stream::Download;

pub(super) async fn list_live_sessions(
    ctx: Ctx,
    call: Call<ListLiveSessions>,
) -> Result<LiveSessions, LiveError> {
    service::list(&ctx, &call.caller, &call.params).await
}

pub(super) async fn attend_live_session(
    ctx: Ctx,
    call: Call<AttendLiveSession>,
) -> Result<LessonState, LiveError> {
    service::attend(&ctx, &call.caller, &call.params, &call.body.word).await
}

pub(super) async fn download_live_session(
    ctx: Ctx,
    call: StreamCall<DownloadLiveSession>,
) -> Result<Download, LiveError> {
    service::calendar(&ctx, &call.caller, &call.params).await
}

pub(super) async fn list_class_sessions(
    ctx: Ctx,
    call: Call<ListClassSessions>,
) -> Result<ClassSessions, LiveError> {
    schedule::list(&ctx, &call.caller, &call.params).await
}

pub(super) async fn create_live_session(
    ctx: Ctx,
    call: Call<CreateLiveSession>,
) -> Result<ClassSession, LiveError> {
    schedule::create(&ctx, &call.caller, &call.params.slug, call.body).await
}

pub(super) async fn change_live_session(
    ctx: Ctx,
    call: Call<ChangeLiveSession>,
) -> Result<ClassSession, LiveError> {
    schedule::change(&ctx, &call.caller, &call.params, call.body).await
}

pub(super) async fn cancel_live_session(
    ctx: Ctx,
    call: Call<CancelLiveSession>,
) -> Result<ClassSession, LiveError> {
    schedule::cancel(&ctx, &call.caller, &call.params, &call.body.reason).await
}

pub(super) async fn list_live_attendance(
    ctx: Ctx,
    call: Call<ListLiveAttendance>,
) -> Result<LiveAttendance, LiveError> {
    people::list(&ctx, &call.caller, &call.params).await
}

pub(super) async fn confirm_live_attendance(
    ctx: Ctx,
    call: Call<ConfirmLiveAttendance>,
) -> Result<LiveConfirmed, LiveError> {
    people::confirm(&ctx, &call.caller, &call.params, &call.body.enrolments).await
}

pub(super) async fn withdraw_live_attendance(
    ctx: Ctx,
    call: Call<WithdrawLiveAttendance>,
) -> Result<(), LiveError> {
    people::withdraw(&ctx, &call.caller, &call.params, &call.body.reason).await
}
