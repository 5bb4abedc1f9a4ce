//! Compression of answers made at request time, JSON and pages: gzip at a light level, and only where it saves a packet.

use std::io::Write;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};

use super::caller;

/// Bodies up to this size fit one packet and are sent as they are.
const SMALLEST: usize = 1400;

/// Finishes an answer with a JSON body.
pub fn finish(request: &HttpRequest, mut response: HttpResponseBuilder, json: Vec<u8>) -> HttpResponse {
    response.insert_header((header::CONTENT_TYPE, "application/json"));
    pack(request, response, json)
}

/// Finishes an answer of any type that is worth compressing.
pub fn pack(request: &HttpRequest, mut response: HttpResponseBuilder, body: Vec<u8>) -> HttpResponse {
    response.insert_header((header::VARY, "accept-encoding"));
    let accepts = caller::text(request, header::ACCEPT_ENCODING).is_some_and(|value| value.contains("gzip"));
    if body.len() <= SMALLEST || !accepts {
        return response.body(body);
    }
    let mut encoder =
        flate2::write::GzEncoder::new(Vec::with_capacity(body.len() / 3), flate2::Compression::new(3));
    match encoder.write_all(&body).and_then(|()| encoder.finish()) {
        Ok(packed) => {
            response
                .insert_header((header::CONTENT_ENCODING, "gzip"))
                .insert_header((header::CONTENT_LENGTH, packed.len()));
            response.body(packed)
        }
        Err(_) => response.body(body),
    }
}
