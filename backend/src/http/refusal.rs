//! Problems as answers: RFC 9457 bodies in the caller's language, with the request's id.
//!
//! **Invariant:** every error answer of the server is made here, whatever the route.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse};
use shared::problem::Problem;

use super::caller;

/// The media type of problems.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// The answer that tells a problem.
pub fn answer(request: &HttpRequest, problem: &Problem) -> HttpResponse {
    let status = StatusCode::from_u16(problem.kind.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = problem.body(caller::lang(request), &caller::request_id(request).to_string());
    let mut response = HttpResponse::build(status);
    response
        .insert_header((header::CONTENT_TYPE, MEDIA_TYPE))
        .insert_header((header::CACHE_CONTROL, "no-store"));
    if let Some(seconds) = problem.retry_after_s {
        response.insert_header((header::RETRY_AFTER, seconds.to_string()));
    }
    response.body(serde_json::to_vec(&body).unwrap_or_default())
}
