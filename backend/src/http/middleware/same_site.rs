//! Refuses state-changing requests that another site caused.
//!
//! **Invariant:** a browser that sends neither `Sec-Fetch-Site` nor `Origin` cannot change anything.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::Next;
use actix_web::{Error, web};
use shared::problem::{self, Problem};

use crate::ctx::Ctx;
use crate::http::refusal;

/// Runs around every request.
pub async fn same_site(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    if request.method().is_safe() || is_ours(&request) {
        return next.call(request).await.map(ServiceResponse::map_into_boxed_body);
    }
    let answer = refusal::answer(request.request(), &Problem::from(&problem::CROSS_SITE));
    Ok(request.into_response(answer))
}

fn is_ours(request: &ServiceRequest) -> bool {
    let text = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let Some(ctx) = request.app_data::<web::Data<Ctx>>() else { return false };
    // The page's own origin: as configured, or, on a laptop reached by its address, the very host that the request
    // names. With TLS only the configured one is: a page fetched without it is somebody else's.
    let is_origin_ours = |origin: &str| {
        ctx.config.server.origin == origin
            || (!ctx.config.is_https()
                && text(header::HOST.as_str())
                    .is_some_and(|host| origin.strip_prefix("http://") == Some(host)))
    };
    match (text("sec-fetch-site"), text(header::ORIGIN.as_str())) {
        // A form of ours that is sent without scripts names no origin, since pages send no referrer; the browser itself
        // vouches for where it came from, and no page can write this header.
        (Some("same-origin"), None | Some("null")) => true,
        (Some("same-origin") | None, Some(origin)) => is_origin_ours(origin),
        (Some(_) | None, _) => false,
    }
}
