//! Gives a request its id, logs it once when it is answered, and counts it.
//!
//! **Invariant:** the log holds the route's template, never the path: paths may carry ids, never people.

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, web};

use crate::ctx::Ctx;
use crate::http::caller::{Account, RequestId};

/// Runs around every request.
pub async fn arrival(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let begun = Instant::now();
    let id =
        request.app_data::<web::Data<Ctx>>().map_or(uuid::Uuid::nil(), |ctx| ctx.ids.uuid(ctx.clock.now()));
    request.extensions_mut().insert(RequestId(id));
    let method = known(request.method());
    let under_way = UnderWay::begin();
    let outcome = next.call(request).await;
    drop(under_way);
    let mut response = outcome?;
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    let request = response.request();
    let route = request.match_pattern().unwrap_or_else(|| "unmatched".to_owned());
    let user = request.extensions().get::<Account>().map(|account| account.0.to_string());
    let status = response.status().as_u16();
    let seconds = begun.elapsed().as_secs_f64();
    let labels = [("method", method.to_owned()), ("route", route.clone()), ("status", status.to_string())];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_seconds", &labels).record(seconds);
    tracing::info!(request_id = %id, method, route, status, ms = seconds * 1000.0, user, "answered");
    Ok(response)
}

/// A request under way, which also ends when its sender goes away before the answer.
struct UnderWay;

impl UnderWay {
    fn begin() -> Self {
        metrics::gauge!("http_requests_in_flight").increment(1.0);
        Self
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        metrics::gauge!("http_requests_in_flight").decrement(1.0);
    }
}

/// The method, where it is one: made-up ones share a name, so that nobody can fill the memory with labels.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "OTHER",
    }
}
