//! Who calls: access token or, for streams, session cookie, to an identity.
//!
//! **Invariant:** a token proves a session, never a role; roles come from the rows of this moment.

use actix_web::HttpRequest;
use actix_web::http::header;
use shared::access::Identity;
use shared::problem::Problem;

use super::{caller, cookie};
use crate::ctx::Ctx;
use crate::features::account;

/// The identity behind a request; `None` where nothing valid came with it.
pub async fn identify(
    ctx: &Ctx,
    request: &HttpRequest,
    may_use_cookie: bool,
) -> Result<Option<Identity>, Problem> {
    let bearer = caller::text(request, header::AUTHORIZATION)
        .and_then(|value| value.strip_prefix("Bearer ").or_else(|| value.strip_prefix("bearer ")));
    let found = match bearer {
        Some(token) => account::door::by_token(ctx, token).await,
        None if may_use_cookie => match cookie::read(request, &ctx.config) {
            Some(secret) => account::door::by_cookie(ctx, &secret).await,
            None => Ok(None),
        },
        None => Ok(None),
    };
    found.map_err(Problem::from)
}
