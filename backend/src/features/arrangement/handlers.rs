//! One line per endpoint of the arrangement slice.

use shared::api::arrangement::{
    Arrange, ArrangementRow, Arrangements, EndArrangement, FindSitters, ListArrangements, Sitters,
};

use super::error::ArrangementError;
use super::service;
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn list_arrangements(
    ctx: Ctx,
    call: Call<ListArrangements>,
) -> Result<Arrangements, ArrangementError> {
    service::list(&ctx, &call.caller, &call.params).await
}

pub(super) async fn arrange(ctx: Ctx, call: Call<Arrange>) -> Result<ArrangementRow, ArrangementError> {
    service::arrange(&ctx, &call.caller, &call.params, call.body).await
}

pub(super) async fn end_arrangement(ctx: Ctx, call: Call<EndArrangement>) -> Result<(), ArrangementError> {
    service::end(&ctx, &call.caller, call.params.arrangement).await
}

pub(super) async fn find_sitters(ctx: Ctx, call: Call<FindSitters>) -> Result<Sitters, ArrangementError> {
    service::sitters(&ctx, &call.caller, &call.params).await
}
