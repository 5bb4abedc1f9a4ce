//! Gives a request its id, logs it once when it is answered, and counts it.
//!
//! **Invariant:** the log holds the route's template, never the path: paths may carry ids, never people.

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, web};

use crate::ctx::Ctx;
use crate::http::caller::RequestId;

/// Runs around every request.
pub async fn arrival(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let begun = Instant::now();
    let id =
        request.app_data::<web::Data<Ctx>>().map_or(uuid::Uuid::nil(), |ctx| ctx.ids.uuid(ctx.clock.now()));
    request.extensions_mut().insert(RequestId(id));
    let method = request.method().to_string();
    metrics::gauge!("http_requests_in_flight").increment(1.0);
    let outcome = next.call(request).await;
    metrics::gauge!("http_requests_in_flight").decrement(1.0);
    let mut response = outcome?;
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    let route = response.request().match_pattern().unwrap_or_else(|| "unmatched".to_owned());
    let status = response.status().as_u16();
    let elapsed = begun.elapsed();
    metrics::counter!("http_requests_total", "route" => route.clone(), "status" => status.to_string())
        .increment(1);
    metrics::histogram!("http_request_seconds", "route" => route.clone()).record(elapsed.as_secs_f64());
    tracing::info!(request_id = %id, method, route, status, elapsed_us = elapsed.as_micros(), "answered");
    Ok(response)
}
