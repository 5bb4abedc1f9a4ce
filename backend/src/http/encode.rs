//! Compression of answers made at request time: gzip, and only where it saves a packet.
//!
//! **Invariant:** the level is that of the work beside it: light for JSON, which is asked for often; more for a page, of which a
//! visit has one.

use std::io::Write;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};

use super::caller;

/// Bodies up to this size fit one packet and are sent as they are.
const SMALLEST: usize = 1400;
/// Level for JSON.
const LIGHT: u32 = 3;
/// Level for pages: a twelfth smaller than the light one, for a tenth of a millisecond.
const PAGE: u32 = 6;

/// Finishes an answer with a JSON body.
pub fn finish(request: &HttpRequest, mut response: HttpResponseBuilder, json: Vec<u8>) -> HttpResponse {
    response.insert_header((header::CONTENT_TYPE, "application/json"));
    pack(request, response, json, LIGHT)
}

/// Finishes an answer with a page.
pub fn finish_page(request: &HttpRequest, response: HttpResponseBuilder, html: String) -> HttpResponse {
    pack(request, response, html.into_bytes(), PAGE)
}

fn pack(request: &HttpRequest, mut response: HttpResponseBuilder, body: Vec<u8>, level: u32) -> HttpResponse {
    response.insert_header((header::VARY, "accept-encoding"));
    let accepts = caller::text(request, header::ACCEPT_ENCODING).is_some_and(|value| value.contains("gzip"));
    if body.len() <= SMALLEST || !accepts {
        return response.body(body);
    }
    let mut encoder =
        flate2::write::GzEncoder::new(Vec::with_capacity(body.len() / 3), flate2::Compression::new(level));
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
