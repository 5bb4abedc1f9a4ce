//! One line per endpoint of the orientation slice.
//!
//! **Invariant:** no decision is made here.

use shared::api::orientation::{GetOrientation, ListNews, News, Orientation, SeeGuides};

use super::error::OrientationError;
use super::{news, service};
use crate::ctx::Ctx;
use crate::http::mount::Call;

pub(super) async fn get_orientation(
    ctx: Ctx,
    call: Call<GetOrientation>,
) -> Result<Orientation, OrientationError> {
    service::orientation(&ctx, call.caller.identity(), call.visitor.lang).await
}

pub(super) async fn see_guides(ctx: Ctx, call: Call<SeeGuides>) -> Result<(), OrientationError> {
    service::see(&ctx, call.caller.identity(), &call.body.guides).await
}

pub(super) async fn list_news(_ctx: Ctx, call: Call<ListNews>) -> Result<News, OrientationError> {
    Ok(news::told(&call.caller.identity().roles, call.visitor.lang))
}
