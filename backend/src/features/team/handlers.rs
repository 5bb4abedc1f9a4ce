//! One line per endpoint of the team slice.

use shared::api::team::{ExportTeam, GetTeam, GetTeamMember, Team, TeamMember};

use super::error::TeamError;
use super::service;
use crate::ctx::Ctx;
use crate::http::mount::{Call, StreamCall};
use crate::http::stream::Download;

pub(super) async fn get_team(ctx: Ctx, call: Call<GetTeam>) -> Result<Team, TeamError> {
    service::team(&ctx, &call.caller, &call.params).await
}

pub(super) async fn get_team_member(ctx: Ctx, call: Call<GetTeamMember>) -> Result<TeamMember, TeamError> {
    service::member(&ctx, &call.caller, call.params.person).await
}

pub(super) async fn export_team(ctx: Ctx, call: StreamCall<ExportTeam>) -> Result<Download, TeamError> {
    service::export(&ctx, &call.caller, call.params.unit, call.visitor.lang).await
}
