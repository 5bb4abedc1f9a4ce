//! Live: when the meetings of a course take place, and who was there.
//!
//! **Invariant:** whoever is noted as there has the lesson confirmed in that transaction; an attendance word and a link
//! before its time are in no answer.

mod calendar;
mod clock;
pub mod door;
mod error;
mod handlers;
mod people;
mod repo;
mod schedule;
mod service;

use shared::api::live::{
    AttendLiveSession, CancelLiveSession, ChangeLiveSession, ConfirmLiveAttendance, CreateLiveSession,
    DownloadLiveSession, ListClassSessions, ListLiveAttendance, ListLiveSessions, WithdrawLiveAttendance,
};

use crate::http::admission::Urgency;
use crate::http::mount::Routes;

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on::<ListLiveSessions, _, _, _, _>(handlers::list_live_sessions)
        .on::<AttendLiveSession, _, _, _, _>(handlers::attend_live_session)
        .on::<ListClassSessions, _, _, _, _>(handlers::list_class_sessions)
        .on::<CreateLiveSession, _, _, _, _>(handlers::create_live_session)
        .on::<ChangeLiveSession, _, _, _, _>(handlers::change_live_session)
        .on::<CancelLiveSession, _, _, _, _>(handlers::cancel_live_session)
        .on::<ListLiveAttendance, _, _, _, _>(handlers::list_live_attendance)
        .on::<ConfirmLiveAttendance, _, _, _, _>(handlers::confirm_live_attendance)
        .on::<WithdrawLiveAttendance, _, _, _, _>(handlers::withdraw_live_attendance)
        .stream::<DownloadLiveSession, _, _, _>(Urgency::Read, handlers::download_live_session);
}
