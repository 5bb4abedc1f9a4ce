//! Files and exports as answers, so that what people uploaded can never run in the app's origin.

use std::path::PathBuf;

use actix_web::body::MessageBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, ContentDisposition, DispositionParam, DispositionType, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use shared::problem::{self, Problem};

use super::refusal;

/// What a stream answers with.
pub enum Download {
    /// A file from the content store; range requests are answered.
    File {
        /// Where it lies.
        path: PathBuf,
        /// Media type from our own table, never from the uploader.
        media_type: String,
        /// Name to keep it under; `None` shows it in place.
        name: Option<String>,
    },
    /// Text made on the spot.
    Text {
        /// The text.
        body: String,
        /// Media type.
        media_type: &'static str,
        /// Name to keep it under.
        name: String,
    },
    /// Bytes made on the spot.
    Bytes {
        /// The bytes.
        body: Vec<u8>,
        /// Media type.
        media_type: &'static str,
        /// Name to keep it under.
        name: String,
    },
}

/// Turns a download into an answer.
pub async fn answer(request: &HttpRequest, download: Download) -> HttpResponse {
    match download {
        Download::File { path, media_type, name } => file(request, path, &media_type, name).await,
        Download::Text { body, media_type, name } => made(body, media_type, name),
        Download::Bytes { body, media_type, name } => made(body, media_type, name),
    }
}

/// What was made on the spot is not kept anywhere on its way.
fn made(body: impl MessageBody + 'static, media_type: &'static str, name: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, media_type))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header(attachment(name))
        .body(body)
}

fn attachment(name: String) -> ContentDisposition {
    ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(name)],
    }
}

async fn file(request: &HttpRequest, path: PathBuf, media_type: &str, name: Option<String>) -> HttpResponse {
    let opened = actix_web::web::block(move || actix_files::NamedFile::open(path)).await;
    let Ok(Ok(file)) = opened else {
        return refusal::answer(request, &Problem::from(&problem::NOT_FOUND));
    };
    let disposition = name.map_or(
        ContentDisposition { disposition: DispositionType::Inline, parameters: Vec::new() },
        attachment,
    );
    let mut response = file
        .use_last_modified(false)
        .set_content_disposition(disposition)
        .set_content_type(media_type.parse().unwrap_or(mime::APPLICATION_OCTET_STREAM))
        .into_response(request);
    if response.status() == StatusCode::RANGE_NOT_SATISFIABLE {
        let size = response.headers_mut().remove(header::CONTENT_RANGE).next();
        response = refusal::answer(request, &Problem::from(&problem::NO_SUCH_RANGE));
        if let Some(size) = size {
            response.headers_mut().insert(header::CONTENT_RANGE, size);
        }
        return response;
    }
    let headers = response.headers_mut();
    // The name is the hash of the content, so the content never changes; `private` keeps it out of shared caches.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=31536000, immutable"));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"),
    );
    response
}
