//! One line per endpoint of the blueprint slice.

use shared::api::blueprint::{
    BlueprintVersion, BlueprintView, Blueprints, DropBlueprint, GetBlueprint, ListBlueprints,
    PublishBlueprint, SaveBlueprint, TrialView, TryBlueprint,
};

use super::error::BlueprintError;
use super::service;
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn list_blueprints(
    ctx: Ctx,
    call: Call<ListBlueprints>,
) -> Result<Blueprints, BlueprintError> {
    service::list(&ctx, &call.caller).await
}

pub(super) async fn get_blueprint(
    ctx: Ctx,
    call: Call<GetBlueprint>,
) -> Result<BlueprintView, BlueprintError> {
    service::view(&ctx, &call.caller, &call.params, call.visitor.lang).await
}

pub(super) async fn save_blueprint(
    ctx: Ctx,
    call: Call<SaveBlueprint>,
) -> Result<BlueprintView, BlueprintError> {
    service::save(&ctx, &call.caller, &call.params, call.body, call.visitor.lang).await
}

pub(super) async fn drop_blueprint(
    ctx: Ctx,
    call: Call<DropBlueprint>,
) -> Result<BlueprintView, BlueprintError> {
    service::give_up(&ctx, &call.caller, &call.params, call.visitor.lang).await
}

pub(super) async fn try_blueprint(ctx: Ctx, call: Call<TryBlueprint>) -> Result<TrialView, BlueprintError> {
    service::trial(&ctx, &call.caller, &call.params, call.visitor.lang).await
}

pub(super) async fn publish_blueprint(
    ctx: Ctx,
    call: Call<PublishBlueprint>,
) -> Result<BlueprintVersion, BlueprintError> {
    service::publish(&ctx, &call.caller, &call.params, call.body.rev, call.visitor.lang).await
}
