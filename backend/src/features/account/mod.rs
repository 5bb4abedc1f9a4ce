//! Account: sign in and out, sessions, tokens, the first administrator.
//!
//! **Invariant:** unknown, wrong and closed accounts get the same answer in the same time.

pub mod door;
mod error;
mod handlers;
mod hasher;
mod repo;
mod service;
mod setup;
mod state;
mod throttle;
mod token;

pub use state::State;

use shared::api::account::{
    ChangePassword, CompleteSetup, EndSession, ListSessions, RefreshAccess, SignIn, SignOut,
    SignOutEverywhere,
};

use crate::http::admission::Urgency;
use crate::http::mount::{BODY_LIMIT, Manner, Routes};

/// Mounts the slice.
pub fn routes(routes: &mut Routes<'_>) {
    routes
        .on_with::<SignIn, _, _, _, _>(Manner::queued(BODY_LIMIT), handlers::sign_in)
        .on_with::<RefreshAccess, _, _, _, _>(Manner::urgent(Urgency::Submit), handlers::refresh_access)
        .on::<SignOut, _, _, _, _>(handlers::sign_out)
        .on::<ListSessions, _, _, _, _>(handlers::list_sessions)
        .on::<SignOutEverywhere, _, _, _, _>(handlers::sign_out_everywhere)
        .on::<EndSession, _, _, _, _>(handlers::end_session)
        .on_with::<ChangePassword, _, _, _, _>(Manner::queued(BODY_LIMIT), handlers::change_password)
        .on_with::<CompleteSetup, _, _, _, _>(Manner::queued(BODY_LIMIT), handlers::complete_setup);
}
