//! One line per endpoint of the account slice.

use shared::api::account::{
    AccessGrant, ChangePassword, CompleteSetup, EndSession, ListSessions, RefreshAccess, Sessions, SignIn,
    SignOut, SignOutEverywhere,
};

use super::error::AccountError;
use super::{service, setup};
use crate::ctx::Ctx;
use crate::http::mount::Call;
use crate::http::reply::Reply;

pub(super) async fn sign_in(ctx: Ctx, call: Call<SignIn>) -> Result<Reply<AccessGrant>, AccountError> {
    service::sign_in(&ctx, &call.body.name, &call.body.password, &call.visitor).await
}

pub(super) async fn refresh_access(
    ctx: Ctx,
    call: Call<RefreshAccess>,
) -> Result<Reply<AccessGrant>, AccountError> {
    service::refresh(&ctx, call.visitor.cookie.as_deref()).await
}

pub(super) async fn sign_out(ctx: Ctx, call: Call<SignOut>) -> Result<Reply<()>, AccountError> {
    service::sign_out(&ctx, call.caller.identity()).await
}

pub(super) async fn list_sessions(ctx: Ctx, call: Call<ListSessions>) -> Result<Sessions, AccountError> {
    service::list_sessions(&ctx, call.caller.identity()).await
}

pub(super) async fn sign_out_everywhere(
    ctx: Ctx,
    call: Call<SignOutEverywhere>,
) -> Result<Reply<()>, AccountError> {
    service::sign_out_everywhere(&ctx, call.caller.identity()).await
}

pub(super) async fn end_session(ctx: Ctx, call: Call<EndSession>) -> Result<(), AccountError> {
    service::end_session(&ctx, call.caller.identity(), call.params.session).await
}

pub(super) async fn change_password(ctx: Ctx, call: Call<ChangePassword>) -> Result<(), AccountError> {
    service::change_password(&ctx, call.caller.identity(), &call.body, &call.visitor).await
}

pub(super) async fn complete_setup(ctx: Ctx, call: Call<CompleteSetup>) -> Result<(), AccountError> {
    setup::complete(&ctx, &call.body.token, &call.body.name, &call.body.email, &call.body.password).await
}
